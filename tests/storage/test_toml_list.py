"""A list that people write by hand changes its items and keeps what people wrote beside them."""

import re
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessionkit.storage.toml_list import relisted
from sessionkit.storage.toml_writing import as_toml

WORDS = ("court", "po#lice", 'a "b", [c]', "it's", "Bewährung")


def value(text: str) -> object:
    return tomllib.loads(f"key = {text}")["key"]


def written(source: str, *wanted: object) -> str:
    return relisted(source, wanted, value, as_toml)


@pytest.mark.parametrize(
    ("source", "wanted", "expected"),
    [
        ("[]", ("a",), '["a"]'),
        ("['a',   'b']", ("b", "c"), "['b', \"c\"]"),
        ("['a', 'b']", (), "[]"),
        ("['a', 'b']", ("b", "a", "a"), "['b', 'a', \"a\"]"),
        ("[\n  'a' # last\n]", ("a", "b"), "[\n    'a', # last\n    \"b\",\n]"),
        ("[ # first\n'a']", ("a",), "[\n    # first\n    'a',\n]"),
        ("['a', 'b' # both\n]", ("a", "b"), "[\n    'a',\n    'b', # both\n]"),
        (
            "[\n# x\n'a', # gone\n# y\n'b',\n# z\n]",
            ("b",),
            "[\n    # x\n    # y\n    'b',\n    # z\n]",
        ),
        ("[\n# x\n'a',\n]", (), "[\n    # x\n]"),
        ("['a', # one\n'a', # two\n]", ("a",), "[\n    'a', # one\n]"),
        ("[\r\n'a', # one\r\n# two\r\n]", ("a",), "[\n    'a', # one\n    # two\n]"),
        ('[\'\'\'a\'\'\', """b, # \\" c"""]', ('b, # " c',), '["""b, # \\" c"""]'),
    ],
)
def test_items_change_and_remarks_stay(source: str, wanted: tuple[str, ...], expected: str) -> None:
    assert written(source, *wanted) == expected
    assert value(expected) == list(wanted)


@st.composite
def by_hand(draw: st.DrawFn) -> str:
    """A list as somebody might type it: spaces, lines and remarks anywhere they may stand."""
    remarks = iter(range(1, 99))

    def between() -> str:
        kinds = draw(st.lists(st.sampled_from([" ", "\n", "\t", "#"]), max_size=4))
        return "".join(f"# r{next(remarks)}'\"],\n" if each == "#" else each for each in kinds)

    items = draw(st.lists(st.sampled_from(WORDS), max_size=4, unique=True))
    text = between()
    for place, each in enumerate(items):
        last = place == len(items) - 1
        comma = "" if last and draw(st.booleans()) else ","
        text += as_toml(each) + between() + comma + between()
    return f"[{text}]"


@given(source=by_hand(), wanted=st.lists(st.sampled_from((*WORDS, "new", "newer")), unique=True))
@settings(max_examples=100, deadline=None)
def test_whatever_layout_a_list_has_it_says_what_was_meant_and_keeps_the_remarks_on_their_own_lines(
    source: str, wanted: list[str]
) -> None:
    found = written(source, *wanted)
    assert value(found) == wanted
    alone = re.findall(r"^[ \t]*(# r\d+)", source, re.MULTILINE)
    everything_stays = set(value(source)) <= set(wanted)  # type: ignore[call-overload]
    kept = re.findall(r"# r\d+", source) if everything_stays else alone
    assert set(kept) <= set(re.findall(r"# r\d+", found))
    assert written(found, *wanted) == found
