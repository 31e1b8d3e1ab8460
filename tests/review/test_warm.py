"""What is made ready before anybody comes."""

from pathlib import Path
from threading import Event

from review.app import create_app
from review.warm import wire
from runtime.wiring import Application
from tests.review.conftest import settings_of


def test_a_municipality_that_cannot_be_wired_does_not_keep_the_others_waiting(home: Path) -> None:
    settings = settings_of(home)
    broken = settings.municipalities["musterstadt"].model_copy(update={"terms": (home / "nowhere.csv",)})
    both = {"musterstadt": broken, "nachbarstadt": settings.municipalities["nachbarstadt"]}
    desk = create_app(Application(settings.model_copy(update={"municipalities": both}))).state.desk
    assert wire(desk, Event()) == set(both["nachbarstadt"].locales)


def test_nothing_more_is_made_ready_once_the_desk_closes(desk: Application) -> None:
    closing = Event()
    closing.set()
    assert wire(create_app(desk).state.desk, closing) == set()
