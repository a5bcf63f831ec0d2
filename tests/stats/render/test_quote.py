"""The quotable line: one sentence that says no more than the figures do."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from stats import Answer, Catalogue
from stats.model import Period
from stats.render import quote_line
from stats.render.wording import (
    SMALL,
    say_base,
    say_counted_base,
    say_name,
    say_number,
    say_period,
    say_place,
)
from tests.outcomes import answer_to
from tests.stats.render.answers import list_all
from tests.stats.render.replies import utf16_length
from tests.stats.shown import allowed_numbers, list_figures, list_numbers
from tests.writing import open_packages, write_tables

LIMIT = 256
IN_WORDS = re.compile(rf"\b({'|'.join(SMALL[1:])})\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def answers(catalogue: Catalogue, ices: Catalogue) -> tuple[Answer, ...]:
    """Every answer of the question sets and of the invented figures."""
    return list_all(catalogue, ices)


def test_every_line_is_one_short_sentence_with_its_attribution(answers: tuple[Answer, ...]) -> None:
    for answer in answers:
        line = quote_line(answer)
        if not line:
            continue
        publisher = answer.figures[0].dataset.publisher.partition(" (")[0].partition(",")[0]
        assert utf16_length(line) <= LIMIT
        assert (line[-1], line.count("\n"), line[0].isdigit()) == (".", 0, False)
        assert line[0].isupper()
        assert "%" not in line
        assert ". " not in line
        assert ") (" not in line
        assert "  " not in line
        assert f", according to {publisher} figures" in line or (
            f", according to analysis of {publisher} figures" in line
        )


def test_every_number_in_a_line_is_one_of_the_answer(answers: tuple[Answer, ...]) -> None:
    foreign = []
    for answer in answers:
        line = quote_line(answer)
        if (list_numbers([line]) | list_worded(line)) - allowed_numbers(answer) - told(answer):
            foreign.append((answer.reading, line))
    assert foreign == []


def list_worded(text: str) -> set[str]:
    return {str(SMALL.index(word.lower())) for word in IN_WORDS.findall(text)}


def told(answer: Answer) -> set[str]:
    """Return the small numbers in the words of an answer: `five years together`."""
    texts = [
        text
        for figure in list_figures(answer)
        for text in (figure.release.coverage, figure.period.label, figure.base)
    ]
    return list_worded(" ".join(texts))


def test_every_value_asked_for_stands_in_its_line(answers: tuple[Answer, ...]) -> None:
    for answer in answers:
        line = quote_line(answer)
        for figure in answer.figures if line else ():
            if figure.value:
                number = say_number(abs(figure.value), figure.measure.decimals)
                assert re.search(rf"(?<![\d,.]){re.escape(number)}(?!\d|,\d|\.\d)", line, re.I)


def test_a_worked_out_figure_is_never_put_into_the_publishers_mouth(
    answers: tuple[Answer, ...],
) -> None:
    for answer in answers:
        line = quote_line(answer)
        if line:
            is_derived = any(figure.derivation for figure in answer.figures)
            assert ("according to analysis of" in line) is is_derived


def test_what_qualifies_a_figure_stands_in_its_line(answers: tuple[Answer, ...]) -> None:
    words = {"disputed": "disputed", "partial": "incomplete", "provisional": "provisional"}
    qualifiers = {"more_than": "more than", "nearly": "nearly", "approx": "about"}
    for answer in answers:
        line = quote_line(answer).casefold()
        for figure in answer.figures if line else ():
            assert words.get(figure.status, "") in line
            assert qualifiers.get(figure.qualifier, "") in line or figure.derivation
            if figure.value is None:
                assert "no figure" in line or "held back" in line or "can be no" in line
            if figure.measure.method == "share":
                assert figure.base.casefold() in line
            for other in figure.others:
                if other.relation == "conflict":
                    assert f"{other.value:,.0f}" in line


def test_a_national_total_says_who_replied(answers: tuple[Answer, ...]) -> None:
    silent = []
    for answer in answers:
        line = quote_line(answer)
        figure = answer.figures[-1]
        totals = figure.dataset.totals.get(figure.dataset.dimensions[0], ())
        code = next(iter(figure.codes.values()))
        said = re.split(r"[;:.]|, and ", figure.release.coverage)[0].casefold()
        if line and code.code in totals and said not in line.casefold():
            silent.append((answer.reading, line))
    assert silent == []


@pytest.mark.parametrize(
    ("question", "start"),
    [
        pytest.param(
            "cambs insta",
            "A total of 69 online child sexual offences were recorded on Instagram in "
            "Cambridgeshire in 2018/19, according to NSPCC figures (freedom of information "
            "replies from police forces) published in December 2019.",
            id="count",
        ),
        pytest.param(
            "cambs whatsapp",
            "Eight online child sexual offences were recorded on WhatsApp in Cambridgeshire",
            id="small_number_in_words",
        ),
        pytest.param(
            "cambridgeshire facebook-owned apps",
            "More than 100 online child sexual offences were recorded on Facebook-owned apps",
            id="more_than",
        ),
        pytest.param(
            "what % of offences in the east of england were on instagram 2018/19",
            "Instagram accounted for 32.8 per cent (288 of 877) of offences where the platform is "
            "known in the East of England in 2018/19, according to analysis of NSPCC figures on "
            "online child sexual offences published in December 2019.",
            id="share_worked_out",
        ),
        pytest.param(
            "norfolk facebook-owned apps",
            "A total of 118 online child sexual offences were recorded on Facebook-owned apps in "
            "Norfolk in 2018/19 (added up from Facebook 61, Instagram 52 and WhatsApp five), "
            "according to analysis of NSPCC figures",
            id="sum",
        ),
        pytest.param(
            "% change in kent grooming 2022/23 to 2023/24",
            "Offences of sexual communication with a child recorded in Kent rose by 14.8 per cent, "
            "from 230 in 2022/23 to 264 in 2023/24, according to analysis of NSPCC figures",
            id="change",
        ),
        pytest.param(
            "difference between norfolk and suffolk instagram",
            "There were 37 more online child sexual offences recorded on Instagram in Suffolk (89) "
            "than in Norfolk (52) in 2018/19, according to analysis of NSPCC figures",
            id="difference",
        ),
        pytest.param(
            "norfolk insta per 100,000 people",
            "Online child sexual offences recorded on Instagram in Norfolk ran at 5.8 per 100,000 "
            "people in 2018/19 (52 offences, 903,527 people), according to analysis of NSPCC "
            "figures published in December 2019 and Office for National Statistics figures.",
            id="rate",
        ),
        pytest.param(
            "cambs vs essex insta",
            "Online child sexual offences recorded on Instagram in 2018/19 numbered 69 in "
            "Cambridgeshire; no figure was supplied for Essex, according to NSPCC figures",
            id="missing_said",
        ),
        pytest.param(
            "south wales grooming 2023/24",
            "A total of 333 offences of sexual communication with a child were recorded in South "
            "Wales in 2023/24, a figure that is disputed, according to NSPCC figures",
            id="disputed_said",
        ),
        pytest.param(
            "uk snapchat grooming share 2023/24",
            "Snapchat accounted for about 48 per cent of cases where the platform is known in the "
            "UK in 2023/24 (45 UK forces gave figures; in earlier years fewer did), according to "
            "NSPCC figures on sexual communication with a child",
            id="share_in_print",
        ),
    ],
)
def test_lines_read_as_news(catalogue: Catalogue, question: str, start: str) -> None:
    assert quote_line(answer_to(catalogue, question))[: len(start)] == start


def test_many_figures_make_no_line(catalogue: Catalogue) -> None:
    assert quote_line(answer_to(catalogue, "kent grooming each year")) == ""
    assert quote_line(answer_to(catalogue, "grooming by force 2023/24")) == ""


def test_figures_of_different_periods_and_areas_make_no_line(catalogue: Catalogue) -> None:
    answer = answer_to(catalogue, "cambs and devon instagram")
    assert len({figure.period.code for figure in answer.figures}) == 2
    assert quote_line(answer) == ""


def test_zero_is_a_number_and_not_missing(ices: Catalogue) -> None:
    assert quote_line(answer_to(ices, "Quellby mint 2018/19")).startswith(
        "No servings were recorded for Mint Choc in Quellby in 2018/19"
    )


def test_sources_that_disagree_are_both_quoted(ices: Catalogue) -> None:
    assert ", though other sources printed 77, according" in quote_line(
        answer_to(ices, "Tarnholm mint")
    )


def test_a_restated_figure_says_so(ices: Catalogue) -> None:
    assert ", restated from 50, according" in quote_line(answer_to(ices, "Eddle lemon"))


def test_nothing_is_cut_to_fit(catalogue: Catalogue) -> None:
    answer = answer_to(catalogue, "cambs insta")
    figure = answer.figures[0]
    codes = {
        name: replace(code, label=f"{code.label} {'and so on ' * 20}".strip())
        for name, code in figure.codes.items()
    }
    assert quote_line(replace(answer, figures=(replace(figure, codes=codes),))) == ""


def test_no_sentence_starts_with_a_digit(catalogue: Catalogue) -> None:
    answer = answer_to(catalogue, "uk snapchat grooming share 2023/24")
    figure = answer.figures[0]
    codes = {
        **figure.codes,
        "platform": replace(figure.codes["platform"], label="4chan"),
    }
    assert quote_line(replace(answer, figures=(replace(figure, codes=codes),))) == ""


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Kent", "in Kent"),
        ("United Kingdom", "in the UK"),
        ("East of England", "in the East of England"),
        ("South East", "in the South East"),
        ("South Wales", "in South Wales"),
        ("West Midlands", "in the West Midlands"),
        ("West Midlands Police", "by West Midlands Police"),
        ("Metropolitan Police", "by the Metropolitan Police"),
    ],
)
def test_places_are_named_as_in_a_sentence(label: str, expected: str) -> None:
    assert say_place(label) == expected
    assert expected.endswith(say_name(label))


@pytest.mark.parametrize(
    ("label", "kind", "expected"),
    [
        ("2018/19", "year", " in 2018/19"),
        ("April to June 2020", "part", " from April to June 2020"),
        ("October 2019 to October 2020", "year", " from October 2019 to October 2020"),
        (
            "a single year, not dated on the page",
            "undated",
            " in a single year, not dated on the page",
        ),
        ("", "undated", ""),
    ],
)
def test_periods_are_named_as_in_a_sentence(label: str, kind: str, expected: str) -> None:
    assert say_period(Period(label, label, "", "", kind)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("cases where the platform is known", "cases where the platform is known"),
        (
            "the 1,824 cases where the platform is known",
            "the 1,824 cases where the platform is known",
        ),
        ("where the platform is known", ""),
        ("the page says crimes, without more", ""),
        ("the page says cases; the base is cases where a site is known", ""),
        ("", ""),
    ],
)
def test_only_a_base_that_reads_as_one_is_quoted(base: str, expected: str) -> None:
    assert say_base(base) == expected


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("the 2,700 instances where it is known", " (of the 2,700 instances where it is known)"),
        ("instances where it is known", " (instances where it is known)"),
        ("column headed “Total”; not stated", " (column headed “Total”; not stated)"),
        ("", ""),
    ],
)
def test_the_base_of_a_count_stands_in_brackets(base: str, expected: str) -> None:
    assert say_counted_base(base) == expected


def test_the_answers_cover_every_way_a_figure_is_made(answers: tuple[Answer, ...]) -> None:
    methods = {
        figure.derivation.method
        for answer in answers
        for figure in list_figures(answer)
        if figure.derivation
    }
    assert methods >= {"sum", "share", "rate", "change", "difference"}


WAITS = """Health board,Year,Median wait (days),Operations (number),status
Ashby,2022,52.5,1200,
Ashby,2023,48.5,1402,p
Barrow,2023,70.3,0,
"""


def _open_waits(folder: Path, **more: object) -> Catalogue:
    write_tables(folder / "waits", {"waits": WAITS}, name="waits", **more)
    return open_packages(folder)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("ashby median wait 2022", "Median wait stood at 52.5 days (Ashby, 2022)"),
        ("ashby operations 2022", "Operations stood at 1,200 (Ashby, 2022)"),
        ("barrow operations 2023", "Operations stood at 0 (Barrow, 2023)"),
        (
            "ashby vs barrow median wait 2023",
            "Median wait stood at 48.5 days (provisional) (Ashby, 2023) and 70.3 days"
            " (Barrow, 2023)",
        ),
        (
            "ashby operations change",
            "Operations rose by 202, from 1,200 (Ashby, 2022) to 1,402 (provisional) (Ashby, 2023)",
        ),
    ],
)
def test_a_measure_that_nobody_defined_is_quoted_by_its_label(
    tmp_path: Path, question: str, sentence: str
) -> None:
    waits = _open_waits(tmp_path, publisher="Ministry of Health")
    line = quote_line(answer_to(waits, question)).replace("; ", ") (")
    assert line.startswith(f"{sentence}, according to ")
    assert line.endswith("Ministry of Health figures.")


def test_what_has_no_publisher_is_not_quoted(tmp_path: Path) -> None:
    waits = _open_waits(tmp_path)
    assert quote_line(answer_to(waits, "ashby median wait 2022")) == ""


def test_a_label_that_begins_with_a_digit_begins_no_sentence(tmp_path: Path) -> None:
    table = "Town,Year,5G coverage (%)\nAshby,2023,48.5\n"
    write_tables(tmp_path / "net", {"net": table}, name="net", publisher="Net Office")
    line = quote_line(answer_to(open_packages(tmp_path), "ashby 5g coverage 2023"))
    assert line.startswith("The figure for 5G coverage stood at 48.5% (Ashby, 2023), according to")
    assert line.endswith("Net Office figures.")


def test_no_sentence_ends_with_two_full_stops(tmp_path: Path) -> None:
    table = "Town,Year,Rainfall (mm)\nAshby,2023,480\n"
    source = {"title": "Rain Office (RO). Rain in towns 2023."}
    write_tables(tmp_path / "rain", {"rain": table}, name="rain", sources=[source])
    line = quote_line(answer_to(open_packages(tmp_path), "ashby rainfall 2023"))
    assert line.endswith("Rain in towns 2023.")
