"""Each rule of Leichte Sprache finds what breaks it, says what to write instead, and leaves good sentences alone."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.leichte_sprache.assess import Breach, assess, assess_all
from quality.leichte_sprache.german.compounds import divided
from quality.leichte_sprache.profile import BITV, DIN, EINFACH, NETZWERK, PROFILES, Profile
from quality.leichte_sprache.reading import page_of_html, page_of_text, readable
from quality.leichte_sprache.register import IN_SENTENCES, ON_PAGES
from quality.leichte_sprache.rule import Weight
from quality.leichte_sprache.table import rules

ROOT = Path(__file__).parents[2]
EASY = """<h1>Anmelden</h1>
<p>Sie sind neu in der Stadt?<br>Dann müssen Sie sich anmelden.<br>Das geht im Rathaus.</p>
<p>Bringen Sie Ihren Ausweis mit.<br>Frau Klein hilft Ihnen.</p>
<p>Den Text hat eine Prüf-Gruppe gelesen.</p>"""
HARD = """<p>Die Anmeldung ist gemäß § 17 BMG innerhalb von zwei Wochen nach Einzug durch persönliche Vorsprache der
meldepflichtigen Person vorzunehmen, wobei die Wohnungsgeberbestätigung, die vom Vermieter ausgestellt wird, beizufügen
ist. Das könnte ggf. dauern.</p>"""


def rows(name: str) -> list[dict[str, str]]:
    text = (ROOT / "tests/golden" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def breaches(text: str, rule: str, profile: Profile = DIN) -> list[Breach]:
    page = page_of_html(text) if "<" in text else page_of_text(text)
    return [breach for breach in assess(page, profile).breaches if breach.rule == rule]


def profile_with(rule: str) -> Profile:
    return next(profile for profile in PROFILES.values() if profile.weight(rule) is not Weight.OFF)


@pytest.mark.parametrize("row", rows("leichte_sprache.tsv"), ids=lambda row: f"{row['rule']}: {row['sentence'][:40]}")
def test_a_broken_rule_is_found_with_its_place_and_what_to_write(row: Mapping[str, str]) -> None:
    found = breaches(row["sentence"], row["rule"], profile_with(row["rule"]))
    assert (row["text"], row["instead"]) in [(breach.text, breach.instead) for breach in found]


@pytest.mark.parametrize("row", rows("leichte_sprache_clean.tsv"), ids=lambda row: f"{row['rule']}: {row['why']}")
def test_what_only_looks_broken_is_left_alone(row: Mapping[str, str]) -> None:
    assert breaches(row["sentence"], row["rule"], profile_with(row["rule"])) == []


ON_PAGE = [
    ("T03", "<p>Das ist gut. Das ist neu.</p>", "<p>Das ist gut.<br>Das ist neu.</p>"),
    ("T04", "<p>Das ist gut.</p>" * 60, "<h2>Eins</h2>" + "<p>Das ist gut.</p>" * 40 + "<h2>Zwei</h2><p>Ja.</p>"),
    ("T05", f"<p>{'Das ist gut. ' * 6}</p>", "<p>Das ist gut.</p>" * 6),
    ("T06", "<p>Sie sind neu.</p><p>Hast du Zeit?</p><p>Ja, das ist gut.</p>", "<p>Sie sind neu.</p>"),
    ("T07", "<p>Sind Sie neu?</p>", "<p>Sind Sie neu?</p><p>Dann kommen Sie.</p>"),
    ("T08", "<p>Die Kommunikation ist gut.</p>", "<p>Das Wort ist Kommunikation.</p><p>Das heißt: reden.</p>"),
    ("T09", "<p>Das Rat&shy;haus ist neu.</p>", "<p>Das Rathaus ist neu.</p>"),
    ("T11", f"<table><tr>{'<td>a</td>' * 6}</tr><tr>{'<td>b</td>' * 6}</tr></table>", "<p>Text.</p>"),
    ("T12", '<p>Den Plan finden Sie <a href="/x">hier</a>.</p>', '<p>Das ist <a href="/x">der Plan</a>.</p>'),
    ("T13", '<p><img src="a/b.png"> Text.</p>', '<p><img src="b.png" alt=""> Text.</p>'),
    ("T14", '<p style="text-align: justify">Das ist gut.</p>', "<p>Das ist gut.</p>"),
    ("T15", "<p>Das ist gut.</p>", "<p>Das ist gut.</p><p>Geprüft von einer Prüf-Gruppe.</p>"),
    ("W14", "<p>Das ist der Sprach-Kurs.</p><p>Das ist die Bus·karte.</p>", "<p>Das ist der Sprach-Kurs.</p>"),
    ("W15", "<p>Der Reisepass ist neu.</p><p>Der Pass ist neu.</p>", "<p>Der Pass ist neu.</p><p>Der Pass.</p>"),
]


@pytest.mark.parametrize(("rule", "broken", "kept"), ON_PAGE, ids=[rule for rule, _, _ in ON_PAGE])
def test_what_only_a_page_shows_is_found(rule: str, broken: str, kept: str) -> None:
    assert breaches(broken, rule)
    assert not breaches(kept, rule)


def test_all_69_rules_have_a_detector() -> None:
    assert len(rules()) == 69
    assert {*IN_SENTENCES, *ON_PAGES} == set(rules())


@pytest.mark.parametrize("rule", sorted(rules()))
def test_every_detector_has_an_example_here(rule: str) -> None:
    told = {row["rule"] for row in rows("leichte_sprache.tsv")} | {rule for rule, _, _ in ON_PAGE} | {"S21"}
    assert rule in told


def test_quotation_marks_count_where_the_profile_forbids_them() -> None:
    assert breaches("Das ist ein „Problem“.", "S21", NETZWERK)
    assert not breaches("Das ist ein „Problem“.", "S21", DIN)


@pytest.mark.parametrize(("profile", "written"), [(DIN, "Bus·fahr·karte"), (BITV, "Bus-Fahr-Karte")])
def test_a_compound_is_divided_as_the_profile_wants_it(profile: Profile, written: str) -> None:
    assert [breach.instead for breach in breaches("Hier ist die Busfahrkarte.", "W13", profile)] == [written]


def test_numbers_are_digits_in_one_profile_and_words_in_another() -> None:
    assert [breach.instead for breach in breaches("Sie brauchen drei Fotos.", "N05", NETZWERK)] == ["3"]
    assert [breach.instead for breach in breaches("Sie brauchen 3 Fotos.", "N05", EINFACH)] == ["drei"]


def test_a_long_sentence_is_told_once_at_the_highest_limit_it_breaks() -> None:
    found = assess(page_of_text("Das ist der Weg zum Amt und zum Haus von der Frau Klein am Markt dort.")).counts
    assert [rule for rule in found if rule in ("S01", "S02", "S03", "S04")] == ["S03"]


def test_a_place_is_one_in_the_readable_text_of_its_segment() -> None:
    html = "<p>Das <b>Amt</b> ist neu.<br>Gehen Sie zum <a href='x'>Leiter des Amtes</a>.</p>"
    from pipeline.extract import extract_html

    texts = {segment.key: readable(segment) for segment in extract_html(html).segments}
    for breach in assess(page_of_html(html)).breaches:
        if breach.segment:
            assert texts[breach.segment][breach.start : breach.end] == breach.text


def test_an_easy_page_passes_in_every_profile() -> None:
    for verdict in assess_all(page_of_html(EASY)).values():
        assert verdict.passes, verdict.missing
        assert verdict.score > 90


def test_a_hard_page_fails_everywhere_but_says_why() -> None:
    for verdict in assess_all(page_of_html(HARD)).values():
        assert not verdict.passes
        assert verdict.missing
        assert any("S04" in told for told in verdict.missing)


def test_that_only_people_can_judge_is_said_even_of_a_good_page() -> None:
    assert any("Prüfgruppe" in told for told in assess(page_of_html(EASY)).people)


def test_a_text_without_a_sentence_does_not_pass() -> None:
    verdict = assess(page_of_text(""))
    assert (verdict.passes, verdict.score, verdict.breaches) == (False, 0.0, ())


def test_plain_text_has_headings_and_items() -> None:
    page = page_of_text("Anmelden\nKommen Sie bitte ins Rathaus.\n\n- Pass\n- Foto")
    assert [(s.kind, s.text) for s in page.sentences] == [
        ("heading", "Anmelden"),
        ("sentence", "Kommen Sie bitte ins Rathaus."),
        ("item", "Pass"),
        ("item", "Foto"),
    ]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.id)
def test_a_profile_changes_only_rules_that_there_are(profile: Profile) -> None:
    assert set(profile.weights) <= set(rules())
    assert profile.reasons


@given(st.text(max_size=200))
def test_no_text_makes_a_detector_fail(text: str) -> None:
    assess(page_of_text(text))
    assess(page_of_html(f"<p>{text}</p>"))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüßs", min_size=1, max_size=40))
def test_a_divided_word_is_the_word_again_without_its_joints(word: str) -> None:
    assert divided(word, "·").replace("·", "") == word


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_every_rule_is_in_the_docs_with_its_sources(rule: object) -> None:
    from quality.leichte_sprache.rule import Rule

    assert isinstance(rule, Rule)
    text = (ROOT / "docs/reference/leichte-sprache.md").read_text(encoding="utf-8")
    weights = " · ".join(str(profile.weight(rule.id)) for profile in PROFILES.values())
    assert f"| {rule.id} | {rule.title} | {weights} | {'; '.join(rule.sources)} | {rule.people or '–'} |" in text
