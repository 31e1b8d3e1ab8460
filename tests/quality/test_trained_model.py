"""The model that is shipped is the one that our script learns; where the ratings are absent this is skipped."""

import importlib
import json
import sys
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RATINGS = ROOT.parent / "shared/data/readability/ratings.csv"
pytestmark = pytest.mark.skipif(not RATINGS.exists(), reason="the ratings are not here")


def test_the_training_script_gives_the_shipped_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    script = importlib.import_module("train_readability")
    learned = script.model(importlib.import_module("rated").read(RATINGS))
    text = files("quality.readability").joinpath("data", "model.json").read_text(encoding="utf-8")
    shipped = json.loads(text)
    for table in ("weights", "plain", "pairs"):
        assert learned[table] == pytest.approx(shipped[table], rel=1e-3, abs=1e-5)
    for name in ("train_readability", "rated"):
        sys.modules.pop(name)
