"""How the readability of a text reads in a terminal."""

import typer

from quality.readability.reasons import HardSentence, Reason
from quality.readability.score import Readability, Shares
from runtime.language import translated as _


def show_readability(score: Readability) -> None:
    """Print the verdict, the numbers, the reasons and the sentences to fix first."""
    if score.level is None:
        typer.echo(_("Kein Fließtext, den man bewerten könnte."))
    else:
        told = _("{sentences} Sätze, {words} Wörter Fließtext")
        typer.secho(told.format(sentences=score.sentences, words=score.words), bold=True)
        _show_numbers(score)
    _show_shares(score.shares)
    if score.reasons:
        typer.echo("\n" + _("Was ihn schwer macht:"))
    for reason in score.reasons:
        typer.echo(f"  +{_number(reason.points)}  {_told(reason)}. {_(reason.advice)}")
    if score.fix_first:
        typer.echo("\n" + _("Zuerst verbessern:"))
    for number, sentence in enumerate(score.fix_first, start=1):
        _show_sentence(number, sentence)


def _show_numbers(score: Readability) -> None:
    rows = (
        (_("Geschätzte Schwierigkeit"), score.hardness, _("von 7; 1 ist sehr leicht")),
        (_("Offener Lesbarkeitsindex"), score.open_index, _("von 20; 20 ist leicht; nicht der HIX")),
        ("Amstad", score.amstad, _("100 ist leicht; hier: {level}").format(level=_(score.level or ""))),
        ("Wiener Sachtextformel 1", score.wstf1, _("Schulstufe")),
        ("Wiener Sachtextformel 2", score.wstf2, _("Schulstufe")),
        ("Wiener Sachtextformel 3", score.wstf3, _("Schulstufe")),
        ("Wiener Sachtextformel 4", score.wstf4, _("Schulstufe")),
        ("SMOG", score.smog, _("Schulstufe")),
        ("LIX", score.lix, _("unter 40 leicht, über 60 sehr schwer")),
        ("RIX", score.rix, _("lange Wörter je Satz")),
    )
    for name, value, meaning in rows:
        if value is not None:
            typer.echo(f"  {name:<25} {_number(value):>6}  {meaning}")


def _show_shares(shares: Shares) -> None:
    named = (
        (_("Fließtext"), shares.prose),
        (_("Überschriften"), shares.headings),
        (_("Listen und Tabellen"), shares.lists),
        (_("Adressen und Kontakte"), shares.contact),
        (_("andere Zeilen"), shares.other),
    )
    told = ", ".join(f"{name} {share:.0%}".replace("%", " %") for name, share in named if share)
    if told:
        typer.echo("  " + _("Wörter in: {parts}").format(parts=told))


def _show_sentence(number: int, sentence: HardSentence) -> None:
    typer.echo(f"  {number}. ({_number(sentence.hardness)}) {sentence.text}")
    for reason in sentence.reasons:
        typer.echo(f"       – {_told(reason)}. {_(reason.advice)}")


def _told(reason: Reason) -> str:
    return f"{_(reason.label)} ({', '.join(reason.examples)})" if reason.examples else _(reason.label)


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", _(","))
