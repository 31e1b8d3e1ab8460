"""Where the sentences of a translation end, in any locale; less exact than `pipeline.sentences` is for German."""

import re

from pipeline.facts.language import language
from pipeline.sentences import spans

_END = re.compile(r"(?<![.!?…])(?P<mark>[.!?…؟۔።፧।։]+|[。！？])(?P<closing>[\"'”’»)\]›」』）\u2069]*)(?P<space>\s*)")
_GREEK_QUESTION = re.compile(r";(?=\s+[\"«(]?[^\W\d_a-zα-ώ])")
_WIDE = frozenset("。！？")
_BEFORE = "\"'«„“”¿¡(<[1234567890/> \u2068"
"""What may stand before the first letter of a sentence."""
_SHORT = (
    "Prof|St|etc|Nr|No|Tel|tel|Str|str|Mr|Mrs|Dr|ul|np|tzn|mln|ex|vs|incl|approx|стр|тел|напр|см|пр|бул|гр|örn|krş"
    "|ill|stb|kb|max|min"
)
_ABBREVIATED = re.compile(rf"^\s*\d{{1,2}}$|(?:^|[\s(\"«„“.])[^\W\d_]$|(?:^|\W)(?:{_SHORT})$")
_GEORGIAN = re.compile("[ა-ჿ]")
"""Letters without capitals that Unicode calls small."""


def sentences(text: str, *, locale: str) -> list[str]:
    """The sentences of a text, without the blanks between them; German as the pipeline splits it."""
    if language(locale) == "de":
        return [text[start:end] for start, end in spans(text)]
    if language(locale) == "el":
        text = _GREEK_QUESTION.sub("?", text)
    found, start = [], 0
    for match in _END.finditer(text):
        if _ends(text, match):
            found.append(text[start : match.end()].strip())
            start = match.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def aligned(source: str, target: str, *, locale: str) -> list[tuple[str, str]]:
    """Sentence by sentence where both sides have as many, else everything against everything."""
    sources, targets = sentences(source, locale="de"), sentences(target, locale=locale)
    if len(sources) == len(targets):
        return list(zip(sources, targets, strict=True))
    return [(source, target)]


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether the mark ends a sentence: not inside a number or an abbreviation, not before a small letter."""
    mark, following = match["mark"], text[match.end() : match.end() + 3].lstrip(_BEFORE)
    if mark[0] in _WIDE:
        return True
    if not match["space"] and match.end() < len(text):
        return False
    if following[:1].islower() and not _GEORGIAN.match(following):
        return False
    return mark != "." or not _ABBREVIATED.search(text[: match.start()])
