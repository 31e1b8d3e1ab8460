"""An engine without a model, for tests and for trying things out: it gives the German words back in another guise.

The guise is in the script of the locale and reversible, so that nothing looks untranslated and nothing gets lost.
"""

from collections.abc import Collection, Sequence

from pipeline.document import SOURCE_LOCALE
from pipeline.engine import Answer, EngineRequest, Translated, Untranslated
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

    def covers(self, locale: str) -> bool:
        """Whether it translates German into this locale."""
        return locale != SOURCE_LOCALE

    def translate(self, requests: Sequence[EngineRequest], *, locale: str) -> Sequence[Answer]:
        """One answer per request, in order."""
        if not self.covers(locale):
            raise EngineRefused(f"Echo übersetzt nicht nach „{locale}“.")
        return [self._answer(request.text, locale) for request in requests]

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
