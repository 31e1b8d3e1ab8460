"""A text without the values of its facts, to see whether anything else changed."""

from pipeline.facts.recognise import facts


def mask(text: str) -> str:
    """The text with every fact replaced by its kind; equal masks differ in facts only."""
    pieces, position = [], 0
    for fact in facts(text):
        pieces += [text[position : fact.start], f"\x00{fact.kind}\x00"]
        position = fact.end
    return "".join([*pieces, text[position:]])
