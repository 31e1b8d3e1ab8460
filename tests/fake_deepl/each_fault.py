"""Each fault alone, on one parcel of three texts: what was billed, what was stored, what the run said."""

from collections.abc import Iterator
from dataclasses import dataclass

from connectors.engines.deepl import DeeplEngine
from pipeline.engine import EngineRequest
from tests.fake_deepl.bookkeeping import Books
from tests.fake_deepl.sequences import FAULTS, CountingClient, impatient
from tests.fake_deepl.server import running_fake_deepl

TEXTS = ("<1>Guten Tag</1>", "Das Amt hilft.", "Auf Wiedersehen")


@dataclass(frozen=True, slots=True)
class Row:
    """What one fault came to; characters are those of the first run, `billed_at_last` those after a second."""

    fault: str
    posts: int
    waited: tuple[float, ...]
    billed: int
    recorded: int
    uncertain: int
    stored: int
    said: str
    billed_at_last: int
    stored_at_last: int


def rows() -> Iterator[Row]:
    """One for each fault, in the order of the list."""
    with impatient():
        for name in FAULTS:
            yield _row(name)


def _row(name: str) -> Row:
    requests = [EngineRequest(text, "en") for text in TEXTS]
    with running_fake_deepl() as fake:
        client = CountingClient(fake)
        books = Books(DeeplEngine(fake.key, client=client))
        [parcel] = books.engine.parcels(requests)
        fake.faults.append(FAULTS[name])
        first = books.send(parcel)
        posts, waited, billed = client.sent, tuple(client.waited), fake.billed_characters
        for left in books.engine.parcels([request for request in requests if request not in books.store]):
            books.send(left)
        client.close()
        seen = (billed, first.certain, first.uncertain, first.stored, " ".join(first.said))
        return Row(name, posts, waited, *seen, fake.billed_characters, len(books.store))
