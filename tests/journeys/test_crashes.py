"""A night that is killed at any point: nothing is lost, nothing is done twice, nothing wrong is published.

The points are drawn by a seed from all calls that a night makes, and from those that touch the database, the network or
the files. `SPRACHLOTSE_TEST_KILLS` says how many there are (8), `SPRACHLOTSE_TEST_SEED` which.
"""

import hashlib
import os
import random
import sys
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from pipeline.lifecycle import DraftState
from store.tables import DocumentRow, DraftRow, PublicationRow
from tests.fake_deepl.server import running_fake_deepl
from tests.journeys.crash_play import Play
from tests.journeys.crash_town import CrashTown, environment_of, nights

KILLS = int(os.environ.get("SPRACHLOTSE_TEST_KILLS", "8"))
SEED = int(os.environ.get("SPRACHLOTSE_TEST_SEED", "0"))
SLUG, LOCALES = "musterstadt", ("en", "uk")
IN_FLIGHT = 50
"""Texts of one request to DeepL: what a kill may cost at most."""
FRESH_EVERY = 12
"""Kills, after which the town begins anew: the first night is the longest."""


class FolderPlay(Play):
    """The CMS is a folder."""

    @property
    def cms(self) -> Path:
        return Path(self.town.environment["SPRACHLOTSE_HOME"]) / "cms"

    def change_pages(self) -> None:
        for path in self.chance.sample(sorted((self.cms / "de").glob("*.html")), 5):
            fresh = f"<p>Runde {'i' * self.rounds}: Das Amt {path.stem} hilft Ihnen gern.</p></body>"
            path.write_text(path.read_text(encoding="utf-8").replace("</body>", fresh), encoding="utf-8")

    def written(self) -> dict[str, tuple[bytes, int]]:
        found = [path for locale in LOCALES for path in (self.cms / locale).glob("*.html")]
        return {f"{path.parent.name}/{path.stem}": (path.read_bytes(), path.stat().st_mtime_ns) for path in found}

    def standing(self) -> list[str]:
        """Each file is what an approved draft of ours says, and no half of one."""
        state = DraftRow.state == DraftState.PUBLISHED
        joined = [DraftRow.document_id == DocumentRow.id, PublicationRow.draft_id == DraftRow.id, state]
        columns = (DraftRow.locale, DocumentRow.key, PublicationRow.token)
        newest = {f"{locale}/{key}": token for locale, key, token in self.town.rows(*columns, where=joined)}
        there = {name: digest(data) for name, (data, _) in self.written().items()}
        return [f"{name} is not what was approved" for name in newest | there if newest.get(name) != there.get(name)]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def played(kills: int, chance: random.Random) -> FolderPlay:
    """A fresh town, and so many kills."""
    with TemporaryDirectory() as folder, running_fake_deepl() as deepl:
        home = Path(folder)
        with as_file(files("connectors.demo") / SLUG) as pages:
            copytree(pages, home / "cms")
        deepl.character_limit = 10**12
        cms = f'{{kind = "folder", path = "{home / "cms"}"}}'
        environment = environment_of(home, deepl, slug=SLUG, locales=LOCALES, cms=cms)
        with nights(environment, SLUG) as running:
            play = FolderPlay(CrashTown(environment, SLUG, deepl), running, chance)
            while play.kills < kills:
                play.round()
    return play


def told(what: str) -> None:
    sys.stderr.write(f"{what}\n")


def test_nights_that_are_killed_anywhere_lose_nothing_and_do_nothing_twice() -> None:
    chance = random.Random(SEED)
    left = KILLS
    while left:
        play = played(min(left, FRESH_EVERY), chance)
        left -= play.kills
        told(f"{play.kills} kills, {play.rounds} rounds, {play.twice} paid twice, {play.cut_off} cut off")
        assert play.wrong == []
        assert play.twice <= IN_FLIGHT * play.kills
