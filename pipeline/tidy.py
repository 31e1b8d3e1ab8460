"""Settling a contradiction of the memory: of several targets for one source one is right, the others follow it."""

from pipeline.memory import Unit
from pipeline.store_ports import Memory


def choose(memory: Memory, units: list[Unit], target: str, *, actor: str, why: str) -> int:
    """Let all units say the chosen target; returns how many were changed, each with an event."""
    others = [unit for unit in units if unit.target != target and unit.id is not None]
    for unit in others:
        memory.edit(unit.id or 0, target, actor=actor, why=why)
    return len(others)
