"""Extract, then merge: nothing is lost, for any text whatever.

`SPRACHLOTSE_EXAMPLES=100000` runs the long version.
"""

import json
import os
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import placeholders
from pipeline.extract import extract_html
from pipeline.markup import Shape, lexemes
from pipeline.merge import merge
from pipeline.placeholders import Mark

EXAMPLES = int(os.environ.get("SPRACHLOTSE_EXAMPLES", "300"))
PAGES = Path(__file__).parents[3] / "shared" / "data" / "pages" / "lkaugsburg"

FRAGMENTS = """<p>|</p>|<b>|</b>|<a href="/x" title="Zum Amt">|</a>|<br>|<li>|</li>|<img alt='Haus' src=x>|<h2>|</h2>
<span translate="no">|</span>|<!-- -->|<!--|<script>|</script>|<div data-contact-id=1>|</div>|<svg>|</svg>|<p|<a href="
<1>|</1>|<2/>|&lt;1&gt;|&amp;|&nbsp;|&#0;|&#xd800;|[page 7 "Text"]|[contact 1 email]|\\[|\0|\ud800|\u202e|\u00a0|\r\n
Satz eins. |Zwei? |z. B. |Wort | |.|12.30 |<|>|&|"|'|=""".replace("\n", "|").split("|")

documents = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join),
    st.text(max_size=80),
    st.text(alphabet="<>/!-=\"'[] abA.1&;#p\n", max_size=80),
)


def identity(html: str) -> str:
    extraction = extract_html(html)
    return merge(extraction, {segment.key: segment.text for segment in extraction.segments})[0].value


def shouted(text: str) -> str:
    """A stand-in translation: other words, the same placeholders."""
    parts = [t.text.swapcase() + "&<" if t.mark is Mark.TEXT else t.text for t in placeholders.tokens(text)]
    return "".join(parts)


@settings(max_examples=EXAMPLES, deadline=None)
@given(documents)
def test_merging_the_source_gives_the_source_bytes(html: str) -> None:
    assert merge(extract_html(html), {})[0].value == html
    assert identity(html) == html


@settings(max_examples=EXAMPLES, deadline=None)
@given(documents)
def test_merging_a_translation_changes_nothing_but_text(html: str) -> None:
    extraction = extract_html(html)

    result = merge(extraction, {segment.key: shouted(segment.text) for segment in extraction.segments})[0].value

    assert tags(result) == tags(html)


@settings(max_examples=EXAMPLES, deadline=None)
@given(documents)
def test_a_translation_can_be_taken_apart_again(html: str) -> None:
    extraction = extract_html(html)

    for segment in extraction.segments:
        for tag in segment.tags:
            assert segment.raw[tag.start :].startswith(tag.opening)
            assert all(tag.opening[slot.start : slot.end] for slot in tag.slots)
        assert len(placeholders.plain(segment.text)) > 0
    assert len({segment.key for segment in extraction.segments}) == len(extraction.segments)


def tags(html: str) -> list[tuple[Shape, str]]:
    return [(lexeme.shape, lexeme.name) for lexeme in lexemes(html) if lexeme.shape is not Shape.TEXT]


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<b>Wort. ",
        "Wort</b> ",
        "<b><i>a</b>b</i>. ",
        "<",
        "<a ",
        "<a b='\"",
        "<!--",
        "<script>",
        "&#",
        "&lt;1",
        "[page 1 ",
        '[page 1 "',
        "<span translate=no>x. ",
        "<a title=Titel>Wort</a> ",
        "<br>Zeile",
        "\n",
        "\u00a0",
        ". ",
        ".)",
        "<li>Punkt",
    ],
)
def test_large_hostile_documents_come_back_whole(unit: str) -> None:
    html = unit * (150_000 // len(unit))

    result = identity(html)

    assert result == html


def test_five_thousand_levels_are_no_problem() -> None:
    html = "<div><b>" * 5000 + "Wir helfen. Kommen Sie." + "</b></div>" * 5000

    assert [segment.text for segment in extract_html(html).segments] == ["Wir helfen.", "Kommen Sie."]
    assert identity(html) == html


@pytest.mark.parametrize("text", ["", "kein HTML", escape("<p>"), "%PDF-1.4\0\x01\ud800", '{"json": ["<p>"]}'])
def test_what_is_no_html_comes_back_as_it_was(text: str) -> None:
    assert identity(text) == text


@pytest.mark.skipif(not PAGES.exists(), reason="needs the pages of a county")
@pytest.mark.parametrize("locale", ["de", "en"])
def test_real_pages_come_back_byte_for_byte(locale: str) -> None:
    pages = json.loads((PAGES / f"{locale}.json").read_text(encoding="utf-8"))

    assert [page["path"] for page in pages if identity(page["content"]) != page["content"]] == []
