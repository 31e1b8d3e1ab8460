"""Targets in the place of the source's texts, and nothing else changed."""

import pytest

from pipeline.document import ContentType, Document, DocumentRef, Field, FieldFormat
from pipeline.errors import ContentNotHandled
from pipeline.extract import extract, extract_html
from pipeline.merge import merge


def merged(html: str, **targets: str) -> str:
    """The body with each source text (blanks as `_`) replaced by its target."""
    extraction = extract_html(html)
    wanted = {source.replace("_", " "): target for source, target in targets.items()}
    return merge(extraction, {s.key: wanted[s.text] for s in extraction.segments if s.text in wanted})[0].value


def translated(html: str, target: str) -> str:
    """The body with the target for its first segment."""
    extraction = extract_html(html)
    return merge(extraction, {extraction.segments[0].key: target})[0].value


def test_a_target_takes_the_place_of_its_source() -> None:
    html = "<div>\r\n<p class='x'>Rathaus</p>\r\n<P>Schule<BR/></P></div>"

    assert merged(html, Rathaus="town hall") == html.replace("Rathaus", "town hall")


def test_tags_come_back_as_they_were() -> None:
    html = '<p>Mehr <a  HREF=/x?a&b>hier<img src="i.svg"/></a>.</p>'

    assert translated(html, "<1>Here<2/></1> is more.") == (
        '<p><a  HREF=/x?a&b>Here<img src="i.svg"/></a> is more.</p>'
    )


def test_a_target_is_text_and_never_markup() -> None:
    assert translated("<p>Rathaus</p>", 'a < b & "c" <script>') == '<p>a &lt; b &amp; "c" &lt;script&gt;</p>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<img alt="Haus">', "<img alt=\"a &quot;b&quot; 'c' &amp; d\">"),
        ("<img alt='Haus'>", "<img alt='a \"b\" &#39;c&#39; &amp; d'>"),
        ("<img alt=Haus>", "<img alt=\"a &quot;b&quot; 'c' &amp; d\">"),
        ('<p>[page 7 "Haus"]</p>', '<p>[page 7 "a ”b” ’c’ &amp; d"]</p>'),
    ],
)
def test_the_target_of_an_attribute_cannot_leave_its_quotes(html: str, expected: str) -> None:
    assert translated(html, "a \"b\" 'c' & d") == expected


def test_a_target_cannot_bring_in_a_shortcode() -> None:
    assert translated("<p>Rathaus</p>", "see [contact 402 email]") == "<p>see \\[contact 402 email]</p>"


def test_plain_fields_are_written_as_they_are() -> None:
    ref = DocumentRef("musterstadt", ContentType.PAGE, "1")
    extraction = extract(Document(ref, (Field("title", FieldFormat.TEXT, "Müll & Abfall"),)))

    fields = merge(extraction, {extraction.segments[0].key: "Waste & <rubbish>"})

    assert fields == (Field("title", FieldFormat.TEXT, "Waste & <rubbish>"),)


def test_an_attribute_inside_a_translated_sentence_is_translated_too() -> None:
    html = '<p>Mehr <a title="Zum Amt">hier</a>.</p>'

    extraction = extract_html(html)
    sentence, title = extraction.segments

    both = merge(extraction, {sentence.key: "More <1>here</1>.", title.key: "The office"})[0].value
    only_title = merge(extraction, {title.key: "The office"})[0].value
    assert both == '<p>More <a title="The office">here</a>.</p>'
    assert only_title == '<p>Mehr <a title="The office">hier</a>.</p>'


def test_repeats_are_translated_each_for_itself() -> None:
    extraction = extract_html("<p>Amt</p><p>Amt</p>")

    assert merge(extraction, {extraction.segments[1].key: "office"})[0].value == "<p>Amt</p><p>office</p>"


def test_a_segment_without_target_keeps_its_source_bytes() -> None:
    html = "<p>M&uuml;ll  <b>und</b>\r\nmehr</p>"
    extraction = extract_html(html)
    (segment,) = extraction.segments

    assert merge(extraction, {})[0].value == html
    assert merge(extraction, {segment.key: segment.text})[0].value == html


@pytest.mark.parametrize(
    "target",
    [
        "here",
        "<1>here",
        "here</1>",
        "<1>a</1><1>b</1>",
        "</1>here<1>",
        "<1><2>a</1></2>",
        "<1>a</1> <3/>",
        "< 1>here</1>",
        "<1/>here",
    ],
)
def test_a_target_that_would_break_the_markup_is_refused(target: str) -> None:
    with pytest.raises(ContentNotHandled, match=r"body:[0-9a-f]{10}.*Platzhalter"):
        translated('<p>Mehr <a href="/">hier</a> unten</p>', target)


@pytest.mark.parametrize("target", ["<1>here", "here</1>", "<1>a</1><1>b</1>", "</1>here<1>", "<1/>here"])
def test_half_of_an_emphasis_is_refused_like_any_other_damage(target: str) -> None:
    with pytest.raises(ContentNotHandled, match="Platzhalter"):
        translated("<p>Mehr <b>hier</b> unten</p>", target)


def test_a_target_may_do_without_emphasis_and_keeps_the_link_in_it() -> None:
    html = '<p>Mehr <b>steht <a href="/">hier</a></b> unten</p>'

    assert translated(html, "More <2>here</2> below") == '<p>More <a href="/">here</a> below</p>'


def test_a_placeholder_may_change_its_place() -> None:
    assert translated("<p>Das <b>Amt</b> <i>hilft</i> nun</p>", "<2>Helps</2> the <1>office</1>") == (
        "<p><i>Helps</i> the <b>office</b></p>"
    )


def test_an_attribute_that_looks_like_a_placeholder_can_be_translated() -> None:
    assert translated('<img alt="Taste <1> links">', "key <1> left") == '<img alt="key &lt;1&gt; left">'
