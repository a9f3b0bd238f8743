"""Exports keep their shape, whatever people typed, and show what they typed and nothing else."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sessionkit.documents.export import to_html
from sessionkit.documents.page import Page, block, finished, item
from sessionkit.documents.readers import Reader
from sessionkit.documents.session_view import Marked, SessionRef, StoryLine
from sessionkit.documents.shape import check_shape
from sessionkit.domain.errors import Refused, WrongUse
from sessionkit.domain.text import make_safe
from tests.documents.exporting import SETTINGS, card, one_session, plan, record
from tests.documents.other_readers import READERS, Seen, seen
from tests.documents.token_case import token_case
from tests.documents.who_reads import WHO_READS

T = TypeVar("T")

HOSTILE = (
    *("# heading", "### Session 1", "Session 9", "====", "----", "> quotation", "- item", "* item"),
    *("1. item", "2) item", "+ item", "- [ ] task", "```", "~~~", "    code", "`code`", "***"),
    *("[link](https://example.org)", "[Session 1](#session-1)", "![picture](x.png)", "[a]: /b"),
    *("<b>bold</b>", "<script>alert(1)</script>", "<!-- gone -->", "<https://example.org>", "<br>"),
    *("https://example.org", "www.example.org", "me@example.org", "&amp;", "&#35;", "&lt;b&gt;"),
    *(
        "| a | b |",
        "| --- | --- |",
        "a|b",
        "|",
        "\\",
        "\\#",
        "\\\\",
        "*",
        "**",
        "_",
        "__x__",
        "~~x~~",
    ),
    *(
        "{{ head.name }}",
        "{% if %}",
        "{# #}",
        "$x$",
        ": definition",
        "[^1]: note",
        "“quoted”",
        "(x)",
    ),
    *(
        "**Venue:**",
        "*(third party)*",
        " ",
        "  ",
        "\n",
        "\n ",
        "end\\\n",
        "\u00a0",
        "😀",
        "é",
        "a",
        "b c",
    ),
)
TEXTS = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=6).map("".join)
SAFE = TEXTS.map(lambda text: make_safe(text).text)


def one_paragraph(text: str) -> str:
    while "\n\n" in text:
        text = text.replace("\n\n", "\n")
    return text


def changed(value: T, change: Callable[[str], str]) -> T:
    """The same thing with every word of `WHO_READS` in it changed."""
    new: Any = value
    if isinstance(value, str):
        new = change(value) if value in WHO_READS else value
    elif isinstance(value, tuple):
        new = tuple(changed(each, change) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: changed(getattr(value, each.name), change) for each in fields(value)}
        new = replace(value, **parts)
    return new  # type: ignore[no-any-return]


def read_by(reader: str, markdown: str) -> Seen:
    return seen(READERS[reader](markdown))


HARMLESS = record(token_case()).markdown
HARMLESS_SEEN = {reader: read_by(reader, HARMLESS) for reader in READERS}
SHOWN = tuple(
    word
    for word, readers in WHO_READS.items()
    if "f" in readers and word not in ("tkteam", "tkconflictother")
)


@given(SAFE.map(one_paragraph), st.booleans())
@settings(max_examples=12, deadline=None)
@example("# heading\n- item\n1. item\n> quotation\n```\n", True)
@example("\n| a | b |\n| --- | --- |\n", False)
@example("<script>alert(1)</script> [a](b) ![c](d) <https://e.org>\n[f]: /g\n", True)
def test_hostile_text_in_every_field_changes_no_shape_and_is_shown_as_typed(
    text: str, before: bool
) -> None:
    def typed(word: str) -> str:
        return f"{text}{word}" if before else f"{word}{text}"

    written = record(changed(token_case(), typed)).markdown
    for reader in READERS:
        read = read_by(reader, written)
        assert read.tags == HARMLESS_SEEN[reader].tags, reader
        shown = "\n\n".join(each for _, each in read.texts)
        missing = [word for word in SHOWN if typed(word) not in shown]
        assert missing == [], (reader, missing)


@given(SAFE)
@settings(max_examples=12, deadline=None)
@example("a\n\n\n# heading\n\n- item\n\n    code\n\n```\n\nb")
def test_paragraphs_in_every_field_make_no_heading_list_link_table_or_html(text: str) -> None:
    case = changed(token_case(), lambda word: f"{word}{text}{word}")
    written = record(case).markdown
    for reader in READERS:
        tags = read_by(reader, written).tags
        assert without_paragraphs(tags) == without_paragraphs(HARMLESS_SEEN[reader].tags), reader


def without_paragraphs(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag for tag in tags if tag != "p")


@given(SAFE, st.sampled_from(Reader))
@settings(max_examples=8, deadline=None)
def test_the_page_shows_what_the_markdown_shows(text: str, reader: Reader) -> None:
    exported = record(changed(token_case(), lambda word: f"{word}{text}"), reader)
    page = seen(to_html(exported))
    assert [each for each in page.texts if each[0] in ("h1", "h2", "h3", "h4")] == [
        each
        for each in read_by("markdown-it, GFM", exported.markdown).texts
        if each[0] in ("h1", "h2", "h3", "h4")
    ]
    assert "script" not in page.tags
    assert "img" not in page.tags


@given(SAFE)
@settings(max_examples=8, deadline=None)
def test_one_session_by_itself_keeps_its_shape_too(text: str) -> None:
    for number in (1, 2, 4):
        harmless = one_session(token_case(), number).markdown
        case = changed(token_case(), lambda word: f"{text}{word}")
        written = one_session(case, number).markdown
        for reader in READERS:
            hostile, plain = read_by(reader, written), read_by(reader, harmless)
            assert without_paragraphs(hostile.tags) == without_paragraphs(plain.tags), reader


@given(SAFE)
@settings(max_examples=8, deadline=None)
@example("\n# heading\n- item\n<b>bold</b> [a](b)\n")
def test_the_plan_and_the_card_keep_their_shape_whatever_an_entry_says(text: str) -> None:
    entries = changed(token_case().plan, lambda word: f"{word}{text}{word}")
    case = replace(token_case(), plan=entries)
    for export in (plan, card):
        harmless, written = export(token_case()).markdown, export(case).markdown
        for reader in READERS:
            hostile, plain = read_by(reader, written), read_by(reader, harmless)
            assert without_paragraphs(hostile.tags) == without_paragraphs(plain.tags), reader


SIGNS = replace(SETTINGS, plan_sections=(("warning-signs", "Signs"), ("ways-of-coping", "Ways")))
PLAIN = {
    reader: without_paragraphs(read_by(reader, plan(token_case(), settings=SIGNS).markdown).tags)
    for reader in READERS
}


@given(SAFE)
@settings(max_examples=12, deadline=None)
@example("Title #")
@example("Session 3")
@example("\xa0")
@example("# Title ##")
@example("\\#")
def test_a_section_may_be_called_anything(title: str) -> None:
    sections = (("warning-signs", title), ("ways-of-coping", f"x{title}"))
    mine = replace(SETTINGS, plan_sections=sections)
    written = plan(token_case(), settings=mine).markdown
    for reader in READERS:
        assert without_paragraphs(read_by(reader, written).tags) == PLAIN[reader], reader


# -- the second reading -----------------------------------------------------------------------


def meant(*headings: tuple[int, str]) -> Page:
    page = Page(frozenset({"Session 1"}))
    for level, words in headings:
        page.heading(level, words)
    return page


@pytest.mark.parametrize(
    "unmeant",
    [
        "# Title\n\n## Session 1\n\n## One more\n",
        "# Title\n",
        "## Title\n\n## Session 1\n",
        "# Title\n\n## Session 2\n",
        "## Session 1\n\n# Title\n",
        "# Title\n\n## Session 1\n\nOne more\n---\n",
    ],
)
def test_a_heading_too_many_or_too_few_or_other_than_meant_is_refused(unmeant: str) -> None:
    with pytest.raises(Refused, match="heading"):
        check_shape(unmeant, meant((1, "Title"), (2, "Session 1")))


@pytest.mark.parametrize(
    ("unmeant", "named"),
    [
        ("<b>x</b>", "HTML"),
        ("<div>\nx\n</div>", "HTML at line 3"),
        ("<!-- x -->", "HTML"),
        ("![x](y)", "a picture"),
        ("```\nx\n```", "a block of code"),
        ("    x", "a block of code"),
        ("`x`", "code"),
        ("> x", "a quotation"),
        ("1. x", "a numbered list"),
        ("---", "a rule"),
        ("~~x~~", "struck out"),
        ("[x]: /y", "a target of links"),
    ],
)
def test_what_no_document_of_ours_has_is_refused_by_name(unmeant: str, named: str) -> None:
    with pytest.raises(Refused, match=named):
        check_shape(f"# Title\n\n{unmeant}\n", meant((1, "Title")))


@pytest.mark.parametrize(
    "unmeant",
    [
        "[x](https://example.org)",
        "<https://example.org>",
        "[Session 1](#session-2)",
        "[something](#session-1)",
        "[Session 2](#session-2)",
    ],
)
def test_a_link_out_of_the_document_or_to_nowhere_is_refused(unmeant: str) -> None:
    with pytest.raises(Refused, match="a link"):
        check_shape(f"# Session 1\n\n{unmeant}\n", meant((1, "Session 1")))


def test_a_link_to_a_session_of_the_document_is_meant() -> None:
    page = meant((1, "Session 1"))
    check_shape(f"# Session 1\n\n{page.link(SessionRef('Session 1', ''))}\n", page)


def test_a_session_that_is_not_in_the_document_is_named_and_not_linked() -> None:
    assert meant().link(SessionRef("Session 2", "")) == "Session 2"


@pytest.mark.parametrize(
    "table",
    ["", "| a |\n| --- |\n", "| a | b |\n| --- | --- |\n| c | d |\n| e | f |\n"],
)
def test_a_table_of_another_size_than_meant_is_refused(table: str) -> None:
    page = meant()
    page.table("a", "b")
    page.row("c", "d")
    with pytest.raises(Refused, match="table 1"):
        check_shape(table, page)


def test_a_refusal_quotes_nothing_of_the_document() -> None:
    with pytest.raises(Refused) as told:
        check_shape("# His secret\n", meant((1, "Title")))
    assert "secret" not in str(told.value)


# -- the page while it is written -------------------------------------------------------------


def test_a_text_of_several_lines_stays_in_its_list_item() -> None:
    assert item("one\n\n- two", 4) == "one\\\n    \\\n    \\- two"


def test_marks_stand_before_their_text_in_words() -> None:
    marked = Marked("Ailsa rang", "third party")
    assert item(marked) == "*(third party)* Ailsa rang"
    assert block(marked) == "*(third party)*\\\nAilsa rang"
    assert finished(marked) == "*(third party)* Ailsa rang"


def test_a_step_of_a_story_names_session_day_result_and_reason() -> None:
    line = StoryLine(
        "Taken up in", SessionRef("Session 1", ""), Marked("An *aim*"), "on Tue", "met", "a (b)"
    )
    assert meant().story(line) == (
        "Taken up in [Session 1](#session-1), “An \\*aim\\*”, on Tue: met (a (b))"
    )


@pytest.mark.parametrize(("level", "words"), [(0, "x"), (7, "x"), (1, ""), (1, " "), (1, "a\nb")])
def test_a_heading_without_words_or_level_is_refused(level: int, words: str) -> None:
    with pytest.raises(WrongUse):
        meant().heading(level, words)


def test_a_row_that_fits_no_table_is_refused() -> None:
    page = meant()
    with pytest.raises(WrongUse, match="1 cells"):
        page.row("a")
    page.table("a", "b")
    with pytest.raises(WrongUse, match="3 cells"):
        page.row("a", "b", "c")
