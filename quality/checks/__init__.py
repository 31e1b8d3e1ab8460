"""One file a check; each says one thing about one segment."""
