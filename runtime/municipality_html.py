"""The quality report of a municipality as one HTML page."""

from quality.municipality_report import MunicipalityReport
from runtime.german_plots import hardest_pages, hardness_plot, rules_plot
from runtime.html_frame import heading, html_page, paragraph
from runtime.language import translated as _
from runtime.numerals import counted
from runtime.review_plots import alarms_plot, engines_plot, findings_plot, risk_plot


def municipality_html(report: MunicipalityReport, *, name: str) -> str:
    """A page that needs nothing but itself; no text of a draft is in it."""
    return html_page(_("Qualität: {name}").format(name=name), municipality_parts(report))


def municipality_parts(report: MunicipalityReport) -> list[str]:
    """The same as pieces of HTML below a title, for a page with its own frame."""
    pages = counted(len(report.pages), _("eine deutsche Seite"), _("{n} deutsche Seiten"))
    simple = _("Von keiner Seite gibt es einen vollständigen Entwurf in Leichter Sprache.")
    return [
        paragraph(_("Stand {day:%d.%m.%Y}, {pages}").format(day=report.day, pages=pages)),
        heading(_("Das Deutsch")),
        hardness_plot(report.hardness),
        hardest_pages(report.pages),
        rules_plot(_("Leichte Sprache: die häufigsten Verstöße"), report.simple, empty=simple),
        rules_plot(
            _("Als Rat: was in den deutschen Seiten von Einfacher Sprache abweicht"),
            report.advice,
            empty=_("Noch sind keine Seiten geholt."),
        ),
        heading(_("Die Prüfungen")),
        findings_plot(report.findings),
        alarms_plot(report.checks),
        heading(_("Die Maschinen")),
        engines_plot(report.engines),
        risk_plot(report.risk),
    ]
