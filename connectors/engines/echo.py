"""An engine without a model, for tests and for trying things out: it gives the German words back in another guise.

The guise is in the script of the locale and reversible, so that nothing looks untranslated and nothing gets lost.
"""

from collections.abc import Collection, Iterable, Iterator

from pipeline.document import SOURCE_LOCALE
from pipeline.engine import Answer, Answers, Coverage, EngineRequest, Handling, Parcel, Proof, Translated, Untranslated
from pipeline.errors import EngineRefused
from pipeline.placeholders import Mark, plain, tokens
from pipeline.transfer import has_words

_LETTERS = "abcdefghijklmnopqrstuvwxyzäöü"


def _script(letters: str) -> dict[int, int]:
    """A letter of the script for each of ours, capitals too; the last is for ß, which has no capital."""
    plain, sharp_s = letters[:-1], letters[-1]
    return str.maketrans(_LETTERS + _LETTERS.upper() + "ß", plain + plain.upper() + sharp_s)


_LATIN = str.maketrans("aeiouAEIOU", "eiouaEIOUA")
_CYRILLIC = _script("абцдефгхийклмнопярстувшжчзєюґь")
_ARABIC = _script("ابتثجحخدذرزسشصضطظعغفقكلمنهويةى")
_SCRIPTS = dict.fromkeys(("uk", "ru", "bg"), _CYRILLIC) | dict.fromkeys(("ar", "fa", "prs", "ckb", "ps"), _ARABIC)
_LITERAL = frozenset("@/0123456789")
_ADDRESS = ("www.", "http")


MOST = 50
"""Requests in a parcel."""


class EchoEngine:
    """Covers every locale but the source; a text with one of the words `unable` comes back untranslated.

    It costs nothing, or with `characters_cost` what a service would bill: code points without placeholders.
    """

    name = "echo"
    version = "1"
    is_offline = True

    def __init__(self, unable: Collection[str] = (), *, characters_cost: bool = False) -> None:
        self._unable = unable
        self._characters_cost = characters_cost

    def coverage(self, locale: str) -> Coverage | None:
        """Every locale but the source."""
        if locale == SOURCE_LOCALE:
            return None
        return Coverage(Handling.ENGINE, Handling.NOBODY, proof=Proof.REAL)

    def parcels(self, requests: Iterable[EngineRequest]) -> Iterator[Parcel]:
        """The requests in their order, fifty at a time."""
        together: list[EngineRequest] = []
        for request in requests:
            if self.coverage(request.locale) is None:
                raise EngineRefused(f"Echo übersetzt nicht nach „{request.locale}“.")
            together.append(request)
            if len(together) == MOST:
                yield self._parcel(together)
                together = []
        if together:
            yield self._parcel(together)

    def translate(self, parcel: Parcel) -> Answers:
        """One answer per request, in order."""
        return [self._answer(request, costs) for request, costs in zip(parcel.requests, parcel.costs, strict=True)]

    def _parcel(self, requests: list[EngineRequest]) -> Parcel:
        return Parcel(tuple(requests), tuple(self._costs(request.text) for request in requests))

    def _costs(self, text: str) -> int:
        return len(plain(text)) if self._characters_cost and has_words(text) else 0

    def _answer(self, request: EngineRequest, costs: int) -> Answer:
        if any(word in request.text for word in self._unable):
            return Untranslated("Echo soll diesen Text nicht übersetzen.")
        parts = (
            disguise(token.text, request.locale) if token.mark is Mark.TEXT else token.text
            for token in tokens(request.text)
        )
        return Translated("".join(parts), billed_characters=costs)


def disguise(text: str, locale: str) -> str:
    """The words in the guise of the locale; what holds a digit or is an address stays as it is."""
    guise = _SCRIPTS.get(locale.partition("-")[0], _LATIN)
    return " ".join(word if _is_literal(word) else word.translate(guise) for word in text.split(" "))


def _is_literal(word: str) -> bool:
    return not _LITERAL.isdisjoint(word) or word.startswith(_ADDRESS)
