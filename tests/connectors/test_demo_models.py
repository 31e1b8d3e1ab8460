"""The translation models that ship with the demo."""

import json
import zipfile

import pytest

from connectors.demo.training.evaluate import column, translate
from connectors.demo.training.leg import FROM_PIVOT, PIVOT, Leg
from connectors.demo.training.phrases import phrases


@pytest.mark.parametrize("leg", [PIVOT, *FROM_PIVOT], ids=lambda leg: leg.name)
def test_a_model_is_a_small_argos_package(leg: Leg) -> None:
    with zipfile.ZipFile(leg.package) as archive:
        files = {name.removeprefix(f"{leg.name}/"): archive.read(name) for name in archive.namelist()}
    metadata = json.loads(files["metadata.json"])
    assert (metadata["from_code"], metadata["to_code"], metadata["package_version"]) == (leg.source, leg.target, "1.0")
    assert {"model/model.bin", "model/config.json", "sentencepiece.model", f"minisbd/{leg.source}.onnx"} <= set(files)
    assert leg.package.stat().st_size < 1_800_000


@pytest.mark.parametrize("leg", FROM_PIVOT, ids=lambda leg: leg.name)
def test_the_demo_pages_reach_every_language_by_way_of_english(leg: Leg) -> None:
    """Every eighth phrase: all of them take a while, `evaluate` counts them."""
    sample = phrases()[::8]
    english = translate(PIVOT, column(sample, "de"))
    found = translate(leg, english)
    right = sum(text == expected for text, expected in zip(found, column(sample, leg.target), strict=True))
    assert right >= 0.97 * len(sample)


def test_an_edited_number_arrives() -> None:
    (english,) = translate(PIVOT, ["Montag bis Freitag: 9.30 bis 13.00 Uhr"])
    assert english == "Monday to Friday: 9.30 to 13.00"
