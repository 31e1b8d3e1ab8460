"""Which language's words a locale uses."""

_ALIASES = {"prs": "fa", "pes": "fa", "ku": "kmr", "bs": "hr", "iw": "he", "sh": "hr"}

RIGHT_TO_LEFT = frozenset({"ar", "fa", "prs", "pes", "ckb", "ps", "ur", "he", "iw", "sd", "ug", "yi", "dv"})


def language(locale: str) -> str:
    """The language whose lexicon serves the locale: `fa-AF` and `prs` → `fa`, `de-simple` → `de`."""
    primary = locale.replace("_", "-").partition("-")[0].lower()
    return _ALIASES.get(primary, primary)


def is_right_to_left(locale: str) -> bool:
    """Whether the locale's script runs from right to left."""
    return locale.replace("_", "-").partition("-")[0].lower() in RIGHT_TO_LEFT
