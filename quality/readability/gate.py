"""Is the German good enough to be translated? The municipality says from where it is not, and what then happens."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipeline.finding import Finding, Severity
from quality.readability.calibration import AS_IT_IS, Calibration
from quality.readability.reasons import HardSentence
from quality.readability.score import Readability


class Outcome(StrEnum):
    """What becomes of the page."""

    PASSED = "passed"
    WARNED = "warned"
    """Translated, with the findings on the draft."""
    HELD = "held"
    """Not translated until the German is simpler or somebody says so."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on a page is too hard; a threshold that is None is not looked at."""

    lowest_index: float | None = None
    """Of the open index after calibration, 0–20."""
    highest_hardness: float | None = None
    """Of the learned score, 1–7."""
    holds: bool = True
    """Whether a page that is too hard is held, or translated with a warning."""
    fewest_words: int = 40
    """A page with less prose is let through: a number over so few words means little."""
    calibration: Calibration = AS_IT_IS


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome, why, and what to fix first."""

    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    """In German, strongest reason first; empty when passed."""
    sentences: tuple[HardSentence, ...] = ()
    """Up to five; empty when passed."""


def gate(score: Readability, thresholds: Thresholds) -> Verdict:
    """Whether the page may be translated."""
    if score.words < thresholds.fewest_words:
        return Verdict(Outcome.PASSED)
    missed = tuple(_missed(score, thresholds))
    if not missed:
        return Verdict(Outcome.PASSED)
    outcome = Outcome.HELD if thresholds.holds else Outcome.WARNED
    return Verdict(outcome, (*missed, *_why(score)), score.fix_first)


def _missed(score: Readability, limits: Thresholds) -> Iterator[Finding]:
    if limits.lowest_index is not None and score.open_index is not None:
        index = limits.calibration.of(score.open_index)
        if index < limits.lowest_index:
            message = "Der offene Lesbarkeitsindex ist {index} von 20; nötig sind {least}."
            yield _finding(message, index=_german(index), least=_german(limits.lowest_index))
    hardness, most = score.hardness, limits.highest_hardness
    if hardness is not None and most is not None and hardness > most:
        message = "Die geschätzte Schwierigkeit ist {hardness} von 7; erlaubt sind {most}."
        yield _finding(message, hardness=_german(hardness), most=_german(most))


def _why(score: Readability) -> Iterator[Finding]:
    for reason in score.reasons:
        yield _finding("Schwer machen ihn: {label}. {advice}", label=reason.label, advice=reason.advice)


def _finding(message: str, **values: str) -> Finding:
    return Finding("readability", Severity.WARNING, message, values)


def _german(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")
