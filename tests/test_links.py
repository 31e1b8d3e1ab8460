"""What the README and the docs point to is there: files, headings of other pages, make targets, options of commands."""

import re
from pathlib import Path

import pytest
import typer.main

from commands.main import app

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "bench/README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]*)\)")
FILE = re.compile(r"`((?:docs|pipeline|runtime|commands|flows|bench|review|store|quality|connectors|tests)/[\w./-]+)`")
CALL = re.compile(r"sprachlotse((?: [a-z]+)+)((?: [^`\n|]*)?)")


def anchors(page: Path) -> set[str]:
    """The headings as GitHub addresses them."""
    found = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def prose(page: Path) -> str:
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def missing(page: Path) -> list[str]:
    found = []
    for link in LINK.findall(prose(page)):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            found.append(link)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    assert missing(page) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_that_is_named_is_there(page: Path) -> None:
    assert [name for name in FILE.findall(prose(page)) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_picture_says_what_is_on_it(page: Path) -> None:
    assert re.findall(r"!\[\s*\]\(", prose(page)) == []


def test_every_picture_is_shown_somewhere() -> None:
    shown = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    pictures = [path for path in (ROOT / "docs/images").rglob("*.*") if path.is_file()]
    assert [path.name for path in pictures if f"/{path.name})" not in shown] == []


def options_of(words: list[str]) -> tuple[list[str], set[str]]:
    """The words that are commands, and the options of the last of them."""
    command, known = typer.main.get_command(app), []
    for word in words:
        inner = getattr(command, "commands", {})
        if word not in inner:
            break
        command = inner[word]
        known.append(word)
    return known, {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_that_is_shown_exists_with_its_options(page: Path) -> None:
    for words, rest in CALL.findall(page.read_text(encoding="utf-8")):
        known, options = options_of(words.split())
        if known:
            used = re.findall(r"(?<=\s)--?[a-z][a-z-]*", rest.split("#")[0].split("&&")[0])
            assert set(used) <= options | {"--help"}, (known, used)


def test_make_knows_the_targets_that_the_docs_name() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert set(re.findall(r"(?:^\$ |`|&& )make ([a-z]+)", text, re.MULTILINE)) <= targets, page
