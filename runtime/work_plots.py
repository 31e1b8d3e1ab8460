"""How far the work is and what it cost, as plots: coverage of each locale, money spent and money saved."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pipeline.document import DocumentRef
from pipeline.lifecycle import DraftState
from pipeline.store_ports import Head
from quality.plots.bars import Bar, Shares, bars, shares
from quality.plots.frame import Caption, Numbers, figure, nothing
from runtime.costs import Line
from runtime.language import translated as _
from runtime.locale_html import locale_name
from runtime.numerals import number, percent

_UNDER_WAY = frozenset(
    {DraftState.QUEUED, DraftState.IN_REVIEW, DraftState.APPROVED, DraftState.PUBLISHING, DraftState.CONFLICT}
)


def coverage_plot(
    hashes: Mapping[DocumentRef, str], heads: Mapping[tuple[DocumentRef, str], Head], locales: Sequence[str]
) -> str:
    """For each locale the share of the pages whose newest German is published, and of those under way."""
    title = _("Wie viele Seiten in jeder Sprache aktuell sind")
    if not hashes:
        return nothing(Caption(title, _("Noch sind keine Seiten geholt.")))
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for ref, text_hash in hashes.items():
        for locale in locales:
            counted[locale][_standing(heads.get((ref, locale)), text_hash)] += 1
    total = len(hashes)
    caption = Caption(title, _("Von {n} deutschen Seiten.").format(n=total))
    parts = [_("aktuell veröffentlicht"), _("in Arbeit"), _("fehlt oder steht still")]
    names = ("published", "under way", "missing")
    rows = [
        Shares(
            locale_name(locale),
            tuple(counted[locale][name] / total for name in names),
            percent(counted[locale]["published"] / total),
        )
        for locale in locales
    ]
    cells = [(locale_name(locale), *(str(counted[locale][name]) for name in names)) for locale in locales]
    numbers = Numbers(_("Zahlen als Tabelle"), [_("Sprache"), *parts], cells)
    return figure(caption, shares(caption, rows, parts=parts), numbers)


def _standing(head: Head | None, text_hash: str) -> str:
    if head is None or head.source_hash != text_hash:
        return "missing"
    if head.state is DraftState.PUBLISHED:
        return "published"
    return "under way" if head.state in _UNDER_WAY else "missing"


def costs_plot(lines: Sequence[Line], *, period: str) -> str:
    """What each locale cost, beside what whole pages would have cost."""
    title = _("Kosten der Maschinen, {period}").format(period=period)
    if not lines:
        return nothing(Caption(title, _("In dieser Zeit wurde nichts an eine Maschine gesendet.")))
    if not any(line.characters for line in lines):
        return nothing(
            Caption(title, _("Nur Maschinen ohne Preis je Zeichen haben übersetzt; es ist nichts angefallen."))
        )
    spent, whole = sum(line.euros for line in lines), sum(line.whole_euros for line in lines)
    told = _("{spent} Euro für {characters} Zeichen. Ganze Seiten hätten {whole} Euro gekostet.")
    characters = sum(line.characters for line in lines)
    caption = Caption(title, told.format(spent=number(spent, 2), characters=characters, whole=number(whole, 2)))
    rows = [
        Bar(f"{locale_name(line.locale)} · {line.engine}", line.characters, _("{n} Zeichen").format(n=line.characters))
        for line in lines
    ]
    columns = [_("Sprache"), _("Maschine"), _("Abschnitte"), _("Zeichen"), _("Euro"), _("gespart")]
    cells = [
        (
            locale_name(line.locale),
            line.engine,
            str(line.segments),
            str(line.characters),
            number(line.euros, 2),
            percent(line.saved),
        )
        for line in lines
    ]
    return figure(caption, bars(caption, rows), Numbers(_("Zahlen als Tabelle"), columns, cells))
