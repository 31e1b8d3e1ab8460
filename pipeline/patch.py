"""Carry a changed fact into a finished target without an engine."""

from pipeline.facts.fact import Fact
from pipeline.facts.recognise import facts
from pipeline.facts.verify import differences


def patch_facts(old_source: str, old_target: str, *, wanted: str, locale: str) -> str | None:
    """The target with the facts of the source `wanted`, whose other words are those of `old_source`.

    Each fact that changed is replaced where its old value stands in the target; the result must show no difference
    to the new source. None when a fact cannot be found there or would have to be inflected: then an engine is asked.
    """
    before, after = facts(old_source), facts(wanted)
    if len(before) != len(after):
        return None
    target = old_target
    for old, new in zip(before, after, strict=True):
        if old.text == new.text:
            continue
        patched = _replaced(target, old, new, locale=locale)
        if patched is None:
            return None
        target = patched
    return None if differences(wanted, target, locale=locale) else target


def _replaced(target: str, old: Fact, new: Fact, *, locale: str) -> str | None:
    if target.count(old.text) == 1:
        return target.replace(old.text, new.text)
    there = [fact for fact in facts(target, locale=locale) if fact.kind is old.kind and fact.value == old.value]
    if len(there) != 1:
        return None
    found = there[0]
    digits_before, digits_after = _digits(old.text), _digits(new.text)
    if _digits(found.text) != digits_before or len(digits_before) != len(digits_after):
        return None
    return target[: found.start] + _with_digits(found.text, digits_after) + target[found.end :]


def _digits(text: str) -> list[str]:
    return "".join(c if c.isdecimal() else " " for c in text).split()


def _with_digits(text: str, groups: list[str]) -> str:
    """The text with its groups of digits replaced, one by one."""
    rest = iter(groups)
    out, inside = [], False
    for character in text:
        if character.isdecimal():
            out += [] if inside else [next(rest)]
        else:
            out.append(character)
        inside = character.isdecimal()
    return "".join(out)
