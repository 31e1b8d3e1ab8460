"""`simple`: does a text keep the rules of Leichte Sprache, and what to write instead."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from commands.session import Json, MunicipalityName, answer, settings
from commands.texts import TAG, SourceFile, read
from quality.leichte_sprache.assess import Breach, Verdict, assess
from quality.leichte_sprache.profile import PROFILES
from quality.leichte_sprache.reading import page_of_html, page_of_text
from quality.leichte_sprache.rule import Weight
from quality.leichte_sprache.table import rules
from runtime.language import translated as _

_SHOWN = 70
_WEIGHTS = (Weight.ERROR, Weight.WARNING, Weight.INFO)


class ProfileName(StrEnum):
    """The profiles as they are named on the command line."""

    DIN = "din"
    NETZWERK = "netzwerk"
    BITV = "bitv"
    EINFACH = "einfach"


Profile = Annotated[
    ProfileName | None,
    typer.Option(help=_("Regelwerk: din, netzwerk, bitv oder einfach; ohne Angabe das der Kommune, sonst din.")),
]
All = Annotated[bool, typer.Option("--all", help=_("Auch Hinweise zeigen, nicht nur Fehler und Warnungen."))]


def register(app: typer.Typer) -> None:
    """Add the command."""
    help_text = _("Leichte und Einfache Sprache prüfen. Beispiel: sprachlotse simple seite.html --profile bitv")
    app.command(help=help_text)(simple)


def simple(
    file: SourceFile,
    *,
    profile: Profile = None,
    show_all: All = False,
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """Check a text against one profile, else that of the municipality; exit code 1 when it does not pass."""
    text = read(file)
    page = page_of_html(text) if TAG.search(text) else page_of_text(text)
    verdict = assess(page, PROFILES[profile or _usual(municipality)])
    if as_json:
        answer(_as_dict(verdict))
    else:
        for line in _report(verdict, show_all=show_all):
            typer.echo(line)
    if not verdict.passes:
        raise typer.Exit(1)


def _usual(municipality: str) -> str:
    return settings().municipality(municipality).simple_profile if municipality else ProfileName.DIN


def _as_dict(verdict: Verdict) -> dict[str, object]:
    return {
        "profile": verdict.profile.id,
        "score": round(verdict.score, 1),
        "passes": verdict.passes,
        "missing": verdict.missing,
        "sentences": verdict.sentences,
        "counts": verdict.counts,
        "people": verdict.people,
        "findings": [_breach(breach) for breach in verdict.breaches],
    }


def _breach(breach: Breach) -> dict[str, object]:
    rule = rules()[breach.rule]
    return {
        "rule": breach.rule,
        "title": rule.title,
        "sources": rule.sources,
        "weight": breach.weight,
        "segment": breach.segment,
        "start": breach.start,
        "end": breach.end,
        "text": breach.text,
        "why": rule.why,
        "said": breach.said,
        "suggestion": breach.instead or None,
    }


def _report(verdict: Verdict, *, show_all: bool) -> Iterator[str]:
    passed = _("bestanden") if verdict.passes else _("nicht bestanden")
    yield f"{verdict.profile.name}: {passed}, {verdict.score:.0f} {_('von')} 100 {_('Punkten')}"
    for missing in verdict.missing:
        yield f"  – {missing}"
    for weight in _WEIGHTS if show_all else _WEIGHTS[:2]:
        yield from _by_rule(verdict, weight)
    hints = sum(breach.weight is Weight.INFO for breach in verdict.breaches)
    if hints and not show_all:
        yield f"\n{hints} {_('Hinweise, mit --all zu sehen')}"
    yield f"\n{_('Das können nur Menschen prüfen')}:"
    yield from (f"  – {told}" for told in verdict.people)


def _by_rule(verdict: Verdict, weight: Weight) -> Iterator[str]:
    for rule in verdict.counts:
        found = [breach for breach in verdict.breaches if breach.rule == rule and breach.weight is weight]
        if not found:
            continue
        known = rules()[rule]
        yield f"\n{weight} {rule} {known.title} ({len(found)}×)"
        yield f"  {known.why} [{verdict.profile.source_of(rule)}]"
        yield from (f"  · {_line(breach)}" for breach in found)


def _line(breach: Breach) -> str:
    shown = breach.text if len(breach.text) <= _SHOWN else f"{breach.text[:_SHOWN]}…"
    quoted = f"„{shown}“" if shown and shown not in breach.said else ""
    told = " ".join(part for part in (quoted, breach.said) if part)
    return f"{told} → {breach.instead}" if breach.instead else told
