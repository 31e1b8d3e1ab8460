"""The quality of a municipality as one HTML page: its German, what the checks find, what reviewers corrected."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from pipeline.document import FieldFormat
from pipeline.extract import extract
from pipeline.finding import Severity
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.reviewed import Reviewed, Verdict
from pipeline.store_ports import EVERYTHING, DraftFilter, KeptDocument
from quality.leichte_sprache.assess import assess
from quality.leichte_sprache.profile import PROFILES
from quality.leichte_sprache.reading import page_of_html
from quality.leichte_sprache.table import rules
from quality.lessons import check_lessons, engine_lessons
from quality.plots import bars, histogram, table
from quality.readability.score import Readability, score_segments
from quality.risk import segment_risk
from quality.signals import Circumstances
from runtime.language import language
from runtime.language import translated as _

WAITING = (DraftState.QUEUED, DraftState.IN_REVIEW, DraftState.HELD, DraftState.CONFLICT)
MOST = 15
"""Rows of a plot: more nobody reads."""
_HARDNESS = (1, 1.5, 2, 2.5, 3, 3.5, 4, 7)
_RISKS = (0, 0.1, 0.2, 0.4, 0.6, 1)
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "svg{width:100%;height:auto;font-size:13px}figure{margin:1.5rem 0}"
    "figcaption,caption{font-weight:600;text-align:left}"
    "table{border-collapse:collapse;width:100%;margin:1.5rem 0}td,th{text-align:left;padding:.2rem .6rem .2rem 0}"
)


def quality_page(municipality: Municipality) -> str:
    """A page that needs nothing but itself; no text of a draft is in it."""
    documents = municipality.documents()
    with municipality.transaction() as work:
        reviews = work.drafts.reviewed()
        drafts = [work.drafts.get(each.id) for each in work.drafts.find(DraftFilter(WAITING, limit=EVERYTHING))]
    scores = [(kept, score_segments(extract(kept.document).segments)) for kept in documents]
    findings = Counter(
        f"{finding.check} · {draft.locale}"
        for draft in drafts
        for finding in draft.findings
        if finding.severity is not Severity.INFO
    )
    parts = [
        bars(_("Wie schwer die deutschen Seiten sind (1–7)"), histogram(_hardness(scores), _HARDNESS)),
        _hardest(scores),
        bars(_("Was von Einfacher Sprache am häufigsten abweicht"), _broken(documents)),
        bars(_("Befunde der wartenden Entwürfe, nach Prüfung und Sprache"), _most(findings)),
        bars(_("Berichtigte Abschnitte je Risiko, in Prozent"), _corrected(reviews)),
        _engines(reviews),
        _alarms(reviews),
    ]
    title = _("Qualität: {name}").format(name=municipality.slug)
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    body = f"<h1>{escape(title)}</h1>{''.join(parts)}"
    return f'<!doctype html><html lang="{language()}"><head>{head}</head><body>{body}</body></html>'


def _hardness(scores: Sequence[tuple[KeptDocument, Readability]]) -> list[float]:
    return [score.hardness for _kept, score in scores if score.hardness is not None]


def _hardest(scores: Sequence[tuple[KeptDocument, Readability]]) -> str:
    told = sorted((-(score.hardness or 0), kept.document.title, str(kept.document.ref)) for kept, score in scores)
    rows = [(title, ref, f"{-hardness:.1f}".replace(".", ",")) for hardness, title, ref in told[:MOST]]
    return table(_("Die schwersten Seiten"), [_("Seite"), _("Dokument"), _("Schwierigkeit")], rows)


def _broken(documents: Sequence[KeptDocument]) -> list[tuple[str, float]]:
    known, found = rules(), Counter[str]()
    for kept in documents:
        for field in kept.document.fields:
            if field.format is FieldFormat.HTML:
                found.update(assess(page_of_html(field.value), PROFILES["einfach"]).counts)
    return _most(Counter({f"{rule} {known[rule].title}"[:40]: count for rule, count in found.items()}))


def _most(counts: Counter[str]) -> list[tuple[str, float]]:
    return [(name, float(count)) for name, count in counts.most_common(MOST)]


def _corrected(reviews: Sequence[Reviewed]) -> list[tuple[str, float]]:
    risks = [segment_risk(each.segment, each.findings, given=Circumstances(each.locale)).value for each in reviews]
    changed = [risk for risk, each in zip(risks, reviews, strict=True) if _is_corrected(each)]
    both = zip(histogram(risks, _RISKS), histogram(changed, _RISKS), strict=True)
    return [(label, 100 * wrong / all_) for (label, all_), (_same, wrong) in both if all_]


def _is_corrected(each: Reviewed) -> bool:
    return each.verdict is Verdict.REJECTED or each.final != each.segment.target


def _engines(reviews: Sequence[Reviewed]) -> str:
    columns = [_("Maschine"), _("Sprache"), _("Abschnitte"), _("berichtigt"), "chrF", _("Abstand")]
    rows = [
        (
            each.engine,
            each.locale,
            str(each.segments),
            f"{100 * each.corrected:.0f} %",
            f"{each.chrf:.1f}",
            f"{each.edit_distance:.2f}",
        )
        for each in engine_lessons(reviews)
    ]
    return table(_("Was die Prüfenden berichtigt haben"), columns, rows)


def _alarms(reviews: Sequence[Reviewed]) -> str:
    rows = [(each.check, str(each.segments), str(each.false_alarms)) for each in check_lessons(reviews)]
    return table(_("Fehlalarme je Prüfung"), [_("Prüfung"), _("Befunde"), _("Fehlalarme")], rows)
