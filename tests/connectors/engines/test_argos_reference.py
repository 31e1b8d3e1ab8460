"""What our decoder writes is what argostranslate itself writes: same model, same beam, same text."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from connectors.demo.training.corpus import corpus
from connectors.demo.training.leg import FROM_PIVOT, PIVOT, Leg
from connectors.demo.training.phrases import phrases
from connectors.engines.argos.decoder import Decoder
from connectors.engines.argos.decoder import Leg as Decoded
from connectors.engines.argos.engine import PROVEN, ArgosEngine
from connectors.engines.argos.fingerprint import fingerprint
from connectors.engines.argos.packages import install, installed
from pipeline.engine import Proof
from tests.connectors.engines.copy_model import SENTENCES
from tests.connectors.engines.reference import argostranslate_itself

BEAMS = [1, 2, 4]
SHIPPED = [PIVOT, *FROM_PIVOT]
STRANGE = [
    "Kommen Sie morgen in die Sprechstunde.",
    "Ein_Unterstrich, ① und 1.000,50 €",
    "Telefon: 0123 456789, E-Mail: info@example.org",
    "Donaudampfschifffahrtsgesellschaft",
]
"""What the small models were never taught: there they guess, and a beam finds another guess than the next."""


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All models of the demo, installed."""
    folder = tmp_path_factory.mktemp("shipped")
    for leg in SHIPPED:
        install(leg.package, folder)
    return folder


def ours(folder: Path, pair: str, beam: int, texts: Sequence[str]) -> list[str]:
    [package] = [package for package in installed(folder) if package.pair == pair]
    told = Decoder(Decoded(package, fingerprint(package.path), beam))(texts)
    return [told[text] for text in texts]


def theirs(folder: Path, pair: str, beam: int, texts: Sequence[str]) -> list[str]:
    source, target = pair.split("_")
    with argostranslate_itself(folder) as argos, pytest.MonkeyPatch.context() as patch:
        patch.setattr(argos.settings, "beam_size", beam)
        return [argos.translate(text, source, target).strip() for text in texts]


@pytest.mark.parametrize("beam", BEAMS)
@pytest.mark.parametrize("leg", SHIPPED, ids=lambda leg: f"{leg.source}_{leg.target}")
def test_a_shipped_model_says_the_same(shipped: Path, leg: Leg, beam: int) -> None:
    column = ["de", "en"].index(leg.source)
    rows = [*corpus().held_out[:12], *phrases()[::60]]
    texts = list(dict.fromkeys([*(row[column] for row in rows), *STRANGE]))
    pair = f"{leg.source}_{leg.target}"
    assert ours(shipped, pair, beam, texts) == theirs(shipped, pair, beam, texts)


@pytest.mark.parametrize("beam", BEAMS)
@pytest.mark.parametrize("pair", ["de_en", "en_fr"])
def test_a_model_made_by_hand_says_the_same(argos_folder: Path, pair: str, beam: int) -> None:
    texts = [text if pair == "de_en" else text.upper() for text in SENTENCES]
    assert ours(argos_folder, pair, beam, texts) == theirs(argos_folder, pair, beam, texts)


def test_proven_are_the_ways_of_the_models_that_ship(shipped: Path, argos_folder: Path) -> None:
    assert {f"{leg.source}_{leg.target}" for leg in SHIPPED} == PROVEN
    locales = ["en", *(leg.target for leg in FROM_PIVOT)]
    found = [ArgosEngine(shipped).coverage(locale) for locale in locales]
    assert {coverage.proof for coverage in found if coverage} == {Proof.REAL}
    assert len([coverage for coverage in found if coverage]) == len(locales)
