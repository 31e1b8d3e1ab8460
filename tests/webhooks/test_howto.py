"""The senders in docs/howto/webhooks.md sign as we check."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from connectors.signatures import new_secret, verify
from review.webhook_bodies import documents
from tests.notify.receiver import Receiver, running

HOWTO = (Path(__file__).parents[2] / "docs/howto/webhooks.md").read_text(encoding="utf-8")
SECRET = new_secret()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with running() as made:
        yield made


def example(language: str) -> str:
    [code] = re.findall(rf"```{language}\n(.*?)```", HOWTO, re.DOTALL)
    return str(code)


def assert_understood(receiver: Receiver) -> None:
    [(headers, body)] = receiver.came
    assert verify(headers, body, [SECRET], now=datetime.now(UTC)) is not None
    assert [str(ref) for ref in documents("eigen", body, municipality="musterstadt")] == ["page/7"]


def test_the_python_sender_is_understood(receiver: Receiver) -> None:
    names: dict[str, object] = {}
    exec(example("python"), names)
    send = names["melden"]
    assert callable(send)
    assert send(receiver.url, SECRET, ["page/7"]) == receiver.status
    assert_understood(receiver)


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("openssl")), reason="needs curl and openssl")
def test_the_sender_of_the_command_line_is_understood(receiver: Receiver) -> None:
    environment = {**os.environ, "ADRESSE": receiver.url, "SCHLUESSEL": SECRET}
    subprocess.run(["bash", "-euc", example("bash")], env=environment, check=True)
    assert_understood(receiver)
