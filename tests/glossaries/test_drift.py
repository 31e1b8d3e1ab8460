"""Drift: one German term, several names in the same locale, counted with examples and new names proposed."""

from glossaries.drift import Aligned, Drift, drifts
from glossaries.table import read
from glossaries.term_base import TermStatus

BASE = read("concept,de,en\nabh,Ausländerbehörde,immigration office|!foreigners office\npass,Reisepass,passport\n")


def pairs(*targets: str, source: str = "Fragen Sie bei der Ausländerbehörde nach Nummer {}.") -> list[Aligned]:
    return [Aligned(source.format(number), target, "en") for number, target in enumerate(targets)]


def drift(*targets: str) -> Drift:
    (found,) = drifts(pairs(*targets), BASE)
    return found


def names(found: Drift) -> list[tuple[str, int]]:
    return [(rendering.text, rendering.count) for rendering in found.renderings]


def test_each_name_of_a_term_is_counted_in_all_its_forms() -> None:
    found = drift("Ask the immigration office.", "Two immigration offices.", "Go to the foreigners office.")
    assert names(found) == [("immigration office", 2), ("foreigners office", 1)]


def test_a_name_says_what_the_term_base_thinks_of_it_and_has_an_example() -> None:
    forbidden = drift("The immigration office.", "The immigration office!", "The foreigners office.").renderings[1]
    assert forbidden.status is TermStatus.FORBIDDEN
    assert forbidden.example.target == "The foreigners office."


def test_a_name_that_the_term_base_does_not_know_is_proposed_from_what_stands_beside_the_term() -> None:
    alien = ["Please ask the aliens authority today.", "The aliens authority is closed.", "Ring the aliens authority."]
    others = pairs("Please ask us today.", "The door is closed.", "Ring the bell.", source="Etwas anderes {}.")
    (found,) = drifts([*pairs("The immigration office.", *alien), *others], BASE)
    assert names(found) == [("aliens authority", 3), ("immigration office", 1)]
    assert found.renderings[0].status is None


def test_a_term_with_one_name_does_not_drift() -> None:
    assert drifts(pairs("The immigration office.", "An immigration office."), BASE) == ()


def test_a_segment_with_none_of_the_names_is_counted_and_shown() -> None:
    found = drift("The immigration office.", "The foreigners office.", "Ask there.")
    assert (found.segments, found.unexplained) == (3, 1)
    assert found.example
    assert found.example.target == "Ask there."


def test_the_term_with_the_most_strays_comes_first() -> None:
    steady = pairs("A passport.", "A passport!", "One travel paper.", "My travel paper.", source="Reisepass {}")
    stray = pairs(*["Immigration office."] * 3, *["Foreigners office."] * 3)
    assert [(found.concept, found.strays) for found in drifts([*steady, *stray], BASE)] == [("abh", 3), ("pass", 2)]


def test_locales_are_kept_apart() -> None:
    turkish = [Aligned("Ausländerbehörde", "Yabancılar Dairesi", "tr")]
    assert drifts([*pairs("The immigration office."), *turkish], BASE) == ()
