"""The German of a municipality as plots: how hard its pages are, and which rules they break most."""

from collections.abc import Sequence
from html import escape

from quality.page_scores import HardnessBand, PageScore
from quality.plots.bars import Bar, bars
from quality.plots.columns import Column, columns
from quality.plots.frame import Caption, Numbers, figure, nothing, table
from quality.rules_report import RulesReport
from runtime.language import translated as _
from runtime.numerals import counted, number

MOST = 15
"""Rows of a plot: more nobody reads; the table and the JSON have all."""


def hardness_plot(bands: Sequence[HardnessBand]) -> str:
    """How many pages lie where on the scale of hardness."""
    title = _("Wie schwer die deutschen Seiten sind")
    pages = sum(band.pages for band in bands)
    if not pages:
        return nothing(Caption(title, _("Keine Seite hat Fließtext, den man bewerten könnte.")))
    most = max(bands, key=lambda band: band.pages)
    told = _(
        "{pages} mit Fließtext, die meisten ({most}) zwischen {low} und {high}. "
        "Zum Vergleich: in einem Landkreis liegen fünf von hundert Seiten über 2,5."
    )
    summary = told.format(
        pages=counted(pages, _("Eine Seite"), _("{n} Seiten")),
        most=most.pages,
        low=_edge(most.low),
        high=_edge(most.high),
    )
    rows = [Column(f"{_edge(band.low)}–{_edge(band.high)}", band.pages, str(band.pages)) for band in bands]
    picture = columns(Caption(title, summary), rows, axis=_("Schwierigkeit: 1 leicht, 7 sehr schwer"))
    numbers = Numbers(
        _("Zahlen als Tabelle"), [_("Schwierigkeit"), _("Seiten")], [(row.label, row.shown) for row in rows]
    )
    return figure(Caption(title, summary), picture, numbers)


def hardest_pages(pages: Sequence[PageScore]) -> str:
    """The pages to begin with."""
    told = [page for page in pages if page.hardness is not None][:MOST]
    if not told:
        return ""
    columns_ = [_("Seite"), _("Schwierigkeit"), _("Lesbarkeitsindex"), _("Sätze"), _("Dokument")]
    rows = [
        (page.title, number(page.hardness), number(page.open_index), str(page.sentences), page.ref) for page in told
    ]
    hint = _("Was eine Seite schwer macht: sprachlotse quality page {ref}").format(ref=told[0].ref)
    return table(_("Die schwersten Seiten"), columns_, rows) + f'<p class="muted">{escape(hint)}</p>'


def rules_plot(title: str, report: RulesReport, *, empty: str) -> str:
    """The rules that are broken most."""
    if not report.pages:
        return nothing(Caption(title, empty))
    pages = counted(report.pages, _("Eine Seite"), _("{n} Seiten"))
    told = _("{pages}, geprüft nach „{profile}“: {passing} bestanden, im Mittel {score} von 100 Punkten.")
    summary = told.format(pages=pages, profile=report.name, passing=report.passing, score=number(report.score, 0))
    caption = Caption(title, summary)
    shown = [Bar(each.title, each.breaches, f"{_(each.weight)} {each.breaches}") for each in report.rules[:MOST]]
    rows = [(each.rule, each.title, _(each.weight), str(each.breaches), str(each.pages)) for each in report.rules]
    numbers = Numbers(
        _("Alle Regeln als Tabelle"), [_("Nr."), _("Regel"), _("Gewicht"), _("Verstöße"), _("Seiten")], rows
    )
    return figure(caption, bars(caption, shown), numbers)


def _edge(value: float) -> str:
    return f"{value:g}".replace(".", _(","))
