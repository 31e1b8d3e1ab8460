"""The rules, read from the table that comes with the package."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from quality.leichte_sprache.rule import Group, Rule, Weight


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id, in the order of the table."""
    text = files("quality.leichte_sprache").joinpath("rules.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["id"]: _rule(row) for row in rows}


def _rule(row: Mapping[str, str]) -> Rule:
    return Rule(
        row["id"],
        Group(row["group"]),
        Weight(row["weight"]),
        row["title"],
        tuple(source.strip() for source in row["sources"].split(";")),
        row["why"],
        "" if row["people"] == "–" else row["people"],
    )
