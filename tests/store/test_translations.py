"""The paid answers of the engines."""

from dataclasses import replace

from pipeline.store_ports import MachineTranslation

TOWN = "musterstadt"
ANSWER = MachineTranslation("key", "en", "echo", "1", "Hallo.", "Hello.", score=0.5, notes=("Geteilt.",))


def test_an_answer_is_found_under_its_key(store):
    with store.transaction(TOWN) as work:
        work.translations.put([ANSWER])
        assert work.translations.get(["key", "other"]) == {"key": ANSWER}


def test_the_first_answer_to_a_question_stays(store):
    with store.transaction(TOWN) as work:
        work.translations.put([ANSWER, replace(ANSWER, target="Hi.")])
        work.translations.put([replace(ANSWER, target="Hey.")])
        assert work.translations.get(["key"]) == {"key": ANSWER}


def test_thousands_of_answers_are_kept_and_found_at_once(store):
    answers = {f"key-{number}": replace(ANSWER, key=f"key-{number}") for number in range(2_000)}
    with store.transaction(TOWN) as work:
        work.translations.put(answers.values())
        assert work.translations.get(answers) == answers


def test_nothing_asked_and_nothing_kept_is_no_error(store):
    with store.transaction(TOWN) as work:
        work.translations.put([])
        assert work.translations.get([]) == {}
