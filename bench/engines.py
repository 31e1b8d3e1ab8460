"""The offline engine beside argostranslate and beside what CTranslate2 can do at most, on models of Argos' usual size.

    python bench/engines.py [--pages FILE] [--count 10] [--beam 2] [--cache FOLDER] [--quick] [--json]

FILE is a list of pages with `content` (HTML); without it the demo's pages are taken. Each segment goes into eleven
languages: English, and ten by way of English. Ours is `ArgosEngine.translate` over its parcels: facts and tags
carried, models loaded, everything. Against it:

(a) `argostranslate.translate.translate()` page by page, once with its defaults (beam 4, 32 tokens a batch, all cores)
and once with our beam. It is measured on a few pages, for one leg and for two, and scaled by tokens to all pages and
languages. Looking for sentences is spared it: our segments are its paragraphs, a sentence each. Its threads wait busily
for each other, which costs up to three times as much when others work on the same machine: the cheapest of three
rounds counts (`--quick`: one round, so that these ratios are rough). `language after language` is a site translated
into one language after the other; `page after page` is a page into all languages before the next, where it happens to
remember the English of the page before and decodes it once.
(b) `ctranslate2.Translator.translate_batch` in one call per leg on the very tokens that ours decoded, with the same
beam, models loaded before. `share_of_ctranslate2` is its CPU time as a share of ours.

CPU time is the unit: it is what a shared machine leaves comparable. `peak_mb` is this process after ours, before (a)
and (b).
"""

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(1, str(Path(__file__).resolve().parents[1]))
sys.path.insert(2, str(Path(__file__).resolve().parents[1] / "tests/connectors/engines"))

import ctranslate2
import sentencepiece
from base_models import base_models
from environment import environment
from reference import argostranslate_itself

from connectors.engines.argos import decoder
from connectors.engines.argos.engine import ArgosEngine
from connectors.engines.argos.known import TEXTS
from connectors.engines.argos.model import MODELS, workers
from pipeline.engine import EngineRequest, Translated
from pipeline.extract import extract_html
from pipeline.facts.protect import protect
from pipeline.placeholders import plain
from pipeline.segment import Segment
from pipeline.transfer import has_words

ROOT = Path(__file__).resolve().parents[1]
BEHIND_ENGLISH = ["ar", "fa", "tr", "uk", "ru", "fr", "ro", "bg", "pl", "es"]
LOCALES = ["en", *BEHIND_ENGLISH]
DEFAULT_BEAM = 4
"""What argostranslate takes if nobody says otherwise."""


@dataclass
class Cost:
    """CPU and wall seconds."""

    cpu: float = 0.0
    wall: float = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        cpu, wall = time.process_time(), time.perf_counter()
        yield
        self.cpu += time.process_time() - cpu
        self.wall += time.perf_counter() - wall

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.cpu + other.cpu, self.wall + other.wall)

    def __mul__(self, factor: float) -> "Cost":
        return Cost(self.cpu * factor, self.wall * factor)


@dataclass
class Ours:
    """What our engine took, what it decoded on the way, and what came of it."""

    cost: Cost = field(default_factory=Cost)
    decoded: dict[str, list[Sequence[str]]] = field(default_factory=lambda: defaultdict(list))
    """Sentences as tokens, by model folder."""
    translated: int = 0
    asked: int = 0


def pages(file: Path | None) -> list[list[Segment]]:
    """The segments with words of all pages, in an order of chance that stays."""
    if file:
        contents = [page["content"] for page in json.loads(file.read_bytes())]
    else:
        contents = [path.read_text() for path in sorted((ROOT / "connectors/demo/musterstadt/de").glob("*.html"))]
    found = [[each for each in extract_html(content).segments if has_words(each.text)] for content in contents]
    found = list(filter(None, found))
    random.Random(1).shuffle(found)
    return found


def request(segment: Segment, locale: str) -> EngineRequest:
    protected = protect(segment.text, first=max((tag.number for tag in segment.tags), default=0) + 1)
    shown = tuple((tag.number, tag.content) for tag in segment.tags if tag.content)
    return EngineRequest(protected.text, locale, contents=shown + protected.contents)


def visible(segment: Segment) -> str:
    return plain(segment.text).strip()


def ours(folder: Path, chosen: list[list[Segment]], beam: int) -> Ours:
    """All segments in all languages."""
    requests = [request(segment, locale) for page in chosen for segment in page for locale in LOCALES]
    result, stream = Ours(asked=len(requests)), decoder.decoded
    engine = ArgosEngine(folder, beam=beam)
    loaded = decoder.loaded
    leg = ""

    def listening(translator: Any, sentences: Sequence[Sequence[str]], *rest: Any, **more: Any) -> Any:
        result.decoded[leg].extend(sentences)
        return stream(translator, sentences, *rest, **more)

    def noting(package: Any, *rest: Any, **more: Any) -> Any:
        nonlocal leg
        leg = str(package.path)
        return loaded(package, *rest, **more)

    decoder.decoded, decoder.loaded = listening, noting
    with result.cost.running():
        answers = [answer for parcel in engine.parcels(requests) for answer in engine.translate(parcel)]
    decoder.decoded, decoder.loaded = stream, loaded
    result.translated = sum(isinstance(answer, Translated) for answer in answers)
    MODELS.clear()
    TEXTS.clear()
    return result


def raw(decoded: dict[str, list[Sequence[str]]], beam: int) -> Cost:
    """CTranslate2 alone on what ours decoded."""
    cost = Cost()
    for path, sentences in decoded.items():
        translator = ctranslate2.Translator(
            f"{path}/model", compute_type="int8", inter_threads=workers(), intra_threads=1
        )
        options = {"beam_size": beam, "length_penalty": 0.2, "replace_unknowns": True}
        with cost.running():
            translator.translate_batch(sentences, max_batch_size=1024, batch_type="tokens", **options)
    return cost


@dataclass
class Theirs:
    """What argostranslate takes for one token of German, by the way it goes."""

    english: Cost
    onward: Cost
    """From English to one more language, the English remembered."""
    through_english: Cost

    def per_token(self, *, pages_first: bool) -> Cost:
        """One token of German into all languages."""
        return self.english + (self.onward if pages_first else self.through_english) * len(BEHIND_ENGLISH)


def theirs(folder: Path, chosen: list[list[Segment]], beam: int, tokens: Callable[[str], int], rounds: int) -> Theirs:
    """The cheapest of some rounds for each way."""
    texts = ["\n".join(map(visible, page)) for page in chosen]
    count = sum(tokens(visible(segment)) for page in chosen for segment in page)
    with argostranslate_itself(folder) as argos:
        argos.settings.beam_size = beam

        def spent(source: str, target: str) -> Cost:
            argos.translate("Hallo", source, target)  # loads the model, and makes it forget the page before
            cost = Cost()
            with cost.running():
                for text in texts:
                    argos.translate(text, source, target)
            return cost

        ways = [("de", "en"), ("en", "fr"), ("de", "fr")]
        costs = [min((spent(*way) for _ in range(rounds)), key=lambda cost: cost.cpu) for way in ways]
        argos.installed_translates.clear()
        return Theirs(*(cost * (1 / count) for cost in costs))


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(result: dict[str, Any]) -> None:
    for name, value in result.items():
        print(f"{name:<52}{value}")


def sample(chosen: list[list[Segment]], segments: int) -> list[list[Segment]]:
    """Pages of about so many segments together; a long page is cut."""
    found: list[list[Segment]] = []
    for page in chosen:
        left = segments - sum(map(len, found))
        if left > 0:
            found.append(page[:left])
    return found


def measure(options: argparse.Namespace, cache: Path) -> dict[str, Any]:
    every = pages(options.pages)
    chosen = sample(every, 40) if options.quick else every[: options.count]
    few, rounds = sample(chosen, 6 if options.quick else 30), 1 if options.quick else 3
    folder = base_models(cache, [visible(each) for page in every for each in page], BEHIND_ENGLISH)
    mine = ours(folder, chosen, options.beam)
    memory = peak_mb()
    limit = raw(mine.decoded, options.beam)
    tokens = counter(folder)
    count = sum(tokens(visible(segment)) for page in chosen for segment in page)
    sizes = {
        **environment(),
        "targets": len(LOCALES),
        "beam": options.beam,
        "pages": len(chosen),
        "sentences": sum(map(len, chosen)),
        "tokens": count,
        "reference_sentences": sum(map(len, few)),
    }
    default, fair = (theirs(folder, few, beam, tokens, rounds) for beam in (DEFAULT_BEAM, options.beam))
    against = ratios(mine.cost, count, default, "") | ratios(mine.cost, count, fair, "_same_beam")
    return sizes | figures(mine, limit, count) | {"peak_mb": round(memory)} | against


def counter(folder: Path) -> Callable[[str], int]:
    """How many tokens a text has for the models."""
    model = next(folder.glob("translate-de_en*")) / "sentencepiece.model"
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(model))
    return lambda text: len(pieces.encode(text))


def figures(mine: Ours, limit: Cost, count: int) -> dict[str, float]:
    """Ours beside CTranslate2 alone."""
    return {
        "translated": round(mine.translated / mine.asked, 4),
        "decoded_tokens": sum(len(each) for leg in mine.decoded.values() for each in leg),
        "cpu_s": round(mine.cost.cpu, 1),
        "wall_s": round(mine.cost.wall, 1),
        "tokens_x_targets_per_cpu_s": round(count * len(LOCALES) / mine.cost.cpu),
        "ctranslate2_cpu_s": round(limit.cpu, 1),
        "ctranslate2_wall_s": round(limit.wall, 1),
        "share_of_ctranslate2": round(limit.cpu / mine.cost.cpu, 3),
        "share_of_ctranslate2_wall": round(limit.wall / mine.cost.wall, 3),
    }


def ratios(mine: Cost, count: int, other: Theirs, name: str) -> dict[str, float]:
    """Language after language is what a nightly run of argostranslate does; page after page is its lucky case."""
    found = {}
    for order, pages_first in (("", False), ("_page_after_page", True)):
        cost = other.per_token(pages_first=pages_first) * count
        found[f"cpu_ratio_vs_argostranslate{name}{order}"] = round(cost.cpu / mine.cpu, 2)
        found[f"wall_ratio_vs_argostranslate{name}{order}"] = round(cost.wall / mine.wall, 2)
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    real = ROOT.parent / "shared/data/pages/lkaugsburg/de.json"
    arguments.add_argument("--pages", type=Path, default=real if real.exists() else None)
    arguments.add_argument("--count", type=int, default=10)
    arguments.add_argument("--beam", type=int, default=2)
    arguments.add_argument("--cache", type=Path, help="keeps the models (200 MB) for the next run")
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()
    options.segments, options.reference_segments = (40, 6) if options.quick else (0, 30)
    with tempfile.TemporaryDirectory() as scratch:
        result = measure(options, options.cache or Path(scratch))
    show(result)
    if options.json:
        print(json.dumps(result))


if __name__ == "__main__":
    main()
