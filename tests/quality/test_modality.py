"""Must that became may, and may that became must, in languages that say so by a word or an ending."""

import pytest

from pipeline.segment import SegmentKind
from quality.checks import language, modality
from quality.lexicon.modality import MODALITIES
from quality.pair import Pair

DUTY, LEAVE = "Sie müssen sich vorher anmelden.", "Sie können sich vorher anmelden."

SAID = [
    ("it", "Posso iscrivermi prima.", "Dovete iscrivervi prima."),
    ("fr", "Où puis-je m'inscrire", "Vous devez vous inscrire avant."),
    ("pt", "Pode inscrever-se antes.", "Tem de se inscrever antes."),
    ("nl", "U kunt zich vooraf aanmelden.", "U moet zich vooraf aanmelden."),
    ("cs", "Můžete se předem přihlásit.", "Musíte se předem přihlásit."),
    ("hr", "Možete se prethodno prijaviti.", "Morate se prethodno prijaviti."),
    ("sr", "Можете се претходно пријавити.", "Морате се претходно пријавити."),
    ("sq", "Ju mund të regjistroheni më parë.", "Ju duhet të regjistroheni më parë."),
    ("hu", "Előre jelentkezhet.", "Előre jelentkeznie kell."),
    ("el", "Μπορείτε να εγγραφείτε πρώτα.", "Πρέπει να εγγραφείτε πρώτα."),
    ("fa", "می توانید قبلاً ثبت نام کنید.", "باید قبلاً ثبت نام کنید."),
    ("vi", "Bạn có thể đăng ký trước.", "Bạn phải đăng ký trước."),
    ("sv", "Du kan anmäla dig i förväg.", "Du måste anmäla dig i förväg."),
    ("no", "Du kan melde deg på først.", "Du må melde deg på først."),
    ("kmr", "Hûn dikarin berê xwe qeyd bikin.", "Divê hûn berê xwe qeyd bikin."),
    ("so", "Waad iska diiwaan gelin kartaa.", "Waa inaad iska diiwaan geliso."),
]


def says(check: object, source: str, target: str, locale: str) -> bool:
    return bool(list(check.check(Pair(source, target, locale, SegmentKind.SENTENCE))))  # type: ignore[attr-defined]


@pytest.mark.parametrize(("locale", "leave", "duty"), SAID, ids=[row[0] for row in SAID])
def test_a_duty_and_an_offer_are_told_apart(locale: str, leave: str, duty: str) -> None:
    assert says(modality, DUTY, leave, locale)
    assert says(modality, LEAVE, duty, locale)
    assert not says(modality, DUTY, duty, locale)
    assert not says(modality, LEAVE, leave, locale)


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("Sie müssen nichts zahlen.", "U hoeft niets te betalen.", "nl"),
        ("Sie dürfen hier nicht parken.", "Nesmíte zde parkovat.", "cs"),
        ("Sie müssen keinen Antrag stellen.", "Du behöver inte ansöka.", "sv"),
        ("Sie können ab 16 Jahren teilnehmen.", "Musíte mít 16 let.", "cs"),
    ],
)
def test_what_says_the_same_otherwise_is_left_alone(source: str, target: str, locale: str) -> None:
    assert not says(modality, source, target, locale)


def test_most_locales_of_the_first_day_have_modal_verbs() -> None:
    assert {"en", "ar", "fa", "tr", "uk", "ru", "fr", "ro", "bg", "pl", "es", "it", "hr", "sr", "sq", "hu", "el", "vi",
            "kmr", "ckb", "so"} <= set(MODALITIES)  # fmt: skip


@pytest.mark.parametrize(
    ("target", "locale"),
    [
        ("Where can I take a shower?", "sq"),
        ("Où puis-je me doucher?", "tr"),
        ("I was attacked in my home country.", "hr"),
    ],
)
def test_a_short_text_in_another_language_is_told(target: str, locale: str) -> None:
    assert says(language, "Das ist ein kurzer deutscher Satz.", target, locale)


@pytest.mark.parametrize(("target", "locale"), [("Me gusta / Me encanta", "es"), ("Clean the Kitchen", "tr")])
def test_few_words_that_tell_little_say_nothing_about_the_language(target: str, locale: str) -> None:
    assert not says(language, "Das mag ich gern.", target, locale)
