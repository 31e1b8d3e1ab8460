"""What was found and what went wrong, in the language of whoever reads it."""

import re
from collections.abc import Mapping

from pipeline.errors import SprachlotseError
from pipeline.finding import Finding
from runtime.language import translator

_OURS = re.compile(r"kind|level|script|advice|label(?:_\d)?|before|after|reason")
"""Names of values that are our own words, not those of a page."""


def finding_in_words(finding: Finding, language: str) -> str:
    """What a finding says; words of a page stay as they are."""
    return _filled(finding.message, finding.values, language)


def error_in_words(error: SprachlotseError, language: str) -> str:
    """What went wrong; German where no catalogue knows it."""
    return _filled(error.message, error.values, language) if error.values else translator(language)(error.message)


def _filled(message: str, values: Mapping[str, object], language: str) -> str:
    say = translator(language)
    return say(message).format(**{name: _value(name, value, language) for name, value in values.items()})


def _value(name: str, value: object, language: str) -> object:
    if isinstance(value, Finding):
        return finding_in_words(value, language)
    return translator(language)(value) if isinstance(value, str) and _OURS.fullmatch(name) else value
