"""The lexer: every byte in exactly one lexeme, read as browsers read it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.markup import Lexeme, Shape, attributes, decoded, lexemes


def shapes(source: str) -> list[tuple[str, str]]:
    return [(lexeme.shape.name, source[lexeme.start : lexeme.end]) for lexeme in lexemes(source)]


def test_a_body_is_text_and_tags() -> None:
    assert shapes("<p>Hallo<br/>Welt</p>") == [
        ("OPEN", "<p>"),
        ("TEXT", "Hallo"),
        ("VOID", "<br/>"),
        ("TEXT", "Welt"),
        ("CLOSE", "</p>"),
    ]


@pytest.mark.parametrize(
    "tag", ['<a title="a > b">', "<a title='a > b'>", "<A\nHREF=x>", "<a href=a/b>", "<a b = 'c>d' e>"]
)
def test_a_tag_ends_where_its_attributes_end(tag: str) -> None:
    assert shapes(tag + "x") == [("OPEN", tag), ("TEXT", "x")]


@pytest.mark.parametrize("text", ["5 < 6", "a<", "< p>", "<1>", "<ü>", "a & b"])
def test_a_less_than_sign_that_begins_no_tag_is_text(text: str) -> None:
    assert shapes(text) == [("TEXT", text)]


@pytest.mark.parametrize(
    "opaque",
    [
        "<!-- <b>x</b> -->",
        "<!-->",
        "<!---->",
        "<!doctype html>",
        "<?php 1 ?>",
        "</ x>",
        "<![CDATA[x]]>",
        "<script>if (a<b) '</p>'</script>",
        "<STYLE>p{}</Style >",
        "<textarea><b></textarea>",
    ],
)
def test_what_browsers_do_not_show_as_text_is_opaque(opaque: str) -> None:
    assert shapes(opaque + "x") == [("OPAQUE", opaque), ("TEXT", "x")]


@pytest.mark.parametrize("rest", ["<!-- x <p>y", "<script>x <p>y", "<a href='x", "<p", "</p"])
def test_what_never_ends_reaches_to_the_end(rest: str) -> None:
    assert shapes("x" + rest) == [("TEXT", "x"), ("OPAQUE", rest)]


def test_attributes_have_their_value_and_its_place() -> None:
    source = """<img alt="A &amp; B" title='C' width=15 hidden src = "d"class=e>"""

    found = {attribute.name: attribute for attribute in attributes(source, next(lexemes(source)))}

    assert {name: attribute.value for name, attribute in found.items()} == {
        "alt": "A & B",
        "title": "C",
        "width": "15",
        "hidden": "",
        "src": "d",
        "class": "e",
    }
    assert source[found["alt"].start : found["alt"].end] == "A &amp; B"
    assert [found[name].quote for name in ("alt", "title", "width")] == ['"', "'", ""]


def test_a_number_with_thousands_of_digits_stays_as_it_is() -> None:
    assert decoded("&#" + "1" * 5000 + ";").startswith("&#111")


def test_a_quote_that_never_closes_does_not_swallow_the_document() -> None:
    assert shapes('<img alt="x>y')[1:] == [("TEXT", "y")]


@given(st.text(alphabet="<>/!-=\"' ab&#1;\n\0\ud800", max_size=60))
def test_lexemes_leave_no_gap_and_no_overlap(source: str) -> None:
    found = list(lexemes(source))

    assert "".join(source[lexeme.start : lexeme.end] for lexeme in found) == source
    assert all(one.end == other.start for one, other in pairwise(found))


def test_names_are_in_lower_case() -> None:
    assert list(lexemes("<DIV></Div>")) == [Lexeme(Shape.OPEN, 0, 5, "div"), Lexeme(Shape.CLOSE, 5, 11, "div")]
