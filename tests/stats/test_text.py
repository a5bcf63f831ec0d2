"""The normalisation that labels and questions share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stats.text import fold, normalise, split_words, squash

FOLDED = {
    "case": ("WhatsApp", "whatsapp"),
    "accents": ("Ynys Môn", "ynys mon"),
    "accents_combining": ("Ynys Mo\u0302n", "ynys mon"),
    "full_width": ("ＩＧ", "ig"),
    "ligature": ("ﬁgures", "figures"),
    "sharp_s": ("Straße", "strasse"),
    "curly_apostrophe": ("King’s Lynn", "king's lynn"),
    "backtick": ("King`s Lynn", "king's lynn"),
    "en_dash": ("2018–19", "2018-19"),
    "em_dash": ("2018—19", "2018-19"),
    "minus": ("2018−19", "2018-19"),
    "non_breaking_hyphen": ("Dyfed‑Powys", "dyfed-powys"),
    "fraction_slash": ("2018⁄19", "2018/19"),
    "non_breaking_space": ("East\u00a0of England", "east of england"),
    "zero_width_space": ("face\u200bbook", "facebook"),
    "zero_width_joiner": ("face\u200dbook", "facebook"),
    "soft_hyphen": ("Cambridge\u00adshire", "cambridgeshire"),
    "byte_order_mark": ("\ufeffNorfolk", "norfolk"),
    "right_to_left_marks": ("\u202eNorfolk\u202c", "norfolk"),
    "control": ("Nor\x00folk", "norfolk"),
    "tab_and_newline": ("Norfolk\t\nSuffolk", "norfolk  suffolk"),
    "plain": ("plain words", "plain words"),
    "empty": ("", ""),
}
WORDS = {
    "possessive": ("Norfolk's figures", ("norfolk", "figures")),
    "possessive_plural": ("the forces' figures", ("the", "forces", "figures")),
    "contraction": ("what's", ("what",)),
    "inner_apostrophe": ("o'clock d'Or", ("oclock", "dor")),
    "ampersand": ("Devon & Cornwall", ("devon", "and", "cornwall")),
    "ampersand_joined": ("E&W", ("e", "and", "w")),
    "percent": ("22%", ("22", "percent")),
    "hyphen": ("Dyfed-Powys", ("dyfed", "powys")),
    "slash": ("Facebook/Instagram", ("facebook", "instagram")),
    "underscore": ("facebook_owned", ("facebook", "owned")),
    "punctuation": ("(Kent, Essex); Surrey!?", ("kent", "essex", "surrey")),
    "digits": ("s15A 2018", ("s15a", "2018")),
    "emoji": ("insta 📷 kent", ("insta", "kent")),
    "only_signs": ("?!… ·", ()),
    "cyrillic": ("Привет", ("привет",)),
    "empty": ("", ()),
}


@pytest.mark.parametrize(("text", "expected"), FOLDED.values(), ids=FOLDED)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(("text", "expected"), WORDS.values(), ids=WORDS)
def test_split_words(text: str, expected: tuple[str, ...]) -> None:
    assert split_words(text) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("WhatsApp", "whats app", id="split"),
        pytest.param("Dyfed-Powys", "DyfedPowys", id="hyphen"),
        pytest.param("Devon & Cornwall", "devon and cornwall", id="ampersand"),
        pytest.param("Ynys Môn", "YNYS MON", id="accents_and_case"),
        pytest.param("King’s Lynn", "King's Lynn", id="apostrophe"),
    ],
)
def test_two_ways_to_write_a_name_are_one_when_squashed(first: str, second: str) -> None:
    assert squash(first) == squash(second)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_no_word_holds_a_space(text: str) -> None:
    assert [word for word in split_words(text) if word.split() != [word]] == []
