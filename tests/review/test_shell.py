"""What surrounds every screen: where the navigation leads."""

from zoneinfo import ZoneInfo

import pytest

from pipeline.people import Membership, Person, Role
from review.shell import current, named
from review.visitor import Visitor


def visitor(*slugs: str) -> Visitor:
    person = Person(1, "anna", "Anna")
    memberships = {slug: Membership(slug, Role.REVIEWER) for slug in slugs}
    return Visitor(person, memberships, csrf="token", preferences={}, zone=ZoneInfo("UTC"))


@pytest.mark.parametrize(
    ("path", "slug"), [("/m/augsburg/terms", "augsburg"), ("/m/augsburg", "augsburg"), ("/queue", ""), ("/", "")]
)
def test_an_address_names_its_municipality(path, slug):
    assert named(path) == slug


def test_the_navigation_follows_the_address_before_what_was_used_last():
    assert current(visitor("a", "b", "c"), "/m/c/runs", "b") == "c"


def test_the_navigation_remembers_the_municipality_used_last():
    assert current(visitor("a", "b"), "/queue", "b") == "b"


@pytest.mark.parametrize("path", ["/queue", "/m/foreign/terms"])
def test_a_remembered_municipality_gives_no_access(path):
    assert current(visitor("a"), path, "foreign") == "a"


def test_somebody_without_a_membership_has_no_second_row():
    assert current(visitor(), "/", "a") == ""
