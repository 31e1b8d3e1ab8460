"""Is it good? Readability, Leichte Sprache, checks on translations, risk. Pure."""
