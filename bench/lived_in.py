"""The demo municipality after some days of work: reviewed, published, changed, translated again."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path

from commands.bars import silent
from pipeline.decisions import accept, approve
from pipeline.errors import SprachlotseError
from pipeline.lifecycle import DraftState
from pipeline.many import decide_many
from pipeline.municipality import Municipality
from pipeline.people import Membership, Person, Role
from pipeline.publish import publish
from pipeline.remarks import RemarkKind
from pipeline.store_ports import DraftFilter, DraftSummary
from review.security.passwords import hashed
from runtime.demo import SLUG, prepare
from runtime.night import run
from runtime.settings import Settings
from runtime.wiring import Application

PASSWORD = "geheim-geheim"
PEOPLE = {
    "anna": Person(0, "anna", "Anna Beispiel", is_administrator=True),
    "berta": Person(0, "berta", "Berta Probe"),
    "carl": Person(0, "carl", "Carl Muster"),
}
REVIEWED = ("kita", "wohngeld", "rathaus", "notfall", "muell", "hausarzt", "schule", "jobcenter")
"""Pages that were released and published before their German text changed."""
CHANGES = {
    "kita": (
        ("185 €", "195 €"),
        ("bis zu drei Einrichtungen", "bis zu vier Einrichtungen"),
        (
            "Familien mit wenig Geld zahlen keinen Beitrag.",
            "Familien mit wenig Geld zahlen keinen Beitrag und kein Essensgeld.",
        ),
    ),
    "wohngeld": (("8.30 bis 11.30 Uhr", "8.00 bis 12.00 Uhr"),),
}
"""What the German editors wrote afterwards."""


@contextmanager
def lived_in(home: Path) -> Iterator[Application]:
    """The installation, in a folder of its own."""
    use = prepare(Settings(home=home))
    application = Application(use)
    try:
        _live(application, use)
        yield application
    finally:
        application.close()


def _live(application: Application, use: Settings) -> None:
    its = application.municipality(SLUG)
    ids = _employ(application)
    run(its, batch_size=use.batch_size, cause="demo", progress=silent)
    for summary in _drafts(its, REVIEWED, ("ar", "en", "uk")):
        _release(its, summary.id)
    publish(its, silent)
    for page, changes in CHANGES.items():
        _rewrite(home_of(use, page), changes)
    run(application.municipality(SLUG), batch_size=use.batch_size, cause="demo", progress=silent)
    _organise(its, ids)


def home_of(use: Settings, page: str) -> Path:
    """The German file of a page."""
    return use.home / "demo" / SLUG / "de" / f"{page}.html"


def _employ(application: Application) -> dict[str, int]:
    roles = {
        "berta": Membership(SLUG, Role.REVIEWER, frozenset({"ar", "en"})),
        "carl": Membership(SLUG, Role.EDITOR),
    }
    made = {}
    with application.store.people() as people:
        for login, person in PEOPLE.items():
            made[login] = people.add(person, password=hashed(PASSWORD), actor="demo").id
            if login in roles:
                people.join(made[login], roles[login], actor="anna")
    return made


def _drafts(its: Municipality, pages: tuple[str, ...], locales: tuple[str, ...]) -> list[DraftSummary]:
    with its.transaction() as work:
        found = work.drafts.find(DraftFilter(states=(DraftState.QUEUED, DraftState.IN_REVIEW), locales=locales))
    return [each for each in found if each.ref.key in pages]


def _release(its: Municipality, draft_id: int) -> None:
    """Read and released; one with a fault that nobody may accept stays in the queue."""
    with its.transaction() as work:
        draft = work.drafts.get(draft_id)
    for segment in draft.segments:
        with suppress(SprachlotseError):
            accept(its, draft_id, key=segment.key, actor="berta")
    with suppress(SprachlotseError):
        approve(its, draft_id, actor="anna")


def _rewrite(path: Path, changes: tuple[tuple[str, str], ...]) -> None:
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def _organise(its: Municipality, ids: dict[str, int]) -> None:
    """What people leave behind them on a morning."""
    today = date.today()
    mine = [each.id for each in _drafts(its, ("kita", "wohngeld", "jobmesse"), ("ar", "en"))]
    decide_many(its, "assign", mine, actor="anna", person_id=ids["anna"])
    decide_many(its, "due", mine[:2], actor="anna", due=today - timedelta(days=1))
    decide_many(its, "due", mine[2:], actor="anna", due=today + timedelta(days=3))
    held = [each.id for each in _drafts(its, ("rundfunkbeitrag",), ("ar", "fa", "ru"))]
    decide_many(its, "hold", held, actor="anna", reason="Der Beitrag ändert sich im Januar.")
    refused = [each.id for each in _drafts(its, ("infoabend-kita",), ("tr",))]
    decide_many(its, "reject", refused, actor="anna", reason="Fachwörter falsch")
    [arabic] = _drafts(its, ("kita",), ("ar",))
    with its.transaction() as work:
        draft = work.drafts.get(arabic.id)
        heading = next(each for each in draft.segments if "Einrichtungen" in each.source)
        work.remarks.add(draft.ref, RemarkKind.QUESTION, "ar", heading.key, "Gilt das auch für Tagesmütter?", "berta")
        work.remarks.add(draft.ref, RemarkKind.COMMENT, "ar", heading.key, "Mit dem Jugendamt abgestimmt.", "anna")
