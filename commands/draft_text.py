"""How a draft reads in a terminal."""

from collections.abc import Callable, Mapping

import typer

from commands.session import words
from pipeline.draft import Draft, DraftSegment
from pipeline.memory import Match
from pipeline.segment_decisions import DecisionKind, SegmentDecision
from pipeline.word_diff import Step, word_diff
from runtime.language import translated as _
from runtime.names import change_name, origin_name, severity_name

STYLES: Mapping[Step, Callable[[str], str]] = {
    Step.KEPT: str,
    Step.REMOVED: lambda text: typer.style(f"[-{text}-]", fg="red"),
    Step.ADDED: lambda text: typer.style(f"{{+{text}+}}", fg="green"),
}


def show_segments(draft: Draft, similar: Mapping[str, Match], decisions: Mapping[str, SegmentDecision]) -> None:
    """Print every segment with its origin, what was decided, its findings and the similar sentence that is known."""
    for finding in draft.findings:
        if finding.segment is None:
            typer.secho(f"! {words(finding)}", fg="yellow")
    for number, segment in enumerate(draft.segments, start=1):
        origin = ": ".join(part for part in (origin_name(segment.origin.kind), segment.origin.name) if part)
        typer.echo(
            f"\n{number:>3}  {_source(segment)}\n     {segment.target}\n     [{origin}, {change_name(segment.change)}]"
        )
        if segment.key in decisions:
            typer.secho(f"     ✓ {_decision(decisions[segment.key])}", fg="green")
        if segment.key in similar:
            typer.echo(_offer(similar[segment.key], segment))
        for finding in draft.findings:
            if finding.segment == segment.key:
                typer.secho(f"     ! {severity_name(finding.severity)}: {words(finding)}", fg="yellow")
    for text in draft.removed:
        typer.secho(f"\n  –  {text}", fg="red")
    typer.echo()


def _decision(decision: SegmentDecision) -> str:
    saying = {
        DecisionKind.ACCEPTED: _("gelesen und bestätigt"),
        DecisionKind.EDITED: _("bearbeitet"),
        DecisionKind.SKIPPED: _("übersprungen"),
        DecisionKind.RELEASED: _("unverändert seit der Freigabe"),
    }
    return f"{saying[decision.kind]} – {decision.actor}, {decision.at:%d.%m.%Y %H:%M}"


def _source(segment: DraftSegment) -> str:
    """The source text; for one that was edited, the words that went and the words that came."""
    return segment.source if segment.previous_source is None else _diff(segment.previous_source, segment.source)


def _offer(match: Match, segment: DraftSegment) -> str:
    lost = "".join(f", {penalty} −{points}" for penalty, points in match.penalties.items())
    return f"     ~ {match.score}{lost}: {_diff(match.unit.source, segment.source)}\n       {match.target}"


def _diff(old: str, new: str) -> str:
    return "".join(STYLES[each.step](each.text) for each in word_diff(old, new))
