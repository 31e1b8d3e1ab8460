"""Files that browsers send and take along: through a folder that is gone afterwards, because readers work on files."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi import Response, UploadFile

from pipeline.errors import ContentNotHandled

TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".tmx": "application/x-tmx+xml",
    ".tbx": "application/x-tbx+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@contextmanager
def received(upload: UploadFile, *, endings: tuple[str, ...]) -> Iterator[Path]:
    """The file as it was sent, under a name of ours; ContentNotHandled for another ending or an empty one."""
    ending = Path(upload.filename or "").suffix.lower()
    if ending not in endings:
        raise ContentNotHandled(f"Die Datei muss auf {', '.join(endings)} enden.")
    if not upload.size:
        raise ContentNotHandled("Die Datei ist leer.")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"upload{ending}"
        with path.open("wb") as stream:
            shutil.copyfileobj(upload.file, stream)
        yield path


def download(name: str, write: Callable[[Path], object]) -> Response:
    """A file for the browser to keep; its ending says what `write` makes of it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(path)
        body = path.read_bytes()
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type=TYPES[path.suffix], headers=headers)
