"""Administration: the people, keys, engines and budgets of a municipality, and the installation as a whole."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from pipeline.people import Role
from pipeline.scopes import NEEDS, TokenScope
from review.desk import Desk
from review.refusals import NotHere
from review.render import page
from review.visitor import Administering, InstallationAdministrator, Member, TheDesk
from runtime.budgets import usages
from runtime.engine_rows import coverage_rows
from runtime.setting_list import engine_states, settings_of_installation, settings_of_municipality

router = APIRouter()
FRESH_MIN = 10
DELIVERIES = 20
DONE = {
    "joined": "Die Person gehört jetzt zur Kommune.",
    "changed": "Rolle und Sprachen sind geändert.",
    "left": "Die Person gehört nicht mehr zur Kommune.",
    "revoked": "Der Schlüssel gilt nicht mehr.",
    "replayed": "Die Nachricht wartet wieder auf den Worker.",
    "closed": "Das Konto ist geschlossen; die Person ist überall abgemeldet.",
    "opened": "Das Konto ist wieder offen.",
}


@dataclass(frozen=True, slots=True)
class Handed:
    """What a sender of webhooks needs; the secret is shown once."""

    source: str
    address: str
    secret: str


@router.get("/m/{slug}/admin")
def municipality(request: Request, desk: TheDesk, who: Administering, done: str = "") -> Response:
    """One municipality."""
    return municipality_page(request, desk, who, done=DONE.get(done, ""))


@router.get("/admin")
def installation(request: Request, desk: TheDesk, who: InstallationAdministrator, done: str = "") -> Response:
    """The whole installation."""
    settings = desk.settings
    with desk.store.people() as people:
        everybody, roles = people.all(), people.all_memberships()
        events = people.events.newest(limit=50)
    return page(
        request,
        "installation.html",
        who,
        people=everybody,
        roles=roles,
        events=events,
        municipalities=settings.municipalities,
        members={
            slug: sum(any(each.municipality == slug for each in several) for several in roles.values())
            for slug in settings.municipalities
        },
        engines=engine_states(settings),
        settings=settings_of_installation(settings),
        file=settings.home / "sprachlotse.toml",
        done=DONE.get(done, ""),
    )


@router.post("/admin/people/{person_id}/{action}")
def switch_account(desk: TheDesk, who: InstallationAdministrator, person_id: int, action: str) -> Response:
    """Close an account or open it again; nobody closes their own."""
    if action not in {"close", "open"} or person_id == who.person.id:
        raise NotHere
    try:
        with desk.store.people() as people:
            people.set_active(people.get(person_id), active=action == "open", actor=who.person.login)
    except (KeyError, OverflowError):
        raise NotHere from None
    return RedirectResponse(f"/admin?done={'opened' if action == 'open' else 'closed'}", 303)


def municipality_page(request: Request, desk: Desk, who: Member, **told: Any) -> Response:
    """The page, with what it has to tell: `done`, `secret`, `welcome` for a person, `handed` to a sender, `errors`."""
    its = who.municipality
    with desk.store.people() as people:
        members = people.members(its.slug)
        events = people.events.newest(limit=50, municipality_id=people.municipality_id(its.slug))
    with desk.store.tokens(its.slug) as tokens:
        keys = tokens.all()
    with desk.store.reading(its.slug) as work:
        sources, deliveries = work.webhook_secrets.sources(), work.deliveries.latest(limit=DELIVERIES)
    now = datetime.now(UTC)
    bucket = int(now.timestamp()) // (60 * FRESH_MIN)
    shown: dict[str, Any] = {
        "done": "",
        "secret": "",
        "welcome": None,
        "handed": None,
        "errors": {},
        "typed": {},
    } | told
    return page(
        request,
        "administration.html",
        who.visitor,
        status=422 if shown["errors"] else 200,
        slug=its.slug,
        name=desk.settings.municipality(its.slug).name,
        locales=its.locales,
        members=members,
        roles=tuple(Role),
        keys=keys,
        scopes=[scope for scope in TokenScope if who.membership.may(NEEDS[scope])],
        events=events,
        sources={source: webhook_address(desk, its.slug, source) for source in sources},
        deliveries=deliveries,
        coverage=desk.shelf.get(("coverage", its.slug), bucket, lambda: coverage_rows(its)),
        budgets=usages(its),
        settings=settings_of_municipality(its.slug, desk.settings.municipality(its.slug)),
        file=desk.settings.home / "sprachlotse.toml",
        now=now,
        **shown,
    )


def webhook_address(desk: Desk, slug: str, source: str) -> str:
    """Where a sender sends its messages; without the host while nobody has said where the web app is."""
    return f"{desk.web.url or 'https://…'}/webhooks/{slug}/{source}"
