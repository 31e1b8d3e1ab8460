"""What the editor shows of a draft, made from values alone."""
