"""Reads placeholders back out of the HTML that went through an engine."""

from html.parser import HTMLParser

from pipeline.placeholders import alone, closing, opening


def placeholders_in(html: str, *, element: str) -> str:
    """The segment text again, whose tags went as this element with an id; an `img` shows nothing.

    What the engine did to the marks is left as it is, for the checks to see.
    """
    reader = _Reader(element)
    reader.feed(html)
    reader.close()
    return "".join(reader.pieces)


class _Reader(HTMLParser):
    """Collects the pieces of a segment text; knows which of our marks each end tag belongs to."""

    def __init__(self, element: str) -> None:
        super().__init__(convert_charrefs=True)
        self._element = element
        self.pieces: list[str] = []
        self._open: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        number = given.get("id") or ""
        if tag not in {self._element, "img"} or not number.isascii() or not number.isdigit():
            return
        is_pair = tag == self._element and given.get("translate") != "no"
        self._add(opening(int(number)) if is_pair else alone(int(number)))
        if tag == self._element:
            self._open.append(closing(int(number)) if is_pair else "")
            self._hidden += not is_pair

    def handle_endtag(self, tag: str) -> None:
        if tag == self._element and self._open:
            mark = self._open.pop()
            self._hidden -= not mark
            self._add(mark)

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _add(self, piece: str) -> None:
        if not self._hidden:
            self.pieces.append(piece)
