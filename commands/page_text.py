"""How the quality of a page reads in a terminal."""

import typer

from commands.readability_text import show_readability
from quality.page_report import LocaleReport, PageReport
from quality.rules_report import PageRules
from runtime.language import translated as _
from runtime.locale_html import locale_name
from runtime.names import state_name
from runtime.numerals import counted, number

_RULES = 5


def show_page(report: PageReport) -> None:
    """Print the readability, the rules that are broken first, and a line a locale."""
    typer.secho(f"{report.title} ({report.ref})", bold=True)
    show_readability(report.source)
    for rules in (report.simple, report.advice):
        if rules is not None:
            _show_rules(rules)
    typer.echo()
    for locale in report.locales:
        typer.echo(_line(locale))


def _show_rules(rules: PageRules) -> None:
    passed = _("bestanden") if rules.passes else _("nicht bestanden")
    told = _("{profile}: {passed}, {score} von 100 Punkten")
    typer.echo("\n" + told.format(profile=rules.name, passed=passed, score=number(rules.score, 0)))
    for broken in rules.broken[:_RULES]:
        typer.echo(f"  {_(broken.weight)} {broken.rule} {broken.title} ({len(broken.places)}×)")


def _line(each: LocaleReport) -> str:
    name = f"{locale_name(each.locale):<32}"
    if each.state is None:
        return f"{name}{_('noch kein Entwurf')}"
    findings = counted(len(each.findings), _("ein Befund"), _("{n} Befunde"))
    stale = f", {_('Deutsch seitdem geändert')}" if each.is_stale else ""
    return f"{name}{state_name(each.state):<20}{_('Risiko')} {number(each.risk, 2)}, {findings}{stale}"
