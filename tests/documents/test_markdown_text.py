"""People's text in Markdown: every renderer shows just the text, and it is read back exactly."""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sessionkit.documents.markdown_text import (
    escape_block,
    escape_inline,
    escape_paragraph,
    unescape,
)
from sessionkit.domain.text import field_text, make_safe
from tests.documents.other_readers import READERS, WITH_TABLES, seen

Escape = Callable[[str], str]

FRAGMENTS = (
    *("\n", "\n\n", "\n\n\n", " ", "    ", "  \n", "\\\n", "\u00a0", "\u2003", "\u3000", "\u1680"),
    *(
        "\\",
        "`",
        "```",
        "~~~",
        "*",
        "**",
        "_",
        "__",
        "~~",
        "$",
        "$$",
        "|",
        "||",
        "<",
        ">",
        "&",
        ";",
    ),
    *("[", "]", "](b)", "![", "[ ] ", "[x]", "[^1]", "[^1]: x", "[a]: b", "(", ")", "{", "}", "^"),
    *("# ", "## ", "- ", "+ ", "* ", "-", "---", "- - -", "===", "+++", "1.", "1. ", "2) ", "> "),
    *("|a|b|", "|-|-|", ":-:", ":-", "-:", ": ", ":::", "!", "!!!", "'", '"', ",", "?", "=", "%"),
    *("<b>", "</b>", "<!--", "-->", "<a href=x>", "<?", "&amp;", "&copy", "&lt;", "&#32;", "&#10;"),
    *(
        "www.",
        "WWW.",
        "http://",
        "https://",
        "ftp://",
        "mailto:",
        "//",
        "/",
        ":",
        "@",
        ".",
        "a@b.co",
    ),
    *(
        "example.com",
        "org",
        "localhost",
        "xn--a",
        "рф",
        "a",
        "b",
        "ab",
        "a_b",
        "1",
        "12",
        "é",
        "łó",
    ),
    *("日本", "\u0301", "\u200d", "\u00ad", "🏴", "’", "“", "–", "␛", "⟦U+202E⟧"),
)
FROM_FRAGMENTS = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join)
ANY_TEXT = st.one_of(FROM_FRAGMENTS, st.text(max_size=40))
TEXTS = ANY_TEXT.map(lambda text: field_text(make_safe(text).text))
"""A field's text, past the door."""

ESCAPES = (escape_block, escape_paragraph, escape_inline)
everywhere = pytest.mark.parametrize("reader", READERS)


class TestReadingBack:
    @given(TEXTS)
    @example("a\n\n\nb")
    @example("a\n \nb")
    @example("\\\n\\")
    @settings(max_examples=200)
    def test_the_text_is_read_back_exactly(self, text: str) -> None:
        for escape in ESCAPES:
            assert unescape(escape(text)) == text

    @given(ANY_TEXT.map(lambda text: make_safe(text).text))
    @example("\n\n")
    @example("\n a \n")
    @settings(max_examples=100)
    def test_so_is_a_text_with_blank_lines_and_spaces_round_it(self, text: str) -> None:
        for escape in ESCAPES:
            assert unescape(escape(text)) == text

    @given(ANY_TEXT)
    @settings(max_examples=100)
    def test_reading_back_lets_nothing_past_the_door(self, text: str) -> None:
        source = make_safe(text).text

        assert make_safe(unescape(source)).replaced == ()

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            (r"\*not a star\*", "*not a star*"),
            ("*as it is* and _so_", "*as it is* and _so_"),
            ("one\\\ntwo", "one\ntwo"),
            ("one\ntwo", "one\ntwo"),
            (r"C:\Users\n", r"C:\Users\n"),
            ("R&amp;D &lt;b&gt; &nbsp;&pound;5 &#163; &#xA3;", "R&D <b> \u00a0£5 £ £"),
            ("AT&T; &copy &nosuch; &#; &#x110000; &#xD800;", None),
            ("&#27;[31m &#x202E; &lrm; &#0; &#9; &ZeroWidthSpace;", None),
        ],
    )
    def test_what_people_type_by_hand_is_read_as_they_meant_it(
        self, typed: str, meant: str | None
    ) -> None:
        assert unescape(typed) == (typed if meant is None else meant)


class TestPleasantSource:
    @pytest.mark.parametrize(
        "text",
        [
            "He came on time (as agreed), and said: “I don't want to go back there.” Why not?",
            "Well-planned work; costs £5 – or 5% more. It's his mother-in-law's, e.g. at 2.30 p.m.",
            "Aim 1: meet at 14:30 and/or 15:00! See ¶34 & A1, version 1.2.",
            "-5 degrees, +44 and #1st are no lists",
            "3.5 hours",
            "a > b, a = b, 100 + 1 {x} ^ \"quoted\" 'so'",
            "é, ł and 日本語",
        ],
    )
    def test_an_ordinary_sentence_comes_out_unchanged(self, text: str) -> None:
        for escape in ESCAPES:
            assert escape(text) == text

    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("# Outcome", r"\# Outcome"),
            ("- item", r"\- item"),
            ("+ item", r"\+ item"),
            ("12. item", r"12\. item"),
            ("1) item", r"1\) item"),
            ("> said", r"\> said"),
            ("---", r"\---"),
            ("title\n===", "title\\\n\\==="),
            ("a|b\n-|-", "a\\|b\\\n-\\|-"),
            ("a\n:-:", "a\\\n\\:-:"),
            ("*so* _so_ `so` ~so~ $so$", r"\*so\* \_so\_ \`so\` \~so\~ \$so\$"),
            ("[a](b) ![c](d) [ ] [^1]", r"\[a\](b) !\[c\](d) \[ \] \[^1\]"),
            ("<b>&amp;</b>", r"\<b>\&amp;\</b>"),
            ("see www.example.org", r"see www\.example\.org"),
            ("www.5.x", r"www\.5.x"),
            ("https://example.org/x", r"https:/\/example\.org/x"),
            ("a.b@example.org", r"a.b\@example\.org"),
            ("one\ntwo", "one\\\ntwo"),
            ("one\n\ntwo", "one\n\ntwo"),
            ("one\n\n\n\ntwo", "one\n\n\\\n\\\ntwo"),
            ("one \n    two", "one&#32;\\\n&#32;   two"),
            ("\u2003one\u00a0", "&#x2003;one&#xA0;"),
        ],
    )
    def test_only_what_would_mean_something_is_escaped(self, text: str, source: str) -> None:
        assert escape_block(text) == source

    def test_a_paragraph_stays_one_and_a_line_stays_one(self) -> None:
        assert escape_paragraph("one\n\n\ntwo") == "one\\\n\\\n\\\ntwo"
        assert escape_inline("one\n\ntwo") == "one&#10;&#10;two"

    @given(TEXTS)
    @settings(max_examples=100)
    def test_an_escaped_line_is_one_line_without_white_space_round_it(self, text: str) -> None:
        source = escape_inline(text)

        assert "\n" not in source
        assert source == source.strip()


@everywhere
class TestWhatOthersShow:
    @given(text=TEXTS)
    @example(text="\\&lta_b; &copy{;")
    @example(text="http://\u2003")
    @example(text="term\n: definition")
    @example(text="one\n=-")
    @example(text="one\n-=")
    @settings(max_examples=100)
    def test_paragraphs_of_exactly_the_text_and_nothing_else(self, reader: str, text: str) -> None:
        for escape in (escape_block, escape_paragraph):
            page = seen(READERS[reader](escape(text)))

            assert page.paragraphs() == text
            assert set(page.tags) <= {"p"}

    @given(text=TEXTS)
    @settings(max_examples=50)
    def test_one_paragraph_where_one_was_asked_for(self, reader: str, text: str) -> None:
        assert len(seen(READERS[reader](escape_paragraph(text))).tags) == bool(text)

    @given(text=TEXTS)
    @settings(max_examples=100)
    def test_between_two_headings_the_headings_are_those_meant(
        self, reader: str, text: str
    ) -> None:
        page = seen(READERS[reader](f"## Session 6\n\n{escape_block(text)}\n\n## Session 7\n"))

        assert page.of("h2") == ("Session 6", "Session 7")
        assert page.paragraphs() == text
        assert set(page.tags) <= {"h2", "p"}

    @given(text=TEXTS.filter(bool))
    @settings(max_examples=100)
    def test_in_a_list_it_is_the_item(self, reader: str, text: str) -> None:
        item = escape_inline(text)

        for mark in ("- ", "1. "):
            page = seen(READERS[reader](f"{mark}{item}\n{mark}{item}\n"))
            assert page.of("li") == (text, text)
            assert page.tags[1:] == ("li", "li")

    @given(text=TEXTS)
    @settings(max_examples=50)
    def test_after_a_label_it_goes_on_in_the_line(self, reader: str, text: str) -> None:
        page = seen(READERS[reader](f"**Venue:** {escape_inline('a' + text)}\n"))

        assert page.paragraphs() == f"Venue: a{text}"
        assert page.tags == ("p", "strong")


@pytest.mark.parametrize("reader", WITH_TABLES)
@given(text=TEXTS)
@settings(max_examples=100)
def test_in_a_table_it_is_the_cell(reader: str, text: str) -> None:
    cell = escape_inline(text)
    rows = f"| {cell} | Result |\n| --- | --- |\n| {cell} | met |\n| not met | {cell} |\n"

    page = seen(READERS[reader](rows))

    assert page.of("th") == (text, "Result")
    assert page.of("td") == (text, "met", "not met", text)
    assert set(page.tags) == {"table", "thead", "tbody", "tr", "th", "td"}


def test_the_readers_would_show_the_difference() -> None:
    """A reader that found nothing in raw text would find nothing in ours either."""
    raw = "# a\n\n- b\n\n[c](d) <b>e</b> *f* `g`"

    for render in READERS.values():
        assert {"h1", "ul", "a", "em", "code"} <= set(seen(render(raw)).tags)
    for name in WITH_TABLES:
        assert "table" in seen(READERS[name]("| a | b |\n| --- | --- |\n")).tags
    links = READERS["markdown-it, GFM that links bare addresses"]
    assert seen(links("www.example.org a@b.co example.com")).tags == ("p", "a", "a", "a")
