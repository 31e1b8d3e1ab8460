"""How often pages are read: the table of a web statistics, as it comes."""

import pytest

from runtime.views import read_views


@pytest.fixture
def told(tmp_path):
    def read(text, encoding="utf-8"):
        path = tmp_path / "views.csv"
        path.write_bytes(text.encode(encoding))
        return dict(read_views(path))

    return read


@pytest.mark.parametrize(
    "text",
    [
        "page,views\n/stadt/de/amt/,12\n",
        "Pfad;Aufrufe\nhttps://x.de/stadt/de/amt;12\n",
        "label\tnb_visits\tnb_hits\n/stadt/de/Amt\t9\t12\n",
        'label,nb_hits,url\namt,7,https://x.de/stadt/de/amt\n,5,"https://x.de/stadt/de/amt?s=1"\n',
    ],
)
def test_pages_are_known_by_their_address(told, text):
    assert told(text) == {"stadt/de/amt": 12}


def test_the_encoding_that_matomo_exports_for_spreadsheets_is_read(told):
    assert told("label,nb_hits\n/behörden,1.200\n", encoding="utf-16") == {"behörden": 1200}


@pytest.mark.parametrize("text", ["", "Datum,Besucher\n1,2\n", "page,views\n/amt/,\n/amt/\n"])
def test_what_cannot_be_read_as_views_leaves_the_order_to_the_rest(told, text):
    assert told(text) == {}


def test_a_missing_file_is_named_in_the_log(tmp_path, caplog):
    assert read_views(tmp_path / "none.csv") == {}
    assert "views.not_read" in caplog.messages
