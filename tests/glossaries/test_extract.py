"""New concepts are proposed from what a municipality writes often and nobody has a term for yet."""

from glossaries.extract import proposals
from glossaries.table import read
from glossaries.term_base import TermBase

BASE = read("concept,de\nkg,Kindergeld\n")


def proposed(*documents: str, base: TermBase = BASE, reference: tuple[str, ...] = ()) -> list[str]:
    pages = [[segment for segment in document.split("|") if segment] for document in (*documents, "", "", "", "")]
    return [proposal.text for proposal in proposals(pages, base, reference=reference)]


PAGES = ("Das Lastenradpaket kommt.|Ein Lastenradpaket hilft.", "Für das Lastenradpaket zahlen Sie.")


def test_a_noun_of_several_pages_is_proposed_with_its_counts_and_an_example() -> None:
    (proposal,) = proposals([[page] for page in (*PAGES, "Zwei Lastenradpakete", "", "", "")], BASE)
    assert (proposal.text, proposal.count, proposal.documents) == ("Lastenradpaket", 4, 3)
    assert proposal.forms == ("Lastenradpaket", "Lastenradpakete")
    assert proposal.example == PAGES[0]


def test_a_noun_that_is_rare_or_on_one_page_only_is_not_proposed() -> None:
    assert proposed("ein Lastenradpaket", "zwei Lastenradpakete") == []
    assert proposed("ein Lastenradpaket, kein Lastenradpaket, das Lastenradpaket") == []


def test_a_term_of_the_term_base_is_not_proposed_again() -> None:
    assert proposed("das Kindergeld und das Kindergeld", "kein Kindergeld") == []


def test_plain_words_of_everyday_german_are_not_proposed() -> None:
    assert proposed("die Straße und das Fenster", "eine Straße, ein Fenster", "keine Straße, kein Fenster") == []


def test_a_word_that_is_also_written_small_is_no_noun() -> None:
    assert proposed("das Wichtige, ganz wichtige", "das Wichtige", "das Wichtige") == []


def test_a_place_is_no_concept() -> None:
    assert proposed("wir sind in Musterhausen", "sie kommt aus Musterhausen", "Busse nach Musterhausen") == []


def test_what_stands_on_most_pages_is_their_template() -> None:
    pages = [["Das ist ein Lastenradpaket."]] * 4
    assert proposals(pages, BASE) == ()


def test_what_the_reference_texts_have_too_comes_later() -> None:
    pages = ("das Lastenradpaket, ein Wanderwochenende",) * 3
    assert proposed(*pages, reference=("Ein Wanderwochenende. Noch ein Wanderwochenende.",))[0] == "Lastenradpaket"
    assert proposed(*pages, reference=("Lastenradpaket: das Lastenradpaket",))[0] == "Wanderwochenende"
