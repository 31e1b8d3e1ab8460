"""`runs` and `failures`: what the runs did, and what they have given up."""

from dataclasses import asdict
from typing import Annotated

import typer

from commands.session import Json, MunicipalityName, answer, opened
from pipeline.document import ContentType, DocumentRef
from pipeline.errors import NotReady
from pipeline.past_run import PastRun
from pipeline.run_ports import ENOUGH, Failure
from runtime.digest_text import NUMBERS
from runtime.language import translated as _
from runtime.run_names import CAUSES, STEPS


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=_("Was die letzten Läufe getan haben. Beispiel: sprachlotse runs --limit 5"))(runs)
    app.command(
        help=_("Was immer wieder scheitert, mit Grund. Beispiel: sprachlotse failures --retry page/7"),
    )(failures)


def runs(
    *,
    limit: Annotated[int, typer.Option(min=1, max=1000, help=_("Höchstens so viele Zeilen."))] = 20,
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """The newest runs, newest first."""
    with opened(municipality) as (_application, its), its.transaction() as work:
        found = work.runs.past(limit=limit)
        current = work.leases.current()
    if as_json:
        answer([asdict(run) | {"is_running": current is not None and current.run == run.number} for run in found])
        return
    if not found:
        typer.echo(_("Noch kein Lauf."))
    for run in found:
        typer.echo(_line(run, is_running=current is not None and current.run == run.number))


def _line(run: PastRun, *, is_running: bool) -> str:
    begun = f"{run.number:>6}  {_(CAUSES.get(run.cause, run.cause)):<13}  {run.started.astimezone():%d.%m.%Y %H:%M}"
    if is_running:
        return f"{begun}  {_('läuft')}"
    if run.is_cut_off or run.finished is None:
        return f"{begun}  {_('abgebrochen')}"
    did = [f"{_(title)} {run.counts[name]}" for name, title in NUMBERS.items() if run.counts.get(name)]
    did += [f"{_('Probleme')} {len(run.problems)}"] if run.problems else []
    return f"{begun} – {run.finished.astimezone():%H:%M}  " + (", ".join(did) or _("nichts zu tun"))


def failures(
    *,
    retry: Annotated[
        list[str] | None, typer.Option("--retry", help=_("Dieses Dokument wieder versuchen; mehrfach möglich."))
    ] = None,
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """What failed, the most often failed first; with --retry, try it again."""
    with opened(municipality) as (_application, its):
        wanted = [_ref(its.slug, each) for each in retry or ()]
        with its.transaction() as work:
            known = {failure.target.ref for failure in work.failures.all()}
            for ref in wanted:
                if ref not in known:
                    raise NotReady(_("Bei {document} ist nichts gescheitert.").format(document=ref))
                work.failures.clear(ref)
            found = work.failures.all()
    if as_json:
        answer([_data(failure) for failure in found])
        return
    for ref in wanted:
        typer.echo(_("Der nächste Lauf versucht {document} wieder.").format(document=ref))
    if not found and not wanted:
        typer.echo(_("Nichts ist gescheitert."))
    for failure in found if not wanted else ():
        given_up = _(" (aufgegeben)") if failure.times >= ENOUGH else ""
        where = " ".join(filter(None, (str(failure.target.ref), failure.target.locale)))
        typer.echo(
            f"{failure.times:>4} × {where}  {_(STEPS.get(failure.step, failure.step))}: {failure.reason}{given_up}"
        )


def _ref(slug: str, text: str) -> DocumentRef:
    kind, _sep, key = text.partition("/")
    if kind not in set(ContentType) or not key:
        raise typer.BadParameter(_("Ein Dokument wird wie page/7 angegeben."))
    return DocumentRef(slug, ContentType(kind), key)


def _data(failure: Failure) -> dict[str, object]:
    return {
        "document": str(failure.target.ref),
        "locale": failure.target.locale,
        "step": failure.step,
        "times": failure.times,
        "given_up": failure.times >= ENOUGH,
        "reason": failure.reason,
        "first": failure.first,
        "last": failure.last,
    }
