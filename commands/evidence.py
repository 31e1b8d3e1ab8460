"""`evidence`: the proof that people reviewed what was published."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from commands.session import Json, MunicipalityName, answer, opened
from pipeline.document import ContentType, DocumentRef
from pipeline.draft import DraftSegment
from pipeline.errors import NotReady
from pipeline.publication_ports import Evidence
from pipeline.review_record import Reading, ReviewRecord
from runtime.language import translated as _

Page = Annotated[str, typer.Argument(help=_("Die Seite, wie „queue --json“ sie nennt: page/12, event/7 oder nur 12."))]
Locales = Annotated[list[str] | None, typer.Option("--locale", "-l", help=_("Nur diese Sprache; mehrfach möglich."))]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        help=_("Nachweisen, wer eine veröffentlichte Seite geprüft hat. Beispiel: sprachlotse evidence page/12")
    )(evidence)


def evidence(page: Page, *, locale: Locales = None, municipality: MunicipalityName = "", as_json: Json = False) -> None:
    """Show the review record of every publication of a page."""
    with opened(municipality) as (_application, its), its.transaction() as work:
        ref = _ref(its.slug, page)
        found = work.publications.evidence(ref, locale or ())
        texts = {each.draft: work.drafts.get(each.draft).segments for each in found}
    if not found:
        raise NotReady(_("Von „{page}“ wurde hier nichts veröffentlicht.").format(page=page))
    if as_json:
        answer([_as_dict(ref, each, texts[each.draft]) for each in found])
        return
    for each in found:
        _tell(each, texts[each.draft])


def _ref(municipality: str, page: str) -> DocumentRef:
    kind, slash, key = page.partition("/")
    is_typed = bool(slash) and kind in set(ContentType)
    return DocumentRef(municipality, ContentType(kind) if is_typed else ContentType.PAGE, key if is_typed else page)


def _as_dict(ref: DocumentRef, its: Evidence, segments: tuple[DraftSegment, ...]) -> dict[str, object]:
    said = {segment.key: {"source": segment.source, "target": segment.target} for segment in segments}
    return {**asdict(its), "at": its.at.isoformat(), "ref": str(ref), "texts": said}


def _tell(its: Evidence, segments: tuple[DraftSegment, ...]) -> None:
    head = _("{at} {locale}, Version {version}, Entwurf {draft}")
    at = f"{its.at:%d.%m.%Y %H:%M}"
    typer.secho(head.format(at=at, locale=its.locale, version=its.version, draft=its.draft), bold=True)
    if its.review is None:
        typer.echo("  " + _("Ohne Prüfprotokoll: veröffentlicht, bevor es welche gab."))
        return
    record = ReviewRecord.from_dict(its.review)
    typer.echo("  " + _summary(record))
    targets = {segment.key: segment.target for segment in segments}
    for each in record.segments:
        typer.echo(f"    {_names()[each.how]:<34} {each.by} {_moment(each.at)}  {targets.get(each.key, '')}")


def _summary(record: ReviewRecord) -> str:
    label = _("von Menschen geprüft") if record.is_reviewed else _("als maschinell übersetzt gekennzeichnet")
    at = _moment(record.released_at)
    released = _("freigegeben von {who} am {at}").format(who=record.released_by, at=at)
    counts = Counter(each.how for each in record.segments)
    return "; ".join([label, released, *(f"{name}: {counts[how]}" for how, name in _names().items() if counts[how])])


def _names() -> Mapping[Reading, str]:
    return {
        Reading.READ: _("gelesen und bestätigt"),
        Reading.EDITED: _("bearbeitet"),
        Reading.CARRIED: _("unverändert seit der Freigabe"),
        Reading.RELEASED: _("mit der Seite freigegeben"),
        Reading.BULK: _("in der Sammelfreigabe, ungelesen"),
        Reading.UNREAD: _("ungelesen"),
    }


def _moment(at: datetime | None) -> str:
    return f"{at:%d.%m.%Y %H:%M}" if at else ""
