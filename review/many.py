"""One action on many drafts across municipalities: who may, what it would do, what it did."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from pipeline.errors import NeedsOperator, NotReady
from pipeline.many import Many, ManyKind, decide_many, undo
from pipeline.municipality import Municipality
from pipeline.people import Person, Right
from pipeline.store_ports import Work
from review.desk import Desk
from review.visitor import Visitor
from runtime.in_words import error_in_words

TOGETHER = 200
"""Drafts that one action may take: the rehearsal of more would keep people waiting."""
NOT_ALLOWED = "Ihre Rolle erlaubt in dieser Kommune keine Sammelaktionen."
Ids = Mapping[str, Sequence[int]]
"""Drafts by municipality."""


@dataclass(frozen=True, slots=True)
class Wish:
    """An action with the values that belong to it."""

    action: ManyKind
    reason: str = ""
    person_id: int | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """An action that somebody has taken in one municipality."""

    slug: str
    id: int
    action: str
    drafts: int
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class OneWork:
    """A store whose transactions are all the same one, which ends as its owner wants."""

    work: Work

    @contextmanager
    def transaction(self, municipality: str) -> Iterator[Work]:
        """The one transaction."""
        yield self.work

    @contextmanager
    def reading(self, municipality: str) -> Iterator[Work]:
        """The same one: what was done in it can be read."""
        yield self.work


def ids_of(ticked: Iterable[str], who: Visitor) -> dict[str, list[int]]:
    """Drafts by municipality from `musterstadt/17`; those of foreign municipalities are left out."""
    found: dict[str, list[int]] = defaultdict(list)
    for each in list(dict.fromkeys(ticked))[:TOGETHER]:
        slug, _, number = each.rpartition("/")
        if _may(who, slug) and number.isascii() and number.isdigit():
            found[slug].append(int(number))
    return dict(found)


def rehearse(desk: Desk, who: Visitor, ids: Ids, wish: Wish) -> dict[str, Many]:
    """What would become of it, by municipality: it is done in a transaction that is then undone as a whole."""
    found = {}
    for slug, drafts in ids.items():
        if not _may(who, slug):
            found[slug] = Many(0, (), dict.fromkeys(drafts, NotReady(NOT_ALLOWED)))
            continue
        municipality = desk.municipality(slug)
        with desk.store.rehearsal(slug) as work:
            staged = replace(municipality, store=OneWork(work))
            trial = replace(wish, reason=wish.reason or "Probe")
            found[slug] = _decide(staged, drafts, trial, who)
    return found


def carry_out(desk: Desk, who: Visitor, ids: Ids, wish: Wish) -> dict[str, Many]:
    """The same in earnest, where the visitor may."""
    return {
        slug: _decide(desk.municipality(slug), drafts, wish, who) for slug, drafts in ids.items() if _may(who, slug)
    }


def take_back(desk: Desk, who: Visitor, which: str) -> tuple[int, list[str]]:
    """How many drafts are as they were before the actions, and why others are not."""
    done, refused, language = 0, [], who.person.language
    for each in outcomes_of(desk, who, which):
        try:
            many = undo(desk.municipality(each.slug), each.id, actor=who.person.login)
        except NeedsOperator as error:
            refused.append(error_in_words(error, language))
            continue
        done += len(many.done)
        refused += [error_in_words(why, language) for why in many.refused.values()]
    return done, refused


def outcomes_of(desk: Desk, who: Visitor, which: str) -> list[Outcome]:
    """The visitor's own actions from `musterstadt:3,nachbarstadt:8`; all others are left out."""
    found = []
    for each in which.split(",")[:TOGETHER]:
        slug, _, number = each.rpartition(":")
        if slug in who.memberships and number.isascii() and number.isdigit():
            found += _outcome(desk, who, slug, int(number))
    return found


def candidates(desk: Desk, who: Visitor, slugs: Iterable[str]) -> list[Person]:
    """The people who may review in all of the municipalities."""
    with desk.store.people() as people:
        several = [{each.id: each for each in people.reviewers(slug)} for slug in slugs]
    shared = [person for person in several[0].values() if all(person.id in one for one in several)] if several else []
    return sorted(shared, key=lambda each: (each.id != who.person.id, each.name.casefold()))


def _outcome(desk: Desk, who: Visitor, slug: str, number: int) -> list[Outcome]:
    with desk.store.transaction(slug) as work:
        try:
            action = work.actions.get(number)
        except KeyError:
            return []
    if action.actor != who.person.login:
        return []
    return [Outcome(slug, number, action.action, len(action.before), action.undone is not None)]


def _may(who: Visitor, slug: str) -> bool:
    return slug in who.memberships and who.memberships[slug].may(Right.ORGANISE)


def _decide(municipality: Municipality, drafts: Sequence[int], wish: Wish, who: Visitor) -> Many:
    return decide_many(
        municipality,
        wish.action,
        drafts,
        actor=who.person.login,
        reason=wish.reason,
        person_id=wish.person_id,
        due=wish.due,
    )
