"""Letters to a real server on loopback: what arrives, and what each refusal means."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from connectors.mail import Letter, MailServer, RecipientRefused, send
from pipeline.errors import NeedsOperator, TryLater
from tests.fake_smtp.server import HANGS_UP, PASSWORD, USER, MailBox, certificate, running

LETTER = Letter("Anna Öztürk", "anna@stadt.de", "Sprachlotse: 3 warten", "Guten Tag,\n.\n..\nÄÖÜ\n", "m1")


@pytest.fixture
def box() -> Iterator[MailBox]:
    with running() as made:
        yield made


def plain(box: MailBox) -> MailServer:
    return MailServer("127.0.0.1", box.port, "none", "Sprachlotse <lotse@stadt.de>")


def test_a_letter_arrives_as_it_was_written(box: MailBox) -> None:
    send(plain(box), LETTER)
    [arrived] = box.letters
    assert (arrived.sender, arrived.recipients) == ("lotse@stadt.de", ("anna@stadt.de",))
    assert arrived.text == LETTER.text
    assert arrived.message["To"] == "Anna Öztürk <anna@stadt.de>"
    assert (arrived.message["Subject"], arrived.message["Auto-Submitted"]) == (LETTER.subject, "auto-generated")
    assert arrived.message["Message-ID"] == "<m1@stadt.de>"


def test_a_name_cannot_add_headers(box: MailBox) -> None:
    send(plain(box), Letter("Anna\r\nBcc: alle@welt.de", "anna@stadt.de", "Gruß\nX-Evil: 1", "Text", "m1"))
    [arrived] = box.letters
    assert arrived.message["Bcc"] is None
    assert arrived.message["X-Evil"] is None


@pytest.mark.parametrize("from_start", [False, True], ids=["starttls", "tls"])
def test_the_password_goes_over_an_encrypted_line(
    from_start: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with running(tls=context, from_start=from_start) as box:
        security = "tls" if from_start else "starttls"
        send(MailServer("127.0.0.1", box.port, security, "lotse@stadt.de", USER, PASSWORD), LETTER)
    assert box.letters[0].was_encrypted
    assert box.letters[0].was_authenticated


def test_a_server_that_nobody_vouches_for_gets_no_letter(tmp_path: Path) -> None:
    context, _ = certificate(tmp_path)
    with running(tls=context) as box, pytest.raises(NeedsOperator, match="Zertifikat"):
        send(MailServer("127.0.0.1", box.port, "starttls", "lotse@stadt.de"), LETTER)
    assert box.letters == []


def test_a_server_without_encryption_gets_no_password(box: MailBox) -> None:
    with pytest.raises(NeedsOperator, match=r"mail\.security"):
        send(MailServer("127.0.0.1", box.port, "starttls", "lotse@stadt.de", USER, PASSWORD), LETTER)
    assert "AUTH" not in box.commands


def test_a_wrong_password_is_for_the_operator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with running(tls=context) as box, pytest.raises(NeedsOperator, match="Anmeldung") as raised:
        send(MailServer("127.0.0.1", box.port, "starttls", "lotse@stadt.de", USER, "falsches"), LETTER)
    assert "falsches" not in str(raised.value)


@pytest.mark.parametrize(
    ("verb", "reply", "means"),
    [
        ("CONNECT", "421 busy", TryLater),
        ("CONNECT", "554 go away", NeedsOperator),
        ("CONNECT", HANGS_UP, TryLater),
        ("MAIL", "451 later", TryLater),
        ("MAIL", "550 not you", NeedsOperator),
        ("RCPT anna@stadt.de", "450 greylisted", TryLater),
        ("RCPT anna@stadt.de", "550 unknown", RecipientRefused),
        ("DATA", "452 disk full", TryLater),
        ("DATA", "554 spam", NeedsOperator),
        ("DATA", HANGS_UP, TryLater),
    ],
)
def test_each_refusal_says_what_to_do(box: MailBox, verb: str, reply: str, means: type[Exception]) -> None:
    box.refusals[verb] = reply
    with pytest.raises(means) as raised:
        send(plain(box), LETTER)
    assert isinstance(raised.value, RecipientRefused) == (means is RecipientRefused)
    assert box.letters == []


@pytest.mark.parametrize(
    "address", ["", "anna", "anna@", "a b@stadt.de", "a@b@c", "änna@stadt.de", "a@b\r\nBcc: x@y.de"]
)
def test_an_address_that_is_none_stops_nobody_else(box: MailBox, address: str) -> None:
    with pytest.raises(RecipientRefused):
        send(plain(box), Letter("Anna", address, "Gruß", "Text", "m1"))


def test_a_server_that_is_away_is_asked_again_later() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = MailServer("127.0.0.1", closed.getsockname()[1], "none", "lotse@stadt.de")
        with pytest.raises(TryLater, match="antwortet nicht"):
            send(nobody, LETTER)


def test_the_password_is_in_no_message_about_the_server() -> None:
    assert PASSWORD not in repr(MailServer("h", 25, "tls", "s", USER, PASSWORD))
