"""Phrases as offices write them, and what each ought to say.

The readings in ``phrases_expected.tsv`` were typed by hand, not written out by the program, and
first compared with it afterwards. Where the two differed, the meaning of the words decided which
of them was mended: mostly the grammar, in some thirty rows the expectation. The rows of
``phrases.tsv``, in contrast, hold the grammar to what it read before.
"""

from calendar import monthrange
from pathlib import Path

import pytest

from gongkai.timing.phrases import read_deadline, write_phrase
from tests.test_phrases import reading

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "phrases_expected.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def spelled_out(expected: str) -> str:
    """Return the reading with 2022-*-10 and 2022-*-end as the twelve dates they stand for."""
    return " ".join(day for word in expected.split() for day in _every_month(word))


def _every_month(word: str) -> list[str]:
    year, star, day = word.partition("-*-")
    if not star:
        return [word]
    lasts = {month: monthrange(int(year), month)[1] for month in range(1, 13)}
    return [f"{year}-{m:02}-{last if day == 'end' else day}" for m, last in lasts.items()]


@pytest.mark.parametrize(
    ("phrase", "year", "expected"),
    [pytest.param(phrase, int(year), said, id=f"{phrase} {year}") for phrase, year, said in ROWS],
)
def test_a_phrase_says_what_the_officer_reads(phrase: str, year: int, expected: str) -> None:
    phrase = phrase.replace("\\n", "\n")
    assert reading(read_deadline(phrase, year)) == spelled_out(expected)


def test_what_is_read_is_written_and_read_back() -> None:
    readings = {(phrase, int(year)): read_deadline(phrase, int(year)) for phrase, year, _ in ROWS}
    again = {
        (phrase, year): read_deadline(write_phrase(deadline), year)._replace(phrase=phrase)
        for (phrase, year), deadline in readings.items()
    }
    assert again == readings


def test_no_phrase_stands_twice() -> None:
    keys = [(phrase, year) for phrase, year, _ in ROWS]
    assert len(keys) == len(set(keys))
