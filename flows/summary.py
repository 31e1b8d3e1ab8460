"""What a run did and what waits after it, as Markdown for Prefect's UI."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.locales import german_name
from pipeline.report import Problem, Report
from pipeline.situation import Situation
from runtime.digest_text import About
from runtime.numerals import grouped
from runtime.run_names import STEPS

TITLES = {
    "nightly": "Nächtlicher Lauf",
    "inbox": "Lauf auf Nachricht",
    "translate-now": "Lauf auf Wunsch",
    "publish": "Veröffentlichen",
    "recheck": "Neu prüfen",
    "learn": "Lernen",
}
ROWS = {
    "documents": "Dokumente",
    "changed": "davon neu oder geändert",
    "gone": "entfernt",
    "segments": "Abschnitte",
    "reused": "wiederverwendet",
    "translated": "von der Maschine übersetzt",
    "engine_calls": "Anfragen an die Maschine",
    "billed_characters": "berechnete Zeichen",
    "uncertain_characters": "vielleicht berechnete Zeichen",
    "whole_characters": "Zeichen bei Übersetzung ganzer Seiten",
    "findings": "Befunde",
    "drafts_queued": "eingereihte Entwürfe",
    "drafts_held": "zurückgehaltene Entwürfe",
    "published": "veröffentlicht",
    "conflicts": "Konflikte",
    "superseded": "überholt",
}
"""Those that are not 0 are shown."""
SHOWN = 100
"""Problems that are named; a night without its CMS has one for each page."""
_NOTHING = Situation()


def summary(  # noqa: PLR0913  # what is told of a run, all of it
    report: Report,
    about: About,
    *,
    flow: str = "",
    situation: Situation = _NOTHING,
    warned: Sequence[str] = (),
    run: int = 0,
) -> str:
    """What was left undone, what was done, and what waits with the way to it; German, as the operators' handbook."""
    parts = [_title(about, flow), _ways(about, run), *(f"**{each}**" for each in warned)]
    parts += ["\n".join(problems(report, about)), _done(report), "\n".join(_waiting(situation, about))]
    return "\n\n".join(filter(None, parts))


def tidied(rows: int, report: Report) -> str:
    """What was deleted because it ran out, and where the books differ."""
    parts = ["## Aufräumen", f"Abgelaufenes gelöscht: {_number(rows)}", "\n".join(problems(report))]
    return "\n\n".join(filter(None, parts))


def not_begun(reason: str, about: About, *, flow: str = "") -> str:
    """Why a run did nothing."""
    return "\n\n".join(filter(None, (_title(about, flow), _ways(about, 0), reason)))


def artifact_key(slug: str) -> str:
    """The name of the summary for Prefect, which takes small letters, digits and dashes only."""
    return "nightly-" + re.sub("[^a-z0-9]+", "-", slug.lower()).strip("-")


def _title(about: About, flow: str) -> str:
    return f"## {about.town}: {TITLES.get(flow, 'Lauf')}"


def _ways(about: About, run: int) -> str:
    """Nothing while the settings do not say where the web app is."""
    if not about.url:
        return ""
    runs = f"{about.url}/m/{about.slug}/runs"
    ways = [f"[Warteschlange]({about.link()})", f"[Alle Läufe]({runs})"]
    return " · ".join([f"[Dieser Lauf]({runs}/{run})", *ways] if run else ways)


def _done(report: Report) -> str:
    counts: Mapping[str, Any] = report.as_dict()
    rows = [f"| {title} | {_number(counts[key])} |" for key, title in ROWS.items() if counts[key]]
    return "\n".join(["| Getan | Anzahl |", "|:---|---:|", *rows]) if rows else "Es war nichts zu tun."


def _waiting(situation: Situation, about: About) -> Iterator[str]:
    if not situation.waiting:
        return
    yield from (
        "### Zu prüfen",
        "",
        "| Sprache | Risiko hoch | mittel | niedrig | überfällig |",
        "|:---|---:|---:|---:|---:|",
    )
    for its in situation.waiting:
        name, link = german_name(its.locale), about.link(locale=[its.locale])
        numbers = " | ".join(map(_number, (its.high, its.middle, its.low, its.overdue)))
        yield f"| {f'[{name}]({link})' if link else name} | {numbers} |"


def problems(report: Report, about: About | None = None) -> Iterator[str]:
    """What was left, with the way to its page, if it is of one municipality."""
    if not report.problems:
        return
    yield from ("### Liegen geblieben", "", "| Schritt | Dokument | Sprache | Grund |", "|:---|:---|:---|:---|")
    for each in sorted(report.problems, key=lambda problem: problem.try_later)[:SHOWN]:
        yield _problem(each, about)
    if len(report.problems) > SHOWN:
        yield from ("", f"und {_number(len(report.problems) - SHOWN)} weitere")


def _problem(problem: Problem, about: About | None) -> str:
    document = problem.document
    if about and about.url and document:
        document = f"[{document}]({about.url}/m/{about.slug}/pages/{document})"
    later = " Der nächste Lauf versucht es wieder." if problem.try_later else ""
    cells = (STEPS.get(problem.step, problem.step), document, problem.locale and german_name(problem.locale))
    return f"| {' | '.join(cells)} | {_cell(problem.message)}{later} |"


def _number(value: float) -> str:
    return grouped(value, "de")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
