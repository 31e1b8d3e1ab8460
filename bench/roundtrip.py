"""Whether extract and merge give back every page byte for byte, how fast, and whether time grows with size only.

    python bench/roundtrip.py PAGES.json … [--mutated 100000] [--json]

PAGES.json is a list of pages with `content` (HTML). Each page is taken apart and merged twice: without targets, and
with each source text as its own target. `--mutated` does the same with that many damaged snippets of the pages.
Times are CPU seconds; the speed counts UTF-8 bytes through extract and one merge.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

from pipeline.extract import extract_html
from pipeline.merge import merge

SIZES = {"10kb": 10_000, "100kb": 100_000, "1mb": 1_000_000, "10mb": 10_000_000}
FRAGMENTS = """<p>|</p>|<b>|</a>|<br>|<!--|-->|<script>|<a href="|<p translate="no">|<|>|&|&lt;1&gt;|<2/>|</1>
[page 7 "Amt"]|[contact 1|\0|\ud800|\u202e|\u00a0|\r\n|"|'|&#0;|&#xd800;|z. B. |. |<img alt=x>""".replace("\n", "|")


def is_identical(html: str) -> bool:
    extraction = extract_html(html)
    sources = {segment.key: segment.text for segment in extraction.segments}
    return all(merge(extraction, targets)[0].value == html for targets in ({}, sources))


def seconds(html: str) -> float:
    start = time.process_time()
    merge(extract_html(html), {})
    return time.process_time() - start


def mutated(pages: list[str], count: int) -> Iterator[str]:
    chance = random.Random(1)
    fragments = FRAGMENTS.split("|")
    for _ in range(count):
        page = chance.choice(pages)
        start = chance.randrange(len(page) + 1)
        snippet = page[start : start + chance.randrange(600)]
        for _ in range(chance.randint(1, 5)):
            left, right = sorted(chance.randrange(len(snippet) + 1) for _ in range(2))
            middle = chance.choice(["", chance.choice(fragments), snippet[left:right] * 2, snippet[left:right][::-1]])
            snippet = snippet[:left] + middle + snippet[min(right, left + 20) :]
        yield snippet


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pages", type=Path, nargs="+")
    arguments.add_argument("--mutated", type=int, default=0)
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()

    pages = [page["content"] for path in options.pages for page in json.loads(path.read_text(encoding="utf-8"))]
    size = sum(len(page.encode("utf-8")) for page in pages)
    result: dict[str, float] = {
        "pages": len(pages),
        "identical": sum(map(is_identical, pages)),
        "mb_per_s": round(size / 1e6 / sum(map(seconds, pages)), 2),
    }
    if options.mutated:
        result["mutated"] = options.mutated
        result["mutated_identical"] = sum(map(is_identical, mutated(pages, options.mutated)))
    material = "".join(pages)
    for name, length in SIZES.items():
        html = (material * (length // len(material) + 1))[:length]
        result[f"linear_{name}_s"] = round(min(seconds(html) for _ in range(3 if length < 10**6 else 1)), 4)

    if options.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name:20} {value}")


if __name__ == "__main__":
    main()
