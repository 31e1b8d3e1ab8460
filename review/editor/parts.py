"""A segment's text cut into what looks different: words kept, added or removed, placeholders, agreed terms."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.placeholders import Mark, Token, tokens
from pipeline.word_diff import Step, Stretch, word_diff
from review.editor.term_signs import TermPlace, TermSign


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch that looks the same; for a placeholder `text` is its notation, `label` what it stands for."""

    text: str
    step: Step = Step.KEPT
    mark: Mark = Mark.TEXT
    number: int = 0
    label: str = ""
    term: TermSign | None = None


Parts = tuple[Part, ...]


def parts(text: str, *, labels: Mapping[int, str], old: str | None = None, terms: Sequence[TermPlace] = ()) -> Parts:
    """The text in parts, with what was removed from the old text in its place."""
    stretches = (Stretch(Step.KEPT, text),) if old is None or old == text else _smooth(word_diff(old, text))
    return tuple(_parts(stretches, labels, terms))


def _smooth(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Changed words in a row as one change: blanks that happen to be the same would take them apart."""
    smooth: list[Stretch] = []
    removed = added = blank = ""
    for stretch in stretches:
        if stretch.step is Step.KEPT and not stretch.text.strip() and (removed or added):
            blank += stretch.text
        elif stretch.step is Step.KEPT:
            smooth += (Stretch(Step.REMOVED, removed), Stretch(Step.ADDED, added), Stretch(Step.KEPT, blank))
            smooth.append(stretch)
            removed = added = blank = ""
        else:
            removed, added, blank = removed + blank, added + blank, ""
            removed += stretch.text if stretch.step is Step.REMOVED else ""
            added += stretch.text if stretch.step is Step.ADDED else ""
    smooth += (Stretch(Step.REMOVED, removed), Stretch(Step.ADDED, added), Stretch(Step.KEPT, blank))
    return tuple(stretch for stretch in smooth if stretch.text)


def _parts(stretches: Sequence[Stretch], labels: Mapping[int, str], terms: Sequence[TermPlace]) -> Iterator[Part]:
    position = 0
    for stretch in stretches:
        for token in tokens(stretch.text):
            if token.mark is not Mark.TEXT:
                yield Part(token.text, stretch.step, token.mark, token.number, labels.get(token.number, ""))
            elif stretch.step is Step.REMOVED:
                yield Part(token.text, stretch.step)
            else:
                yield from _words(token, stretch.step, position, terms)
            position += 0 if stretch.step is Step.REMOVED else len(token.text)


def _words(token: Token, step: Step, offset: int, terms: Sequence[TermPlace]) -> Iterator[Part]:
    """The words of a token, those of terms apart; a term may reach over several stretches."""
    end = offset + len(token.text)
    reached = offset
    for term in terms:
        start, stop = max(term.start, reached), min(term.end, end)
        if start >= stop:
            continue
        if start > reached:
            yield Part(token.text[reached - offset : start - offset], step)
        yield Part(token.text[start - offset : stop - offset], step, term=term.sign)
        reached = stop
    if reached < end:
        yield Part(token.text[reached - offset :], step)
