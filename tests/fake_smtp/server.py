"""A small mail server on loopback (RFC 5321): STARTTLS, TLS from the start, AUTH PLAIN; it refuses when told to."""

import ssl
import threading
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

USER, PASSWORD = "lotse", "streng geheim"
HANGS_UP = "hangs up"


@dataclass(frozen=True)
class Received:
    """A letter that was accepted."""

    sender: str
    recipients: tuple[str, ...]
    message: EmailMessage
    was_encrypted: bool
    was_authenticated: bool

    @property
    def text(self) -> str:
        return self.message.get_content().replace("\r\n", "\n")


@dataclass
class MailBox:
    """What a test sees of the server, and what it tells it to refuse."""

    port: int = 0
    tls: ssl.SSLContext | None = None
    is_tls_from_start: bool = False
    letters: list[Received] = field(default_factory=list)
    refusals: dict[str, str] = field(default_factory=dict)
    """By verb (or `RCPT somebody@…`): the whole reply, or HANGS_UP."""
    commands: list[str] = field(default_factory=list)

    def to(self, address: str) -> list[Received]:
        return [each for each in self.letters if address in each.recipients]


@contextmanager
def running(*, tls: ssl.SSLContext | None = None, from_start: bool = False) -> Iterator[MailBox]:
    """A server on a free port for as long as the block lasts."""
    box = MailBox(tls=tls, is_tls_from_start=from_start)

    class Session(_Session):
        its = box

    server = _Server(("127.0.0.1", 0), Session)
    box.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield box
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """A context for a server that is called 127.0.0.1, and the certificate that clients have to trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, SHA256())
    )
    trusted, both = folder / "trusted.pem", folder / "server.pem"
    trusted.write_bytes(made.public_bytes(Encoding.PEM))
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    both.write_bytes(secret + made.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    return context, trusted


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has gone away is no news."""


class _Session(StreamRequestHandler):
    its: MailBox

    def handle(self) -> None:
        self._is_encrypted = self._is_known = False
        self._sender, self._recipients = "", []
        if self.its.is_tls_from_start:
            self._encrypt()
        if not self._say("220 fake ESMTP", "CONNECT"):
            return
        while line := self.rfile.readline():
            verb, _, rest = line.decode().strip().partition(" ")
            self.its.commands.append(verb.upper())
            answer: Callable[[str], bool] | None = getattr(self, f"_{verb.lower()}", None)
            if answer is None:
                self._say("500 unknown", "")
            elif not answer(rest):
                return

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def _say(self, reply: str, verb: str) -> bool:
        """Whether the session goes on."""
        told = self.its.refusals.get(verb, reply)
        if told == HANGS_UP:
            return False
        self.wfile.write(f"{told}\r\n".encode())
        return not told.startswith("421")

    def _ehlo(self, _rest: str) -> bool:
        offers = ["fake"]
        offers += ["STARTTLS"] if self.its.tls and not self._is_encrypted else []
        offers += ["AUTH PLAIN"] if self._is_encrypted else []
        marks = ["-"] * (len(offers) - 1) + [" "]
        return self._say("\r\n".join(f"250{mark}{offer}" for mark, offer in zip(marks, offers, strict=True)), "EHLO")

    def _starttls(self, _rest: str) -> bool:
        self._say("220 go on", "STARTTLS")
        self._encrypt()
        return True

    def _encrypt(self) -> None:
        assert self.its.tls is not None
        self.connection = self.its.tls.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
        self._is_encrypted = True

    def _auth(self, rest: str) -> bool:
        _, user, password = b64decode(rest.partition(" ")[2]).decode().split("\0")
        self._is_known = (user, password) == (USER, PASSWORD)
        return self._say("235 welcome" if self._is_known else "535 wrong", "AUTH")

    def _mail(self, rest: str) -> bool:
        self._sender = _address(rest)
        return self._say("250 ok", "MAIL")

    def _rcpt(self, rest: str) -> bool:
        refusal = f"RCPT {_address(rest)}"
        if refusal not in self.its.refusals:
            self._recipients.append(_address(rest))
        return self._say("250 ok", refusal)

    def _data(self, _rest: str) -> bool:
        self._say("354 go on", "")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        if "DATA" not in self.its.refusals:
            message: Any = message_from_bytes(b"".join(lines), policy=policy.default)
            recipients = tuple(self._recipients)
            self.its.letters.append(Received(self._sender, recipients, message, self._is_encrypted, self._is_known))
        return self._say("250 kept", "DATA")

    def _rset(self, _rest: str) -> bool:
        self._recipients = []
        return self._say("250 ok", "")

    def _quit(self, _rest: str) -> bool:
        self._say("221 bye", "")
        return False


def _address(rest: str) -> str:
    return rest.partition("<")[2].partition(">")[0]
