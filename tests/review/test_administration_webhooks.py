"""Administration of webhooks: who may send, and what became of what was sent."""

import re

import pytest

from pipeline.delivery import DeliveryState
from pipeline.document import ContentType, DocumentRef

ADMIN = "/m/musterstadt/admin"


def receive(desk, town: str = "musterstadt") -> int:
    with desk.store.transaction(town) as work:
        number = work.deliveries.receive("cms", "m1", [DocumentRef(town, ContentType.PAGE, "kita")])
        work.deliveries.settle([number], DeliveryState.IGNORED, note="Das CMS zeigt sie nicht.")
    return number


def test_a_secret_is_shown_once_with_the_address_and_signs_from_now_on(client, desk):
    emil = client("emil")
    shown = emil.submit(f"{ADMIN}/webhooks", source="wordpress").text
    [secret] = re.findall(r"whsec_[\w+/=]+", shown)
    assert "/webhooks/musterstadt/wordpress" in shown
    assert "whsec_" not in emil.get(ADMIN).text
    with desk.store.transaction("musterstadt") as work:
        assert work.webhook_secrets.valid("wordpress") == [secret]


def test_a_new_secret_leaves_the_old_one_a_day_and_the_log_says_who_made_it(client, desk):
    emil = client("emil")
    for _ in range(2):
        emil.submit(f"{ADMIN}/webhooks", source="wordpress")
    with desk.store.transaction("musterstadt") as work:
        assert len(work.webhook_secrets.valid("wordpress")) == 2
    with desk.store.people() as people:
        events = people.events.newest(limit=2)
    assert [(each.actor, each.action, each.about) for each in events] == [("emil", "webhook.rotated", "wordpress")] * 2
    assert "Schlüssel eines Absenders erneuert" in emil.get(ADMIN).text


@pytest.mark.parametrize("name", ["", "Word Press", "../x", "person", "a" * 41, "-", "x" * 101])
def test_a_sender_has_a_name_that_fits_an_address_and_is_none_of_ours(client, desk, name):
    assert client("emil").submit(f"{ADMIN}/webhooks", source=name).status_code == 422
    with desk.store.transaction("musterstadt") as work:
        assert work.webhook_secrets.sources() == []


def test_what_became_of_a_message_is_shown_and_it_can_be_taken_once_more(client, desk):
    number, emil = receive(desk), client("emil")
    assert "Das CMS zeigt sie nicht." in emil.get(ADMIN).text
    assert emil.submit(f"{ADMIN}/deliveries/{number}/replay").status_code == 303
    with desk.store.transaction("musterstadt") as work:
        assert work.deliveries.latest(limit=1)[0].state == "waiting"


def test_a_message_of_the_neighbours_is_not_here(client, desk):
    foreign = receive(desk, "nachbarstadt")
    answers = [client("emil").submit(f"{ADMIN}/deliveries/{number}/replay") for number in (foreign, 2**70)]
    assert [each.status_code for each in answers] == [404, 404]


def test_webhooks_are_for_administrators(client, desk):
    assert client("anna").submit(f"{ADMIN}/webhooks", source="cms").status_code == 403
