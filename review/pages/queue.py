"""The queue: everything that waits, filtered by what stands in the address."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import QueryParams

from pipeline.people import Right
from pipeline.queue import Order
from review.many import TOGETHER, outcomes_of
from review.names import ORDERS
from review.queue_facets import SHOWN, facets_of, german
from review.queue_query import SIZE, View, address, parse
from review.render import locale_name, page
from review.shell import names
from review.visitor import SignedIn, TheDesk, Visitor
from runtime.language import translator
from store.queue import NARROW

router = APIRouter()
LONGEST_NAME = 60


@router.get("/queue")
def show(request: Request, desk: TheDesk, who: SignedIn, done: str = "", refused: int = 0) -> Response:
    """One page of the queue, with what has just been done above it."""
    view = parse(request.query_params)
    with desk.store.queue(list(who.memberships)) as queue:
        found = queue.page(view.wanted, order=view.order, person_id=who.person.id, offset=view.offset, limit=SIZE)
        views = queue.views(who.person.id)
    towns = names(who, desk.settings)
    total = found.counts.total
    outcomes = outcomes_of(desk, who, done) if done else []
    return page(
        request,
        "queue.html",
        who,
        view=view,
        found=found,
        facets=facets_of(view, found.counts, _labels(who, towns)),
        towns=towns,
        choose_town=len(towns) > SHOWN,
        views=views,
        orders=_orders(view),
        pages=max(1, -(-total // SIZE)),
        may_organise=any(each.may(Right.ORGANISE) for each in who.memberships.values()),
        looks_into_texts=(len(view.wanted.municipalities) or len(towns)) <= NARROW,
        takes_all=len(found.lines) < total <= TOGETHER,
        outcomes=outcomes,
        undoable=",".join(f"{each.slug}:{each.id}" for each in outcomes if not each.is_undone),
        today=datetime.now(desk.zone).date(),
        refused=refused,
    )


@router.post("/queue/views")
def keep_view(
    desk: TheDesk, who: SignedIn, name: Annotated[str, Form()], query: Annotated[str, Form()] = ""
) -> Response:
    """Keep the view under a name, for its owner alone."""
    view = parse(QueryParams(query))
    with desk.store.saved_filters(who.person.id) as filters:
        filters.keep(name.strip()[:LONGEST_NAME] or "?", view.query)
    return RedirectResponse(address(view.values), 303)


@router.post("/queue/views/drop")
def drop_view(
    desk: TheDesk, who: SignedIn, name: Annotated[str, Form()], query: Annotated[str, Form()] = ""
) -> Response:
    """Forget a view."""
    with desk.store.saved_filters(who.person.id) as filters:
        filters.drop(name)
    return RedirectResponse(address(parse(QueryParams(query)).values), 303)


def _orders(view: View) -> list[tuple[Order, str, str]]:
    """Every order with its name and its address."""
    return [(order, ORDERS[order], view.only("sort", "" if order is Order.RISK else order)) for order in Order]


def _labels(who: Visitor, towns: Mapping[str, str]) -> Callable[[str, str], str]:
    say = translator(who.person.language)

    def label(name: str, value: str) -> str:
        if name == "municipality":
            return towns.get(value, value)
        return locale_name(value, who.person.language) if name == "locale" else say(german(name, value))

    return label
