"""Nights that are killed at any point while they work with a real Integreat CMS.

The points are drawn as in `test_crashes.py`; `SPRACHLOTSE_TEST_CMS_KILLS` says how many there are (2).
"""

import os
import random
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from connectors.cms.integreat.client import Client, Form
from connectors.cms.integreat.content import content_hash
from connectors.cms.integreat.links import Site
from connectors.cms.integreat.screens import Version
from connectors.cms.integreat.session import Account, Session, http_client
from pipeline.document import ContentType, DocumentRef, Field, FieldFormat
from pipeline.lifecycle import DraftState
from store.tables import DocumentRow, DraftRow, OutcomeKind, PublicationRow
from tests.connectors.cms.integreat_lab import ADDRESS, REGION, WEEKLY, seed_or_skip
from tests.fake_deepl.server import running_fake_deepl
from tests.journeys.crash_play import Play
from tests.journeys.crash_town import CrashTown, environment_of, nights
from tests.journeys.test_crashes import IN_FLIGHT, SEED, told

pytestmark = pytest.mark.cms
KILLS = int(os.environ.get("SPRACHLOTSE_TEST_CMS_KILLS", "2"))
LOCALES = ("en", "uk")
SITE = Site(REGION, "de", frozenset({"integreat.app"}))
FIRST = {"calls": 8_000_000, "io": 7_000, "changes": 900, "closing": 1_500}


Name = tuple[DocumentRef, str]
Sign = tuple[tuple[str, str], int]
"""Title and body, and the number of the version."""


@dataclass
class IntegreatPlay(Play):
    """The CMS is a real one; people work in its editor between the nights."""

    human: Client = field(kw_only=True)
    totals: dict[str, int] = field(default_factory=lambda: dict(FIRST))
    by_hand: dict[Name, Sign] = field(default_factory=dict)
    """What people wrote before us, or over our texts."""
    there: dict[Name, tuple[Version, ...]] = field(default_factory=dict)
    """What stands in the CMS, as we saw it last."""
    _seen: int = 0
    """The last publication that we looked at."""

    def change_pages(self) -> None:
        for ref in self.chance.sample([ref for ref in self._refs() if ref.content_type is ContentType.PAGE], 3):
            fresh = f"<p>Runde {'i' * self.rounds}: Das Amt {ref.key} hilft Ihnen gern.</p>"
            self._edit(ref, "de", content=lambda body, fresh=fresh: body + fresh)
        if self.rounds % 2:
            self._write_over()

    def _write_over(self) -> None:
        """Somebody changes a translation of ours; from then on it is theirs."""
        ours = sorted(name for name in self._published() if name not in self.by_hand and is_page(name))
        if ours:
            ref, locale = name = self.chance.choice(ours)
            self._edit(ref, locale, title=lambda title: f"{title} (von Hand)")
            self.look([name])
            self.by_hand[name] = sign(self.there[name])

    def _edit(self, ref: DocumentRef, slug: str, **changes: Callable[[str], str]) -> None:
        form = self.human.form(ref, slug)
        data = {name: list(values) for name, values in form.data.items() if name != "minor_edit"}
        data["status"] = ["PUBLIC"]
        for name, change in changes.items():
            data[name] = [change(data[name][0])]
        said = self.human.submit(Form(form.path, data), about="a human edit")
        assert not [message for message in said if message.is_error], said

    def _refs(self) -> list[DocumentRef]:
        found = self.town.rows(DocumentRow.content_type, DocumentRow.key, where=[DocumentRow.gone.is_(False)])
        return [DocumentRef(REGION, kind, key) for kind, key in sorted(found)]

    def look(self, names: Collection[Name]) -> None:
        """Read the versions of these targets, newest first."""
        for ref, locale in names:
            if versions := self.human.versions(ref, locale):
                self.there[ref, locale] = versions

    def look_at_all(self) -> None:
        self.look([(ref, locale) for ref in self._refs() for locale in LOCALES])

    def _touched(self) -> set[Name]:
        """Targets that may have been written since we looked last; reading all of them takes a minute."""
        columns = (DraftRow.locale, DocumentRow.content_type, DocumentRow.key)
        joined = [DraftRow.document_id == DocumentRow.id]
        on_the_way = [*joined, DraftRow.state.in_((DraftState.APPROVED, DraftState.PUBLISHING))]
        found = set(self.town.rows(*columns, where=on_the_way))
        written = [*joined, PublicationRow.draft_id == DraftRow.id, PublicationRow.id > self._seen]
        for number, *name in self.town.rows(PublicationRow.id, *columns, where=written):
            self._seen = max(self._seen, number)
            found.add(tuple(name))
        return {(DocumentRef(REGION, kind, key), locale) for locale, kind, key in found}

    def _published(self) -> dict[Name, tuple[str, str]]:
        """Token and version of our newest write of each target."""
        is_written = PublicationRow.outcome == OutcomeKind.PUBLISHED
        joined = [DraftRow.document_id == DocumentRow.id, PublicationRow.draft_id == DraftRow.id, is_written]
        columns = (PublicationRow.id, PublicationRow.token, PublicationRow.version)
        found = self.town.rows(*columns, DraftRow.locale, DocumentRow.content_type, DocumentRow.key, where=joined)
        return {
            (DocumentRef(REGION, kind, key), locale): (token, version)
            for _, token, version, locale, kind, key in sorted(found)
        }

    def written(self) -> Mapping[str, tuple[object, object]]:
        self.look(self._touched())
        return {f"{ref} {locale}": sign(versions) for (ref, locale), versions in self.there.items()}

    def standing(self, written: Mapping[str, tuple[object, object]]) -> list[str]:
        """What stands in the CMS is what was approved or what people wrote, each text once."""
        there, ours = self.there, self._published()
        wrong = [f"{ref} {locale} is not in the CMS" for ref, locale in ours.keys() - there.keys()]
        for (ref, locale), versions in there.items():
            wrong += [f"{ref} {locale}: {about}" for about in self._judged((ref, locale), versions, ours)]
        return wrong

    def _judged(self, name: Name, versions: Sequence[Version], ours: Mapping[Name, tuple[str, str]]) -> Iterator[str]:
        newest = versions[0]
        if name in self.by_hand:
            if sign(versions) != self.by_hand[name]:
                yield "a person's text was written over"
        elif name not in ours:
            yield "is in the CMS, and nobody knows of it"
        elif ours[name][1] != str(newest.number) or (is_page(name) and ours[name][0] != token(newest)):
            yield f"version {newest.number} is not what we know of: {ours[name]}"
        elif newest.status != "PUBLIC":
            yield f"version {newest.number} is {newest.status}"
        texts = Counter((version.title, version.body) for version in versions)
        yield from (f"one text was written {times} times" for times in texts.values() if times > 1)

    def is_expected(self, problem: Mapping[str, object]) -> bool:
        """Where people wrote, there are conflicts."""
        names = {(str(ref), locale) for ref, locale in self.by_hand}
        return (problem["document"], problem["locale"]) in names or problem["document"] == f"event/{WEEKLY}"


def sign(versions: Sequence[Version]) -> Sign:
    return (versions[0].title, versions[0].body), versions[0].number


def token(version: Version) -> str:
    title = Field("title", FieldFormat.TEXT, version.title)
    return content_hash((title, Field("body", FieldFormat.HTML, version.body)), SITE)


def is_page(name: Name) -> bool:
    return name[0].content_type is ContentType.PAGE


@contextmanager
def played(kills: int, chance: random.Random) -> Iterator[IntegreatPlay]:
    """The seeded town, and so many kills."""
    cms = (
        f'{{kind = "integreat", url = "{ADDRESS}", region = "{REGION}", username = "connector", '
        'password = "connector-lab-2026"}'
    )
    session = Session(http_client(ADDRESS), Account(REGION, "editor", "editor-lab-2026"))
    with TemporaryDirectory() as folder, running_fake_deepl() as deepl:
        deepl.character_limit = 10**12
        environment = environment_of(Path(folder), deepl, slug=REGION, locales=LOCALES, cms=cms)
        with nights(environment, REGION) as running:
            town = CrashTown(environment, REGION, deepl)
            running.run("pull")
            play = IntegreatPlay(town, running, chance, human=Client(session))
            play.look_at_all()
            play.by_hand = {name: sign(versions) for name, versions in play.there.items()}
            while play.kills < kills:
                play.round()
                told(play.summary)
            play.look_at_all()
            play.wrong += play.standing({})
            yield play
    session.close()


def test_nights_with_a_real_cms_that_are_killed_anywhere_write_everything_once() -> None:
    seed_or_skip()
    with played(KILLS, random.Random(SEED)) as play:
        told(f"{play.summary}; {len(play.by_hand)} texts by hand")
        assert play.wrong == []
        assert play.twice <= IN_FLIGHT * play.kills
