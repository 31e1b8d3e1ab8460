"""What becomes of inline tags: intact, repaired, split, emphasis dropped, for the reviewer. Broken must be 0.

    python bench/tag_transfer.py [PAGES.json …] [--json] [--seed 7]

All segments with inline tags of the pages (else of the demo) go (i) as plain text through stand-in engines that know no
tags (`plain_engines.py`) and back by `transfer`, and (ii) through a stand-in engine that knows tags and damages them in
one way each (`damage.py`), and then through `repair`. `intact` needed no help that a reader could see, `reviewer` are
segments without a target or with a critical finding: nobody can publish them. `broken` counts pages whose merge fails,
or whose HTML has other tags than the source, save the emphasis that was dropped. With links, some of which are wrong,
`linked` counts the sentences placed by them and `linked_right` those where the tag is around the right words.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from case import Case, Engine
from damage import BLANKS, PLACEHOLDERS, harmed
from plain_engines import PLAIN, PlainEngine

from pipeline.dropped import dropped
from pipeline.engine import Answer, EngineRequest, Translated
from pipeline.errors import ContentNotHandled
from pipeline.extract import extract_html
from pipeline.facts.protect import Protected, protect, unprotect
from pipeline.merge import merge
from pipeline.placeholders import PLACEHOLDER, Mark, plain, tokens
from pipeline.repair import faults, repair
from pipeline.segment import Extraction, Segment
from pipeline.transfer import ALIGNED, CUT_AT_EVERYTHING, CUT_AT_TAGS, EMPHASIS_DROPPED, has_words, transfer

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT.parent / "shared" / "data" / "pages" / "lkaugsburg" / "de.json"
DEMO = ROOT / "connectors" / "demo" / "musterstadt" / "de"
OUTCOMES = ("intact", "repaired", "linked", "split", "dropped", "reviewer")
LINKS = {"inflecting, true links": 0.0, "inflecting, 1 of 5 links wrong": 0.2, "inflecting, 3 of 5 links wrong": 0.6}


@dataclass(frozen=True)
class Asked:
    """A segment with tags, and what an engine is asked."""

    segment: Segment
    protected: Protected
    request: EngineRequest


@dataclass(frozen=True)
class Page:
    html: str
    extraction: Extraction
    asked: tuple[Asked, ...]


@dataclass
class Score:
    outcomes: Counter[str] = field(default_factory=Counter)
    broken: int = 0
    linked_right: int = 0

    @property
    def segments(self) -> int:
        return sum(self.outcomes[each] for each in OUTCOMES)

    def share(self, outcome: str) -> float:
        return round(self.outcomes[outcome] / max(1, self.segments), 4)


def sources(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        yield from (page["content"] for page in json.loads(path.read_text(encoding="utf-8")))
    if not paths:
        for file in sorted(DEMO.glob("*.html")):
            yield re.split(r"<body[^>]*>|</body>", file.read_text(encoding="utf-8"))[1]


def page(html: str) -> Page:
    extraction = extract_html(html)
    tagged = [segment for segment in extraction.segments if segment.tags]
    return Page(html, extraction, tuple(each for each in map(asked, tagged) if has_words(each.request.text)))


def asked(segment: Segment) -> Asked:
    protected = protect(segment.text, first=max(tag.number for tag in segment.tags) + 1)
    shown = tuple((tag.number, tag.content) for tag in segment.tags if tag.content)
    contents = shown + protected.contents
    return Asked(segment, protected, EngineRequest(protected.text, "en", contents=contents, emphasis=segment.emphasis))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[f"{tag} {attrs}"] += 1

    def handle_endtag(self, tag: str) -> None:
        self.found[f"/{tag}"] += 1


def tags(html: str) -> Counter[str]:
    parser = _Tags()
    parser.feed(html)
    parser.close()
    return parser.found


def is_broken(page: Page, targets: dict[str, str]) -> bool:
    wanted = tags(page.html)
    for each in page.asked:
        if target := targets.get(each.segment.key):
            gone = dropped(each.segment.text, target, droppable=each.segment.emphasis)
            for tag in each.segment.tags:
                if tag.number in gone:
                    wanted -= tags(tag.opening) + tags(tag.closing)
    try:
        merged = merge(page.extraction, targets)[0].value
    except ContentNotHandled:
        return True
    return +tags(merged) != +wanted


def is_publishable(each: Asked, target: str) -> bool:
    return not faults(each.segment.text, target, droppable=each.segment.emphasis)


def with_facts(each: Asked, text: str) -> str:
    return unprotect(text, each.protected.contents)


def outcome(answer: Answer) -> str:
    """What became of a segment that went through an engine without tags, the strongest means first."""
    if not isinstance(answer, Translated):
        return "reviewer"
    marks = {CUT_AT_TAGS: "split", CUT_AT_EVERYTHING: "split", EMPHASIS_DROPPED: "dropped", ALIGNED: "linked"}
    return next((outcome for note, outcome in marks.items() if note in answer.notes), "intact")


def through_plain(pages: list[Page], engine: PlainEngine, *, with_links: bool) -> Score:
    score = Score()
    requests = [each.request for page in pages for each in page.asked]
    answers = iter(transfer(requests, engine.translate, align=engine.align if with_links else None))
    for page in pages:
        targets: dict[str, str] = {}
        for each in page.asked:
            answer = next(answers)
            score.outcomes[outcome(answer)] += 1
            if isinstance(answer, Translated):
                sound = repair(each.request.text, answer.text, droppable=each.request.emphasis)
                target = with_facts(each, sound.text if sound else answer.text)
                if is_publishable(each, target):
                    targets[each.segment.key] = target
                else:
                    score.outcomes[outcome(answer)] -= 1
                    score.outcomes["reviewer"] += 1
                score.linked_right += outcome(answer) == "linked" and is_right(each.request.text, answer.text)
        score.broken += is_broken(page, targets)
    return score


def is_right(source: str, target: str) -> bool:
    """Whether each tag encloses words of the same stems as in the source; the stand-in keeps the consonants."""
    return inner(source) == inner(target)


def inner(text: str) -> dict[int, list[str]]:
    found = {}
    for match in re.finditer(r"<(\d+)>(.*?)</\1>", text, re.DOTALL):
        words = re.findall(r"\w+", PLACEHOLDER.sub("", match[2]))
        found[int(match[1])] = sorted(re.sub("[aeiouäöü]", "", word.lower().removesuffix("em")) for word in words)
    return found


def span_to_start(case: Case) -> str | None:
    """A span that must not be translated jumps to the beginning of the sentence."""
    alone = next((token.text for token in tokens(case.text) if token.mark is Mark.ALONE), None)
    return f"{alone} {case.text.replace(alone, '', 1).lstrip()}" if alone and not case.text.startswith(alone) else None


def comma_after_break(case: Case) -> str | None:
    spot = re.search(r"<\d+/>(?=\s*\w)", case.text)
    return f"{case.text[: spot.end()]}, {case.text[spot.end() :].lstrip()}" if spot else None


def emphasis_lost(case: Case) -> str | None:
    """All paired tags are gone, as engines without tags leave them."""
    text = re.sub(r"</?\d+>", "", case.text)
    return text if text != case.text else None


NEEDS_ADDRESS = ("blank in token", "nbsp in token", "blank in figures", "blank at tag")
"""These harm addresses and figures, which an engine does not get to see: `facts.py` measures them."""
DAMAGE: dict[str, Engine] = {
    **{name: engine for name, engine in (BLANKS | PLACEHOLDERS).items() if name not in NEEDS_ADDRESS},
    "span moved to the start": span_to_start,
    "comma after a break": comma_after_break,
    "all pairs lost": emphasis_lost,
}


def through_tag_aware(pages: list[Page], name: str, *, seed: int) -> Score:
    score = Score()
    for page in pages:
        targets: dict[str, str] = {}
        for each in page.asked:
            for _, damaged in harmed(each.request.text, {name: DAMAGE[name]}, seed=seed):
                became, target = repaired(each, damaged)
                score.outcomes[became] += 1
                if became != "reviewer":
                    targets[each.segment.key] = target
        score.broken += is_broken(page, targets)
    return score


def repaired(each: Asked, damaged: str) -> tuple[str, str]:
    """What becomes of a damaged answer, as `pipeline.questions` finishes it."""
    source, emphasis = each.request.text, each.request.emphasis
    if not faults(source, damaged):
        became, text = "intact", damaged
    elif sound := repair(source, damaged):
        became, text = "repaired", sound.text
    elif sound := repair(source, damaged, droppable=emphasis):
        became, text = "dropped", sound.text
    else:
        return "reviewer", ""
    target = with_facts(each, text)
    return (became, target) if is_publishable(each, target) and plain(target).strip() else ("reviewer", "")


def measure(pages: list[Page], *, seed: int) -> dict[str, Score]:
    plain_engines: dict[str, Callable[[], Score]] = {
        name: lambda way=way: through_plain(pages, PlainEngine(way), with_links=False)  # type: ignore[misc]
        for name, way in PLAIN.items()
    }
    scores = {f"plain: {name}": run() for name, run in plain_engines.items()}
    for name, wrong in LINKS.items():
        scores[f"plain: {name}"] = through_plain(pages, PlainEngine(PLAIN["inflecting"], wrong), with_links=True)
    return scores | {f"tags: {name}": through_tag_aware(pages, name, seed=seed) for name in DAMAGE}


def flat(scores: dict[str, Score], segments: int) -> dict[str, float]:
    result: dict[str, float] = {"segments_with_tags": segments, "broken": sum(each.broken for each in scores.values())}
    for group in ("plain", "tags"):
        total = Score()
        for name, score in scores.items():
            if name.startswith(group):
                total.outcomes += score.outcomes
        result |= {f"{group}_{outcome}": total.share(outcome) for outcome in OUTCOMES}
    for name, score in scores.items():
        key = re.sub(r"\W+", "_", name)
        result[f"{key}_segments"] = score.segments
        result |= {f"{key}_{outcome}": score.share(outcome) for outcome in OUTCOMES if score.outcomes[outcome]}
        if score.outcomes["linked"]:
            result[f"{key}_linked_right"] = round(score.linked_right / score.outcomes["linked"], 4)
    return result


def lines(scores: dict[str, Score]) -> Iterator[str]:
    yield f"{'engine':38}{'segments':>9}" + "".join(f"{outcome:>10}" for outcome in OUTCOMES) + f"{'broken':>8}"
    for name, score in scores.items():
        shares = "".join(f"{score.share(outcome):10.1%}" for outcome in OUTCOMES)
        yield f"{name:38}{score.segments:9}{shares}{score.broken:8}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, nargs="*", default=[PAGES] if PAGES.exists() else [])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    pages = [page(html) for html in sources(options.pages)]
    scores = measure(pages, seed=options.seed)
    print("\n".join(lines(scores)))
    if options.json:
        print(json.dumps(flat(scores, sum(len(each.asked) for each in pages))))


if __name__ == "__main__":
    main()
