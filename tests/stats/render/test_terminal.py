"""Commands typed at the terminal tell what they tell in a chat."""

from __future__ import annotations

import pytest

from stats import Catalogue
from stats.render import render_command


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("/help", "no command is needed", id="help"),
        pytest.param("help", "missing is not zero", id="help_without_a_slash"),
        pytest.param("/datasets", "2 packages, 7 measures", id="everything"),
        pytest.param("/datasets grooming", "1 package, 1 measure", id="an_alias"),
        pytest.param("/datasets zzz", "Nothing is called zzz", id="nothing"),
        pytest.param("/sources population", "<https://www.ons.gov.uk/people", id="a_link"),
        pytest.param("/sources", "Online child sexual offences by platform", id="all_sources"),
        pytest.param("/watch", "/watch is only on Telegram", id="telegram"),
    ],
)
def test_a_command_is_told(catalogue: Catalogue, line: str, expected: str) -> None:
    told = render_command(catalogue, line)
    assert expected in told
    assert "<b>" not in told
    assert "&amp;" not in told


@pytest.mark.parametrize("line", ["help Kent", "Kent grooming", "2018/19", "/2018"])
def test_a_question_is_no_command(catalogue: Catalogue, line: str) -> None:
    assert render_command(catalogue, line) == ""
