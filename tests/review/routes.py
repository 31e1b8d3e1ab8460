"""Every route of the web app as a test can call it; a new one is covered by being there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from starlette.routing import Mount

from pipeline.draft import Origin, OriginKind
from pipeline.memory import Unit
from pipeline.people import Right
from pipeline.remarks import RemarkKind
from pipeline.scopes import TokenScope
from pipeline.store_ports import DraftFilter
from review.bearer import BearerGuard, bearer
from review.visitor import Guard, administrator, member, visitor
from runtime.wiring import Application
from tests.review.conftest import PEOPLE, TOWNS

MACHINES = {"/health", "/ready", "/metrics", "/webhooks/{slug}/{source}"}
"""What monitors and the CMS ask for; their own tests say what each demands instead of a session."""
OPEN = {"/sign-in", "/sign-in/code", "/sign-in/oidc", "/sign-in/oidc/back", "/api/v1/openapi.json"} | MACHINES
"""What people and programs need before they have shown who they are. Nothing else is public."""
NAMING = {"id", "draft_id", "key", "question", "unit_id", "run_id", "person_id", "token_id", "delivery_id"}
"""Parameters that name something which belongs to one municipality."""


@dataclass(frozen=True)
class Called:
    """One route and one method of it."""

    method: str
    path: str
    guards: frozenset[object]
    """What its dependencies call, all the way down."""

    @property
    def is_open(self) -> bool:
        return self.path in OPEN

    @property
    def is_of_a_municipality(self) -> bool:
        return "{slug}" in self.path and not self.is_open

    @property
    def names_something(self) -> bool:
        """Whether the path says which draft, page … of the municipality it is about."""
        return bool(NAMING & set(re.findall(r"{(\w+)", self.path)))

    @property
    def is_for_programs(self) -> bool:
        return bearer in self.guards

    @property
    def is_guarded(self) -> bool:
        """Whether nobody gets in without signing in, and into a municipality without a right there."""
        if self.is_of_a_municipality:
            return bool(self.rights) and bool({member, bearer} & self.guards)
        return visitor in self.guards

    @property
    def is_for_the_administrator(self) -> bool:
        return administrator in self.guards

    @property
    def rights(self) -> set[object]:
        """What a role or a key must give."""
        people = {guard.right for guard in self.guards if isinstance(guard, Guard)}
        return people | {guard.scope for guard in self.guards if isinstance(guard, BearerGuard)}

    def needs(self, right: Right) -> bool:
        """Whether only those with the right get in."""
        return right in self.rights

    def address(self, ids: Mapping[str, object]) -> str:
        """The path with ids in place; KeyError for a parameter that these tests do not know yet."""
        return re.sub(r"{(\w+)(?::\w+)?}", lambda found: str(ids[found[1]]), self.path)

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def routes(app: FastAPI) -> list[Called]:
    """All of them, but the files."""
    found = [each for each in iter_route_contexts(app.routes) if not isinstance(each.original_route, Mount)]
    return [
        Called(method, str(each.path), frozenset(_calls(each.dependant)))
        for each in found
        for method in sorted((each.methods or set()) - {"HEAD"})
    ]


def _calls(dependant: Dependant) -> Iterator[object]:
    for each in dependant.dependencies:
        yield each.call
        yield from _calls(each)


def ids_of(desk: Application, town: str) -> dict[str, object]:
    """For each parameter of a path something that only this municipality has. New parameters are added here."""
    others = {name for other, names in TOWNS.items() if other != town for name in names}
    with desk.store.transaction(town) as work:
        draft = next(each for each in work.drafts.find(DraftFilter()) if each.ref.key not in others)
        segment = work.drafts.get(draft.id).segments[0]
        question = work.remarks.add(draft.ref, RemarkKind.QUESTION, draft.locale, "", "Wer?", "anna")
        run = work.runs.start("test")
        delivery = work.deliveries.receive("cms", "test", [draft.ref])
        unit = Unit(town, "x", draft.locale, "", "", "", "", Origin(OriginKind.HUMAN), draft.created)
        work.memory.learn([unit])
        [kept] = work.memory.export([])
    with desk.store.people() as people:
        person = next(account.person for name in PEOPLE if _is_of(town, name) and (account := people.account(name)))
    with desk.store.tokens(town) as tokens:
        tokens.create(person, name="test", scopes=[TokenScope.DRAFTS_READ])
        token = tokens.all()[0]
    return {
        "slug": town,
        "id": draft.id,
        "draft_id": draft.id,
        "content_type": draft.ref.content_type.value,
        "key": draft.ref.key,
        "locale": draft.locale,
        "segment": segment.key,
        "source": "integreat",
        "question": question,
        "run_id": run,
        "unit_id": kept.id,
        "person_id": person.id,
        "token_id": token.id,
        "delivery_id": delivery,
        "ending": "csv",
        "action": "close",
    }


def _is_of(town: str, login: str) -> bool:
    membership = PEOPLE[login][2]
    return membership is not None and membership.municipality == town
