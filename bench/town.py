"""A municipality of any size for the benchmarks: pages of our own or real ones, as files, with the echo engine.

Our own pages are those of the demo, each written for another office: every page has other sentences. The engine gives
the German back in another guise, because an engine's time is not what is measured.
"""

import html
import json
import random
import re
from collections.abc import Sequence
from pathlib import Path

from environment import ROOT

LOCALES = ("en", "ar", "fa", "tr", "uk", "ru", "fr", "ro", "bg", "pl", "es", "so")
SLUG = "musterstadt"
_DEMO = ROOT / "connectors" / "demo" / SLUG / "de"
_TEXT = re.compile(r"(?<=>)([^<>]*\w[^<>]{12,}?)([.?!]?)(?=<)")
_FILE = (
    '<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n</head>\n'
    "<body>{body}</body>\n</html>\n"
)
_QUARTERS = ("Nord", "Süd", "Ost", "West", "Mitte", "am See", "am Wald", "am Berg", "an der Brücke", "am Markt")


def write_home(
    home: Path, *, pages: int, database: str = "", real: Path | None = None, locales: Sequence[str] = LOCALES
) -> None:
    """An installation with that many German pages and these locales."""
    source = home / "cms" / "de"
    source.mkdir(parents=True)
    for key, text in (_real(real, pages) if real else _own(pages)).items():
        (source / f"{key}.html").write_text(text, encoding="utf-8")
    (home / "sprachlotse.toml").write_text(
        (f"database_url = {json.dumps(database)}\n" if database else "")
        + f'[engines]\norder = ["echo"]\n[municipalities.{SLUG}]\nname = "Musterstadt"\n'
        f"locales = {json.dumps(locales)}\n"
        f'cms = {{kind = "folder", path = {json.dumps(str(home / "cms"))}}}\n',
        encoding="utf-8",
    )


def edit(home: Path, *, share: float, seed: int = 0) -> list[str]:
    """One more sentence on so many pages; their keys."""
    paths = sorted((home / "cms" / "de").glob("*.html"))
    chosen = random.Random(seed).sample(paths, max(1, round(share * len(paths))))
    for path in chosen:
        old = path.read_text(encoding="utf-8")
        path.write_text(old.replace("</body>", f"<p>Neu für {path.stem}: Das Amt hilft Ihnen gern.</p></body>"))
    return [path.stem for path in chosen]


def _own(pages: int) -> dict[str, str]:
    demo = [path.read_text(encoding="utf-8") for path in sorted(_DEMO.glob("*.html"))]
    return {f"seite-{number:05}": _varied(demo[number % len(demo)], number) for number in range(pages)}


def _varied(text: str, number: int) -> str:
    """The same page for another office: each of its longer texts names it."""
    round_, quarter = divmod(number, len(_QUARTERS))
    office = f"Amt {_letters(round_)} {_QUARTERS[quarter]}"
    text = re.sub(r'<meta name="sprachlotse:parent"[^>]*>\n', "", text)
    head, body = text.split("<body", 1)
    body = _TEXT.sub(lambda found: f"{found[1]} ({office}){found[2]}", body)
    return head.replace("</title>", f" – {office}</title>") + "<body" + body


def _letters(number: int) -> str:
    """A name that is no number, which would be carried over without an engine."""
    name = ""
    while True:
        number, rest = divmod(number, 20)
        name = "bdfghklmnprstvwzjxqy"[rest] + "aeiou"[rest % 5] + name
        if not number:
            return name.capitalize()


def _real(pages_json: Path, pages: int) -> dict[str, str]:
    """Pages as Integreat's public interface gives them; they are repeated under other titles if there are too few."""
    found = [page for page in json.loads(pages_json.read_text(encoding="utf-8")) if page.get("content")]
    return {
        f"seite-{number:05}": _FILE.format(
            title=html.escape(f"{page['title']} {_letters(number)}", quote=False), body=page["content"]
        )
        for number in range(pages)
        for page in [found[number % len(found)]]
    }
