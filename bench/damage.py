"""Stand-in engines that do harm on purpose: each returns a damaged copy of a segment, or None where it cannot.

Deterministic: the same segment and the same seed give the same damage. An engine here copies the German text, so
that every difference is its own doing.
"""

from collections.abc import Iterator

import harm_facts
import harm_marks
from case import Engine, case

BLANKS: dict[str, Engine] = {
    "blank in token": harm_marks.blank_in_token,
    "nbsp in token": harm_marks.nbsp_in_token,
    "blank in figures": harm_marks.blank_in_figures,
    "blank at tag": harm_marks.blank_at_tag,
    "blank beside tag": harm_marks.blank_beside_tag,
    "nbsp at tag": harm_marks.nbsp_at_tag,
}
PLACEHOLDERS: dict[str, Engine] = {
    "placeholder dropped": harm_marks.placeholder_dropped,
    "placeholder doubled": harm_marks.placeholder_doubled,
    "placeholders swapped": harm_marks.placeholders_swapped,
    "placeholders crossed": harm_marks.placeholders_crossed,
    "placeholder in word": harm_marks.placeholder_in_word,
    "br moved": harm_marks.break_moved,
}
FACTS: dict[str, Engine] = {
    "e-mail broken": harm_facts.email_broken,
    "URL broken": harm_facts.url_broken,
    "digit dropped": harm_facts.digit_dropped,
    "digit changed": harm_facts.digit_changed,
    "digits swapped": harm_facts.digits_swapped,
    "digits grouped": harm_facts.digits_grouped,
    "figures dropped": harm_facts.figures_dropped,
    "facts swapped": harm_facts.facts_swapped,
    "day/month swapped": harm_facts.day_month_swapped,
    "half of day lost": harm_facts.half_of_day_lost,
    "am/pm": harm_facts.twelve_hours,
    "weekday changed": harm_facts.weekday_changed,
    "unit changed": harm_facts.unit_changed,
    "currency changed": harm_facts.currency_changed,
    "fact invented": harm_facts.fact_invented,
}


def harmed(text: str, engines: dict[str, Engine], *, seed: int) -> Iterator[tuple[str, str]]:
    """Every way in which these engines can harm the segment: name and damaged text."""
    prepared = case(text, seed=seed)
    for name, engine in engines.items():
        damaged = engine(prepared)
        if damaged is not None and damaged != text:
            yield name, damaged
