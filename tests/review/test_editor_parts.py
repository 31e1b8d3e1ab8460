"""What looks different in a segment: words added and removed, placeholders, agreed terms."""

from glossaries.hit import Hit
from glossaries.shipped import shipped
from pipeline.placeholders import Mark
from pipeline.word_diff import Step
from review.editor.parts import parts
from review.editor.term_signs import TermState, places, signs


def term(source: str, target: str, *, forbidden: tuple[str, ...] = ()) -> Hit:
    return Hit(source, "id", target, "en", (target,), forbidden)


def test_a_text_without_history_is_one_part() -> None:
    assert [(part.text, part.step) for part in parts("Hallo Welt", labels={})] == [("Hallo Welt", Step.KEPT)]


def test_changed_words_show_what_was_there_and_what_is() -> None:
    shown = parts("Bis 5. Mai", labels={}, old="Bis 4. Mai")
    assert [(part.text.strip(), part.step) for part in shown if part.step is not Step.KEPT] == [
        ("4.", Step.REMOVED),
        ("5.", Step.ADDED),
    ]


def test_words_that_changed_in_a_row_are_one_change() -> None:
    shown = parts("Neue Wörter hier.", labels={}, old="Alte Sätze dort.")
    assert [(part.text, part.step) for part in shown] == [
        ("Alte Sätze dort.", Step.REMOVED),
        ("Neue Wörter hier.", Step.ADDED),
    ]


def test_a_placeholder_says_what_it_stands_for() -> None:
    shown = parts("Bitte <1>hier</1>", labels={1: "Link"})
    chips = [(part.mark, part.number, part.label) for part in shown if part.mark is not Mark.TEXT]
    assert chips == [(Mark.OPEN, 1, "Link"), (Mark.CLOSE, 1, "Link")]


def test_a_term_is_underlined_also_where_the_sentence_changed() -> None:
    source = "Das <1>Jobcenter</1> hilft immer."
    found = signs([term("Jobcenter", "job centre")], "The job centre helps.")
    shown = parts(source, labels={}, old="Das <1>Jobcenter</1> hilft.", terms=places(source, found))
    assert [(part.text, part.term.state) for part in shown if part.term] == [("Jobcenter", TermState.OK)]
    assert "".join(part.text for part in shown if part.step is not Step.REMOVED) == source


def test_a_term_comes_with_its_definition() -> None:
    (concept,) = (each for each in shipped().concepts if each.id == "kita")
    hit = Hit.of("Kita", concept, "en", is_part=False)
    assert hit is not None
    assert signs([hit], "nursery")[0].definition.startswith("Eine Kita betreut Kinder")


def test_a_term_that_the_target_lacks_is_missing_and_a_forbidden_one_is_told() -> None:
    hits = [term("Jobcenter", "job centre", forbidden=("unemployment office",))]
    assert signs(hits, "The office helps.")[0].state is TermState.MISSING
    assert signs(hits, "The unemployment office helps.")[0].state is TermState.FORBIDDEN
