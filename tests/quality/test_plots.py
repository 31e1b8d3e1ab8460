"""Plots are pictures that a screen reader can name and a browser shows without a script."""

import pytest
from lxml import etree

from quality.plots import bars, histogram, table


def test_every_row_has_its_label_and_its_number() -> None:
    figure = etree.fromstring(bars("Befunde", [("terms · uk", 7), ("a < b", 3)]))
    assert figure.xpath("//*[local-name()='text']/text()") == ["terms · uk", "7", "a < b", "3"]
    assert figure.find("svg").get("aria-label") == "Befunde"


def test_the_longest_bar_is_the_largest_number() -> None:
    widths = [float(each) for each in etree.fromstring(bars("x", [("a", 1), ("b", 4)])).xpath("//rect/@width")]
    assert widths[1] == pytest.approx(4 * widths[0])


@pytest.mark.parametrize("rows", [[], [("a", 0.0)]], ids=str)
def test_nothing_to_show_is_no_error(rows: list[tuple[str, float]]) -> None:
    etree.fromstring(bars("x", rows))


def test_a_value_on_an_edge_belongs_to_the_stretch_above_save_the_last() -> None:
    assert histogram([1, 1.5, 2, 7], (1, 2, 7)) == [("1 – 2", 2.0), ("2 – 7", 2.0)]


def test_a_table_keeps_markup_out() -> None:
    assert "<b>" not in table("x", ["a"], [["<b>"]])
