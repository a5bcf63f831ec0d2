from __future__ import annotations

import pytest

from stats.index.terms import LabelIndex
from stats.question.inferred.labels.mend import mend_words
from tests.labels import build_labels

LABELS = ("Immigrants", "People with a hearing difficulty", "Carpooled", "Vaccinated children")


@pytest.fixture(scope="module")
def index() -> LabelIndex:
    return build_labels(LABELS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("immigratns", "immigrants"),
        ("bteween", "between"),
        ("thouasnd", "thousand"),
        ("twneties", "twenties"),
        ("difficlty", "difficulty"),
        ("multiraical", "multiracial"),
    ],
)
def test_a_slip_of_a_word_of_labels_or_asking_is_mended(
    index: LabelIndex, typed: str, meant: str
) -> None:
    assert mend_words((typed,), (), index) == (meant,)


@pytest.mark.parametrize(
    "word", ["hearing", "vegan", "klingon", "hennepin", "mmmigratns", "hare", "2010s", "geese"]
)
def test_a_word_that_is_no_slip_stays(index: LabelIndex, word: str) -> None:
    assert mend_words((word,), (), index) == (word,)


def test_a_name_is_not_mended(index: LabelIndex) -> None:
    assert mend_words(("immigratns",), {0}, index) == ("immigratns",)


@pytest.mark.parametrize("word", ["liliterate", "eunemployment"])
def test_a_slip_nearer_to_a_word_that_begins_unlike_it_is_not_mended(word: str) -> None:
    labels = build_labels(
        ("Literate adults", "Illiterate adults", "Employment rate", "Unemployment rate")
    )
    assert mend_words((word,), (), labels) == (word,)
