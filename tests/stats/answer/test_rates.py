"""Why a rate is not worked out: the areas that a count leaves out, and no name for several."""

from __future__ import annotations

import pytest

from stats import Catalogue
from tests.outcomes import reason_of

BEGINNING = "Not comparable: the count for South East is not known to cover all the people there: "
COVERS = "cover Hampshire, Kent, Surrey and Sussex, without Thames Valley, which officially belongs"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("south east grooming per 100,000 2023/24", "Thames Valley for 2023/24"),
        ("south east grooming per 100,000", "Kent, Surrey, Sussex and Thames Valley for 2024/25"),
    ],
)
def test_areas_that_a_count_may_leave_out_are_named(
    catalogue: Catalogue, text: str, missing: str
) -> None:
    reason = reason_of(catalogue, text)
    assert reason.startswith(f"{BEGINNING}no figure for {missing} is in print. ")
    assert COVERS in reason
