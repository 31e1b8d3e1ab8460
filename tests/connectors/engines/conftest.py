"""What the tests of the engines share: a DeepL server, and Argos packages made by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from connectors.engines.argos.packages import install
from tests.connectors.engines.copy_model import write_package
from tests.fake_deepl.server import FakeDeepl, running_fake_deepl


@pytest.fixture
def fake_deepl() -> Iterator[FakeDeepl]:
    """A DeepL server of our own."""
    with running_fake_deepl() as fake:
        yield fake


@pytest.fixture(scope="session")
def package_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Package files: German to English in capitals, English to French with other vowels."""
    folder = tmp_path_factory.mktemp("packages")
    return {
        "de_en": write_package(folder, "de", "en", str.upper),
        "en_fr": write_package(folder, "en", "fr", lambda word: word.replace("A", "Â").replace("E", "É")),
    }


@pytest.fixture(scope="session")
def argos_folder(package_files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both packages installed."""
    folder = tmp_path_factory.mktemp("argos")
    for file in package_files.values():
        install(file, folder)
    return folder
