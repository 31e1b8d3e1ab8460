"""What of a document is a segment, and with which placeholders."""

import pytest

from pipeline.document import ContentType, Document, DocumentRef, Field, FieldFormat
from pipeline.extract import extract, extract_html
from pipeline.segment import Extraction, Place, SegmentKind


def texts(html: str) -> list[str]:
    return [segment.text for segment in extract_html(html).segments]


def of_document(*fields: Field, copied: frozenset[str] = frozenset()) -> Extraction:
    ref = DocumentRef("musterstadt", ContentType.PAGE, "1")
    return extract(Document(ref, fields, copied_fields=copied))


def test_a_block_is_cut_into_sentences() -> None:
    assert texts("<p>Kommen Sie z. B. am 5. Mai. Bringen Sie den Pass mit.</p>") == [
        "Kommen Sie z. B. am 5. Mai.",
        "Bringen Sie den Pass mit.",
    ]


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<p>Text</p>", SegmentKind.SENTENCE),
        ("Text", SegmentKind.SENTENCE),
        ("<h3>Text</h3>", SegmentKind.HEADING),
        ("<ul><li><p>Text</p></li></ul>", SegmentKind.ITEM),
        ("<dl><dt>Text</dt></dl>", SegmentKind.ITEM),
        ("<table><tr><td>Text</td></tr></table>", SegmentKind.CELL),
        ("<ul><li>1<li>Text", SegmentKind.ITEM),
        ("<ul><li>1</li></ul><div>Text</div>", SegmentKind.SENTENCE),
    ],
)
def test_the_kind_of_a_segment_is_that_of_its_block(html: str, kind: SegmentKind) -> None:
    (segment,) = extract_html(html).segments

    assert (segment.text, segment.kind) == ("Text", kind)


def test_inline_markup_becomes_numbered_placeholders() -> None:
    (segment,) = extract_html('<p>Das <a href="/x">Amt <b>hilft</b></a> Ihnen<img src="i.svg"> gern.</p>').segments

    assert segment.text == "Das <1>Amt <2>hilft</2></1> Ihnen<3/> gern."
    assert [(tag.opening, tag.closing) for tag in segment.tags] == [
        ('<a href="/x">', "</a>"),
        ("<b>", "</b>"),
        ('<img src="i.svg">', ""),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p><b>Wir helfen.</b></p>",
        "<p><a href=x><b> Wir helfen. </b></a></p>",
        "<p>&nbsp;<img src=i.svg>&#160; Wir helfen.<br></p>",
        "<p><b></b>Wir helfen.<!-- x --></p>",
        "<p><b><br></b>Wir helfen.\r\n</p>",
        "<b><p>Wir helfen.</p></b>",
        "<p><i><b>Wir helfen.</i></p>",
    ],
)
def test_markup_and_blanks_around_a_sentence_stay_outside(html: str) -> None:
    (segment,) = extract_html(html).segments

    assert (segment.text, segment.raw, segment.tags) == ("Wir helfen.", "Wir helfen.", ())


def test_a_pair_around_whole_sentences_stays_outside() -> None:
    assert texts("<p><b>Eins ist. Zwei auch.</b> Drei nicht.</p>") == ["Eins ist.", "Zwei auch.", "Drei nicht."]


def test_a_boundary_that_would_tear_a_pair_is_not_taken() -> None:
    assert texts("<p>Eins <b>ist. Zwei</b> auch. Drei nicht.</p>") == ["Eins <1>ist. Zwei</1> auch.", "Drei nicht."]


def test_a_line_break_ends_a_segment() -> None:
    assert texts("<p>Amt für Soziales<br>Hauptstraße 5<br>86150 Augsburg</p>") == [
        "Amt für Soziales",
        "Hauptstraße 5",
        "86150 Augsburg",
    ]


def test_a_line_break_inside_a_sentence_is_a_placeholder() -> None:
    html = "<p>Den ausgefüllten Antrag mit der Kopie des Ausweises<br>an folgende Adresse schicken:</p>"

    assert texts(html) == ["Den ausgefüllten Antrag mit der Kopie des Ausweises <1/> an folgende Adresse schicken:"]


def test_a_line_break_inside_a_pair_that_a_sentence_shares_is_a_placeholder() -> None:
    assert texts("<p>Bitte <b>laut<br>klingeln</b> Sie.</p>") == ["Bitte <1>laut <2/> klingeln</1> Sie."]


def test_a_pair_around_nothing_but_an_icon_and_a_blank_is_one_placeholder() -> None:
    (segment,) = extract_html("<p>Infos:<b><img src=i> </b><a href=x>hier</a></p>").segments

    assert segment.text == "Infos: <1/> <2>hier</2>"
    assert segment.tags[0].opening == "<b><img src=i> </b>"


def test_entities_are_decoded_and_blanks_collapsed() -> None:
    assert texts("<p>M&uuml;ll  &amp;\r\n Wertstoffe&nbsp;hier</p>") == ["Müll & Wertstoffe\u00a0hier"]


@pytest.mark.parametrize(
    "html", ["<p>0821 324-0</p>", "<td>12.30</td>", "<p>&nbsp;</p>", "<p>→</p>", "<p><img src=x></p>", ""]
)
def test_what_has_no_letters_is_no_segment(html: str) -> None:
    assert texts(html) == []


@pytest.mark.parametrize(
    ("html", "content"),
    [
        ('Herr <span translate="no">Dr. Müller</span> hilft.', "Dr. Müller"),
        ('Herr <span class="x NoTranslate">Dr. <b>Müller</b></span> hilft.', "Dr. Müller"),
        ("Herr <code>x &lt; y</code> hilft.", "x < y"),
        ("Herr <svg><text>Logo</text></svg> hilft.", ""),
        ("Herr <!-- Müller --> hilft.", ""),
        ("Herr <script>x</script> hilft.", ""),
        ("Herr [contact 402 email] hilft.", "[contact 402 email]"),
        ("Herr [page 7] hilft.", "[page 7]"),
        ("Herr \\[ hilft.", "\\["),
        ("Herr &lt;1&gt; hilft.", "<1>"),
        ("Herr </2> hilft.", ""),
        ("Herr <2/> hilft.", "<2/>"),
    ],
)
def test_what_must_not_be_translated_is_a_standalone_placeholder(html: str, content: str) -> None:
    (segment,) = extract_html(html).segments

    assert segment.text == "Herr <1/> hilft."
    assert segment.tags[0].content == content


@pytest.mark.parametrize(
    "html",
    [
        '<div data-contact-id="3" data-contact-url="u"><p>Sprechzeiten</p></div>',
        '<p translate="no">Rathaus</p>',
        '<ul class="notranslate"><li>Rathaus</li></ul>',
        "<p>[contact 402 email phone]</p>",
        "<style>p{}</style><script>alert('Hallo')</script>",
        "<p><span translate=no>Rathaus</span></p>",
        '<img alt="Rathaus" translate="no">',
    ],
)
def test_what_must_not_be_translated_and_stands_alone_is_no_segment(html: str) -> None:
    assert texts(html) == []


def test_attributes_that_readers_see_are_segments() -> None:
    html = """<p><img alt="Das Rathaus" title='Blick'><a aria-label=Mehr href="/Haus" title=""></a></p>"""

    segments = extract_html(html).segments

    assert [(segment.text, segment.kind, segment.place) for segment in segments] == [
        ("Das Rathaus", SegmentKind.ATTRIBUTE, Place.DOUBLE_QUOTED),
        ("Blick", SegmentKind.ATTRIBUTE, Place.SINGLE_QUOTED),
        ("Mehr", SegmentKind.ATTRIBUTE, Place.UNQUOTED),
    ]


def test_an_attribute_inside_a_placeholder_follows_its_sentence() -> None:
    sentence, title = extract_html('<p>Mehr <a href="/" title="Zum Amt">hier</a>.</p>').segments

    (slot,) = sentence.tags[0].slots
    assert (sentence.text, title.text) == ("Mehr <1>hier</1>.", "Zum Amt")
    assert (slot.key, sentence.tags[0].opening[slot.start : slot.end]) == (title.key, "Zum Amt")


def test_the_quoted_text_of_a_shortcode_is_a_segment() -> None:
    sentence, quoted = extract_html('<p>Siehe [page 1007 "Müll &amp; Co"] dazu.</p>').segments

    assert (sentence.text, sentence.tags[0].content) == ("Siehe <1/> dazu.", "Müll & Co")
    assert (quoted.text, quoted.kind, quoted.place) == ("Müll & Co", SegmentKind.ATTRIBUTE, Place.SHORTCODE)


def test_keys_stay_while_other_segments_come_and_go() -> None:
    before = extract_html("<p>Eins.</p><p>Zwei.</p>").segments
    after = extract_html("<h2>Neu</h2><p>Zwei.</p>").segments

    assert before[1].key == after[1].key
    assert before[1].key.startswith("body:")


def test_repeats_of_a_text_have_keys_of_their_own() -> None:
    keys = [segment.key for segment in extract_html("<p>Hier.</p>" * 3).segments]

    assert keys == [keys[0], f"{keys[0]}~2", f"{keys[0]}~3"]


def test_a_title_is_one_segment() -> None:
    (segment,) = of_document(Field("title", FieldFormat.TEXT, " Neu hier? Das Amt & ich ")).segments

    assert (segment.text, segment.kind) == ("Neu hier? Das Amt & ich", SegmentKind.TITLE)


def test_other_text_fields_are_cut_into_lines_and_sentences() -> None:
    segments = of_document(Field("description", FieldFormat.TEXT, "Eins ist. Zwei auch.\nDrei <b>")).segments

    assert [segment.text for segment in segments] == ["Eins ist.", "Zwei auch.", "Drei <b>"]


def test_a_copied_field_has_no_segments() -> None:
    extraction = of_document(Field("title", FieldFormat.TEXT, "Tür an Tür"), copied=frozenset({"title"}))

    assert extraction.segments == ()
    assert extraction.skeletons[0].pieces == ("Tür an Tür",)


def test_fields_keep_their_order() -> None:
    fields = Field("title", FieldFormat.TEXT, "Amt"), Field("body", FieldFormat.HTML, "<p>Text</p>")

    extraction = of_document(*fields)

    assert [skeleton.field for skeleton in extraction.skeletons] == ["title", "body"]
    assert [segment.key.partition(":")[0] for segment in extraction.segments] == ["title", "body"]


@pytest.mark.parametrize("html", ["<&#1;1>x", "&lt;&#49;&gt; Text", "&lt1&gt Text"])
def test_text_never_passes_for_a_placeholder(html: str) -> None:
    for segment in extract_html(html).segments:
        assert segment.text.count("<1") == len(segment.tags)
