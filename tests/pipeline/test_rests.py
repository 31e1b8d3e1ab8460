"""What goes on failing rests longer and longer."""

from pipeline.rests import FIRST_S, LONGEST_S, Rests


def test_each_rest_is_twice_as_long_until_it_ends_well() -> None:
    now = [0.0]
    rests = Rests(clock=lambda: now[0])
    assert rests.is_over("stadt")
    for length in (FIRST_S, 2 * FIRST_S, 4 * FIRST_S):
        rests.begin("stadt")
        now[0] += length - 0.1
        assert not rests.is_over("stadt")
        now[0] += 0.1
        assert rests.is_over("stadt")
    rests.begin("stadt")
    rests.end("stadt")
    assert rests.is_over("stadt")


def test_no_rest_is_longer_than_the_longest_and_others_do_not_rest() -> None:
    now = [0.0]
    rests = Rests(clock=lambda: now[0])
    for _ in range(20):
        rests.begin("stadt")
    now[0] += LONGEST_S
    assert rests.is_over("stadt")
    assert rests.is_over("kreis")
