"""The fake server damages texts the ways DeepL has been seen to, and always in the same way for the same seed."""

import pytest

from connectors.engines.deepl import DeeplEngine
from pipeline.engine import EngineRequest
from tests.fake_deepl.damage import Damage, damaged
from tests.fake_deepl.server import running_fake_deepl

FACT = '<span id="2" translate="no">0821 324-0</span>'
WAYS = [
    (Damage.BLANK_AT_TAG, 'Stadt <span id="1">Augsburg</span>', 'Stadt A <span id="1">ugsburg</span>'),
    (Damage.MOVED_FACT, f"Call us: {FACT} now", f"{FACT} Call us:  now"),
    (Damage.NBSP_AT_TAG, 'See <img id="1">', 'See \u00a0<img id="1">'),
    (Damage.COMMA_AFTER_BREAK, 'One<img id="1">two<br>three', 'One<img id="1">, two<br>, three'),
    (Damage.DOUBLED_TAG, '<span id="1">x</span> y', '<span id="1">x</span> y<span id="1"></span>'),
    (Damage.DOUBLED_TAG, 'x <img id="1"> y', 'x <img id="1"> y<img id="1">'),
    (Damage.DROPPED_TAG, 'a <span id="1">b</span> c', "a b c"),
    (Damage.DROPPED_TAG, 'a <img id="1"> &amp; c', "a  &amp; c"),
]


@pytest.mark.parametrize(("way", "before", "after"), WAYS)
def test_each_way_is_one_that_was_seen(way: Damage, before: str, after: str) -> None:
    assert damaged(before, [way], seed=1) == after


@pytest.mark.parametrize("way", Damage)
@pytest.mark.parametrize("html", ["Nur Worte &amp; &#34;mehr&#34;.", ""])
def test_where_a_way_finds_nothing_the_text_stays(way: Damage, html: str) -> None:
    assert damaged(html, [way], seed=1) == html


def test_the_same_seed_damages_the_same_text_in_the_same_way() -> None:
    html = f'<span id="1">Augsburg</span> hilft<img id="3"> unter {FACT}.'
    every = [damaged(html, list(Damage), seed=seed) for seed in range(40)]
    assert every == [damaged(html, list(Damage), seed=seed) for seed in range(40)]
    assert len(set(every)) >= len(Damage)


def test_a_test_chooses_what_the_server_damages() -> None:
    with running_fake_deepl() as fake:
        fake.damages = (Damage.BLANK_AT_TAG,)
        engine = DeeplEngine(fake.key, server_url=fake.url)
        [answer] = engine.translate(next(engine.parcels([EngineRequest("in <1>Augsburg</1>", "en")])))
        assert getattr(answer, "text", "") == "on E <1>agsbarg</1>"
        engine.close()
