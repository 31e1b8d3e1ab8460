"""Legal references: `§ 16a Abs. 3 AufenthG`, `§ 5 Abs. 2 Satz 1`, `Art. 16a GG`."""

import re
from collections.abc import Iterator

from pipeline.facts.fact import FactKind
from pipeline.facts.reading import Hit

_NO = r"\d{1,4}(?: ?[a-zA-Z](?![\w]))?"
_DETAIL = (
    r"(?:Abs(?:atz|ätze|\.)?|Satz|S\.|Nr\.?|Nummer|Ziff(?:er|\.)?|Buchst(?:abe|\.)?|lit\.?|Halbsatz|Hs\."
    r"|Unterabs\.|Alt\.|ff?\.|para(?:graph|\.)?|sentence|subsection|no\.|paragraphe|al(?:inéa|\.)|phrase|párrafo|ust\.|zd\.|абз\.|ч\.)"
)
_JOINED = rf",? ?(?:und|u\.|oder|bis|i\. ?V\. ?m\.|and|-|–|/) ?(?:§§? ?)?{_NO}(?![.,:]?\d| ?[%€])"
_CHAIN = (
    rf"(?:,? ?{_DETAIL}(?: ?(?:{_NO}|[a-z](?!\w)))?| ?\(\d{{1,2}}\)|{_JOINED}|,? ?(?:und |u\. |oder |and )?[a-z](?!\w))"
)
_LAW = (
    r"(?:[A-ZÄÖÜ][A-Za-zÄÖÜäöü]*(?:G|GB|VO|V|O|gG)(?:[- ]?[IVX]{1,4})?|GG|SGB(?: ?[IVX]{1,5}|-[IVX]+| ?\d{1,2})?|BGB"
    r"|StGB|StVO|StVG|ZPO|EStG|AO|HGB|EU-?DSGVO|DSGVO|GFK|EMRK)(?!\w)"
    r"|[A-ZÄÖÜ][\wäöüß-]*(?:gesetz|ordnung|verordnung|buch|satzung|konvention|gesetzbuch)(?:es|s|er)?(?:s)?(?!\w)"
)
_TRANSLATED = frozenset({"gg", "dsgvo", "eu-dsgvo", "gfk", "emrk"})
"""Laws that every language has a name of its own for (GDPR, Basic Law, Geneva Convention)."""
_HINT = re.compile(r"§|Art|Paragra|[Ss]ec")
_SIGN = r"(?P<sign>§§?|[Ss]ections?|Sec\.)"
_WORD = r"(?P<word>Art(?:ikel|icles?|\.)?|Paragra(?:f|ph)(?:en)?)"
_REFERENCE = re.compile(
    rf"(?<!\w)(?:{_SIGN}|{_WORD}) ?(?P<no>{_NO})(?P<chain>{_CHAIN}*)"
    rf"(?: ?(?:des |der |of the |of |from the )?(?P<law>{_LAW}))?"
)


def find(plain: str, _language: str) -> Iterator[Hit]:
    """References; `value` is `§ 16a abs 3 aufenthg`: numbers and law in the order they stand."""
    if not _HINT.search(plain):
        return
    for match in _REFERENCE.finditer(plain):
        if match["sign"] or match["law"] or match["chain"]:
            yield Hit(FactKind.LEGAL, match.start(), match.end(), _value(match))


def numbers(value: str) -> list[str]:
    """The numbers of a reference in order: section, paragraph, sentence."""
    return re.findall(r"\d+[a-z]?", value.partition(" | ")[0])


def law(value: str) -> str:
    """The law of a reference, empty where it names none."""
    return value.partition(" | ")[2]


def is_abbreviation(law: str) -> bool:
    """Whether the law stands as an abbreviation, which stays German: `aufenthg`, but not `aufenthaltsgesetz`."""
    return (
        bool(law)
        and law not in _TRANSLATED
        and not re.search(r"(?:gesetz|ordnung|buch|satzung|konvention)(?:e?s|er)?$", law)
    )


def _value(match: re.Match[str]) -> str:
    details = [match["no"].replace(" ", "").lower(), *re.findall(r"\d+(?:[a-z](?!\w))?", match["chain"].lower())]
    prefix = "§" if match["sign"] or match["word"].startswith("P") else "art"
    reference = f"{prefix} {' '.join(details)}"
    return f"{reference} | {match['law'].lower()}" if match["law"] else reference
