"""Plots are pictures that a screen reader can name and a browser shows without a script, at any width."""

import re

import pytest
from lxml import etree

from quality.plots.bars import Bar, Shares, bars, shares
from quality.plots.columns import Column, columns
from quality.plots.frame import Caption, Numbers, figure, nothing, table
from quality.plots.heat_map import heat_map

CAPTION = Caption("Befunde & mehr", "Vier Befunde, die meisten im Ukrainischen.")
PICTURES = {
    "bars": bars(CAPTION, [Bar("terms < uk", 4, "4", mark=2), Bar("facts", 1, "1")]),
    "shares": shares(CAPTION, [Shares("argos · uk", (0.5, 0.25, 0.25), "50 %")], parts=["gleich", "neu", "weg"]),
    "columns": columns(CAPTION, [Column("1–2", 4, "4"), Column("2–7", 1, "1")], axis="Schwierigkeit"),
    "heat map": heat_map(CAPTION, ["terms"], ["uk", "de-simple"], values={("terms", "uk"): 4}),
}
SVG = {"s": "http://www.w3.org/2000/svg"}


def read(picture: str) -> etree._Element:
    root = etree.fromstring(picture)
    return root if root.tag.endswith("svg") else root.find("s:svg", SVG)


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_a_picture_is_named_and_described(picture: str) -> None:
    image = read(picture)
    assert image.get("role") == "img"
    for attribute, tag, words in (("labelledby", "title", CAPTION.title), ("describedby", "desc", CAPTION.summary)):
        told = image.find(f"s:{tag}", SVG)
        assert told.text == words
        assert told.get("id") == image.get(f"aria-{attribute}")


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_a_picture_needs_nothing_from_outside_and_runs_nothing(picture: str) -> None:
    assert not re.search(r"<script|href|url\(|\son[a-z]+=|style=", picture)


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_colours_are_those_of_the_page(picture: str) -> None:
    image = read(picture)
    assert image.get("fill") == "currentColor"
    fills = {each.get("fill") for each in image.iter() if each.get("fill")}
    assert all(fill == "currentColor" or fill.startswith("var(--plot-") for fill in fills)


def test_every_bar_has_its_label_and_its_number() -> None:
    assert read(PICTURES["bars"]).xpath("//s:text/text()", namespaces=SVG) == ["terms < uk", "4", "facts", "1"]


def test_the_largest_value_takes_the_whole_width_and_a_mark_stands_on_the_same_scale() -> None:
    image = read(PICTURES["bars"])
    assert image.xpath("//s:rect/@width", namespaces=SVG) == ["100.0%", "25.0%"]
    assert image.xpath("//s:line/@x1", namespaces=SVG) == ["50.0%"]


def test_a_long_label_leaves_room_for_its_number() -> None:
    label, number = read(bars(CAPTION, [Bar("W" * 99, 1, "Warnung 12")])).xpath("//s:text/text()", namespaces=SVG)
    assert label.endswith("…")
    assert len(label) + len(number) == 41


def test_shares_follow_one_another() -> None:
    starts = read(PICTURES["shares"]).xpath("//s:rect[@stroke]/@x", namespaces=SVG)
    assert starts == ["0.0%", "50.0%", "75.0%"]


def test_a_heat_map_says_its_numbers_and_leaves_nothing_empty() -> None:
    words = read(PICTURES["heat map"]).xpath("//s:text/text()", namespaces=SVG)
    assert words == ["uk", "de-simple", "terms", "4"]


@pytest.mark.parametrize(
    "picture",
    [
        bars(CAPTION, []),
        bars(CAPTION, [Bar("a", 0, "0")]),
        columns(CAPTION, [], axis="x"),
        heat_map(CAPTION, [], [], values={}),
        shares(CAPTION, [], parts=[]),
    ],
)
def test_nothing_to_show_is_no_error(picture: str) -> None:
    assert read(picture) is not None


def test_a_figure_has_its_numbers_as_a_table() -> None:
    shown = etree.fromstring(figure(CAPTION, PICTURES["columns"], Numbers("Zahlen", ["a"], [["7"], ["8"]])))
    assert shown.xpath("//details//td/text()") == ["7", "8"]
    assert "".join(shown.find("figcaption").itertext()) == CAPTION.title + CAPTION.summary


def test_in_place_of_an_empty_plot_there_is_a_sentence() -> None:
    assert "svg" not in nothing(CAPTION)
    assert CAPTION.summary in nothing(CAPTION)


def test_a_table_keeps_markup_out() -> None:
    assert "<b>" not in table("<b>", ["<b>"], [["<b>"]])
