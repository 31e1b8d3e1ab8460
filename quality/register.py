"""The checks, one line each; a new check is a file in `quality/checks/` and a line here."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from pipeline.approved import Elsewhere
from pipeline.finding import Finding
from quality.checks import (
    bidi,
    brackets,
    characters,
    consistency,
    digits,
    empty,
    ending,
    facts,
    formality,
    institutions,
    language,
    length,
    links,
    long_sentences,
    modality,
    negation,
    quotes,
    repetition,
    script,
    sentences,
    structure,
    tags,
    terms,
    untranslated,
    variant,
    whitespace,
)
from quality.leichte_sprache import findings as leichte_sprache
from quality.pair import Pair


class CheckModule(Protocol):
    """What a file in `quality/checks/` offers."""

    NAME: str
    """Names the check in findings, settings and the documentation."""

    def check(self, pair: Pair) -> Iterator[Finding]:
        """The findings for one segment; `inspect` fills in the segment's key."""


class WholeCheckModule(Protocol):
    """What a file in `quality/checks/` offers that looks at all segments of a draft at once."""

    NAME: str

    def check_all(self, pairs: Sequence[Pair], *, elsewhere: Elsewhere) -> Iterator[Finding]:
        """The findings for a draft, each with the key of its segment.

        `elsewhere` is what the municipality already says for a source text in this locale, the usual target first.
        """


CHECKS: tuple[CheckModule, ...] = (
    empty,
    tags,
    links,
    facts,
    untranslated,
    language,
    script,
    sentences,
    length,
    negation,
    modality,
    repetition,
    terms,
    institutions,
    formality,
    ending,
    brackets,
    structure,
    characters,
    bidi,
    digits,
    quotes,
    whitespace,
    long_sentences,
)
WHOLE_CHECKS: tuple[WholeCheckModule, ...] = (consistency,)
ON_DEMAND: tuple[CheckModule, ...] = (variant,)
"""Too often wrong or a matter of taste: in a locale at hand more than one published human translation in a hundred."""

ON_PAGES = frozenset({"readability", leichte_sprache.NAME})
"""What `quality.judge` finds about a page as a whole."""
GUARDS = frozenset({module.NAME for module in (empty, facts, tags, links, bidi)})
"""What these find blocks publishing; so does it when one of them cannot run. Nobody can switch them off."""


def is_default(name: str) -> bool:
    """Whether a check runs where nobody asked for it."""
    return name in {module.NAME for module in CHECKS} | {module.NAME for module in WHOLE_CHECKS}
