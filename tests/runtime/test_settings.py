"""Settings are parsed once, from one file and the environment; a wrong one is named."""

from pathlib import Path

import pytest

from pipeline.document import ContentType
from pipeline.errors import SettingsError
from pipeline.ledger import Budget
from pipeline.priority import Priorities
from quality.bulk import BulkPolicy
from runtime.settings import FolderSettings, load
from runtime.wiring import Application


def test_without_any_setting_the_demo_municipality_is_there(tmp_path: Path) -> None:
    settings = load({"SPRACHLOTSE_HOME": str(tmp_path)})
    assert list(settings.municipalities) == ["musterstadt"]
    assert settings.database == f"sqlite:///{tmp_path}/sprachlotse.sqlite"


def test_the_file_in_the_home_is_read(tmp_path: Path) -> None:
    (tmp_path / "sprachlotse.toml").write_text(
        '[municipalities.a]\nname = "A"\nlocales = ["en"]\ncms = {kind = "folder", path = "/srv"}\n', encoding="utf-8"
    )
    settings = load({"SPRACHLOTSE_HOME": str(tmp_path)})
    assert settings.municipality("a").cms == FolderSettings(kind="folder", path=Path("/srv"))


def test_the_environment_goes_before_the_file_and_lists_are_split_at_commas(tmp_path: Path) -> None:
    (tmp_path / "sprachlotse.toml").write_text('batch_size = 3\n[engines]\norder = ["argos"]\n', encoding="utf-8")
    settings = load(
        {"SPRACHLOTSE_HOME": str(tmp_path), "SPRACHLOTSE_BATCH_SIZE": "7", "SPRACHLOTSE_ENGINES__ORDER": "deepl, argos"}
    )
    assert settings.batch_size == 7
    assert settings.engines.order == ("deepl", "argos")


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="batch_size"):
        load({"SPRACHLOTSE_HOME": str(tmp_path), "SPRACHLOTSE_BATCH_SIZE": "viele"})


def test_a_misspelt_setting_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="batchsize"):
        load({"SPRACHLOTSE_HOME": str(tmp_path), "SPRACHLOTSE_BATCHSIZE": "7"})


def test_a_secret_is_never_shown(tmp_path: Path) -> None:
    environment = {"SPRACHLOTSE_HOME": str(tmp_path), "SPRACHLOTSE_ENGINES__DEEPL__KEY": "geheim"}
    assert "geheim" not in repr(load(environment))
    with pytest.raises(SettingsError) as raised:
        load(environment | {"SPRACHLOTSE_ENGINES__DEEPL__KEI": "geheim"})
    assert "geheim" not in str(raised.value)


def test_an_unknown_municipality_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="musterstadt"):
        load({"SPRACHLOTSE_HOME": str(tmp_path)}).municipality("anderswo")


def test_a_broken_file_is_named_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "sprachlotse.toml").write_text("batch_size = \n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"sprachlotse\.toml.*line 1"):
        load({"SPRACHLOTSE_HOME": str(tmp_path)})


def test_who_acts_and_in_which_language_are_no_settings_of_the_installation(tmp_path: Path) -> None:
    load({"SPRACHLOTSE_HOME": str(tmp_path), "SPRACHLOTSE_ACTOR": "anna", "SPRACHLOTSE_LANGUAGE": "en"})


def test_a_value_where_a_section_belongs_is_named(tmp_path: Path) -> None:
    (tmp_path / "sprachlotse.toml").write_text('engines = "echo"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="engines"):
        load({"SPRACHLOTSE_HOME": str(tmp_path), "SPRACHLOTSE_ENGINES__DEEPL__KEY": "geheim"})


TOWN = """
[municipalities.a]
name = "A"
locales = ["en", "fa-AF"]
cms = { kind = "folder", path = "/srv" }
"""


def test_routes_come_from_the_environment_as_json_and_locales_may_have_other_names(tmp_path: Path) -> None:
    (tmp_path / "sprachlotse.toml").write_text(TOWN, encoding="utf-8")
    routes = '[{"engine": "echo", "locales": ["fa-AF"]}]'
    settings = load({"SPRACHLOTSE_HOME": str(tmp_path), "SPRACHLOTSE_MUNICIPALITIES__A__ROUTES": routes})
    its = settings.municipality("a")
    assert its.locales == ("en", "prs")
    assert its.routes[0].locales == ("prs",)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("ROUTES", '[{"engine": "echo", "locales": ["uk"]}]', "uk"),
        ("ROUTES", '[{"engine": "deepl"}]', "engines.deepl"),
        ("BUDGETS__DEEPLL__EUROS", "1", "deepll"),
    ],
)
def test_what_a_route_or_a_budget_names_must_be_there(tmp_path: Path, name: str, value: str, message: str) -> None:
    (tmp_path / "sprachlotse.toml").write_text(TOWN, encoding="utf-8")
    settings = load({"SPRACHLOTSE_HOME": str(tmp_path), f"SPRACHLOTSE_MUNICIPALITIES__A__{name}": value})
    application = Application(settings)
    with pytest.raises(SettingsError, match=message):
        application.municipality("a")
    application.close()


def test_an_unknown_check_stops_the_start_and_the_known_ones_are_named(tmp_path: Path) -> None:
    name = "SPRACHLOTSE_MUNICIPALITIES__A__"
    given = {f"{name}NAME": "A", f"{name}LOCALES": "en", f"{name}CHECKS__ON": "variant, spelling"}
    with pytest.raises(SettingsError, match=r"checks: Die Prüfung „spelling“ gibt es nicht; bekannt: .*facts.*variant"):
        load({"SPRACHLOTSE_HOME": str(tmp_path), **given})


def test_the_rules_of_a_municipality_reach_its_reviewers(tmp_path: Path) -> None:
    (tmp_path / "sprachlotse.toml").write_text(TOWN, encoding="utf-8")
    rules = {"FOUR_EYES": "page, event", "PUBLISHES_UNREVIEWED": "false", "BULK__IS_ON": "true"}
    names = {f"SPRACHLOTSE_MUNICIPALITIES__A__{name}": value for name, value in rules.items()}
    application = Application(load({"SPRACHLOTSE_HOME": str(tmp_path)} | names))
    its = application.municipality("a")
    application.close()
    assert its.four_eyes == {ContentType.PAGE, ContentType.EVENT}
    assert not its.publishes_unreviewed
    assert its.may_stay_unread == BulkPolicy(is_on=True)


def test_four_eyes_for_an_unknown_kind_of_content_are_named(tmp_path: Path) -> None:
    (tmp_path / "sprachlotse.toml").write_text(TOWN, encoding="utf-8")
    with pytest.raises(SettingsError, match="four_eyes"):
        load({"SPRACHLOTSE_HOME": str(tmp_path), "SPRACHLOTSE_MUNICIPALITIES__A__FOUR_EYES": "pages"})


def test_a_budget_and_emergency_pages_are_read_from_the_environment(tmp_path: Path) -> None:
    town = {
        "NAME": "A",
        "LOCALES": "en",
        "CMS__KIND": "folder",
        "CMS__PATH": "/srv",
        "BUDGETS__DEEPL__EUROS": "80",
        "PRIORITY__URGENT": "/notfall/, page/17",
    }
    given = {f"SPRACHLOTSE_MUNICIPALITIES__A__{name}": value for name, value in town.items()}
    its = load({"SPRACHLOTSE_HOME": str(tmp_path), **given}).municipality("a")
    assert its.budgets["deepl"].budget == Budget(euros=80, warn_at=0.8)
    assert its.priority.read() == Priorities(("/notfall/", "page/17"))


def test_an_emergency_page_that_would_be_every_page_is_refused(tmp_path: Path) -> None:
    urgent = {"SPRACHLOTSE_MUNICIPALITIES__A__PRIORITY__URGENT": "/"}
    with pytest.raises(SettingsError, match=r"priority\.urgent"):
        load({"SPRACHLOTSE_HOME": str(tmp_path), **urgent})
