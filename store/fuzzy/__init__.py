"""The fuzzy look-up of the translation memory: files derived from the database, which stays the truth."""
