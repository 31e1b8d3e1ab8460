"""Lists of words as they are kept in code."""


def wordset(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())
