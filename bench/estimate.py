"""Whether the estimate is what DeepL bills: real pages, the official library, a DeepL server of our own.

    python bench/estimate.py PAGES.json [--pages 200] [--locales uk,fr,fa] [--json]

PAGES.json is a list of pages with `title` and `content` (HTML). A fifth of the pages is estimated and then translated
by a nightly run; the next night brings the rest, and the third finds a tenth of the pages edited (a sentence more, a
number changed). The server bills as documented (source code points; tags are free where tags are handled, and
characters like any other where they are not). Locales without tag handling go through our own tag transfer, which asks
a second time for the few sentences that the first answer does not settle; how much that adds is learned from the
ledger, so the first night cannot know it.
"""

import argparse
import html
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from environment import environment, find_tests

from pipeline.pull import pull
from runtime.estimate import estimate
from runtime.night import run
from runtime.settings import Settings
from runtime.wiring import Application

find_tests()
from tests.fake_deepl.server import FakeDeepl, running_fake_deepl

SLUG = "benchstadt"
PAGE = '<!doctype html>\n<html lang="de">\n<head>\n<title>{}</title>\n</head>\n<body>{}</body>\n</html>\n'


@dataclass(frozen=True)
class Night:
    """One night in one locale."""

    locale: str
    estimated: int
    billed: int
    whole: int

    @property
    def error(self) -> float:
        """How far the estimate is off, as a share of the bill."""
        return abs(self.estimated - self.billed) / self.billed if self.billed else float(self.estimated > 0)


def settings(home: Path, deepl: FakeDeepl, locales: Sequence[str]) -> Settings:
    return Settings.model_validate(
        {
            "home": home,
            "engines": {"order": ["deepl"], "deepl": {"key": deepl.key, "server_url": deepl.url}},
            "municipalities": {
                SLUG: {"name": "Benchstadt", "locales": locales, "cms": {"kind": "folder", "path": home / "cms"}}
            },
        }
    )


def write(home: Path, pages: Sequence[dict[str, str]], *, edited: int = 0) -> None:
    folder = home / "cms" / "de"
    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(pages):
        body = page["content"]
        if number < edited:
            body = re.sub(r"\b(\d)(\d)\b", r"\g<2>\g<1>", body, count=1)
            body += f"<p>Ab Montag gilt für die Seite {number} eine neue Regel. Bitte <b>lesen</b> Sie sie.</p>"
        (folder / f"{number}.html").write_text(PAGE.format(html.escape(page["title"]), body), encoding="utf-8")


def night(home: Path, deepl: FakeDeepl, locales: Sequence[str]) -> list[Night]:
    application = Application(settings(home, deepl, locales))
    try:
        municipality = application.municipality(SLUG)
        pull(municipality, silent)
        lines = {line.locale: line for line in estimate(municipality).lines}
        nights = []
        for locale in locales:  # one after the other, so that the bill of the server is the bill of the locale
            before = deepl.billed_characters
            one = Application(settings(home, deepl, [locale]))
            run(one.municipality(SLUG), batch_size=100, cause="bench", progress=silent)
            one.close()
            line = lines.get(locale)
            told = (line.characters, line.whole_characters) if line else (0, 0)
            nights.append(Night(locale, told[0], deepl.billed_characters - before, told[1]))
    finally:
        application.close()
    return nights


def silent(step: str, done: int, total: int) -> None:
    """No progress to be seen."""


def show(title: str, nights: Sequence[Night]) -> None:
    print(f"{title:<12}{'estimated':>12}{'billed':>12}{'error':>9}{'whole pages':>14}{'saved':>8}")
    for each in nights:
        saved = 1 - each.billed / each.whole if each.whole else 0
        print(
            f"  {each.locale:<10}{each.estimated:>12}{each.billed:>12}{each.error:>9.2%}{each.whole:>14}{saved:>8.1%}"
        )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pages", type=Path)
    arguments.add_argument("--pages", type=int, default=200, dest="most")
    arguments.add_argument("--locales", default="uk,fr,fa")
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()
    pages = [page for page in json.loads(options.pages.read_text(encoding="utf-8")) if page["content"]][: options.most]
    locales = options.locales.split(",")
    with TemporaryDirectory() as folder, running_fake_deepl() as deepl:
        deepl.character_limit = 10**12
        home = Path(folder)
        write(home, pages[: len(pages) // 5])
        first = night(home, deepl, locales)
        write(home, pages)
        second = night(home, deepl, locales)
        write(home, pages, edited=len(pages) // 10)
        third = night(home, deepl, locales)
    show("first night", first)
    show("the rest", second)
    show("edits", third)
    result = {
        **environment(),
        "pages": len(pages),
        "locales": len(locales),
        "billed": sum(each.billed for each in (*first, *second, *third)),
        "error": round(abs(sum(each.estimated - each.billed for each in (*first, *second, *third))), 5),
        "worst_error_first": round(max(each.error for each in first), 5),
        "worst_error_rest": round(max(each.error for each in second), 5),
        "worst_error_edits": round(max(each.error for each in third), 5),
    }
    result["error"] = round(result["error"] / result["billed"], 5)
    result |= {f"error_{each.locale}": round(each.error, 5) for each in second}
    if options.json:
        print(json.dumps(result))


if __name__ == "__main__":
    main()
