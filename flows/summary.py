"""What a run did, as a Markdown table for Prefect's UI."""

from pipeline.report import Report

ROWS = {
    "documents": "Dokumente",
    "changed": "davon neu oder geändert",
    "segments": "Abschnitte",
    "reused": "wiederverwendet",
    "translated": "von der Maschine übersetzt",
    "engine_calls": "Anfragen an die Maschine",
    "billed_characters": "berechnete Zeichen",
    "findings": "Befunde",
    "drafts_queued": "eingereihte Entwürfe",
    "drafts_held": "zurückgehaltene Entwürfe",
}


def summary(slug: str, report: Report) -> str:
    """The counts of the report, then every problem with what to do."""
    counts = report.as_dict()
    lines = [f"## {slug}", "", "| | |", "|---|---:|", *(f"| {title} | {counts[key]} |" for key, title in ROWS.items())]
    if report.problems:
        lines += ["", "### Liegen geblieben", "", "| Schritt | Dokument | Sprache | Grund |", "|---|---|---|---|"]
        lines += [f"| {p.step} | {p.document} | {p.locale} | {p.message} |" for p in report.problems]
    return "\n".join(lines)
