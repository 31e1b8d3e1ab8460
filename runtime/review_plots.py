"""Findings and reviews of a municipality as plots: what the checks say, and what people made of it."""

from collections import Counter
from collections.abc import Sequence

from pipeline.finding import FindingCount, Severity
from quality.lessons import CheckLesson, EngineLesson
from quality.plots.bars import Bar, Shares, bars, shares
from quality.plots.frame import Caption, Numbers, figure, nothing, table
from quality.plots.heat_map import heat_map
from quality.risk_bands import RiskBand
from runtime.html_frame import paragraph
from runtime.language import translated as _
from runtime.names import severity_name
from runtime.numerals import number, percent


def findings_plot(counts: Sequence[FindingCount]) -> str:
    """Checks against locales; hints are left to the table."""
    title = _("Befunde nach Prüfung und Sprache")
    values = Counter[tuple[str, str]]()
    for each in counts:
        if each.severity is not Severity.INFO:
            values[each.check, each.locale] += each.findings
    if not counts:
        return nothing(Caption(title, _("Die Prüfungen haben nichts gefunden.")))
    checks, locales = (Counter[str](), Counter[str]())
    for (check, locale), found in values.items():
        checks[check] += found
        locales[locale] += found
    told = _("{total} kritische Befunde und Warnungen in den neuesten Entwürfen; Hinweise zählen hier nicht mit.")
    caption = Caption(title, told.format(total=values.total()))
    names = [name for name, _found in checks.most_common()]
    picture = heat_map(caption, names, sorted(locales), values=values) if values else ""
    return figure(caption, picture, _findings_table(counts))


def _findings_table(counts: Sequence[FindingCount]) -> Numbers:
    ordered = sorted(counts, key=lambda each: (-each.findings, each.check, each.locale))
    rows = [
        (each.check, each.locale, severity_name(each.severity), str(each.findings), str(each.drafts))
        for each in ordered
    ]
    columns = [_("Prüfung"), _("Sprache"), _("Schwere"), _("Befunde"), _("Entwürfe")]
    return Numbers(_("Alle Befunde als Tabelle"), columns, rows)


def engines_plot(lessons: Sequence[EngineLesson]) -> str:
    """What became of the segments of each engine in each locale, and how far they were from the final text."""
    title = _("Was die Prüfenden aus den Texten der Maschinen gemacht haben")
    if not lessons:
        return nothing(Caption(title, _("Noch hat niemand etwas geprüft.")))
    reviewed = sum(each.segments for each in lessons)
    same = sum(each.approved * each.segments for each in lessons) / reviewed
    told = _("{n} geprüfte Abschnitte, davon {same} unverändert freigegeben.")
    caption = Caption(title, told.format(n=reviewed, same=percent(same)))
    rows = [_engine(each) for each in lessons]
    parts = [_("unverändert freigegeben"), _("berichtigt"), _("abgelehnt")]
    return figure(caption, shares(caption, rows, parts=parts)) + _closeness(lessons, parts)


def _closeness(lessons: Sequence[EngineLesson], parts: Sequence[str]) -> str:
    """The numbers of the plot, and how far the engines were from the final text."""
    columns = [_("Maschine"), _("Sprache"), _("Abschnitte"), *parts, "chrF", _("Abstand")]
    cells = [
        (
            each.engine,
            each.locale,
            str(each.segments),
            percent(each.approved),
            percent(each.corrected),
            percent(_rejected(each)),
            number(each.chrf),
            number(each.edit_distance, 2),
        )
        for each in lessons
    ]
    legend = _("chrF: 100 heißt gleich. Abstand: 0 heißt gleich, 1 heißt ganz neu. Beide ohne Abgelehntes.")
    return table(_("Abstand zum freigegebenen Text"), columns, cells) + paragraph(legend)


def _engine(each: EngineLesson) -> Shares:
    return Shares(
        f"{each.engine} · {each.locale}",
        (each.approved, each.corrected, _rejected(each)),
        _("{same} von {n}").format(same=percent(each.approved), n=each.segments),
    )


def _rejected(each: EngineLesson) -> float:
    return max(0.0, 1 - each.approved - each.corrected)


def alarms_plot(lessons: Sequence[CheckLesson]) -> str:
    """How many of the findings that people saw were false alarms."""
    title = _("Fehlalarme je Prüfung")
    if not lessons:
        return nothing(Caption(title, _("Noch hat niemand einen Abschnitt mit Befund geprüft.")))
    summary = _("Ein Fehlalarm ist ein Befund, über den hinweg jemand den Abschnitt unverändert freigegeben hat.")
    caption = Caption(title, summary)
    told = _("{false} von {n}")
    rows = [Bar(each.check, each.share, told.format(false=each.false_alarms, n=each.segments)) for each in lessons]
    columns = [_("Prüfung"), _("Abschnitte mit Befund"), _("Fehlalarme"), _("Anteil")]
    cells = [(each.check, str(each.segments), str(each.false_alarms), percent(each.share)) for each in lessons]
    return figure(caption, bars(caption, rows, full=1.0), Numbers(_("Zahlen als Tabelle"), columns, cells))


def risk_plot(bands: Sequence[RiskBand]) -> str:
    """Whether what was called doubtful was corrected more often."""
    title = _("Risiko gegen Berichtigungen")
    if not bands:
        return nothing(Caption(title, _("Noch hat niemand etwas geprüft.")))
    summary = _(
        "Die geprüften Abschnitte, vom geringsten zum höchsten Risiko in bis zu zehn gleich großen Gruppen. "
        "Balken: wie viele berichtigt oder abgelehnt wurden. Strich: wie viele das Risiko erwarten ließ."
    )
    caption = Caption(title, summary)
    rows = [_band(each) for each in bands]
    columns = [_("Risiko"), _("erwartet"), _("berichtigt oder abgelehnt"), _("Abschnitte")]
    cells = [
        (_span(each), percent(each.predicted, 1), percent(each.corrected, 1), str(each.segments)) for each in bands
    ]
    return figure(caption, bars(caption, rows, full=_full(bands)), Numbers(_("Zahlen als Tabelle"), columns, cells))


def _band(each: RiskBand) -> Bar:
    label = _("Risiko {span}, {n} Abschnitte").format(span=_span(each), n=each.segments)
    return Bar(label, each.corrected, percent(each.corrected), mark=each.predicted)


def _full(bands: Sequence[RiskBand]) -> float:
    """The scale ends at what is needed, rounded up to a tenth."""
    largest = max(max(each.corrected, each.predicted) for each in bands)
    return min(1.0, int(10 * largest + 0.999) / 10) or 1.0


def _span(each: RiskBand) -> str:
    low, high = number(100 * each.low), percent(each.high, 1)
    return high if each.low == each.high else f"{low}–{high}"
