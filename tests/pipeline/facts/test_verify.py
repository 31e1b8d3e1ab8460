"""What counts as kept, what as damage, and which repair is proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts.verify import Rule, differences, mended

KEPT = [
    ("en", "von 8 bis 12 Uhr", "from 8 a.m. to 12 noon", "24 h to 12 h, where the locale has it"),
    ("en", "14 – 16.30 Uhr", "2–4:30 pm", "one p.m. for both ends"),
    ("en", "um 24 Uhr", "at midnight", "midnight has three names"),
    ("en", "am 14.05.2026", "on 14 May 2026", "date order"),
    ("en", "1.000,50 €", "€1,000.50", "number format"),
    ("en", "20.000 Personen", "20.000 people", "left as in German"),
    ("en", "innerhalb von 14 Tagen", "within two weeks", "14 days are two weeks"),
    ("en", "binnen eines Monats", "within a month", "an article is a number"),
    ("en", "6 bis 8 Wochen", "6 to 8 weeks", "one unit for both"),
    ("en", "Der Kurs hat 700 Stunden.", "The course has 700 lessons.", "the hours of a course are lessons"),
    ("fr", "600 Stunden Sprachkurs", "600 leçons de langue", "the hours of a course are lessons in French"),
    ("ar", "Der Kurs hat 700 Stunden.", "تشمل الدورة 700 حصة دراسية.", "the hours of a course are lessons in Arabic"),
    ("en", "1.000 Stunden", "1,000 teaching units", "lessons by another name and number format"),
    ("en", "ab 18 Jahren", "aged 18 and over", "years are often left out"),
    ("en", "Es gibt zwei Wege", "There are 2 ways", "words and figures"),
    ("en", "Die 2. Impfung", "The second vaccination", "ordinals"),
    ("en", "80336 München", "80336 Munich", "cities have English names"),
    ("en", "§ 60 Abs. 5 AufenthG", "Section 60 (5) AufenthG", "legal wording, same numbers"),
    ("en", "§ 24 Aufenthaltsgesetz", "section 24 of the Residence Act", "a law spelled out may be translated"),
    ("en", "www.amt.de/de/hilfe", "www.amt.de/en/hilfe", "the page in the language"),
    ("en", "0821 123-456", "+49 821 123456", "the same number in E.164"),
    ("en", "Mo–So: 7–20 Uhr", "daily 7 am – 8 pm", "every day"),
    ("en", "Montags um 8 Uhr", "Mondays at 8", "the hour alone"),
    ("fr", "um 8:30 Uhr", "à 8 h 30", "French hours"),
    ("uk", "um 8 Uhr", "о 8 годині", "an hour is also a length of time"),
    ("ar", "am 14.05.2026 um 8:30 Uhr", "في ١٤ مايو ٢٠٢٦ الساعة ٨:٣٠", "Arabic-Indic digits"),
    ("ar", "um 17 Uhr", "الساعة 5 مساءً", "12 h in Arabic"),
    ("ar", "innerhalb von 2 Monaten", "خلال شهرين", "the dual is a number"),
    ("fa", "Tel. 0821 123456", "تلفن \u2068۰۸۲۱ ۱۲۳۴۵۶\u2069", "Persian digits in an isolate"),
    ("am", "am 14. Mai 2026", "ሜይ 14 ቀን 2026", "months that we do not know"),
    ("de-simple", "Bis 14. Mai 2026", "Sie haben Zeit bis zum 14.5.2026", "Leichte Sprache"),
]

DAMAGED = [
    ("en", "an <1>Augsburg@amt.de</1>", "to A <1>ugsburg</1> @amt.de", Rule.SPLIT, "to <1>Augsburg@amt.de</1>"),
    ("en", "auf www.amt.de", "at w ww.amt.de", Rule.SPLIT, "at www.amt.de"),
    ("en", "in 86462 Langweid", "in 8 6462 Langweid", Rule.SPLIT, "in 86462 Langweid"),
    ("en", "<1>0821998880</1>", "0 <1>8219988</1> 80", Rule.SPLIT, "<1>0821998880</1>"),
    ("en", "Seit 2023", "Since 2 023", Rule.SPLIT, "Since 2023"),
    ("en", "in 86150 Augsburg", "in 86,150 Augsburg", Rule.SPLIT, "in 86150 Augsburg"),
    ("en", "an info@amt.de!", "to info at amt.de!", Rule.ALTERED, "to info@amt.de!"),
    ("en", "Tel. 0821 123456", "Phone 0821 123465", Rule.ALTERED, "Phone 0821 123456"),
    ("en", "um 17 Uhr", "at 5 a.m.", Rule.ALTERED, "at 17:00"),
    ("de-simple", "um 17:30 Uhr", "um 5:30 Uhr", Rule.ALTERED, "um 17:30 Uhr"),
    ("tr", "um 17 Uhr", "saat 5'te", Rule.ALTERED, "saat 17'te"),
    ("en", "am 04.05.2026", "on 05/04/2026", Rule.ALTERED, "on 04.05.2026"),
    ("en", "20 Euro", "20 dollars", Rule.ALTERED, None),
    ("en", "14 Tage", "14 weeks", Rule.ALTERED, None),
    ("en", "700 Stunden", "600 lessons", Rule.MISSING, None),
    ("en", "700 Tage", "700 lessons", Rule.ALTERED, None),
    ("en", "1.500 Plätze", "15 places", Rule.ALTERED, "1,500 places"),
    ("en", "am Dienstag", "on Thursday", Rule.ALTERED, None),
    ("en", "§ 60 Abs. 5 AufenthG", "Section 60 (7) AufenthG", Rule.ALTERED, "§ 60 Abs. 5 AufenthG"),
    (
        "en",
        "Lange Gasse 4, 86150 Augsburg",
        "Long Lane 4, 86150 Augsburg",
        Rule.ALTERED,
        "Lange Gasse 4, 86150 Augsburg",
    ),
    ("en", "Tel. 0821 123456", "Call us", Rule.MISSING, None),
    ("en", "A: 0821 1234, B: 0821 5678", "A: 0821 5678, B: 0821 1234", Rule.ORDER, "A: 0821 1234, B: 0821 5678"),
    ("en", "8–12 Uhr", "12–8 o'clock", Rule.ORDER, "8–12 o'clock"),
    ("en", "Rufen Sie an.", "Call 0821 123456.", Rule.EXTRA, None),
    ("en", "Das kostet Geld.", "It costs 20 euros.", Rule.EXTRA, None),
]


@pytest.mark.parametrize(("locale", "source", "target", "why"), KEPT, ids=[row[3] for row in KEPT])
def test_a_fact_converted_by_a_named_rule_is_kept(locale: str, source: str, target: str, why: str) -> None:
    assert not differences(source, target, locale=locale), why


@pytest.mark.parametrize(("locale", "source", "target", "rule", "repaired"), DAMAGED, ids=[row[2] for row in DAMAGED])
def test_damage_is_named_and_repaired_where_it_is_sure(
    locale: str, source: str, target: str, rule: Rule, repaired: str | None
) -> None:
    found = differences(source, target, locale=locale)
    assert [difference.rule for difference in found[:1]] == [rule]
    assert found[0].suggestion == repaired


def test_a_suggestion_repairs_one_fault_and_mending_repairs_all() -> None:
    source, target = "a@amt.de, b@amt.de", "a @amt.de, b @amt.de"
    assert [d.suggestion for d in differences(source, target, locale="en")] == [
        "a@amt.de, b @amt.de",
        "a @amt.de, b@amt.de",
    ]
    assert mended(source, target, locale="en") == source


def test_the_difference_says_what_was_expected_and_what_was_found() -> None:
    (difference,) = differences("bis 14. Mai", "until 15 May", locale="en")
    assert (difference.expected.text, difference.found) == ("14. Mai", "15 May")


def test_a_list_of_thousands_of_facts_is_compared() -> None:
    source = " ".join(f"Nr. {i} am {i % 28 + 1}.05.2026" for i in range(5000))
    assert differences(source, source.replace("Nr. 77 ", "Nr. 78 "), locale="en")


def test_tags_between_the_pieces_of_a_token_come_to_its_edges_and_still_nest() -> None:
    source = "<1>Mail</1> <2>info@amt.de</2>"
    assert mended(source, "<1>Mail in</1> <2>fo@amt.de</2>", locale="en") == "<1>Mail </1><2>info@amt.de</2>"


@given(st.text(st.sampled_from("0123456789 .:-@§€%aAäM<>/"), max_size=60))
def test_a_copy_of_the_source_has_no_difference(text: str) -> None:
    assert differences(text, f"{text} ", locale="de") == ()
