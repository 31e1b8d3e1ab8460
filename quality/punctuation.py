"""Marks of punctuation by locale: what ends a sentence, what stands before a mark, what encloses a quotation."""

from pipeline.facts.language import language

QUESTION, EXCLAMATION, STOP, COLON, ELLIPSIS = "question", "exclamation", "stop", "colon", "ellipsis"

_KINDS = {
    "?": QUESTION, "？": QUESTION, "؟": QUESTION, "\u037e": QUESTION, "፧": QUESTION, "՞": QUESTION,
    "!": EXCLAMATION, "！": EXCLAMATION, "՜": EXCLAMATION,
    ".": STOP, "。": STOP, "۔": STOP, "።": STOP, "．": STOP, "।": STOP, "։": STOP,
    ":": COLON, "：": COLON, "፡": COLON, "፦": COLON,
    "…": ELLIPSIS,
}  # fmt: skip
_GREEK = {**_KINDS, ";": QUESTION}
_MARKS = {QUESTION: "?", EXCLAMATION: "!", STOP: ".", COLON: ":", ELLIPSIS: "…"}
_OWN = {
    "ar": {QUESTION: "؟"}, "fa": {QUESTION: "؟"}, "ps": {QUESTION: "؟"}, "ckb": {QUESTION: "؟"},
    "ur": {QUESTION: "؟", STOP: "۔"}, "el": {QUESTION: ";"}, "hi": {STOP: "।"}, "hy": {STOP: "։"},
    "zh": {QUESTION: "？", EXCLAMATION: "！", STOP: "。", COLON: "："}, "ja": {QUESTION: "？", STOP: "。"},
    "am": {STOP: "።"}, "ti": {STOP: "።"},
    "fr": {QUESTION: "\u202f?", EXCLAMATION: "\u202f!", COLON: "\u00a0:"},
}  # fmt: skip
CLOSING = "\"'»”’)]}›」』）】\u2069\u200f\u200e"
"""What may stand after the last mark of a sentence."""

BEFORE_MARKS = frozenset({"fr"})
"""Languages that leave a narrow blank before `? ! ; :`."""

NO_STOP = frozenset({"th", "lo", "km", "my"})
"""Languages that end a sentence with nothing but a blank."""


def kind_of(mark: str, *, locale: str) -> str | None:
    """What a character at the end of a text says there; None for a letter or another sign."""
    return (_GREEK if language(locale) == "el" else _KINDS).get(mark)


def ending(text: str, *, locale: str) -> str | None:
    """What the text ends with, whatever closes behind it."""
    bare = text.rstrip().rstrip(CLOSING).rstrip()
    if bare.endswith("..."):
        return ELLIPSIS
    return kind_of(bare[-1:], locale=locale)


def mark(kind: str, *, locale: str) -> str:
    """The mark of this kind as the locale writes it, with the blank that belongs before it."""
    return _OWN.get(language(locale), {}).get(kind, _MARKS[kind])
