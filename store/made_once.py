"""Repositories that are made when somebody asks for them: most transactions need two of twenty."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from store.scope import Scope

T = TypeVar("T")


class Scoped(Protocol):
    """What has a scope."""

    scope: Scope


class MadeOnce(Generic[T]):
    """An attribute that is made of the scope of its owner, once."""

    def __init__(self, make: Callable[[Scope], T]) -> None:
        self._make = make
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        """Remember what it is called."""
        self._name = name

    def __get__(self, owner: Scoped, _: type) -> T:
        """The repository, which from now on takes the place of this."""
        made = self._make(owner.scope)
        vars(owner)[self._name] = made
        return made
