"""Nights that are killed while they work with a folder of pages as their CMS."""

import hashlib
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import TypeVar

from pipeline.lifecycle import DraftState
from store.tables import DocumentRow, DraftRow, PublicationRow
from tests.fake_deepl.server import running_fake_deepl
from tests.journeys.crash_play import Play
from tests.journeys.crash_town import CrashTown, environment_of, nights

SLUG, LOCALES = "musterstadt", ("en", "uk")


@dataclass
class FolderPlay(Play):
    """The CMS is a folder."""

    changed: set[Path] = field(default_factory=set)

    @property
    def cms(self) -> Path:
        return Path(self.town.environment["SPRACHLOTSE_HOME"]) / "cms"

    def change_pages(self) -> None:
        """Mostly pages that did not change the last time, so that what was approved for those is published."""
        pages = sorted((self.cms / "de").glob("*.html"))
        others = [path for path in pages if path not in self.changed]
        self.changed = {*self.chance.sample(others, min(5, len(pages) // 3)), self.chance.choice(pages)}
        for path in sorted(self.changed):
            fresh = f"<p>Runde {'i' * self.rounds}: Das Amt {path.stem} hilft Ihnen gern.</p></body>"
            path.write_text(path.read_text(encoding="utf-8").replace("</body>", fresh), encoding="utf-8")

    def written(self) -> Mapping[str, tuple[bytes, int]]:
        found = [path for locale in LOCALES for path in (self.cms / locale).glob("*.html")]
        return {f"{path.parent.name}/{path.stem}": (path.read_bytes(), path.stat().st_mtime_ns) for path in found}

    def standing(self, written: Mapping[str, tuple[object, object]]) -> list[str]:
        """Each file is what an approved draft of ours says, and no half of one."""
        state = DraftRow.state == DraftState.PUBLISHED
        joined = [DraftRow.document_id == DocumentRow.id, PublicationRow.draft_id == DraftRow.id, state]
        columns = (DraftRow.locale, DocumentRow.key, PublicationRow.token)
        newest = {f"{locale}/{key}": token for locale, key, token in self.town.rows(*columns, where=joined)}
        there = {name: digest(data) for name, (data, _) in written.items()}
        return [f"{name} is not what was approved" for name in newest | there if newest.get(name) != there.get(name)]


def digest(data: object) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


FolderPlays = TypeVar("FolderPlays", bound=FolderPlay)


@contextmanager
def folder_play(
    kind: type[FolderPlays],
    chance: random.Random,
    *,
    script: str = "killable.py",
    pages: int = 100,
    more: Mapping[str, str] | None = None,
) -> Iterator[FolderPlays]:
    """A fresh town of so many pages at most, ready for its first night."""
    with TemporaryDirectory() as folder, running_fake_deepl() as deepl:
        home = Path(folder)
        with as_file(files("connectors.demo") / SLUG) as demo:
            copytree(demo, home / "cms")
        for path in sorted((home / "cms" / "de").glob("*.html"))[pages:]:
            path.unlink()
        deepl.character_limit = 10**12
        cms = f'{{kind = "folder", path = "{home / "cms"}"}}'
        whole = environment_of(home, deepl, slug=SLUG, locales=LOCALES, cms=cms) | dict(more or {})
        with nights(whole, SLUG, script=script) as running:
            yield kind(CrashTown(whole, SLUG, deepl), running, chance)
