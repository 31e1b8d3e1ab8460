"""Where the drafts of a page stand, locale by locale, as HTML."""

from collections.abc import Iterator, Sequence
from html import escape

from pipeline.locales import LOCALES, Direction, german_name
from quality.page_report import DoubtfulSegment, LocaleReport, PageFinding
from quality.plots.bars import Bar, bars
from quality.plots.frame import Caption, Numbers, figure
from runtime.html_frame import heading, items, paragraph
from runtime.language import language
from runtime.language import translated as _
from runtime.names import severity_name, state_name
from runtime.numerals import counted, number


def risk_plot(locales: Sequence[LocaleReport]) -> str:
    """The risk of each draft, the most doubtful first."""
    told = sorted((each for each in locales if each.risk is not None), key=lambda each: -(each.risk or 0))
    if not told:
        return paragraph(_("Noch gibt es keinen Entwurf."))
    caption = Caption(_("Risiko je Sprache"), _("0 ist sicher, 1 muss zuerst gelesen werden."))
    rows = [Bar(locale_name(each.locale), each.risk or 0.0, number(each.risk, 2)) for each in told]
    cells = [
        (
            locale_name(each.locale),
            number(each.risk, 2),
            state_name(each.state) if each.state else "",
            str(len(each.findings)),
        )
        for each in told
    ]
    columns = [_("Sprache"), _("Risiko"), _("Zustand"), _("Befunde")]
    return figure(caption, bars(caption, rows, full=1.0), Numbers(_("Zahlen als Tabelle"), columns, cells))


def locale_sections(locales: Sequence[LocaleReport]) -> Iterator[str]:
    """One section a locale."""
    for each in locales:
        yield heading(locale_name(each.locale), 3)
        yield from _section(each)


def locale_name(locale: str) -> str:
    """The name of a locale in the user's language, with its tag."""
    known = LOCALES.get(locale)
    name = known.english if known and language() == "en" else german_name(locale)
    return f"{name} ({locale})" if name != locale else locale


def _section(each: LocaleReport) -> Iterator[str]:
    if each.state is None:
        yield paragraph(_("Noch gibt es keinen Entwurf."))
        return
    told = _("Entwurf {id}: {state}, Risiko {risk}, {segments}").format(
        id=each.draft,
        state=state_name(each.state),
        risk=number(each.risk, 2),
        segments=counted(each.segments, _("ein Abschnitt"), _("{n} Abschnitte")),
    )
    yield paragraph(told)
    remarks = [each.reason, _("Die deutsche Seite hat sich seitdem geändert.") if each.is_stale else ""]
    yield from (paragraph(remark) for remark in remarks if remark)
    if each.risk_reasons:
        yield paragraph(_("Gründe: {reasons}").format(reasons="; ".join(each.risk_reasons)))
    yield _findings(each)
    yield _doubtful(each)


def _findings(each: LocaleReport) -> str:
    if not each.findings:
        return paragraph(_("Keine Befunde."))
    head = counted(len(each.findings), _("Ein Befund"), _("{n} Befunde"))
    told = items(_finding(finding, each.locale) for finding in each.findings)
    return f"<details><summary>{escape(head)}</summary>{told}</details>"


def _finding(finding: PageFinding, locale: str) -> str:
    said = f"<strong>{escape(severity_name(finding.severity))}</strong> {escape(finding.check)}: {escape(finding.text)}"
    return said + (_pair(finding.source, finding.target, locale) if finding.source else "")


def _doubtful(each: LocaleReport) -> str:
    if not each.doubtful:
        return ""
    told = items((_segment(segment, each.locale) for segment in each.doubtful), ordered=True)
    return f"<details><summary>{escape(_('Zuerst lesen'))}</summary>{told}</details>"


def _segment(segment: DoubtfulSegment, locale: str) -> str:
    why = f"{_('Risiko')} {number(segment.risk, 2)}: {'; '.join(segment.reasons)}"
    return f'{_pair(segment.source, segment.target, locale)}<span class="muted">{escape(why)}</span>'


def _pair(source: str, target: str, locale: str) -> str:
    known = LOCALES.get(locale)
    way = known.direction if known else Direction.LEFT_TO_RIGHT
    lang = "de" if locale == "de-simple" else locale
    return (
        f'<blockquote><p lang="de">{escape(source)}</p>'
        f'<p lang="{escape(lang)}" dir="{way}">{escape(target)}</p></blockquote>'
    )
