"""Pages from templates: escaped, in the visitor's language, with what every page shows."""

from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_timedelta
from babel.numbers import format_currency, format_decimal
from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from pipeline.locales import LOCALES, Direction
from pipeline.people import Role
from pipeline.placeholders import plain
from review import names
from review.browser_name import browser_name
from review.screen_filters import screen_filters
from review.shell import COOKIE, named, shell_of
from review.visitor import Visitor
from runtime.budgets import warning
from runtime.in_words import error_in_words, finding_in_words
from runtime.language import LANGUAGES, speaking, translator

ROLE_NAMES = {
    Role.ADMINISTRATOR: "Administration",
    Role.COORDINATOR: "Koordination",
    Role.REVIEWER: "Übersetzungsprüfung",
    Role.EDITOR: "Redaktion",
    Role.OBSERVER: "Lesezugang",
}


@cache
def _environment(language: str, zone: ZoneInfo) -> Environment:
    environment = Environment(
        loader=PackageLoader("review"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    say = translator(language)
    environment.globals |= {"_": say, "language": language, "direction": direction, "names": names}
    environment.filters |= {
        "moment": lambda at: format_datetime(at, "short", tzinfo=zone, locale=language),
        "ago": lambda span: format_timedelta(span, add_direction=True, locale=language),
        "without_placeholders": plain,
        "since": lambda at: format_timedelta(datetime.now(UTC) - at, locale=language),
        "locale_name": lambda tag: locale_name(tag, language),
        "browser_name": browser_name,
        "role_name": lambda role: say(ROLE_NAMES[role]),
        "why": lambda error: error_in_words(error, language),
        "words": lambda finding: finding_in_words(finding, language),
        "budget_warning": lambda usage: warning(usage, language),
        "percent": lambda share: f"{100 * share:.0f}\N{NO-BREAK SPACE}%",
        "number": lambda value: format_decimal(value, locale=language),
        "euros": lambda value: format_currency(value, "EUR", locale=language),
        "day": lambda value: format_date(_there(value, zone), "medium", locale=language),
    }
    environment.filters |= screen_filters(language)
    return environment


def load_templates(zone: ZoneInfo) -> None:
    """Compile all templates, which takes longer than to fill one in."""
    for language in LANGUAGES:
        environment = _environment(language, zone)
        for name in environment.list_templates(extensions=["html"]):
            environment.get_template(name)


def render(template: str, *, language: str, zone: ZoneInfo, **context: Any) -> str:
    """The template with its values; what `runtime` says meanwhile is in the same language."""
    with speaking(language):
        return _environment(language, zone).get_template(template).render(**context)


def page(
    request: Request, template: str, visitor: Visitor | None = None, *, status: int = 200, **context: Any
) -> HTMLResponse:
    """A page for a visitor, or for somebody who is not signed in."""
    language = visitor.person.language if visitor else preferred(request)
    shell = shell_of(request, visitor) if visitor else None
    zone = request.app.state.desk.zone
    text = render(
        template, language=language, zone=zone, visitor=visitor, shell=shell, path=request.url.path, **context
    )
    answer = HTMLResponse(text, status)
    if shell and named(request.url.path) == shell.municipality != request.cookies.get(COOKIE):
        is_secure = request.app.state.desk.is_secure
        answer.set_cookie(COOKIE, shell.municipality, samesite="lax", httponly=True, secure=is_secure, path="/")
    return answer


def direction(locale: str) -> str:
    """`rtl` or `ltr`, for the attribute `dir`."""
    return LOCALES[locale].direction if locale in LOCALES else Direction.LEFT_TO_RIGHT


def locale_name(tag: str, language: str) -> str:
    """What a locale is called in a language: `Arabisch`, `Arabic`."""
    if tag not in LOCALES:
        return tag
    return LOCALES[tag].german if language == "de" else LOCALES[tag].english


def _there(value: date, zone: ZoneInfo) -> date:
    """A moment as it is there; a day is the same everywhere."""
    return value.astimezone(zone) if isinstance(value, datetime) else value


def preferred(request: Request) -> str:
    """The language of whoever is signed in, else that of the browser."""
    if known := getattr(request.state, "language", ""):
        return str(known)
    accepted = request.headers.get("accept-language", "")
    return "en" if accepted.lower().startswith("en") else "de"
