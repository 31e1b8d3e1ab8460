"""Human translations to inject errors into: `{id, de, tr: {locale: text}}`, one line a string.

What a page holds as tags and what an app holds as `{{name}}` or `%1$s` becomes placeholders, as it would on its way
through the pipeline; where both sides do not carry the same markup it is taken out of both.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.locales import canonical

_ISO_639_3 = {
    "amh": "am", "apc": "ar", "ben": "bn", "bul": "bg", "cat": "ca", "ces": "cs", "dan": "da", "ell": "el",
    "fin": "fi", "fra": "fr", "hbs": "hr", "hun": "hu", "hye": "hy", "isl": "is", "ita": "it", "lit": "lt",
    "mkd": "mk", "nld": "nl", "nor": "no", "pol": "pl", "por": "pt", "pus": "ps", "rus": "ru", "slk": "sk",
    "slv": "sl", "som": "so", "spa": "es", "sqi": "sq", "swe": "sv", "tam": "ta", "tir": "ti", "tur": "tr",
    "urd": "ur", "vie": "vi",
}  # fmt: skip
_TAG = re.compile(r'"?<(?P<close>/?)(?P<name>[A-Za-z0-9:]+)(?P<rest>[^<>]*?)(?P<alone>/?)>"?')
_VARIABLE = re.compile(r"\{\{[^{}]*\}\}|%\d*\$?[sd]|\{[a-zA-Z]\w*\}")
_VOID = frozenset({"br", "img", "hr"})


@dataclass(frozen=True)
class Clean:
    """A source and its human translation, placeholders in place."""

    source: str
    target: str
    locale: str


def read(paths: list[Path]) -> Iterator[Clean]:
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for locale, text in row["tr"].items():
                yield from _pair(row["de"], text, canonical(_ISO_639_3.get(locale, locale)))


def _pair(source: str, target: str, locale: str) -> Iterator[Clean]:
    if not source.strip() or not target.strip():
        return
    numbers: dict[str, int] = {}
    texts = [_with_placeholders(text, numbers) for text in (source, target)]
    if Counter(_marks(texts[0])) != Counter(_marks(texts[1])):
        texts = [_VARIABLE.sub(" ", _TAG.sub(" ", text)) for text in (source, target)]
    yield Clean(" ".join(texts[0].split()), " ".join(texts[1].split()), locale)


def _with_placeholders(text: str, numbers: dict[str, int]) -> str:
    """The same markup gets the same number on both sides: the n-th tag of a name, a variable by its name."""
    seen: Counter[str] = Counter()
    opened: list[tuple[str, int]] = []

    def number(key: str) -> int:
        return numbers.setdefault(key, len(numbers) + 1)

    def tag(match: re.Match[str]) -> str:
        name = match["name"].lower()
        if name.startswith("ns0:"):
            return " "
        if match["alone"] or name in _VOID:
            seen[name] += 1
            return f"<{number(f'{name}/{seen[name]}')}/>"
        if match["close"]:
            return f"</{opened.pop()[1]}>" if opened and opened[-1][0] == name else " "
        seen[name] += 1
        opened.append((name, number(f"{name}{seen[name]}")))
        return f"<{opened[-1][1]}>"

    return _VARIABLE.sub(lambda match: f"<{number(match.group())}/>", _TAG.sub(tag, text))


def _marks(text: str) -> list[str]:
    return re.findall(r"</?\d+/?>", text)
