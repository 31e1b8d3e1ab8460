"""An engine without a model, for tests and for trying things out: it gives the German words back in another guise.

The guise is in the script of the locale and reversible, so that nothing looks untranslated and nothing gets lost.
"""

from collections.abc import Collection, Iterable, Iterator

from pipeline.document import SOURCE_LOCALE
from pipeline.engine import Answer, Answers, Coverage, EngineRequest, Handling, Parcel, Proof, Translated, Untranslated
from pipeline.errors import EngineRefused
from pipeline.placeholders import Mark, tokens

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


class EchoEngine:
    """Covers every locale but the source; a text with one of the words `unable` comes back untranslated."""

    name = "echo"
    version = "1"

    def __init__(self, unable: Collection[str] = ()) -> None:
        self._unable = unable

    is_offline = True

    def coverage(self, locale: str) -> Coverage | None:
        """What it can do from German into this locale."""
        return Coverage(Handling.ENGINE, Handling.NOBODY, proof=Proof.REAL) if locale != SOURCE_LOCALE else None

    def parcels(self, requests: Iterable[EngineRequest]) -> Iterator[Parcel]:
        """All requests together; it costs nothing."""
        several = tuple(requests)
        for request in several:
            if self.coverage(request.locale) is None:
                raise EngineRefused(f"Echo übersetzt nicht nach „{request.locale}“.")
        if several:
            yield Parcel(several, (0,) * len(several))

    def translate(self, parcel: Parcel) -> Answers:
        """One answer per request, in order."""
        return [self._answer(request.text, request.locale) for request in parcel.requests]

    def _answer(self, text: str, locale: str) -> Answer:
        if any(word in text for word in self._unable):
            return Untranslated("Echo soll diesen Text nicht übersetzen.")
        parts = (disguise(token.text, locale) if token.mark is Mark.TEXT else token.text for token in tokens(text))
        return Translated("".join(parts))


def disguise(text: str, locale: str) -> str:
    """The words in the guise of the locale; what holds a digit or is an address stays as it is."""
    guise = _SCRIPTS.get(locale.partition("-")[0], _LATIN)
    return " ".join(word if _is_literal(word) else word.translate(guise) for word in text.split(" "))


def _is_literal(word: str) -> bool:
    return not _LITERAL.isdisjoint(word) or word.startswith(_ADDRESS)
