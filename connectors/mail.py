"""Sends mail through the server of the house: plain text, one letter to one person."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, localtime, parseaddr
from typing import Literal

from pipeline.errors import NeedsOperator, TryLater

TIMEOUT_S = 30.0
_FOR_GOOD = 500
"""From this reply on a server means it; below it the same may work later."""


class RecipientRefused(NeedsOperator):
    """The server takes our mail, but not to this address."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Who takes our mail, and who we are there."""

    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    sender: str
    username: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person gets."""

    name: str
    address: str
    subject: str
    text: str
    id: str
    """The same letter sent again has the same one, so that mail programs show it once."""


def send(server: MailServer, letter: Letter) -> None:
    """Hand a letter to the server.

    TryLater if it does not answer or asks to wait, NeedsOperator if it refuses us, RecipientRefused the recipient.
    """
    message = _message(server, letter)
    try:
        with _connected(server) as connection:
            if server.username:
                connection.login(server.username, server.password)
            connection.send_message(message)
    except (smtplib.SMTPException, OSError) as error:
        raise _told(error, server, letter) from error


def _connected(server: MailServer) -> smtplib.SMTP:
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT_S, context=ssl.create_default_context())
    connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_S)
    if server.security == "starttls":
        try:
            connection.starttls(context=ssl.create_default_context())
        except BaseException:
            connection.close()
            raise
    return connection


def _message(server: MailServer, letter: Letter) -> EmailMessage:
    _, sender = parseaddr(server.sender)
    message = EmailMessage()
    try:
        message["To"] = Address(" ".join(letter.name.split()), addr_spec=letter.address)
    except (MessageError, ValueError, IndexError):
        raise RecipientRefused(f"„{letter.address}“ ist keine E-Mail-Adresse.") from None
    message["From"] = server.sender
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = format_datetime(localtime())
    message["Message-ID"] = f"<{letter.id}@{sender.rpartition('@')[2] or 'localhost'}>"
    # Nobody's absence notice is to answer a machine.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message


def _told(error: Exception, server: MailServer, letter: Letter) -> NeedsOperator | TryLater:
    """What an operator can do about it."""
    where = f"Der Mailserver {server.host}"
    if isinstance(error, smtplib.SMTPNotSupportedError) and not letter.address.isascii():
        return RecipientRefused(f"{where} kennt keine Adressen mit Umlauten: „{letter.address}“.")
    match error:
        case smtplib.SMTPRecipientsRefused():
            return _refused(error, where, letter.address)
        case smtplib.SMTPNotSupportedError():
            return NeedsOperator(f"{where} kann nicht, was „mail.security“ und „mail.username“ verlangen.")
        case ssl.SSLCertVerificationError():
            return NeedsOperator(f"Das Zertifikat von {server.host} ist nicht gültig: {error.verify_message}.")
        case smtplib.SMTPResponseException() if error.smtp_code >= _FOR_GOOD:
            what = "die Anmeldung" if isinstance(error, smtplib.SMTPAuthenticationError) else "die Nachricht"
            return NeedsOperator(f"{where} lehnt {what} ab ({error.smtp_code}); bitte „mail“ prüfen.")
    return TryLater(f"{where} antwortet nicht oder ist beschäftigt: {type(error).__name__}.")


def _refused(error: smtplib.SMTPRecipientsRefused, where: str, address: str) -> NeedsOperator | TryLater:
    code = max((code for code, _ in error.recipients.values()), default=_FOR_GOOD)
    if code >= _FOR_GOOD:
        return RecipientRefused(f"{where} nimmt nichts für „{address}“ an ({code}).")
    return TryLater(f"{where} nimmt gerade nichts für „{address}“ an ({code}).")
