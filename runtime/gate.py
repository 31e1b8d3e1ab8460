"""The gate of a municipality: its settings, asked about one document at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.errors import SettingsError
from pipeline.finding import Finding, Severity
from pipeline.ports import ADMITTED, Admission
from pipeline.segment import Segment
from quality.readability.calibration import Line, Steps
from quality.readability.gate import Outcome, Thresholds, Verdict, gate
from quality.readability.score import Familiar, none_familiar, score_segments
from quality.readability.trait import Trait
from runtime.settings import ReadabilitySettings

_TO_FIX = {
    (0, False): "Zuerst vereinfachen: „{sentence}“",
    (1, False): "Zuerst vereinfachen: „{sentence}“ – {label_1}",
    (2, False): "Zuerst vereinfachen: „{sentence}“ – {label_1}, {label_2}",
    (3, False): "Zuerst vereinfachen: „{sentence}“ – {label_1}, {label_2}, {label_3}",
    (1, True): "Zuerst vereinfachen: „{sentence}“ – {label_1} ({examples})",
    (2, True): "Zuerst vereinfachen: „{sentence}“ – {label_1}, {label_2} ({examples})",
    (3, True): "Zuerst vereinfachen: „{sentence}“ – {label_1}, {label_2}, {label_3} ({examples})",
}
"""By the number of reasons, and whether there are words that show them."""


@dataclass(frozen=True, slots=True)
class ReadabilityGate:
    """Holds or marks what is too hard to read."""

    thresholds: Thresholds
    familiar: Familiar = none_familiar

    def __call__(self, segments: Sequence[Segment]) -> Admission:
        """Held or let through, with the reasons and the sentences to fix first."""
        verdict = gate(score_segments(segments, self.familiar), self.thresholds)
        if verdict.outcome is Outcome.PASSED:
            return ADMITTED
        findings = (*verdict.findings, *_to_fix(verdict))
        if verdict.outcome is Outcome.WARNED:
            return Admission(findings=findings)
        missed = verdict.findings[0]
        told = missed.message.format(**missed.values)
        return Admission(True, f"{told} Bitte zuerst den deutschen Text vereinfachen; die Befunde sagen, wo.", findings)


def readability_gate(its: ReadabilitySettings, familiar: Familiar = none_familiar) -> ReadabilityGate:
    """The gate that these settings mean; SettingsError if their table of points does not rise."""
    try:
        calibration = Steps(its.points) if its.points else Line(its.slope, its.intercept)
    except ValueError as error:
        raise SettingsError(f"„readability.points“ stimmt nicht: {error}") from error
    limits = Thresholds(its.lowest_index, its.highest_hardness, its.holds, its.fewest_words, calibration)
    return ReadabilityGate(limits, familiar)


def _to_fix(verdict: Verdict) -> Iterator[Finding]:
    for sentence in verdict.sentences:
        labels = {f"label_{number}": reason.label for number, reason in enumerate(sentence.reasons, start=1)}
        examples = ", ".join(
            word for reason in sentence.reasons if reason.trait is not Trait.LENGTH for word in reason.examples
        )
        values = {"sentence": sentence.text, **labels} | ({"examples": examples} if examples else {})
        yield Finding("readability", Severity.INFO, _TO_FIX[len(labels), bool(examples)], values)
