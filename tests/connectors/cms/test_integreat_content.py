"""When two texts count as the same, and which links of a text still wait for their target."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.cms.integreat.content import content_hash, same_text, source_links
from connectors.cms.integreat.links import LinkTarget, Site, Translations
from pipeline.document import Field, FieldFormat

SITE = Site("musterstadt", "de", frozenset({"integreat.app"}))
APP = "https://integreat.app/musterstadt"
CARD = '<div data-contact-id="401" data-contact-url="/musterstadt/contact/401/?details=email">{}</div>'


def body(value: str) -> list[Field]:
    return [Field("body", FieldFormat.HTML, value)]


# -- what counts as the same text

CLEANED = [
    ("a wrapper is added", "<p>a</p><p>b</p>", "<div><p>a</p><p>b</p></div>"),
    ("bare text becomes a paragraph", "Hello &amp; welcome", "<p>Hello &amp; welcome</p>"),
    ("a heading 1 is lowered", "<h1>a</h1><p>b</p>", "<div><h2>a</h2><p>b</p></div>"),
    ("monospaced text becomes a paragraph", "<p>x</p><pre>z</pre>", "<div><p>x</p><p>z</p></div>"),
    ("entities become characters", "<p>a&nbsp;b &lt; c&shy;d</p>", "<p>a\u00a0b &lt; c\u00add</p>"),
    ("line ends are unified", "<p>a\r\nb</p>", "<p>a\nb</p>"),
    ("comments go", "<p>a<!-- note -->b</p>", "<p>ab</p>"),
    ("void tags are written anew", "<P>a<BR/>b</P>", "<p>a<br>b</p>"),
    (
        "external links are marked",
        '<p><a href="https://x.example/?a=1&amp;b=ä" target="_blank">x</a></p>',
        '<p><a href="https://x.example/?a=1&amp;b=%C3%A4" class="link-external">x</a></p>',
    ),
    ("links are localised", f'<p><a href="{APP}/de/gesundheit/">a</a></p>', f'<p><a href="{APP}/en/health/">a</a></p>'),
    (
        "link texts follow their target",
        f'<p><a href="{APP}/de/gesundheit/" data-integreat-auto-update="true">old</a></p>',
        f'<p><a href="{APP}/en/health/" data-integreat-auto-update="true">Health</a></p>',
    ),
    (
        "addresses as link texts follow too",
        f'<p><a href="{APP}/de/gesundheit/">{APP}/de/gesundheit/</a></p>',
        f'<p><a href="{APP}/en/health/">{APP}/en/health/</a></p>',
    ),
    ("contact cards are rendered", CARD.format("Büro"), "<div>" + CARD.format("<h4>Office</h4>") + "</div>"),
    (
        "library pictures get their own text",
        '<p><img src="https://cms.example/media/a.png" alt="hall"></p>',
        '<p><img src="https://cms.example/media/a.png" alt="Rathaus"></p>',
    ),
    (
        "protected spans are completed",
        '<p><span translate="no">BAMF</span></p>',
        '<p><span translate="no" class="notranslate" dir="ltr">BAMF</span></p>',
    ),
    (
        "pictures without text are hidden",
        '<p><a href="https://x.example/"><img src="https://x.example/a.png"></a></p>',
        '<p><a href="https://x.example/" class="link-external" aria-hidden="true" tabindex="-1">'
        '<img src="https://x.example/a.png"></a></p>',
    ),
]

CHANGED = [
    ("a word", "<p>a b</p>", "<p>a c</p>"),
    ("emphasis", "<p>a <b>b</b></p>", "<p>a b</p>"),
    ("a paragraph", "<p>a</p><p>b</p>", "<p>a</p>"),
    ("a phone number", '<p><a href="tel:110">a</a></p>', '<p><a href="tel:112">a</a></p>'),
    ("an external address", '<p><a href="https://a.example">a</a></p>', '<p><a href="https://b.example">a</a></p>'),
    ("a picture", '<p><img src="/static/a.svg" alt="x"></p>', '<p><img src="/static/a.svg" alt="y"></p>'),
    ("a contact", "<p>a</p>" + CARD.format(""), "<p>a</p>" + CARD.format("").replace("401", "402")),
    ("a protected blank", "<p>a\u00a0b</p>", "<p>a b</p>"),
]


@pytest.mark.parametrize(("ours", "stored"), [case[1:] for case in CLEANED], ids=[case[0] for case in CLEANED])
def test_what_the_cms_cleans_is_still_our_text(ours: str, stored: str) -> None:
    assert same_text(body(ours), body(stored), SITE)


@pytest.mark.parametrize(("ours", "stored"), [case[1:] for case in CHANGED], ids=[case[0] for case in CHANGED])
def test_what_a_reader_would_notice_is_another_text(ours: str, stored: str) -> None:
    assert not same_text(body(ours), body(stored), SITE)
    assert content_hash(body(ours), SITE) != content_hash(body(stored), SITE)


@pytest.mark.parametrize(
    "name",
    [
        "links are localised",
        "link texts follow their target",
        "addresses as link texts follow too",
        "contact cards are rendered",
        "library pictures get their own text",
    ],
)
def test_the_token_survives_what_the_cms_rewrites_by_itself(name: str) -> None:
    before, after = next(case[1:] for case in CLEANED if case[0] == name)
    assert content_hash(body(before), SITE) == content_hash(body(after), SITE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>a</p>", '<p style="color: red">a</p>'),
        ('<p class="x">a</p>', '<p class="y">a</p>'),
        (CARD.format(""), CARD.format("").replace("details=email", "details=email,name")),
    ],
)
def test_the_token_is_strict_about_everything_else(before: str, after: str) -> None:
    assert content_hash(body(before), SITE) != content_hash(body(after), SITE)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_is_the_same_as_itself(text: str) -> None:
    assert same_text(body(text), body(text), SITE)
    assert content_hash(body(text), SITE) == content_hash(body(text), SITE)


def test_a_title_that_is_missing_in_the_cms_is_another_text() -> None:
    assert not same_text([Field("title", FieldFormat.TEXT, "Rathaus")], [], SITE)


# -- internal links


@pytest.mark.parametrize(
    ("href", "target"),
    [
        (f"{APP}/de/beh%C3%B6rden/jobcenter/", LinkTarget("pages", "jobcenter")),
        (f"{APP}/de/behörden/?x=1#top", LinkTarget("pages", "behörden")),
        (f"{APP}/de/events/jobmesse/", LinkTarget("events", "jobmesse")),
        (f"{APP}/de/locations/stadtbibliothek/", LinkTarget("locations", "stadtbibliothek")),
        (f"{APP}/en/health/", None),
        (f"{APP}/de/", None),
        (f"{APP}/de/disclaimer/", None),
        ("https://integreat.app/beispielkreis/de/gesundheit/", None),
        ("https://www.example.org/musterstadt/de/gesundheit/", None),
        ("http://[broken/de/x/", None),
        ("tel:110", None),
    ],
)
def test_links_into_the_source_locale_are_found(href: str, target: LinkTarget | None) -> None:
    assert source_links(body(f'<p><a href="{href}">a</a></p>'), SITE) == ({target} if target else set())


def test_a_link_waits_for_its_target_and_dead_links_wait_for_nobody() -> None:
    health, dead = LinkTarget("pages", "gesundheit"), LinkTarget("pages", "weg")
    known = Translations({health: frozenset({"en"})})
    assert known.can_follow([health], "en")
    assert not known.must_wait([health], "en")
    assert known.must_wait([health], "uk")
    assert not known.can_follow([health], "uk")
    assert not known.must_wait([dead], "uk")
    assert not known.can_follow([dead], "uk")
