"""Charts of figures by day: where a day lies, how it is named, and what a gap between days is."""

from __future__ import annotations

import pytest

from stats import Answer
from stats.render.describe import caption_plot
from stats.render.marks import Plot
from stats.render.plot import plot_answer
from stats.render.trend import list_runs
from tests.writing import open_packages, write_tables

TIDES = {
    "2024-01-05": 3.0, "2024-01-12": 4.0, "2024-01-26": 5.0, "2024-02-02": 6.0, "2024-03-29": 7.0,
    "2024-06-07": 2.0,
}  # fmt: skip


@pytest.fixture(scope="module")
def plot(tmp_path_factory: pytest.TempPathFactory) -> Plot:
    folder = tmp_path_factory.mktemp("tides")
    rows = [f"{day},{value}" for day, value in TIDES.items()]
    table = "\n".join(["date,Tide", *rows, ""])
    answer = open_packages(write_tables(folder, {"tides": table}, name="tides")).ask("tide 2024")
    assert isinstance(answer, Answer)
    drawn = plot_answer(answer)
    assert drawn is not None
    return drawn


def test_days_of_one_month_stand_apart_and_in_order(plot: Plot) -> None:
    places = [mark.start for mark in plot.series[0].marks]
    assert places == sorted(set(places))
    assert len(places) == len(TIDES)


def test_a_line_stops_only_where_a_whole_month_is_missing(plot: Plot) -> None:
    assert [[mark.value for mark in run] for run in list_runs(plot.series[0]) if run] == [
        [3.0, 4.0, 5.0, 6.0, 7.0],
        [2.0],
    ]
    assert [note for note in plot.notes if note.startswith("No figure")] == [
        "No figure between 29 March 2024 and 7 June 2024"
    ]


def test_a_dataset_of_one_thing_is_called_by_it_alone(plot: Plot) -> None:
    assert plot.title == "Tide, 5 January 2024 to 7 June 2024"


def test_something_is_on_a_day_and_the_unit_ends_once(plot: Plot) -> None:
    caption = caption_plot(plot)
    assert "from 3 on 5 January 2024 to 2 on 7 June 2024" in caption
    assert ".." not in caption
