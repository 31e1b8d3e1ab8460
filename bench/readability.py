"""How well the learned score tells what readers say, beside textstat's formulas and sheer length, in the same run.

    python bench/readability.py RATINGS.csv [--pages PAGES.json] [--json]

RATINGS.csv is `ratings.csv` of TextComplexityDE: 1,000 German sentences of 25 articles, rated 1 (very easy) to 7. Each
article is predicted by a model that was learned from the 24 others, scales and list of letter pairs included; what is
predicted stands beside the ratings of all 1,000 sentences. A formula is mapped to the ratings by a line that is fitted
in the same way; its Pearson is that of the formula itself, so that a fold cannot spoil it. `ten_fold` is the mean of
five runs with ten folds of whole articles. The penalties and measures were chosen on these sentences; `worst_penalty`
says what the worst of nine choices around them gives. `terms_familiar` is the same model where the words of the shipped
term base are taken for familiar, as the product does.

Speed is that of the whole product on PAGES.json (pages as Integreat gives them) or, without, on the sentences: prose
found, all formulas, the index, the learned score and its reasons, in CPU seconds after the tables are loaded. Only
visible characters count.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from rated import PAIR_PENALTY, PENALTY, Rated, fit, read
from textstat.textstat import textstat

from pipeline.extract import extract_html
from pipeline.placeholders import plain
from quality.readability.score import score_html, score_text
from runtime.wiring import shipped_terms

Array = Any
FACTORS = (0.5, 1.0, 2.0)
FORMULAS: dict[str, Callable[[str], float]] = {
    "amstad": textstat.flesch_reading_ease,
    "wstf1": lambda text: textstat.wiener_sachtextformel(text, 1),
    "wstf2": lambda text: textstat.wiener_sachtextformel(text, 2),
    "wstf3": lambda text: textstat.wiener_sachtextformel(text, 3),
    "wstf4": lambda text: textstat.wiener_sachtextformel(text, 4),
    "lix": textstat.lix,
    "rix": textstat.rix,
    "smog": textstat.smog_index,
}


def folds(articles: Array, *, number: int, seed: int = 0) -> list[Array]:
    """Masks of what is held out: whole articles."""
    shuffled = np.random.default_rng(seed).permutation(np.unique(articles))
    return [np.isin(articles, shuffled[start::number]) for start in range(number)]


def held_out(rated: Rated, masks: Iterable[Array], *, read: Rated | None = None, **penalties: float) -> Array:
    """What models say that have not seen the article; `read` are the same sentences as other readers read them."""
    told = np.zeros(len(rated.ratings))
    for mask in masks:
        told[mask] = fit(rated, ~mask, **penalties).predict(read or rated)[mask]
    return told


def mapped(values: Array, rated: Rated, masks: Iterable[Array]) -> Array:
    """The values on the scale of the ratings, by a line fitted without the articles it is used for."""
    told = np.zeros(len(values))
    for mask in masks:
        slope, intercept = np.polyfit(values[~mask], rated.ratings[~mask], 1)
        told[mask] = slope * values[mask] + intercept
    return told


def pearson(told: Array, rated: Array) -> float:
    return float(np.corrcoef(told, rated)[0, 1])


def rmse(told: Array, rated: Array) -> float:
    return float(np.sqrt(np.mean((told - rated) ** 2)))


def learned(rated: Rated, masks: list[Array]) -> dict[str, float]:
    told = held_out(rated, masks)
    ten = [held_out(rated, folds(rated.articles, number=10, seed=seed)) for seed in range(5)]
    near = [
        held_out(rated, masks, penalty=PENALTY * own, pair_penalty=PAIR_PENALTY * pairs)
        for own in FACTORS
        for pairs in FACTORS
    ]
    exempt = held_out(rated, masks, read=rated.with_familiar(shipped_terms().familiar))
    wikipedia = rated.articles < rated.articles.max() - 1
    return {
        "pearson": pearson(told, rated.ratings),
        "rmse": rmse(told, rated.ratings),
        "terms_familiar_pearson": pearson(exempt, rated.ratings),
        "terms_familiar_rmse": rmse(exempt, rated.ratings),
        "ten_fold_pearson": float(np.mean([pearson(each, rated.ratings) for each in ten])),
        "ten_fold_rmse": float(np.mean([rmse(each, rated.ratings) for each in ten])),
        "worst_penalty_pearson": min(pearson(each, rated.ratings) for each in near),
        "worst_penalty_rmse": max(rmse(each, rated.ratings) for each in near),
        "without_leichte_sprache_pearson": pearson(told[wikipedia], rated.ratings[wikipedia]),
    }


def formulas(rated: Rated, masks: list[Array]) -> dict[str, tuple[float, float]]:
    """|Pearson| and RMSE of each formula of textstat, and of the logarithm of the length."""
    textstat.set_lang("de")
    values = {name: np.array([formula(text) for text in rated.sentences]) for name, formula in FORMULAS.items()}
    values["log_length"] = np.log([len(text) for text in rated.sentences])
    return {
        name: (abs(pearson(each, rated.ratings)), rmse(mapped(each, rated, masks), rated.ratings))
        for name, each in values.items()
    }


def speed(texts: list[str], score: Callable[[str], object], *, characters: int) -> int:
    score(texts[0])
    start = time.process_time()
    for text in texts:
        score(text)
    return round(characters / (time.process_time() - start))


def visible(html: str) -> int:
    return sum(len(plain(segment.text)) for segment in extract_html(html).segments)


def timed(rated: Rated, pages: Path | None) -> dict[str, int]:
    if pages is None:
        characters = sum(map(len, rated.sentences))
        return {"chars_per_s": speed(list(rated.sentences), score_text, characters=characters), "chars": characters}
    bodies = [page["content"] for page in json.loads(pages.read_text(encoding="utf-8"))]
    characters = sum(map(visible, bodies))
    return {
        "chars_per_s": speed(bodies, score_html, characters=characters),
        "chars": characters,
        "html_chars": sum(map(len, bodies)),
    }


def measure(rated: Rated, pages: Path | None) -> dict[str, float | int | str]:
    speeds = timed(rated, pages)  # first, while no word has been read yet
    masks = folds(rated.articles, number=len(np.unique(rated.articles)))
    told = formulas(rated, masks)
    best = max((name for name in told if name in FORMULAS), key=lambda name: told[name][0])
    return {
        "sentences": len(rated.sentences),
        "articles": len(masks),
        **{name: round(value, 4) for name, value in learned(rated, masks).items()},
        "textstat_best": best,
        "textstat_best_pearson": round(told[best][0], 4),
        "textstat_best_rmse": round(told[best][1], 4),
        "log_length_pearson": round(told["log_length"][0], 4),
        "log_length_rmse": round(told["log_length"][1], 4),
        **{f"textstat_{name}_pearson": round(told[name][0], 4) for name in FORMULAS},
        **speeds,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ratings", type=Path)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = measure(read(arguments.ratings), arguments.pages)
    for name, value in result.items():
        print(f"{name:<32} {value}")
    if arguments.json:
        print(json.dumps(result))


if __name__ == "__main__":
    main()
