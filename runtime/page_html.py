"""The quality report of one page as one HTML page."""

from collections.abc import Iterator
from html import escape

from quality.page_report import PageReport
from quality.plots.bars import Bar, bars
from quality.plots.frame import Caption, Numbers, figure
from quality.readability.reasons import HardSentence, Reason
from quality.readability.score import Readability
from quality.rules_report import BrokenRule, PageRules
from runtime.html_frame import definitions, heading, html_page, items, paragraph
from runtime.language import translated as _
from runtime.locale_html import locale_sections, risk_plot
from runtime.numerals import counted, number

MOST_PLACES = 30
"""Of one rule; the JSON has all."""


def page_html(report: PageReport) -> str:
    """A page that needs nothing but itself, with the German sentences and the drafts that it is about."""
    return html_page(_("Qualität: {name}").format(name=report.title or report.ref), page_parts(report))


def page_parts(report: PageReport) -> list[str]:
    """The same as pieces of HTML below a title, for a page with its own frame."""
    where = [part for part in (report.ref, report.path if report.path != report.ref else "") if part]
    return [
        paragraph(_("Stand {day:%d.%m.%Y}, {where}").format(day=report.day, where=", ".join(where))),
        heading(_("Das Deutsch")),
        *_readability(report.source),
        heading(_("Leichte Sprache")),
        *_rules(report.simple, empty=_("Es gibt keinen vollständigen Entwurf dieser Fassung in Leichter Sprache.")),
        heading(_("Als Rat: Einfache Sprache")),
        *_rules(report.advice, empty=_("Kein Text, den man prüfen könnte.")),
        heading(_("Die Übersetzungen")),
        risk_plot(report.locales),
        *locale_sections(report.locales),
    ]


def _readability(score: Readability) -> Iterator[str]:
    if score.level is None:
        yield paragraph(_("Kein Fließtext, den man bewerten könnte."))
        return
    told = _("{level}: {sentences} Sätze, {words} Wörter Fließtext")
    yield paragraph(told.format(level=_(score.level), sentences=score.sentences, words=score.words))
    yield definitions(
        (
            (_("Geschätzte Schwierigkeit"), f"{number(score.hardness)} {_('von 7; 1 ist sehr leicht')}"),
            (_("Offener Lesbarkeitsindex"), f"{number(score.open_index)} {_('von 20; 20 ist leicht; nicht der HIX')}"),
            ("Amstad", f"{number(score.amstad)}; {_('100 ist leicht')}"),
        )
    )
    yield _reasons(score.reasons)
    if score.fix_first:
        yield heading(_("Zuerst verbessern"), 3)
        yield items(map(_sentence, score.fix_first), ordered=True)


def _reasons(reasons: tuple[Reason, ...]) -> str:
    if not reasons:
        return ""
    caption = Caption(
        _("Was den Text schwer macht"), _("In Punkten der Skala von 1 bis 7, gegen einen einfachen Text gerechnet.")
    )
    rows = [Bar(_(reason.label), reason.points, f"+{number(reason.points)}") for reason in reasons]
    cells = [
        (_(reason.label), f"+{number(reason.points)}", ", ".join(reason.examples), _(reason.advice))
        for reason in reasons
    ]
    columns = [_("Grund"), _("Punkte"), _("Beispiele"), _("Rat")]
    return figure(caption, bars(caption, rows), Numbers(_("Mit Beispielen und Rat"), columns, cells))


def _sentence(sentence: HardSentence) -> str:
    told = _("Schwierigkeit {hardness}, {words}").format(
        hardness=number(sentence.hardness), words=counted(sentence.words, _("ein Wort"), _("{n} Wörter"))
    )
    why = [
        escape(_(reason.label) + (f" ({', '.join(reason.examples)})" if reason.examples else ""))
        + f": {escape(_(reason.advice))}"
        for reason in sentence.reasons
    ]
    quote = f'<blockquote lang="de">{escape(sentence.text)}</blockquote>'
    return f'{quote}<span class="muted">{escape(told)}</span>{items(why) if why else ""}'


def _rules(rules: PageRules | None, *, empty: str) -> Iterator[str]:
    if rules is None:
        yield paragraph(empty)
        return
    passed = _("bestanden") if rules.passes else _("nicht bestanden")
    told = _("{profile}: {passed}, {score} von 100 Punkten")
    yield paragraph(told.format(profile=rules.name, passed=passed, score=number(rules.score, 0)))
    yield from (_rule(broken) for broken in rules.broken)
    asked = items(map(escape, rules.people))
    yield f"<details><summary>{escape(_('Das können nur Menschen prüfen'))}</summary>{asked}</details>"


def _rule(broken: BrokenRule) -> str:
    count = f"{len(broken.places)}×"
    head = f"{escape(_(broken.weight))} {escape(broken.rule)} {escape(broken.title)} ({count})"
    why = f'<p>{escape(broken.why)} <span class="muted">[{escape(broken.source)}]</span></p>'
    places = items(filter(None, (_place(each.text, each.said, each.instead) for each in broken.places[:MOST_PLACES])))
    more = len(broken.places) - MOST_PLACES
    rest = paragraph(_("und {n} weitere").format(n=more)) if more > 0 else ""
    return f"<details><summary>{head}</summary>{why}{places}{rest}</details>"


def _place(text: str, said: str, instead: str) -> str:
    quoted = f"„{text}“" if text and text not in said else ""
    told = " ".join(part for part in (quoted, said) if part)
    return escape(f"{told.removesuffix('.')} → {instead}" if instead else told)
