"""The echo engine loses nothing."""

from connectors.engines.echo import disguise


def test_every_locale_sees_the_words_in_its_script() -> None:
    sentence = "Das Jobcenter hilft Ihnen."
    assert disguise(sentence, "en") == "Des Jubcintir holft Ohnin."
    assert disguise(sentence, "uk") == "Дас Йобцентер хилфт Ихнен."
    assert disguise(sentence, "ar").endswith("ذدصجص.")


def test_numbers_and_addresses_stay() -> None:
    facts = "0821/324-0 info@stadt.de https://www.stadt.de www.stadt.de 12. 14:00"
    assert disguise(facts, "uk") == facts


def test_five_times_round_the_vowels_gives_the_german_back() -> None:
    text = "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich."
    again = text
    for _ in range(5):
        again = disguise(again, "en")
    assert again == text


def test_two_letters_never_become_one() -> None:
    letters = "abcdefghijklmnopqrstuvwxyzäöüß"
    assert all(len(set(disguise(letters, locale))) == len(letters) for locale in ("en", "uk", "ar"))
