"""One file or folder an engine."""
