"""Facts: each phone number, address, date, time and amount of the source is in the target, unchanged or converted."""

from collections.abc import Iterator

from pipeline.facts.fact import FactKind
from pipeline.facts.verify import Difference, Rule, differences
from pipeline.finding import Finding, Severity
from quality.pair import Pair

NAME = "facts"

_GERMAN = {
    FactKind.PHONE: "Telefonnummer",
    FactKind.EMAIL: "E-Mail-Adresse",
    FactKind.URL: "Internetadresse",
    FactKind.IBAN: "IBAN",
    FactKind.BIC: "BIC",
    FactKind.DATE: "Datum",
    FactKind.WEEKDAY: "Wochentag",
    FactKind.TIME: "Uhrzeit",
    FactKind.DEADLINE: "Frist",
    FactKind.MONEY: "Betrag",
    FactKind.PERCENTAGE: "Prozentangabe",
    FactKind.ADDRESS: "Anschrift",
    FactKind.LEGAL: "Paragraf",
    FactKind.FILE_NUMBER: "Aktenzeichen",
    FactKind.NUMBER: "Zahl",
}


_MESSAGES = {
    Rule.MISSING: "{kind}: „{expected}“ fehlt in der Übersetzung.",
    Rule.ALTERED: "{kind}: „{expected}“ ist zu „{found}“ geworden.",
    Rule.SPLIT: "{kind}: „{expected}“ ist zerrissen: „{found}“.",
    Rule.ORDER: "{kind}: „{expected}“ ist vertauscht; an seiner Stelle steht „{found}“.",
    Rule.EXTRA: "{kind}: „{found}“ steht nicht im deutschen Text.",
}


def check(pair: Pair) -> Iterator[Finding]:
    """Critical for each fact that is lost, changed or made up; names what must stand there."""
    for difference in differences(pair.source, pair.target, locale=pair.locale):
        yield _finding(difference)


def _finding(difference: Difference) -> Finding:
    values = {"kind": _GERMAN[difference.kind], "expected": difference.expected.text, "found": difference.found or ""}
    return Finding(NAME, Severity.CRITICAL, _MESSAGES[difference.rule], values, suggestion=difference.suggestion)
