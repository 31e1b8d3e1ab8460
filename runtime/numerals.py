"""Numbers as the user's language writes them."""

from runtime.language import translated as _

_GERMAN = str.maketrans(",.", ".,")


def number(value: float | None, digits: int = 1) -> str:
    """`2,3` in German, `2.3` in English; a dash where there is none."""
    return "–" if value is None else f"{value:.{digits}f}".replace(".", _(","))


def grouped(value: float, language: str, digits: int = 0) -> str:
    """`1.765` in German, `1,765` in English."""
    text = f"{value:,.{digits}f}"
    return text.translate(_GERMAN) if language == "de" else text


def percent(share: float, digits: int = 0) -> str:
    """A share of 1 in per cent."""
    return _("{number} %").format(number=number(100 * share, digits))


def counted(count: int, one: str, many: str) -> str:
    """`eine Seite`, `3 Seiten`: the first message for one, the other with its `{n}` filled in."""
    return one if count == 1 else many.format(n=count)
