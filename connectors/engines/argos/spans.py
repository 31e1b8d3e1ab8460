"""Which words of a translation belong to which of its source, by where the model looked when it wrote them."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from pipeline.alignment import Alignment

Span = tuple[int, int]


def alignment(
    source: str, tokens: Sequence[str], target: Sequence[str], attention: Sequence[Sequence[float]]
) -> Alignment | None:
    """Links between the characters of source and target, target token by target token; they may meet and cross.

    None where the characters of a token are not sure: the model reads or writes them otherwise than they stand there.
    """
    written = _written(target).strip()
    source_spans, target_spans = _spans(tokens, source), _spans(target, written)
    if not written or source_spans is None or target_spans is None:
        return None
    links = []
    for span, weights in zip(target_spans, attention, strict=False):
        looked_at = max(range(len(weights)), key=weights.__getitem__)
        if looked_at < len(source_spans):  # else at the end mark
            links.append((source_spans[looked_at], span))
    return Alignment(written, tuple((here, there) for here, there in links if _has_width(here) and _has_width(there)))


def chained(first: Alignment, second: Alignment) -> Alignment:
    """From the source of the first to the target of the second, where the target of the first is its source."""
    links = (
        (source, target) for middle, target in second.links for source, met in first.links if _overlap(met, middle)
    )
    return Alignment(second.target, tuple(links))


def _spans(tokens: Sequence[str], text: str) -> list[Span] | None:
    """Where each token stands in the text, without blanks around it; None if the tokens spell another text."""
    written = _written(tokens)
    blank = len(written) - len(written.lstrip())
    if len(written.strip()) != len(text) or any(
        one != other for one, other in zip(written.strip(), text, strict=True) if not other.isspace()
    ):
        return None
    ends = accumulate(map(len, tokens), initial=-blank)
    return [_narrowed(max(0, start), min(stop, len(text)), text) for start, stop in pairwise(ends)]


def _narrowed(start: int, stop: int, text: str) -> Span:
    words = text[start:stop]
    return start + len(words) - len(words.lstrip()), stop - len(words) + len(words.rstrip())


def _written(tokens: Sequence[str]) -> str:
    """As the tokenizer of argostranslate writes them."""
    return "".join(tokens).replace("▁", " ").replace("_", " ")


def _has_width(span: Span) -> bool:
    return span[0] < span[1]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
