"""`queue`, `show`, `approve`, `edit`, `reject`: what a coordinator decides."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Annotated

import typer

from commands.draft_text import show_segments
from commands.session import HIGHEST, DraftId, Json, MunicipalityName, actor, answer, opened, words
from pipeline.approval import BULK
from pipeline.decisions import approve as approve_draft
from pipeline.decisions import edit as edit_draft
from pipeline.decisions import reject as reject_draft
from pipeline.decisions import take_over
from pipeline.document import ContentType
from pipeline.draft import Draft
from pipeline.errors import NeedsOperator, NotReady, SettingsError
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.queue import WAITING
from pipeline.store_ports import EVERYTHING, DraftFilter, DraftSummary
from quality.bulk import BulkPolicy, may_approve_in_bulk
from runtime.in_words import error_in_words
from runtime.language import language
from runtime.language import translated as _
from runtime.likeness import offers
from runtime.names import state_name
from runtime.numerals import counted
from runtime.settings import EXAMPLE, BulkSettings

States = Annotated[
    list[DraftState] | None, typer.Option("--state", "-s", help=_("Nur dieser Zustand; ohne Angabe: was wartet."))
]
Locales = Annotated[list[str] | None, typer.Option("--locale", "-l", help=_("Nur diese Sprache; mehrfach möglich."))]
Types = Annotated[list[ContentType] | None, typer.Option("--type", help=_("Nur page, event oder location."))]
Limit = Annotated[int, typer.Option(min=1, max=HIGHEST, help=_("Höchstens so viele Zeilen."))]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=_("Die Warteschlange, das Riskanteste zuerst. Beispiel: sprachlotse queue -l uk"))(queue)
    app.command(help=_("Einen Entwurf Abschnitt für Abschnitt zeigen. Beispiel: sprachlotse show 7"))(show)
    app.command(help=_("Entwürfe freigeben. Beispiel: sprachlotse approve 7 8"))(approve)
    app.command(help=_("Einen Text berichtigen. Beispiel: sprachlotse edit 7 3 --text 'Office hours'"))(edit)
    app.command(help=_("Einen Entwurf ablehnen. Beispiel: sprachlotse reject 7 --reason 'falsches Amt'"))(reject)


def queue(
    *,
    state: States = None,
    locale: Locales = None,
    content_type: Types = None,
    limit: Limit = 50,
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """List the drafts that wait."""
    wanted = DraftFilter(tuple(state or WAITING), tuple(locale or ()), tuple(content_type or ()), limit)
    with opened(municipality) as (_application, its), its.transaction() as work:
        summaries = work.drafts.find(wanted)
    if as_json:
        answer([_summary(summary) for summary in summaries])
        return
    for summary in summaries:
        typer.echo(_line(summary))
    if not summaries:
        typer.echo(_("Nichts wartet."))


def _summary(summary: DraftSummary) -> dict[str, object]:
    return {**asdict(summary), "ref": str(summary.ref), "created": summary.created.isoformat()}


def _line(summary: DraftSummary) -> str:
    findings = counted(summary.findings, _("1 Befund"), _("{n} Befunde"))
    findings += _(" ({critical} kritisch)").format(critical=summary.critical) if summary.critical else ""
    reason = f"  {summary.reason}" if summary.reason else ""
    return (
        f"{summary.id:>6}  {summary.risk:.2f}  {summary.locale:<9} {state_name(summary.state):<18} "
        f"{summary.title[:40]:<40}  {findings}{reason}"
    )


def show(
    draft_id: DraftId,
    *,
    with_similar: Annotated[
        bool, typer.Option("--similar", help=_("Dazu Ähnliches aus dem Übersetzungsspeicher zeigen."))
    ] = False,
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """Show source and target of every segment, with the findings, the history and, if wanted, similar sentences."""
    with opened(municipality) as (application, its):
        draft = _draft(its, draft_id)
        with its.transaction() as work:
            events, decisions = work.drafts.events(draft_id), work.decisions.of(draft_id)
        known = offers(its, draft, folder=application.settings.home / "index") if with_similar else {}
    if as_json:
        findings = [{**asdict(finding), "text": words(finding)} for finding in draft.findings]
        told: dict[str, object] = {
            "ref": str(draft.ref),
            "findings": findings,
            "decisions": {key: asdict(decision) for key, decision in decisions.items()},
            "events": [asdict(event) for event in events],
        }
        if with_similar:
            told["similar"] = {key: asdict(match) for key, match in known.items()}
        answer({**asdict(draft), **told})
        return
    typer.secho(f"{draft.title} → {draft.locale}   {draft.state}   {_('Risiko')} {draft.risk:.2f}", bold=True)
    if draft.reason:
        typer.echo(draft.reason)
    show_segments(draft, known, decisions)
    for event in events:
        typer.echo(f"{event.at:%d.%m.%Y %H:%M}  {event.actor}: {event.before} → {event.after}  {event.why}")


def _draft(its: Municipality, draft_id: int) -> Draft:
    with its.transaction() as work:
        try:
            return work.drafts.get(draft_id)
        except KeyError:
            message = _("Den Entwurf {number} gibt es in dieser Kommune nicht.")
            raise NotReady(message.format(number=draft_id)) from None


def approve(
    numbers: Annotated[list[int] | None, typer.Argument(min=1, max=HIGHEST, help=_("Nummern der Entwürfe."))] = None,
    *,
    everything: Annotated[
        bool, typer.Option("--all", help=_("Alle wartenden ohne kritische Befunde; das KI-Kennzeichen bleibt."))
    ] = False,
    low_risk: Annotated[
        bool, typer.Option("--low-risk", help=_("Alle unter der Risikoschwelle der Kommune, außer der Stichprobe."))
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help=_("Bei einem Konflikt den fremden Text im CMS ersetzen."))
    ] = False,
    locale: Locales = None,
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """Release drafts for publication."""
    if sum((bool(numbers), everything, low_risk)) != 1 or (replace and not numbers):
        raise typer.BadParameter(_("Bitte Nummern von Entwürfen nennen oder --all, nicht beides."))
    with opened(municipality) as (application, its):
        if low_risk:
            approved, refused = _approve_low_risk(its, application.settings.municipality(its.slug).bulk, locale or ())
        elif everything:
            approved, refused = _approve_all(its, tuple(locale or ()))
        elif replace:
            approved, refused = _each(numbers or [], lambda number: take_over(its, number, actor=actor()))
        else:
            approved, refused = _each(numbers or [], lambda number: approve_draft(its, number, actor=actor()))
    _tell(approved, refused, as_json=as_json)


def _approve_all(its: Municipality, locales: tuple[str, ...]) -> tuple[list[int], dict[int, str]]:
    with its.transaction() as work:
        waiting = work.drafts.find(DraftFilter((DraftState.QUEUED,), locales, limit=EVERYTHING))
    numbers = [summary.id for summary in waiting]
    return _each(numbers, lambda number: approve_draft(its, number, actor=actor(), why=BULK))


def _approve_low_risk(
    its: Municipality, wanted: BulkSettings, locales: Sequence[str]
) -> tuple[list[int], dict[int, str]]:
    if not wanted.is_on:
        raise SettingsError(
            f"„{its.slug}“ lässt keine Freigabe ohne Lesen zu; siehe „municipalities.{its.slug}.bulk.is_on“ "
            f"in {EXAMPLE}."
        )
    policy = BulkPolicy(wanted.is_on, wanted.threshold, wanted.sample)
    with its.transaction() as work:
        waiting = work.drafts.find(DraftFilter((DraftState.QUEUED,), tuple(locales), limit=EVERYTHING))
        drafts = [work.drafts.get(summary.id) for summary in waiting if summary.risk <= policy.threshold]
    numbers = [draft.id for draft in drafts if draft.id is not None and may_approve_in_bulk(draft, policy)]
    return _each(numbers, lambda number: approve_draft(its, number, actor=actor(), why=BULK))


def _each(numbers: list[int], decide: Callable[[int], Draft]) -> tuple[list[int], dict[int, str]]:
    """Decide about each draft; those that cannot be decided are refused with the reason."""
    approved: list[int] = []
    refused: dict[int, str] = {}
    for number in numbers:
        try:
            decide(number)
            approved.append(number)
        except KeyError:
            refused[number] = _("Den Entwurf {number} gibt es in dieser Kommune nicht.").format(number=number)
        except NeedsOperator as error:
            refused[number] = error_in_words(error, language())
    return approved, refused


def _tell(approved: list[int], refused: dict[int, str], *, as_json: bool) -> None:
    if as_json:
        answer({"approved": approved, "refused": refused})
    else:
        typer.echo(_("Freigegeben: {count}").format(count=len(approved)))
    for number, reason in refused.items():
        typer.secho(f"! {number}: {reason}", fg="yellow", err=True)
    if refused:
        raise typer.Exit(1)


def edit(
    draft_id: DraftId,
    segment: Annotated[str, typer.Argument(help=_("Nummer oder Schlüssel des Abschnitts aus „show“."))],
    *,
    text: Annotated[str, typer.Option(help=_("Der neue Text, mit den Platzhaltern der Quelle."))],
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """Replace the target of one segment."""
    with opened(municipality) as (_application, its):
        _draft(its, draft_id)
        draft = edit_draft(its, draft_id, key=segment, text=text, actor=actor())
    if as_json:
        answer({"id": draft_id, "findings": len(draft.findings), "risk": draft.risk})
    else:
        typer.echo(_("Gespeichert. Offene Befunde: {count}").format(count=len(draft.findings)))


def reject(
    draft_id: DraftId,
    *,
    reason: Annotated[str, typer.Option(help=_("Warum; der Grund bleibt beim Entwurf."))],
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """Refuse a draft."""
    with opened(municipality) as (_application, its):
        _draft(its, draft_id)
        draft = reject_draft(its, draft_id, actor=actor(), reason=reason)
    if as_json:
        answer({"id": draft_id, "state": draft.state})
    else:
        typer.echo(_("Abgelehnt."))
