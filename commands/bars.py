"""Progress bars on standard error, one a step."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TransferSpeedColumn,
)

from pipeline.ports import Progress as Listener
from runtime.language import translated as _

TITLES = {
    "pull": "Deutsche Seiten holen",
    "translate": "Übersetzen und prüfen",
    "publish": "Veröffentlichen",
}


def silent(step: str, done: int, total: int) -> None:
    """No progress to be seen: for JSON answers and scripts."""


def _title(step: str) -> str:
    engine = step.removeprefix("engine ")
    return _(TITLES.get(step, step)) if engine == step else _("Maschine {engine}").format(engine=engine)


@contextmanager
def bars(*, shown: bool) -> Iterator[Listener]:
    """Progress bars while the block runs; nothing when they are not to be shown."""
    if not shown:
        yield silent
        return
    columns = TextColumn("{task.description:32}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True)) as progress:
        known: dict[str, TaskID] = {}

        def listen(step: str, done: int, total: int) -> None:
            if step not in known:
                known[step] = progress.add_task(_title(step), total=total)
            progress.update(known[step], completed=done, total=total)

        yield listen


@contextmanager
def download_bar(*, shown: bool) -> Iterator[Callable[[int, int], None]]:
    """Hears bytes there and bytes in all (0: nobody knows) of one download after the other."""
    if not shown:
        yield lambda _done, _total: None
        return
    columns = TextColumn("{task.description:32}"), BarColumn(), DownloadColumn(), TransferSpeedColumn()
    with Progress(*columns, console=Console(stderr=True)) as progress:
        tasks: list[TaskID] = []

        def hear(done: int, total: int) -> None:
            if not tasks or progress.tasks[-1].completed > done:
                tasks.append(progress.add_task(_("Paket laden"), total=total or None))
            progress.update(tasks[-1], completed=done)

        yield hear
