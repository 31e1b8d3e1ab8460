"""Give a target the placeholders of a source whose words stayed and whose markup changed."""

import re

from pipeline.placeholders import Mark, Token, alone, closing, opening, plain, tokens


def replace_markup(old_source: str, old_target: str, *, wanted: str) -> str:
    """The target with the placeholders of the source `wanted`, whose words are those of `old_source`.

    A tag that encloses the same words as before keeps its place in the target; a new one is put around the same words
    where they stand there verbatim, otherwise around the whole target, at whose end standalone ones go. The reviewer
    sees such a segment as markup-only.
    """
    if [token for token in tokens(wanted) if token.mark is not Mark.TEXT] == [
        token for token in tokens(old_source) if token.mark is not Mark.TEXT
    ]:
        return old_target
    text = plain(old_target)
    for token in tokens(wanted):
        if token.mark is Mark.ALONE:
            text = _put_alone(text, token, wanted)
        elif token.mark is Mark.OPEN:
            text = _put_pair(text, token.number, _enclosed(wanted, token.number))
    return text


def _enclosed(source: str, number: int) -> str:
    start = source.index(opening(number)) + len(opening(number))
    return plain(source[start : source.index(closing(number), start)])


def _put_pair(text: str, number: int, words: str) -> str:
    found = [match.start() for match in re.finditer(re.escape(words), text)] if words.strip() else []
    if len(found) == 1:
        start, end = found[0], found[0] + len(words)
        return f"{text[:start]}{opening(number)}{text[start:end]}{closing(number)}{text[end:]}"
    return f"{opening(number)}{text}{closing(number)}"


def _put_alone(text: str, token: Token, source: str) -> str:
    at_start = source.strip().startswith(alone(token.number))
    return f"{alone(token.number)} {text}" if at_start else f"{text} {alone(token.number)}"
