"""What people are told of a situation: the subject and the text of a letter, and the same as data for machines.

Nothing of the text of a page is in it; the links lead there.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from urllib.parse import urlencode

from pipeline.lifecycle import DraftState
from pipeline.locales import LOCALES
from pipeline.past_run import PastRun
from pipeline.situation import Situation, Stuck
from runtime.budgets import warnings
from runtime.language import translator

SHOWN = 8
"""Reasons, targets and problems of each kind that are named; of more only the number."""
LONGEST_REASON = 200
STATES = {DraftState.HELD: "Zurückgehalten", DraftState.CONFLICT: "Konflikte", DraftState.FAILED: "Gescheitert"}
NUMBERS = {
    "changed": "geänderte Seiten",
    "drafts_queued": "neue Entwürfe",
    "drafts_held": "zurückgehalten",
    "published": "veröffentlicht",
    "conflicts": "Konflikte",
    "billed_characters": "berechnete Zeichen",
}


@dataclass(frozen=True, slots=True)
class About:
    """Whom a digest is for, and about which municipality."""

    slug: str
    town: str
    today: date
    name: str = ""
    language: str = "de"
    url: str = ""
    """Of the web app; without it there are no links."""
    locales: Sequence[str] = field(default=())
    """The only ones it is about; empty means all."""

    def link(self, **query: Sequence[str]) -> str:
        """The queue with these filters, or nothing without a web app."""
        if not self.url:
            return ""
        asked = {"municipality": [self.slug], "locale": list(self.locales), **query}
        return f"{self.url}/queue?{urlencode(asked, doseq=True)}"


def subject(situation: Situation, about: About) -> str:
    """One line with the numbers that are not 0."""
    say = translator(about.language)
    counts = _counts(situation)
    words = {
        "waiting": say("{count} warten"),
        "overdue": say("{count} überfällig"),
        "held": say("{count} zurückgehalten"),
        "unpublished": say("{count} nicht veröffentlicht"),
        "given_up": say("{count} aufgegeben"),
        "questions": say("{count} offene Fragen"),
        "short_budgets": say("Budget knapp"),
    }
    told = [text.format(count=counts[name]) for name, text in words.items() if counts[name]]
    return f"Sprachlotse {about.town}: " + ", ".join(told or [say("Der letzte Lauf hatte Probleme")])


def text(situation: Situation, about: About) -> str:
    """The letter; one paragraph for each kind of thing there is."""
    say = translator(about.language)
    day = about.today.isoformat() if about.language != "de" else f"{about.today:%d.%m.%Y}"
    greeting = say("Guten Tag {name},").format(name=about.name) if about.name else say("Guten Tag,")
    opening = say("so steht es am {day} in {town}.").format(day=day, town=about.town)
    paragraphs = [f"{greeting}\n\n{opening}"]
    for paragraph in (_waiting, _stuck, _given_up, _short_budgets, _asked, _last_run):
        lines = list(paragraph(situation, about))
        if lines:
            paragraphs.append("\n".join(lines))
    closing = say("Diese Nachricht kommt von Sprachlotse, und nur, wenn sich etwas geändert hat.")
    return "\n\n".join([*paragraphs, f"-- \n{closing}"]) + "\n"


def data(situation: Situation, about: About) -> dict[str, object]:
    """The same for a machine."""
    last = situation.last_run
    return {
        "municipality": about.slug,
        "summary": subject(situation, about),
        "link": about.link(),
        "counts": _counts(situation),
        "waiting": [
            {"locale": w.locale, "high": w.high, "middle": w.middle, "low": w.low, "overdue": w.overdue}
            for w in situation.waiting
        ],
        "stuck": [
            {"locale": s.locale, "state": str(s.state), "reason": _short(s.reason), "drafts": s.drafts}
            for s in situation.stuck
        ],
        "given_up": [
            {"document": str(f.target.ref), "locale": f.target.locale, "step": f.step, "reason": _short(f.reason)}
            for f in situation.given_up
        ],
        "questions": {each.locale: each.questions for each in situation.asked},
        "budgets": [{"engine": each.engine, "share": each.share} for each in situation.short],
        "last_run": None if last is None else _run(last),
    }


def digest(situation: Situation) -> str:
    """The same for situations in which there is nothing new to tell.

    A run without problems is no news, nor is a budget from which a little more is spent.
    """
    said = data(situation, About("", "", date.min))
    last = situation.last_run
    said["budgets"] = [[each.engine, each.share == 1] for each in situation.short]
    said["last_run"] = [last.is_cut_off, [_short(each.message) for each in last.problems]] if last else None
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _counts(situation: Situation) -> Mapping[str, int]:
    by_state = Counter[DraftState]()
    for each in situation.stuck:
        by_state[each.state] += each.drafts
    return {
        "waiting": sum(each.high + each.middle + each.low for each in situation.waiting),
        "overdue": sum(each.overdue for each in situation.waiting),
        "held": by_state[DraftState.HELD],
        "unpublished": by_state[DraftState.CONFLICT] + by_state[DraftState.FAILED],
        "given_up": len(situation.given_up),
        "questions": sum(each.questions for each in situation.asked),
        "short_budgets": len(situation.short),
    }


def _run(run: PastRun) -> dict[str, object]:
    return {
        "cause": run.cause,
        "started": run.started.isoformat(),
        "finished": run.finished.isoformat() if run.finished else None,
        "cut_off": run.is_cut_off,
        "counts": dict(run.counts),
        "problems": [_short(each.message) for each in run.problems],
    }


def _waiting(situation: Situation, about: About) -> Iterator[str]:
    if not situation.waiting:
        return
    say = translator(about.language)
    counts = _counts(situation)
    yield say("Entwürfe, die auf Prüfung warten: {count}").format(count=counts["waiting"])
    for each in situation.waiting:
        risks = say("hohes Risiko {high}, mittleres {middle}, niedriges {low}")
        line = f"  {_locale(each.locale, about)}: " + risks.format(high=each.high, middle=each.middle, low=each.low)
        yield line + (say("; überfällig {count}").format(count=each.overdue) if each.overdue else "")
    yield from _linked(about.link())
    if counts["overdue"]:
        yield say("Davon überfällig: {count}").format(count=counts["overdue"])
        yield from _linked(about.link(due=["overdue"]))


def _stuck(situation: Situation, about: About) -> Iterator[str]:
    say = translator(about.language)
    for state, title in STATES.items():
        its = [each for each in situation.stuck if each.state is state]
        if its:
            yield f"{say(title)}: {sum(each.drafts for each in its)}"
            yield from _capped([_reason(each, about) for each in sorted(its, key=lambda e: -e.drafts)], about)
            yield from _linked(about.link(state=[str(state)]))


def _reason(stuck: Stuck, about: About) -> str:
    return f"{stuck.drafts} × {_locale(stuck.locale, about)}" + (f": {_short(stuck.reason)}" if stuck.reason else "")


def _given_up(situation: Situation, about: About) -> Iterator[str]:
    if not situation.given_up:
        return
    say = translator(about.language)
    yield say("Aufgegeben nach mehreren Versuchen: {count}").format(count=len(situation.given_up))
    lines = [
        " ".join(filter(None, (str(each.target.ref), each.target.locale))) + f": {_short(each.reason)}"
        for each in situation.given_up
    ]
    yield from _capped(lines, about)
    first = str(situation.given_up[0].target.ref)
    yield "  " + say("Noch einmal versuchen: sprachlotse failures --retry {document}").format(document=first)


def _short_budgets(situation: Situation, about: About) -> Iterator[str]:
    yield from warnings(situation.short, about.language)


def _asked(situation: Situation, about: About) -> Iterator[str]:
    if situation.asked:
        say = translator(about.language)
        yield say("Offene Fragen an die deutsche Redaktion: {count}").format(count=_counts(situation)["questions"])
        for each in situation.asked:
            yield f"  {_locale(each.locale, about)}: {each.questions}"


def _last_run(situation: Situation, about: About) -> Iterator[str]:
    run = situation.last_run
    if run is None:
        return
    say = translator(about.language)
    if run.is_cut_off:
        yield say("Der letzte Lauf wurde abgebrochen; der nächste macht dort weiter.")
        return
    did = [f"{say(title)} {run.counts[name]}" for name, title in NUMBERS.items() if run.counts.get(name)]
    yield say("Der letzte Lauf: {did}").format(did=", ".join(did) or say("nichts zu tun"))
    if run.problems:
        yield say("Dabei blieb liegen: {count}").format(count=len(run.problems))
        messages = Counter(_short(each.message) for each in run.problems)
        yield from _capped([f"{times} × {message}" for message, times in messages.most_common()], about)


def _capped(lines: Sequence[str], about: About) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield "  " + translator(about.language)("und {count} weitere").format(count=len(lines) - SHOWN)


def _linked(link: str) -> Iterator[str]:
    if link:
        yield f"  {link}"


def _locale(tag: str, about: About) -> str:
    if tag not in LOCALES:
        return tag
    return LOCALES[tag].german if about.language == "de" else LOCALES[tag].english


def _short(reason: str) -> str:
    line = " ".join(reason.split())
    return line if len(line) <= LONGEST_REASON else line[: LONGEST_REASON - 1] + "…"
