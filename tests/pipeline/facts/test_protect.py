"""What an engine never sees, and how it comes back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.protect import protect, unprotect

PIECES = [
    "info@example.org",
    "www.example.org/a",
    "0821 123456",
    "§ 16a Abs. 3 AufenthG",
    "DE89 3704 0044 0532 0130 00",
]
PIECES += ["Bitte ", "melden.", " ", "<1>", "</1>", "<2/>", "A<3>ugsburg</3>@x.de", "(", ")", ", ", "ä"]


@pytest.mark.parametrize(
    ("text", "engine_text"),
    [
        ("Ruf 0821 123456 an.", "Ruf <1/> an."),
        ("Schreib an <1>info@example.org</1>!", "Schreib an <1><2/></1>!"),
        ("Nach § 16a Abs. 3 AufenthG gilt Az. 12-345/26.", "Nach <1/> gilt Az. <2/>."),
        ("A<1>ugsburg</1>@example.org", "<2/>"),
        ("<1>Mail: info</1>@example.org", "<1>Mail: info</1>@example.org"),
        ("Das Amt ist in der Langen Gasse 4, 86150 Augsburg.", "Das Amt ist in der <1/>, <2/>."),
        ("Am 14. Mai um 8 Uhr für 3 Euro", "Am 14. Mai um 8 Uhr für 3 Euro"),
    ],
)
def test_untouchable_facts_become_placeholders_and_nothing_else_does(text: str, engine_text: str) -> None:
    first = 1 + max((n for n in (1, 2, 3) if f"<{n}>" in text), default=0)
    assert protect(text, first=first).text == engine_text


def test_the_contents_say_what_a_reader_sees_at_each_number() -> None:
    assert protect("a@x.de, b@x.de", first=7).contents == ((7, "a@x.de"), (8, "b@x.de"))


def test_a_placeholder_that_the_engine_moved_or_glued_to_a_word_comes_back_whole() -> None:
    assert unprotect("Call<5/>now", ((5, "0821 123"),)) == "Call 0821 123 now"


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_unprotecting_gives_back_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    protected = protect(text, first=10)
    assert unprotect(protected.text, protected.contents) == text
