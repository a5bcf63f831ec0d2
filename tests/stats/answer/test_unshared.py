"""Why no share is worked out of a count: the true reason, and the numbers that are in print."""

from __future__ import annotations

import pytest

from stats import Catalogue
from tests.outcomes import reason_of

BEGINNING = "Not published: there is no share for this, and none is worked out here: "
NO_WHOLE = (
    "a share here is of “{}”, and no exact number for it is in print beside it. In print for "
)
FLAVOURS, PLATFORMS = "All flavours (where known)", "All platforms (where known)"
REASONS = {
    "Tarnholm vanilla share": NO_WHOLE.format(FLAVOURS)
    + "2018/19: Vanilla, 31; All servings, nearly 99.",
    "Ostrovia fruit share": "the figure itself is only rounded. In print for 2018/19: Fruit "
    f"flavours, more than 400; All servings, 1,234; {FLAVOURS}, 900.",
    "Tarnholm mint share": "the figure itself is in doubt. In print for 2018/19: Mint Choc, 33 "
    "(disputed); All servings, nearly 99.",
    "Quellby mint share": f"the figure itself is 0. In print for 2018/19: Mint Choc, 0; {FLAVOURS},"
    " 16.",
    "Wexmoor share": f"a share here is of a single flavour in “{FLAVOURS}”, and “All servings” is "
    "no single one. In print for 2019/20: All servings, 180 (provisional).",
}
BUNDLED = {
    "proportion of UK grooming where platform is known 2024/25": (
        f"a share here is of a single platform in “{PLATFORMS}”, and that is no single one. "
        f"In print for 2024/25: {PLATFORMS}, 2,111; All offences recorded, 7,263."
    ),
    "lancs insta share of all grooming 18/19": NO_WHOLE.format(PLATFORMS)
    + "2018/19: Instagram, 90; All offences recorded, 252.",
    # No set is named: it is the one that has what the share would be of.
    "lancs insta percent": NO_WHOLE.format(PLATFORMS)
    + "2018/19: Instagram, 90; All offences recorded, 252.",
}


@pytest.mark.parametrize(("text", "reason"), REASONS.items(), ids=REASONS)
def test_why_there_is_no_share(ices: Catalogue, text: str, reason: str) -> None:
    assert reason_of(ices, text) == f"{BEGINNING}{reason}"


@pytest.mark.parametrize(("text", "reason"), BUNDLED.items(), ids=BUNDLED)
def test_why_there_is_none_in_the_bundled_figures(
    catalogue: Catalogue, text: str, reason: str
) -> None:
    assert reason_of(catalogue, text) == f"{BEGINNING}{reason}"


def test_no_set_is_taken_for_a_share_that_several_might_have(catalogue: Catalogue) -> None:
    assert "print no figure for Kent Police" in reason_of(catalogue, "kent percent")
