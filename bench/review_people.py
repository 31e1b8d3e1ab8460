"""People at the desk: what each of them asks the web app, how long it took, what it promised to keep."""

import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from threading import Lock, Thread
from urllib.parse import urlencode

from review_desk import Reader, Server, Work
from sqlalchemy import select

from store.connection import connect, reading
from store.review_tables import SegmentDecisionRow
from store.tables import DraftRow, DraftSegmentRow

FILTERS = (
    "", "locale=ar", "state=all", "state=held", "content_type=page", "change=edited", "change=new&change=fact-only",
    "risk=high", "age=week", "age=older", "assigned=me", "due=overdue", "due=soon", "check=facts", "check=terms",
    "severity=critical", "text=Anmeldung", "text=Kita+Gutschein", "text=Wohnung", "sort=age", "sort=due", "sort=title",
    "page=20", "locale=uk&risk=middle&change=edited", "state=all&sort=title&page=40", "assigned=nobody&text=Termin",
)  # fmt: skip
FORM = {"content-type": "application/x-www-form-urlencoded"}
OK = 200


@dataclass
class Record:
    """What came of it, of all people together."""

    took_ms: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    cpu_ms: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Of the web app alone, if it was asked one thing after the other."""
    errors: list[str] = field(default_factory=list)
    decided: dict[tuple[int, str], tuple[str, str]] = field(default_factory=dict)
    """Draft and segment → who decided, and the text that they typed, empty if they accepted what was there."""
    released: dict[int, str] = field(default_factory=dict)
    """Draft → who approved or rejected it; the state that they were promised."""
    lock: Lock = field(default_factory=Lock)

    def percentile(self, kind: str, share: float = 0.95) -> float:
        """The time that this share of the requests stayed under, in milliseconds."""
        return percentile(self.took_ms[kind], share)

    @property
    def requests(self) -> int:
        """All that were answered."""
        return sum(map(len, self.took_ms.values()))


def percentile(values: Sequence[float], share: float) -> float:
    """What this share of the values stays under."""
    several = sorted(values)
    return round(several[min(len(several) - 1, int(share * len(several)))], 1) if several else 0.0


class Browser:
    """One connection that stays open, with the cookie of one person; `alone` if nobody else asks meanwhile."""

    def __init__(self, server: Server, reader: Reader, record: Record, *, alone: bool = False) -> None:
        self._connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
        self._server, self._alone = server, alone
        self._headers = {"cookie": f"sprachlotse={reader.cookie}"}
        self._csrf = {"x-csrf-token": reader.csrf, "accept": "application/json"}
        self._record = record

    def get(self, kind: str, path: str) -> str:
        """A page; empty after an error, which is noted."""
        return self._ask(kind, "GET", path, {"accept": "text/html"}, None)

    def post(self, kind: str, path: str, **values: str) -> bool:
        """Whether it was answered well."""
        return bool(self._ask(kind, "POST", path, FORM | self._csrf, urlencode(values)))

    def _ask(self, kind: str, method: str, path: str, headers: dict[str, str], body: str | None) -> str:
        cpu_s = self._server.threads_cpu_s if self._alone else 0.0
        began = time.perf_counter()
        try:
            self._connection.request(method, path, body, self._headers | headers)
            answer = self._connection.getresponse()
            content = answer.read().decode()
        except (OSError, HTTPException) as error:
            self._connection.close()
            return self._failed(f"{kind} {path}: {error!r}")
        took_ms = 1000 * (time.perf_counter() - began)
        if answer.status != OK:
            return self._failed(f"{kind} {path}: {answer.status} {content[:300]}")
        with self._record.lock:
            self._record.took_ms[kind].append(took_ms)
            if self._alone:
                self._record.cpu_ms[kind].append(1000 * max(0.0, self._server.threads_cpu_s - cpu_s))
        return content

    def _failed(self, what: str) -> str:
        with self._record.lock:
            self._record.errors.append(what)
        return ""

    def close(self) -> None:
        """Leave."""
        self._connection.close()


class Reviewer:
    """Goes through drafts as people do; `pause` is how they think."""

    def __init__(
        self, reader: Reader, works: Sequence[Work], browser: Browser, record: Record, *, pause: Callable[[], None]
    ) -> None:
        self._reader, self._works, self._browser, self._record = reader, list(works), browser, record
        self._pause = pause
        self._luck = random.Random(reader.login)

    def morning(self) -> None:
        """Looks at what there is, and at the queue with some filter."""
        self._browser.get("today", "/")
        self._pause()
        self._browser.get("queue", f"/queue?{self._luck.choice(FILTERS)}")
        self._pause()

    def review(self, *, accepted: int = 4, edited: int = 2) -> bool:
        """One draft from opening to release; False when there is none left."""
        if not self._works:
            return False
        work = self._works.pop(0)
        address = f"/m/{work.slug}/drafts/{work.id}"
        self._browser.get("editor", f"{address}?from=sort%3Dage")
        self._pause()
        for number, (key, target) in enumerate(work.segments[: accepted + edited]):
            self._segment(work.id, address, key, typed="" if number < accepted else f"{target[:-1]} {number}.")
            self._pause()
        reason = {"action": "reject", "reason": "Bitte neu übersetzen."}
        if self._browser.post("decision", f"{address}/decision", **reason):
            self._note(self._record.released, work.id, "rejected")
        return True

    def _segment(self, draft_id: int, address: str, key: str, *, typed: str) -> None:
        if typed:
            self._browser.get("suggestions", f"{address}/suggestions?{urlencode({'key': key})}")
            asked = {"action": "edit", "text": typed, "version": "0"}
        else:
            asked = {"action": "accept", "version": "0"}
        if self._browser.post("save" if typed else "decision", f"{address}/segments", key=key, **asked):
            self._note(self._record.decided, (draft_id, key), (self._reader.login, typed))
        self._browser.get("presence", f"{address}/presence")

    def _note(self, where: dict, key: object, value: object) -> None:  # type: ignore[type-arg]
        with self._record.lock:
            where[key] = value


def one_by_one(server: Server, readers: Sequence[Reader], works: dict[str, list[Work]], *, rounds: int) -> Record:
    """Every screen in turn with nobody else there: each filter of the queue, drafts that nobody has opened yet."""
    record = Record()
    administrator, *others = readers
    for reader in (administrator, *others[:3]):
        browser = Browser(server, reader, record, alone=True)
        for path in ("/", *(f"/queue?{each}" for each in FILTERS)):
            for _ in range(2 if path == "/" else 1):
                browser.get("today" if path == "/" else "queue", path)
        browser.close()
    for reader in others:
        browser = Browser(server, reader, record, alone=True)
        reviewer = Reviewer(reader, works[reader.login][:rounds], browser, record, pause=lambda: None)
        browser.get("today", "/")
        while reviewer.review():
            pass
        browser.close()
    return record


def together(
    server: Server,
    readers: Sequence[Reader],
    works: dict[str, list[Work]],
    *,
    seconds: float,
    think_s: tuple[float, float],
) -> Record:
    """All at once until the time is over, each thinking for a while before every request."""
    record = Record()
    end = time.monotonic() + seconds

    def work(reader: Reader) -> None:
        luck = random.Random(reader.cookie)
        browser = Browser(server, reader, record)
        reviewer = Reviewer(
            reader, works[reader.login], browser, record, pause=lambda: time.sleep(luck.uniform(*think_s))
        )
        time.sleep(luck.uniform(0, think_s[1]))
        while time.monotonic() < end:
            reviewer.morning()
            if not reviewer.review():
                break
        browser.close()

    threads = [Thread(target=work, args=(reader,)) for reader in readers]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return record


def lost(url: str, record: Record) -> int:
    """How many decisions that the app confirmed are not in the database."""
    engine = connect(url)
    row, segment = SegmentDecisionRow, DraftSegmentRow
    with reading(engine) as connection:
        query = select(row.draft_id, row.key, row.actor, row.kind, segment.target).join(
            segment, (segment.draft_id == row.draft_id) & (segment.key == row.key)
        )
        kept = {(each.draft_id, each.key): each for each in connection.execute(query)}
        states = dict(
            connection.execute(select(DraftRow.id, DraftRow.state).where(DraftRow.id.in_(record.released))).all()
        )
    engine.dispose()
    missing = sum(states[draft_id] != state for draft_id, state in record.released.items())
    for place, (login, typed) in record.decided.items():
        found = kept.get(place)
        kind = "edited" if typed else "accepted"
        missing += found is None or (found.actor, found.kind) != (login, kind) or bool(typed and found.target != typed)
    return missing
