"""What a run did, as a Markdown table for Prefect's UI."""

import re
from collections.abc import Sequence

from pipeline.report import Report

ROWS = {
    "documents": "Dokumente",
    "changed": "davon neu oder geändert",
    "segments": "Abschnitte",
    "reused": "wiederverwendet",
    "translated": "von der Maschine übersetzt",
    "engine_calls": "Anfragen an die Maschine",
    "billed_characters": "berechnete Zeichen",
    "uncertain_characters": "vielleicht berechnete Zeichen",
    "whole_characters": "Zeichen bei Übersetzung ganzer Seiten",
    "findings": "Befunde",
    "drafts_queued": "eingereihte Entwürfe",
    "drafts_held": "zurückgehaltene Entwürfe",
}


def summary(slug: str, report: Report, warnings: Sequence[str] = ()) -> str:
    """The counts of the report, then what people are warned of, then every problem with what to do."""
    counts = report.as_dict()
    lines = [f"## {slug}", "", "| | |", "|---|---:|", *(f"| {title} | {counts[key]} |" for key, title in ROWS.items())]
    if warnings:
        lines += ["", *(f"**{each}**" for each in warnings)]
    return "\n".join([*lines, *problems(report)])


def problems(report: Report) -> list[str]:
    """The lines about what was left; none if nothing was."""
    if not report.problems:
        return []
    head = ["", "### Liegen geblieben", "", "| Schritt | Dokument | Sprache | Grund |", "|---|---|---|---|"]
    return head + [f"| {p.step} | {p.document} | {p.locale} | {_cell(p.message)} |" for p in report.problems]


def artifact_key(slug: str) -> str:
    """The name of the summary for Prefect, which takes small letters, digits and dashes only."""
    return "nightly-" + re.sub("[^a-z0-9]+", "-", slug.lower()).strip("-")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
