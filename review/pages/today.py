"""The first screen of the morning: what waits, what the night did, what it cost, how far the locales are."""

from datetime import datetime

from fastapi import APIRouter, Request, Response

from pipeline.people import Right
from pipeline.queue import Risk
from review import charts, morning
from review.render import page
from review.shell import names
from review.visitor import SignedIn, TheDesk

router = APIRouter()
QUESTIONS = 10
FEW_TOWNS = 20
"""Municipalities that are shown without being asked for."""
NOON, EVENING = 11, 18


@router.get("/")
def today(request: Request, desk: TheDesk, who: SignedIn, municipality: str = "") -> Response:
    """How things stand in all municipalities of the visitor, or in one of them."""
    slugs = [municipality] if municipality in who.memberships else list(who.memberships)
    with desk.store.overview(slugs) as overview:
        found, mine, questions = overview.read(), overview.mine(who.person.id), overview.questions(QUESTIONS)
    locales = morning.locale_rows(found)
    return page(
        request,
        "today.html",
        who,
        chosen=municipality if municipality in who.memberships else "",
        slugs=slugs,
        towns=names(who, desk.settings),
        found=found,
        mine=mine,
        questions=questions,
        may_answer=any(who.memberships[slug].may(Right.REMARK) for slug in slugs),
        locales=locales,
        most={risk: charts.most([row.by_risk[risk] for row in locales]) for risk in Risk},
        ages=morning.ages(found),
        night=morning.night_sums(found),
        problems=morning.problems(found),
        rows=morning.town_rows(found, slugs),
        few_towns=FEW_TOWNS,
        covered=morning.coverage_rows(found, desk.settings, slugs),
        budgets=morning.budget_rows(found, desk.settings, slugs),
        charts=charts,
        greeting=greeting(datetime.now(desk.zone).hour),
    )


def greeting(hour: int) -> str:
    """The German greeting of an hour."""
    if hour < NOON:
        return "Guten Morgen, {name}"
    return "Guten Tag, {name}" if hour < EVENING else "Guten Abend, {name}"
