"""Files from strangers: nothing is expanded, nothing is fetched, nothing eats the memory."""

import io
from collections.abc import Iterable
from pathlib import Path

import pytest

from connectors.exchange.tbx import read_tbx
from connectors.exchange.tmx import BrokenUnit, FileNotReadable, TmxUnit, read_tmx

UNIT = '<tu><tuv xml:lang="de"><seg>%s</seg></tuv><tuv xml:lang="en"><seg>x</seg></tuv></tu>'


def tmx(text: str, *, doctype: str = "", attributes: str = "") -> io.BytesIO:
    return io.BytesIO(f"{doctype}<tmx {attributes}><header/><body>\n{UNIT % text}\n</body></tmx>".encode())


def laughs() -> str:
    lines = [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)]
    return f'<!DOCTYPE tmx [<!ENTITY l0 "ha">{"".join(lines)}]>'


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE tmx [<!ENTITY a "b">]>',
        '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE tmx [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;]>',
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY a "b">]>',
        laughs(),
    ],
)
def test_a_file_that_declares_entities_is_refused(doctype: str) -> None:
    with pytest.raises(FileNotReadable, match="eigene Entitäten"):
        list(read_tmx(tmx("a", doctype=doctype)))


@pytest.mark.parametrize("text", ["&l9;", "a"])
def test_a_billion_laughs_are_refused_before_they_are_told(text: str) -> None:
    with pytest.raises(FileNotReadable):
        list(read_tmx(tmx(text, doctype=laughs(), attributes='version="&l9;"')))


def test_an_external_dtd_is_neither_needed_nor_read(tmp_path: Path) -> None:
    (tmp_path / "tmx14.dtd").write_text('<!ENTITY secret "geheim">', encoding="utf-8")
    doctype = f'<!DOCTYPE tmx SYSTEM "{(tmp_path / "tmx14.dtd").as_uri()}">'
    assert [type(unit) for unit in read_tmx(tmx("a", doctype=doctype))] == [TmxUnit]
    (broken,) = read_tmx(tmx("&secret;", doctype=doctype))
    assert isinstance(broken, BrokenUnit)
    assert "geheim" not in broken.reason


@pytest.mark.parametrize("data", [b"", b"hallo", b"PK\x03\x04", b"<html><body/></html>", b"<tmx", b'{"a": 1}'])
@pytest.mark.parametrize("read", [read_tmx, read_tbx])
def test_a_file_of_another_kind_is_refused(read: "type[Iterable[object]]", data: bytes) -> None:
    with pytest.raises(FileNotReadable, match="Datei"):
        list(read(io.BytesIO(data)))


def test_a_memory_without_units_is_empty() -> None:
    assert list(read_tmx(io.BytesIO(b'<tmx version="1.4"><header/><body/></tmx>'))) == []


def test_a_text_without_end_is_not_taken_in() -> None:
    units = list(read_tmx(tmx("a" * 11_000_000)))
    assert not any(isinstance(unit, TmxUnit) for unit in units)


def test_a_file_full_of_mistakes_is_given_up() -> None:
    """The parser counts no further than 100, so nothing after that could be trusted."""
    lines = "\n".join(UNIT % f"a & b {number}" for number in range(1200))
    read = read_tmx(io.BytesIO(f"<tmx><header/><body>\n{lines}\n</body></tmx>".encode()))
    with pytest.raises(FileNotReadable, match="mehr als 99 XML-Fehler"):
        assert not any(isinstance(unit, TmxUnit) for unit in read)
