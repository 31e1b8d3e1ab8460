"""What no other tool checks: the list of twenty, one case each, and what must stay silent beside it."""

import pytest

from pipeline.finding import Severity
from pipeline.segment import SegmentKind
from quality.checks import bidi, ending, quotes, variant, whitespace
from quality.inspection import inspect
from quality.pair import Pair
from quality.register import CHECKS, ON_DEMAND, WHOLE_CHECKS, is_default
from quality.target_sentences import sentences
from quality.wording import masked, words


def found(source: str, target: str, locale: str, kind: SegmentKind = SegmentKind.SENTENCE) -> set[str]:
    return {finding.check for finding in inspect([Pair(source, target, locale, kind)])}


@pytest.mark.parametrize(
    ("what", "check", "source", "target", "locale"),
    [
        ("phone, equal in E.164", "facts", "Tel. 0821 324-1850", "Tel. +49 821 3241851", "en"),
        ("split e-mail", "facts", "Mail: info@musterstadt.example", "Mail: i nfo@musterstadt.example", "fr"),
        ("split link", "facts", "Seite: www.musterstadt.example", "Page: w ww.musterstadt.example", "fr"),
        ("link text and target", "links", "<1>0821 324-1850</1> oder <2>0821 324-1851</2>",
         "<2>0821 324-1850</2> ou <1>0821 324-1851</1>", "fr"),
        ("IBAN", "facts", "DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 01", "uk"),
        ("address", "facts", "Rathausplatz 1, 86150 Augsburg", "1 Town Hall Square, 86150 Augsburg", "en"),
        ("opening hours", "facts", "Montag 8 bis 12 Uhr", "Tuesday 8 a.m. to 12 noon", "en"),
        ("relative deadline", "facts", "innerhalb von 14 Tagen", "within 14 weeks", "en"),
        ("relative deadline", "facts", "innerhalb von 14 Tagen", "протягом 4 днів", "uk"),
        ("money", "facts", "Das kostet 25 Euro.", "It costs 25 dollars.", "en"),
        ("legal reference", "facts", "nach § 16a Abs. 3 AufenthG", "under § 16a Abs. 2 AufenthG", "en"),
        ("institution", "institutions", "Die Malteser helfen.", "Le bichon maltais aide.", "fr"),
        ("negation", "negation", "Das ist nicht erlaubt.", "This is permitted.", "en"),
        ("modality", "modality", "Sie müssen einen Termin machen.", "Puede pedir una cita.", "es"),
        ("number words", "facts", "drei Monate", "four months", "en"),
        ("number words", "facts", "Sie bekommen zwei Briefe.", "Vous recevez trois lettres.", "fr"),
        ("Persian digits", "facts", "Zimmer 12", "اتاق ۱۳", "fa"),
        ("reading direction", "bidi", "Tel. 0821 324-1850", "هاتف \u202e0821 324-1850", "ar"),
        ("residual German", "untranslated", "Sie müssen den Antrag selbst stellen. Danke.",
         "Sie müssen den Antrag selbst stellen. Merci.", "fr"),
        ("language", "language", "Die Schule ist für alle Kinder da und kostet nichts.",
         "The school is there for all children and does not cost anything.", "es"),
        ("formality", "formality", "Wir rufen Sie an.", "Noi te sunăm.", "ro"),
        ("lost step number", "structure", "3. Formular abgeben", "Hand in the form", "en"),
    ],
)  # fmt: skip
def test_the_list_of_twenty(what: str, check: str, source: str, target: str, locale: str) -> None:
    assert check in found(source, target, locale), what


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("Tel. 0821 324-1850", "Tel. +49 821 324 1850", "en"),
        ("Diese Seite wurde nicht gefunden.", "Cette page est introuvable.", "fr"),
        ("Das Formular ist nicht gültig.", "The form is invalid.", "en"),
        ("Sie müssen nicht kommen.", "You do not have to come.", "en"),
        ("Vergessen Sie den Pass nicht.", "Не забудьте паспорт.", "uk"),
        ("Bringen Sie mindestens 10 Euro mit.", "Возьмите с собой не менее 10 евро.", "ru"),
        ("Ich esse kein Fleisch und keinen Fisch.", "I do not eat meat or fish.", "en"),
        ("Der Eintritt ist nur mit Karte möglich.", "L'entrée n'est possible qu'avec un billet.", "fr"),
        ("Haben Sie Fragen?", "Έχετε ερωτήσεις;", "el"),
        ("Haben Sie Fragen?", "您有问题吗？", "zh"),
        ("Haben Sie Fragen?", "هل لديكم أسئلة؟", "ar"),
        ("Kommen Sie vorbei!", "Venez nous voir !", "fr"),
        ("Bundesamt für Migration und Flüchtlinge", "Bundesamt für Migration und Flüchtlinge", "en"),
        ("Kirchplatz 3, 73642 Welzheim", "Kirchplatz 3, 73642 Welzheim", "tr"),
        ("16. Oktober bis 3. Dezember", "16 October to 3 December", "en"),
        ("Das brauchen Sie, um abstimmen zu können", "What you need to vote", "en"),
        ("Die Tafel gibt Essen aus.", "The Tafel gives out food.", "en"),
        ("Rufen Sie Ihre Krankenkasse an.", "Sağlık sigortanızı arayın.", "tr"),
        ("Das Sozialamt hilft Ihnen.", "Соціальна служба вам допоможе.", "uk"),
    ],
)
def test_what_is_said_otherwise_is_not_wrong(source: str, target: str, locale: str) -> None:
    assert found(source, target, locale) == set()


def test_a_heading_that_became_sentences_is_told() -> None:
    checks = found("Anmeldung der Wohnung", "Register your flat. You must do it soon.", "en", SegmentKind.HEADING)
    assert "structure" in checks


@pytest.mark.parametrize(
    ("check", "source", "target", "locale", "right"),
    [
        (whitespace, "Bitte warten.", " Please  wait .", "en", "Please wait."),
        (whitespace, "Bitte warten!", "Attendez !", "fr", None),
        (ending, "Was nun?", "ثم ماذا.", "ar", "ثم ماذا؟"),
        (ending, "Was nun?", "Και τώρα.", "el", "Και τώρα;"),
        (ending, "Was nun?", "Et ensuite.", "fr", "Et ensuite\u202f?"),
        (ending, "Was nun?", "接下来。", "zh", "接下来？"),
        (quotes, "„Ja“", "„Oui“", "fr", "«\u202fOui\u202f»"),
        (quotes, "„Ja“", "„Da“", "hr", None),
        (bidi, "Tel. 0821 1", "Tel. \u202e0821 1", "en", "Tel. 0821 1"),
    ],
)
def test_a_fix_is_offered_as_the_locale_writes_it(
    check: object, source: str, target: str, locale: str, right: str | None
) -> None:
    findings = list(check.check(Pair(source, target, locale, SegmentKind.SENTENCE)))  # type: ignore[attr-defined]
    assert [finding.suggestion for finding in findings] == ([] if right is None else [right])


def test_dari_is_told_what_iranians_say_on_demand_only() -> None:
    [finding] = variant.check(Pair("Das Krankenhaus", "بیمارستان", "prs", SegmentKind.ITEM))
    assert finding.severity is Severity.INFO
    assert not is_default(variant.NAME)


def test_every_check_is_registered_once() -> None:
    names = [module.NAME for module in (*CHECKS, *WHOLE_CHECKS, *ON_DEMAND)]
    assert len(names) == len(set(names))


def test_addresses_and_contacts_are_masked_before_words_are_judged() -> None:
    text = "Kirchplatz 3, 73642 Welzheim, info (at) stadt.example, bei <1>uns</1>"
    assert words(masked(text, locale="en")) == ["bei", "uns"]


def test_vowel_signs_belong_to_their_word() -> None:
    assert words("टेलीफ़ोन नंबर") == ["टेलीफ़ोन", "नंबर"]


@pytest.mark.parametrize(
    ("text", "locale", "number"),
    [
        ("Prof. A. Weber is here. Come in.", "en", 2),
        ("Έχετε ερωτήσεις; Ρωτήστε μας.", "el", 2),
        ("您好。请进。", "zh", 2),
        ("هل لديكم أسئلة؟ اتصلوا بنا.", "ar", 2),
        ("გამარჯობა. მობრძანდით.", "ka", 2),
        ("Das kostet z. B. 5 Euro.", "de", 1),
        ("The fee is 2.50 euros.", "en", 1),
    ],
)
def test_sentences_end_where_the_language_ends_them(text: str, locale: str, number: int) -> None:
    assert len(sentences(text, locale=locale)) == number
