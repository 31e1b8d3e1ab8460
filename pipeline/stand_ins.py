"""What an engine reads in place of a fact: something of the same kind that it knows and leaves alone."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, count

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_URL = re.compile(r"(https?://|www\.)\S+|[\w-]+(\.[\w-]+)*\.[a-z]{2,}(/\S*)?", re.IGNORECASE)
_STAND_IN = re.compile(r"\s?(?:\b(?:info\d*@example\.org|www\d*\.example\.org)|(?<![\d+])0123 \d{6}(?!\d))")
_PHONE = re.compile(r"[+(0][\d ()/–-]{5,}")


def stand_ins(contents: Sequence[str], *, beside: str) -> list[str]:
    """For each content something to put in its place; all differ, and none stands in the words `beside` already.

    Words that are neither a phone number nor an address stand for themselves.
    """
    used: list[str] = []
    for content in contents:
        used.append(next(each for each in _proposals(content) if each == content or _is_free(each, used, beside)))
    return used


def without_invented(told: str, *, asked: str) -> str:
    """A translation without stand-ins that its source did not have: a small model says them out of habit."""
    return _STAND_IN.sub(lambda match: match[0] if match[0].strip() in asked else "", told)


def _is_free(proposal: str, used: Sequence[str], beside: str) -> bool:
    return proposal not in used and proposal not in beside


def _proposals(content: str) -> Iterator[str]:
    if _EMAIL.fullmatch(content):
        return _numbered("info@example.org", "info{}@example.org")
    if _URL.fullmatch(content):
        return _numbered("www.example.org", "www{}.example.org")
    if _PHONE.fullmatch(content):
        return (f"0123 {number}" for number in chain([456789], range(456780, 456789), range(456790, 999999)))
    return iter([content])


def _numbered(first: str, pattern: str) -> Iterator[str]:
    yield first
    yield from (pattern.format(number) for number in count(2))
