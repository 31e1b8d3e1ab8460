"""Learn the model that comes with `quality/readability` and write it there.

    python bench/train_readability.py RATINGS.csv

RATINGS.csv is `ratings.csv` of TextComplexityDE (babaknaderi/TextComplexityDE, MIT licence). The same file gives the
same model, up to rounding in the last digit. `bench/readability.py` says how good it is.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from rated import Rated, fit, read

MODEL = Path(__file__).parents[1] / "quality/readability/data/model.json"
PLAIN = 2.0
"""Sentences rated so or better are what others are compared with."""
ORIGIN = "bench/train_readability.py on TextComplexityDE (Naderi et al. 2019, MIT licence)"


def model(rated: Rated) -> dict[str, object]:
    """What is shipped: numbers by name, to six significant digits."""
    fitted = fit(rated, np.ones(len(rated.ratings), dtype=bool))
    easy = rated.ratings <= PLAIN
    means = dict(zip(rated.names, map(rounded, rated.measured[easy].mean(0)), strict=True))
    pairs = zip(rated.pairs, map(rounded, fitted.pair_weights), strict=True)
    return {
        "origin": ORIGIN,
        "sentences": len(rated.ratings),
        "intercept": rounded(fitted.intercept),
        "weights": dict(zip(rated.names, map(rounded, fitted.weights), strict=True)),
        "plain": {**means, "letter_pairs": rounded((rated.counted[easy] @ fitted.pair_weights).mean())},
        "pairs": {pair: weight for pair, weight in pairs if weight},
    }


def rounded(number: float) -> float:
    return float(f"{number:.6g}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ratings", type=Path)
    learned = model(read(parser.parse_args().ratings))
    MODEL.write_text(json.dumps(learned, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{learned['sentences']} sentences, {MODEL}")


if __name__ == "__main__":
    main()
