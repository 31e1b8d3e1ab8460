"""`extract`, `score`, `check`: look at texts without any database."""

import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from commands.readability_text import show_readability
from commands.session import Json, answer, words
from pipeline.errors import ContentNotHandled
from pipeline.extract import extract_html
from pipeline.finding import Finding
from pipeline.segment import SegmentKind
from quality.inspection import inspect
from quality.pair import Pair
from quality.readability.score import score_html, score_text
from runtime.language import translated as _
from runtime.wiring import shipped_terms

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
SourceFile = Annotated[
    str, typer.Argument(metavar="FILE", help=_("HTML- oder Textdatei, „-“ für die Standardeingabe."))
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        help=_("Abschnitte einer HTML-Datei mit Platzhaltern zeigen. Beispiel: sprachlotse extract seite.html")
    )(extract)
    app.command(help=_("Lesbarkeit eines deutschen Textes bewerten. Beispiel: sprachlotse score seite.html"))(score)
    app.command(help=_("Eine Übersetzung prüfen, Satz gegen Satz."))(check)


def read(name: str) -> str:
    """The text of a file, or of standard input for `-`."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8")
    except OSError as error:
        raise ContentNotHandled(f"{name} kann nicht gelesen werden: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ContentNotHandled(f"{name} ist nicht in UTF-8 gespeichert (Byte {error.start}).") from error


def extract(file: SourceFile, *, as_json: Json = False) -> None:
    """Show what would be translated."""
    extraction = extract_html(read(file))
    if as_json:
        answer([{"key": s.key, "kind": s.kind, "text": s.text} for s in extraction.segments])
        return
    for segment in extraction.segments:
        typer.echo(f"{segment.kind:<10} {segment.text}")


def score(file: SourceFile, *, as_json: Json = False) -> None:
    """Score the readability of German prose."""
    text, familiar = read(file), shipped_terms().familiar
    result = score_html(text, familiar) if TAG.search(text) else score_text(text, familiar)
    if as_json:
        answer({"level": result.level, "prose_share": result.prose_share, **asdict(result)})
    else:
        show_readability(result)


def check(
    *,
    source: Annotated[str, typer.Option(help=_("Der deutsche Satz."))],
    target: Annotated[str, typer.Option(help=_("Die Übersetzung."))],
    locale: Annotated[str, typer.Option(help=_("Sprache der Übersetzung, z. B. uk."))],
    as_json: Json = False,
) -> None:
    """Check one translation; exit code 1 when there is a finding."""
    findings = inspect(_pairs(source, target, locale))
    if as_json:
        answer([_as_dict(finding) for finding in findings])
    else:
        for finding in findings:
            typer.echo(f"{finding.severity}: {words(finding)}")
        if not findings:
            typer.echo(_("Keine Befunde."))
    if findings:
        raise typer.Exit(1)


def _pairs(source: str, target: str, locale: str) -> list[Pair]:
    """Segment against segment where both are HTML and have as many, so that markup is not read as text."""
    terms = shipped_terms()
    if TAG.search(source) and TAG.search(target):
        sources, targets = extract_html(source).segments, extract_html(target).segments
        if len(sources) == len(targets):
            return [
                Pair(s.text, t.text, locale, s.kind, s.key, terms(s.text, locale=locale), s.emphasis)
                for s, t in zip(sources, targets, strict=True)
            ]
    return [Pair(source, target, locale, SegmentKind.SENTENCE, terms=terms(source, locale=locale))]


def _as_dict(finding: Finding) -> dict[str, object]:
    return {
        "check": finding.check,
        "severity": finding.severity,
        "message": words(finding),
        "suggestion": finding.suggestion,
    }
