"""A question stays a question, and a sentence ends as its locale ends one: `؟`, `;` in Greek, `。`."""

import re
from collections.abc import Iterator

from pipeline.facts.language import language
from pipeline.finding import Finding, Severity
from pipeline.segment import SegmentKind
from quality.pair import Pair
from quality.punctuation import COLON, NO_STOP, QUESTION, STOP, ending, mark
from quality.wording import visible, words

NAME = "ending"

_GAP = re.compile(r"\.\.|…|__")
"""Something to fill in: `Wo ist …` is finished by whoever uses it."""

_QUESTION_WORDS = {
    "fa": ("آیا",), "tr": ("mi", "mı", "mu", "mü", "kaç", "nerede"), "so": ("ma", "maxaa", "miyaa"), "zh": ("吗", "呢"),
    "ar": ("هل", "شو", "وين", "فين", "ليش", "كيف"), "bg": ("къде", "как"), "sv": ("var", "hur", "när", "vad"),
}  # fmt: skip
"""Words that make a question without any mark."""


def check(pair: Pair) -> Iterator[Finding]:
    """Warns when a question mark was lost or came in; informs on a lost colon before what follows."""
    if language(pair.locale) in NO_STOP or not words(pair.source):
        return
    wanted, found = ending(visible(pair.source), locale="de"), ending(visible(pair.target), locale=pair.locale)
    if wanted == found or (_GAP.search(pair.source) and _GAP.search(pair.target)):
        return
    if wanted == QUESTION and not _asks(pair, is_stated=found == STOP):
        message = "Der deutsche Satz ist eine Frage, die Übersetzung nicht."
        yield Finding(NAME, Severity.WARNING, message, suggestion=_ended(pair, QUESTION))
    elif found == QUESTION and wanted == STOP:
        yield Finding(NAME, Severity.WARNING, "Die Übersetzung ist eine Frage, der deutsche Satz nicht.")
    elif wanted == COLON and found is None and pair.kind is SegmentKind.SENTENCE:
        yield Finding(NAME, Severity.INFO, "Der Doppelpunkt am Ende fehlt.", suggestion=_ended(pair, COLON))


def _asks(pair: Pair, *, is_stated: bool) -> bool:
    """Whether the target asks somewhere: the question may stand first, or be asked by a word and end without a mark.

    With a full stop at its end it asks only where it asks as often as the German text.
    """
    text = visible(pair.target)
    asked = _questions(text, locale=pair.locale)
    if is_stated:
        return asked >= _questions(visible(pair.source), locale="de")
    return asked > 0 or any(word.lower() in _QUESTION_WORDS.get(language(pair.locale), ()) for word in words(text))


def _questions(text: str, *, locale: str) -> int:
    return sum(text.count(sign) for sign in {*"?？؟፧\u037e", mark(QUESTION, locale=locale).strip()})


def _ended(pair: Pair, kind: str) -> str | None:
    """The target with the mark of the locale in place of what ends it; None where a tag stands last."""
    text = pair.target.rstrip()
    if not text or text[-1] in '<>"»”)':
        return None
    bare = text[:-1] if ending(text, locale=pair.locale) else text
    return bare + mark(kind, locale=pair.locale)
