"""How a negation gets lost in a target text: each rule takes one away as a careless translation would."""

import re

_RULES = {
    "en": [
        (r"\bcannot\b|\bcan['’]t\b", "can"),
        (r"\b(do|does|did|is|are|was|were|has|have|would|could|should)n['’]t\b", r"\1"),
        (r"\bwon['’]t\b", "will"), (r" not\b", ""), (r"\bNot ", ""), (r"\b[Nn]o (?=\w)", ""), (r"\bwithout\b", "with"),
        (r"\bnever\b", "always"), (r"\b[Nn]othing\b", "something"), (r"\b[Nn]one\b", "all"),
    ],
    "fr": [
        (r"\b([Nn]e) (\w+(?: \w+)?) (?:pas|plus)\b", r"\2"), (r"\bn['’](\w+(?: \w+)?) (?:pas|plus)\b", r"\1"),
        (r"\bne pas ", ""), (r"\b([Ss])ans\b", "avec"), (r"\b[Pp]as d[e'’]\s?", "des "),
        (r"\b[Aa]ucune?( [^.!?]*?)(?:ne |n['’])(?=\w)", r"un\1"),
        (r"(?:ne |n['’])(\w+(?: \w+)? )aucune?\b", r"\1un"),
    ],
    "ru": [(r"\b[Нн]е (?=\w)", ""), (r"\b[Нн]ет\b", "есть"), (r"\b[Бб]ез\b", "с"), (r"\bнельзя\b", "можно")],
    "uk": [(r"\b[Нн]е (?=\w)", ""), (r"\b[Нн]емає\b", "є"), (r"\b[Бб]ез\b", "з"), (r"\bжодн(\w+)\b", r"одн\1")],
    "tr": [
        (r"(?<=[ae])m([ıi]yor)", r"bil\1"), (r"(?<=[^ae])m([ıiuü]yor)", r"\1"), (r"(?<=[ae])m[ae]z\b", "bilir"),
        (r"(?<=[ae])m[ae]d([ıi])\b", "bildi"), (r"(?<=[^ae])m[ae]d([ıi])\b", r"d\1"), (r"\byok\b", "var"),
        (r" değil(dir|siniz)?\b", ""), (r"m[ae]y([ae]n)\b", r"\1"), (r"m[ae]y([ıi]n\w{0,3})\b", r"\1"),
        (r"m[ae]d[ae]n\b", "arak"), (r"m[ae]m([ıi]ş\w*)\b", r"m\1"), (r"(?<=[^ae])m[ae]z\b", "r"),
    ],
    "ar": [
        (r"(?<!\w)(?:لا|لم|لن) (?=\w)", ""), (r"(?<!\w)ليس\w? ", ""), (r"(?<!\w)بدون ", "مع "), (r"(?<!\w)دون ", "مع "),
        (r"(?<!\w)غير ", ""), (r"(?<!\w)عدم ", ""),
    ],
}  # fmt: skip
LANGUAGES = tuple(_RULES)


def without_negation(text: str, locale: str) -> str | None:
    """The text without its negation; None where it has none or more than one."""
    found = [(rule, put, match) for rule, put in _RULES[locale] for match in re.finditer(rule, text)]
    starts = {match.start() for _, _, match in found}
    if len(starts) != 1:
        return None
    rule, put, _ = found[0]
    return re.sub(rule, put, text, count=1)
