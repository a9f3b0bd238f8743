"""The team's own templates: laid over ours, and held to what a template may do."""

from pathlib import Path

import pytest

from sessionkit.documents.readers import Reader
from sessionkit.domain.errors import Refused, WrongUse
from sessionkit.locations import shipped_templates
from tests.documents.exporting import one_session, record
from tests.documents.golden_case import golden_case

OURS = "{{ heading(1, head.title) }}\n\n- **Name:** {{ head.name }}\n"


def own(folder: Path, text: str, name: str = "record.md") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def test_a_template_of_the_team_is_used_instead_of_ours(tmp_path: Path) -> None:
    folder = own(tmp_path, OURS)
    assert record(golden_case(), own=folder).markdown == (
        "# Relapse prevention record\n\n- **Name:** Rowan Calder\n"
    )


def test_what_the_team_did_not_copy_stays_ours(tmp_path: Path) -> None:
    folder = own(tmp_path, OURS)
    assert one_session(golden_case(), 1, own=folder) == one_session(golden_case(), 1)


def test_a_session_template_of_the_team_is_used_within_the_record_too(tmp_path: Path) -> None:
    text = "{{ heading(1 if alone else 3, session.ref.name) }}\n\nOur own words.\n"
    folder = own(tmp_path, text, "session.md")
    assert record(golden_case(), own=folder).markdown.count("Our own words.") == 4


def test_a_copy_of_a_shipped_template_writes_the_same(tmp_path: Path) -> None:
    for name in ("record.md", "session.md"):
        own(tmp_path, (shipped_templates() / name).read_text("utf-8"), name)
    assert record(golden_case(), own=tmp_path) == record(golden_case())


@pytest.mark.parametrize(
    ("construct", "named"),
    [
        ("{% set x %}{{ head.name }}{% endset %}{{ x }}", "block of text kept in a name"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1) }}", "macro"),
        ("{% call(x) heading(1, 'a') %}x{% endcall %}", "call block"),
        ("{% filter upper %}{{ head.name }}{% endfilter %}", "filter block"),
        ("{% include 'session.md' %}", "include"),
        ("{% include head.name %}", "include"),
        ("{% import 'session.md' as s %}", "import"),
        ("{% from 'session.md' import s %}", "import"),
        ("{% extends 'session.md' %}", "extends"),
        ("{% block b %}x{% endblock %}", "a block"),
        ("{% autoescape true %}{{ head.name }}{% endautoescape %}", "autoescape"),
        (
            "{% if false %}{% if false %}{% macro m() %}{% endmacro %}{% endif %}{% endif %}",
            "macro",
        ),
    ],
)
def test_a_construct_that_could_write_text_unescaped_is_refused_with_its_line(
    tmp_path: Path, construct: str, named: str
) -> None:
    folder = own(tmp_path, f"{OURS}\n{construct}\n")
    with pytest.raises(WrongUse, match=named) as told:
        record(golden_case(), own=folder)
    assert f"{tmp_path / 'record.md'}, line 5" in told.value.message


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("{{ head.nmae }}", "nmae"),
        ("{{ haed.name }}", "haed"),
        ("{% if head.nothing_such %}x{% endif %}", "nothing_such"),
        ("{{ record.front.order.__class__ }}", "unsafe"),
        ("{{ head.name.__class__.__mro__ }}", "unsafe"),
        ("{{ heading.__globals__ }}", "unsafe"),
        ("{{ 1 / 0 }}", "division"),
        ("{{ head.name + 1 }}", "concatenate"),
        ("{{ head.name | nosuchfilter }}", "nosuchfilter"),
        ("{{ heading(1) }}", "missing"),
        ("{{ heading(9, 'x') }}", "level 9"),
        ("{{ head.name", "unexpected"),
    ],
)
def test_an_error_in_a_template_names_the_file_and_the_line(
    tmp_path: Path, line: str, named: str
) -> None:
    folder = own(tmp_path, f"{OURS}\n{line}\n")
    with pytest.raises(WrongUse, match=named) as told:
        record(golden_case(), own=folder)
    assert f"{tmp_path / 'record.md'}, line 5" in told.value.message


def test_an_error_in_the_session_within_the_record_is_named_where_it_stands(
    tmp_path: Path,
) -> None:
    folder = own(
        tmp_path, "{{ heading(3, session.ref.name) }}\n\n{{ session.nothing }}\n", "session.md"
    )
    with pytest.raises(WrongUse) as told:
        record(golden_case(), own=folder)
    assert f"{tmp_path / 'session.md'}, line 3" in told.value.message


def test_a_template_that_writes_itself_without_end_is_stopped(tmp_path: Path) -> None:
    folder = own(tmp_path, "{{ written(session) }}", "session.md")
    with pytest.raises(WrongUse, match="recursion"):
        one_session(golden_case(), 1, own=folder)


def test_a_template_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "record.md").write_bytes(b"\xff\xfe caf\xe9")
    with pytest.raises(WrongUse, match=r"record\.md is not UTF-8"):
        record(golden_case(), own=tmp_path)


def test_the_filter_that_trusts_text_elsewhere_is_not_trusted_here(tmp_path: Path) -> None:
    text = "{{ heading(1, 'x') }}\n\n{{ '<b>*x*</b>' | safe }} {{ ('<i>' | block) ~ '<u>' }}\n"
    written = record(golden_case(), own=own(tmp_path, text)).markdown
    assert "\\<b>\\*x\\*\\</b>" in written
    assert "\\<u>" in written


@pytest.mark.parametrize(
    "typed",
    ["# A heading", "A heading\n---", "<b>x</b>", "![x](y)", "[x](https://example.org)", "`x`"],
)
def test_what_is_typed_past_the_functions_fails_the_export(tmp_path: Path, typed: str) -> None:
    with pytest.raises(Refused) as told:
        record(golden_case(), own=own(tmp_path, f"{OURS}\n\n{typed}\n"))
    assert "heading()" in told.value.hint


def test_no_template_gives_a_reader_what_the_reader_may_not_have(tmp_path: Path) -> None:
    text = "{{ heading(1, 'x') }}\n\n{{ head }} {{ record }}\n"
    written = record(golden_case(), Reader.AGENCY, own=own(tmp_path, text)).markdown
    assert "Rowan" in written
    for word in ("Isla", "Larch", "diary", "picture", "school", "Thursdays"):
        assert word not in written


def test_a_folder_of_templates_need_not_be_there(tmp_path: Path) -> None:
    assert record(golden_case(), own=tmp_path / "none") == record(golden_case())
