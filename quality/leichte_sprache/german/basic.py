"""The words that nearly everybody knows: our own list of about 1,900 German base words, and their forms.

The list was written for this check, by hand: everyday words up to about level B1, and the words every town hall uses.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from quality.leichte_sprache.german.finite import AUXILIARIES, STRONG_PAST
from quality.leichte_sprache.german.function_words import CLOSED
from quality.leichte_sprache.german.wordset import wordset

_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_ENDINGS = wordset(
    """
    e en n er ern s es em se ses sen in innen nen st est t et te ten test ete eten ere erer eren eres ste sten ster ende
    enden ender
    """
) | {""}
_PREFIXES = wordset(
    """
    ab an auf aus bei ein fest her hin los mit nach um vor weg weiter zu zurück zusammen teil statt heraus hinein
    """
)
_SHORTEST = 3
_STRONG_FORMS = wordset(
    """
    gibt gibst nimmt nimmst spricht sprichst sieht siehst liest isst trifft hilft wirft stirbt fährt hält lässt
    schläft trägt läuft fällt weiß weißt tritt verspricht vergisst bricht stiehlt wird darf kann muss mag will
    soll gilt gegangen gekommen genommen gesprochen getroffen geholfen geworfen gestorben gegessen getrunken
    gesungen gefunden geschrieben geblieben gestiegen geflogen geschlossen gezogen verloren gewonnen begonnen
    geschwommen gebrochen gestohlen gesessen gestanden gelegen gebeten geboten gebracht gedacht gewusst gekannt
    genannt gebrannt gerannt gesandt geworden gewesen gehabt gekonnt gemusst gedurft gewollt gesollt geschnitten
    gelitten gestritten geritten geliehen geschrien getan verschwunden entschieden entstanden verstanden
    unterschrieben verboten empfohlen gefangen gehalten gegeben gesehen gelesen gewachsen geschehen gerufen
    gefallen gefahren gefroren geflohen verbunden erfunden getrieben verglichen beschrieben angefangen
    aufgestanden umgezogen eingezogen bekommen geheißen mehr meisten bessere beste besten höher höchste näher
    nächste letzte größte
    """
)


def lines(name: str) -> tuple[str, ...]:
    """The words of one of our lists."""
    folder = files("quality.leichte_sprache") / "lexicon"
    return tuple(folder.joinpath(f"{name}.txt").read_text(encoding="utf-8").split())


@cache
def nouns() -> frozenset[str]:
    """The base nouns, small and with umlauts."""
    return frozenset(word.lower() for word in lines("nouns"))


@cache
def _stems() -> frozenset[str]:
    verbs = (stem for verb in lines("verbs") for stem in _verb_stems(verb))
    others = (*lines("nouns"), *lines("others"))
    return frozenset(_fold(word) for word in (*verbs, *others)) | frozenset(
        _fold(word[:-1]) for word in others if word[-1] == "e"
    )


def _verb_stems(verb: str) -> Iterator[str]:
    stem = verb.removesuffix("n").removesuffix("e")
    yield from (verb, stem)
    prefix = next((each for each in _PREFIXES if stem.startswith(each) and len(stem) > len(each) + 2), "")
    rest = stem.removeprefix(prefix)
    yield from (rest, f"{prefix}ge{rest}", f"{prefix}zu{rest}")


@lru_cache(maxsize=65536)
def is_basic(word: str) -> bool:
    """Whether it is a form of a basic word; a compound with hyphens is when its parts are."""
    lower = word.lower()
    parts = [part for part in lower.replace("·", "-").replace("•", "-").split("-") if part]
    if len(parts) > 1:
        return all(is_basic(part) or len(part) < _SHORTEST for part in parts) or is_basic("".join(parts))
    return lower in CLOSED or lower in AUXILIARIES or lower in STRONG_PAST or _is_form(_fold(lower))


def _is_form(folded: str) -> bool:
    if folded in _strong_forms():
        return True
    return any(
        folded.endswith(ending) and folded[: len(folded) - len(ending)] in _stems()
        for ending in _ENDINGS
        if len(folded) - len(ending) >= _SHORTEST - 1
    )


@cache
def _strong_forms() -> frozenset[str]:
    """Forms of strong verbs that no ending makes: `gibt`, `gegangen`, `genommen`."""
    return frozenset(map(_fold, _STRONG_FORMS))


def _fold(word: str) -> str:
    return word.lower().translate(_UMLAUTS)
