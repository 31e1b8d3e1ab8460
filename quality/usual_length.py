"""How long translations from German usually are."""

_USUAL = {
    "am": 0.58, "ar": 0.76, "bg": 1.02, "ckb": 0.92, "cs": 0.92, "el": 1.05, "en": 0.90, "es": 1.00, "fa": 0.84,
    "fr": 1.04, "hu": 0.92, "it": 1.00, "ka": 0.95, "kmr": 0.93, "mk": 0.97, "pl": 0.97, "prs": 0.83, "ps": 0.87,
    "ro": 1.00, "ru": 0.97, "so": 1.00, "sq": 0.93, "sr": 0.92, "th": 0.78, "ti": 0.61, "tr": 0.91, "uk": 0.94,
    "ur": 0.84, "vi": 0.93, "zh": 0.28, "fil": 1.05,
    "bn": 0.74, "ca": 0.83, "da": 0.90, "fi": 0.83, "hi": 0.86, "hr": 0.89, "id": 0.91, "lt": 0.76, "nl": 0.93,
    "no": 0.80, "orm": 0.98, "pt": 0.93, "rom": 0.86, "sk": 0.85, "sl": 0.78, "sv": 0.79, "sw": 0.92,
}  # fmt: skip
"""Characters of the target per character of German: medians of human translations of municipal and health texts."""
_ELSEWHERE = 0.95


def usual_share(locale: str) -> float:
    """Characters of the target per character of German in this locale."""
    return _USUAL.get(locale.partition("-")[0], _ELSEWHERE)
