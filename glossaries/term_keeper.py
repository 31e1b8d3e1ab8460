"""An engine that knows no terms, made to say them as agreed."""

from collections.abc import Callable, Collection, Iterable, Mapping

from glossaries.hit import Hit
from glossaries.term_repair import lacking, mend_terms
from pipeline.engine import EngineRequest, TermHit

Translate = Callable[[Collection[str]], Mapping[str, str]]
"""Plain texts to their translations; a text that cannot be translated is left out."""


class TermKeeper:
    """Translates plain German texts into one locale, with the terms of `hits`; use it as `Translate` of `transfer`.

    How the engine usually says a missing term is learned by asking it for the term alone. For a way through English
    put one keeper around the first leg, with the English terms, and one around the whole way: then the second learns
    its renderings through the agreed English term.
    """

    def __init__(self, translate: Translate, hits: Iterable[TermHit], *, locale: str) -> None:
        self._translate = translate
        self._hits = [hit for hit in dict.fromkeys(hits) if isinstance(hit, Hit)]
        self._locale = locale
        self._renderings: dict[str, str] = {}
        self._notes: dict[str, tuple[str, ...]] = {}

    def __call__(self, texts: Collection[str]) -> Mapping[str, str]:
        """The translations, mended where a term was missing."""
        told = dict(self._translate(texts))
        self._renderings |= told
        missing = {text: hits for text in told if (hits := lacking(text, told[text], self._hits))}
        self._learn(name for hits in missing.values() for name in names(hits))
        for text in missing:
            mended = mend_terms(text, told[text], hits=self._hits, renderings=self._renderings, locale=self._locale)
            told[text], self._notes[text] = mended.text, mended.notes
        return told

    def remarks(self, text: str) -> tuple[str, ...]:
        """What the reviewer should know about the terms of a text that was translated."""
        return self._notes.get(text, ())

    def _learn(self, wanted: Iterable[str]) -> None:
        unknown = [name for name in dict.fromkeys(wanted) if name not in self._renderings]
        if unknown:
            self._renderings |= self._translate(unknown)


def names(hits: Iterable[TermHit]) -> list[str]:
    """What an engine may be asked to learn how it says these terms."""
    known = (hit for hit in hits if isinstance(hit, Hit))
    return list(dict.fromkeys(name for hit in known for name in (hit.source, *hit.bases)))


def terms_of(requests: Iterable[EngineRequest], *, locale: str, is_pivot: bool = False) -> list[TermHit]:
    """The terms of the requests into this locale, or their terms in English on the way there; each once."""
    asked = [request for request in requests if is_pivot or request.locale == locale]
    return list(dict.fromkeys(hit for each in asked for hit in (each.pivot_terms if is_pivot else each.terms)))
