"""Facts: what must survive a translation untouched, or be converted by a named rule."""
