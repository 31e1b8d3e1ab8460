"""The translation models that ship with the demo."""

import json
import zipfile
from pathlib import Path

import pytest

from connectors.demo.training.evaluate import MODELS, TARGETS, column, translate
from connectors.demo.training.phrases import phrases

LEGS = [("de", "en"), *(("en", target) for target in TARGETS)]


def package_of(source: str, target: str) -> Path:
    return MODELS / f"translate-{source}_{target}-1_0.argosmodel"


@pytest.mark.parametrize(("source", "target"), LEGS)
def test_a_model_is_a_small_argos_package(source: str, target: str) -> None:
    package = package_of(source, target)
    with zipfile.ZipFile(package) as archive:
        files = {name.removeprefix(f"{package.stem}/"): archive.read(name) for name in archive.namelist()}
    metadata = json.loads(files["metadata.json"])
    assert (metadata["from_code"], metadata["to_code"], metadata["package_version"]) == (source, target, "1.0")
    assert {"model/model.bin", "model/config.json", "sentencepiece.model", f"minisbd/{source}.onnx"} <= set(files)
    assert package.stat().st_size < 1_800_000


@pytest.mark.parametrize("target", TARGETS)
def test_the_demo_pages_reach_every_language_by_way_of_english(target: str) -> None:
    """Every eighth phrase: all of them take a while, `evaluate` counts them."""
    sample = phrases()[::8]
    english = translate(package_of("de", "en"), column(sample, "de"))
    found = translate(package_of("en", target), english)
    right = sum(text == expected for text, expected in zip(found, column(sample, target), strict=True))
    assert right >= 0.97 * len(sample)


def test_an_edited_number_arrives() -> None:
    (english,) = translate(package_of("de", "en"), ["Montag bis Freitag: 9.30 bis 13.00 Uhr"])
    assert english == "Monday to Friday: 9.30 to 13.00"
