"""Hostile text in every field, through every command: kept as text, shown as text."""

import re
from pathlib import Path
from typing import Any

import click
import mistune
import pytest

from sessionkit.cli.app import app
from tests.conftest import CommandLine

LINE = (
    "\x1b]0;owned\x07\x1b[31mred \u202egnp.exe [/x] [@click=app.bell('x')] **b** `c` _i_ "
    "<script>alert(1)</script> &amp; | a | b | [l](http://example.org) ![i](x.png) $x$ {{ 7 * 7 }}"
)
BLOCKS = "# Heading\n\n- item\n1. item\n> quote\n```\ncode\n| a | b |\n|---|---|\n===\n---"
TEXT = f"{LINE}\n{BLOCKS}\n{LINE}"
KEPT = LINE.replace("\x1b", "␛").replace("\x07", "␇").replace("\u202e", "⟦U+202E⟧")
SHOWN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

RECORD = """\
# Record of a session

## NAME OF OFFENDER

Rowan Calder

## DATE

Tue 3 Mar 2026

## VENUE

{line}

## PRESENT

- Isla Muir (worker)
- Rowan Calder
- Attendance: late: {line}

## EXERCISE

- {exercise}

## AIMS AND OBJECTIVES

- {line}
  - Result: partly met: {line}

## CONTENT

{line}

## OUTCOME

### What happened and was said

[agreed] {text}

### What we make of it

{line}

## ISSUES RAISED AND FURTHER ACTION REQUIRED

- Issue: {line}
- Action: {line}
  - Who: Rowan Calder
  - By: Fri 6 Mar 2026
- Next appointment: Tue 10 Mar 2026
"""


def filled(desk: CommandLine, line: str, text: str, exercise: str = "") -> CommandLine:
    """A case with the same text in every field a command can fill."""
    # In a form, which is Markdown, an entity is a way to write a character: “&amp;” is read as “&”.
    typed, typed_text = line.replace("&amp;", "&"), text.replace("&amp;", "&")
    desk.done("case", "new", "--name", "Rowan Calder", "--reference", "C", "--also-known-as", line)
    fields = ("--order", "--conditions", "--whereabouts", "--offence", "--flag")
    desk.done("case", "edit", "C", *(part for field in fields for part in (field, line)))
    desk.done("goal", "add", "C", text, "--how", text, "--reviewed-by", line)
    desk.done("programme", "choose", "C", "--because", line)
    desk.done("programme", "skip", "C", "2", "--because", line)
    desk.done("programme", "insert", "C", "network", "--before", "2", "--because", line)
    desk.done(
        *("session", "plan", "C", "--date", "24 feb 2026", "--venue", line, "--aim", text),
        *("--approach", "start", "--why", text),
    )
    desk.done(
        *(
            "session",
            "not-held",
            "C",
            "1",
            "--code",
            "sent home",
            "--why",
            text,
            "--asked-by",
            line,
        ),
        *("--words", text, "--follow-up", text, "--no-next", line),
    )
    desk.done(
        "session",
        "record",
        "C",
        "-",
        stdin=RECORD.format(line=typed, text=typed_text, exercise=exercise or typed),
    )
    issue = desk.done("issue", "list", "C", "--json").json()[0]["id"]
    desk.done("issue", "carry", "C", issue, "--because", text)
    desk.done("worker", "add", line[:60])
    return desk


@pytest.fixture
def hostile(desk: CommandLine) -> CommandLine:
    return filled(desk, LINE, TEXT)


def commands(tmp_path: Path) -> list[tuple[str, ...]]:
    """Every command that shows something of a case."""
    readers = ("file", "duty", "participant", "agency", "court")
    shown: list[tuple[str, ...]] = [
        ("case", "list"),
        ("case", "show", "C"),
        ("case", "conflicts", "C"),
        ("session", "list", "C"),
        ("session", "show", "C", "2"),
        ("session", "offer", "C"),
        ("issue", "list", "C", "--all"),
        ("action", "list", "C", "--all"),
        ("aim", "list", "C", "--all"),
        ("goal", "list", "C"),
        ("programme", "show", "C"),
        ("review", "C"),
        ("worker", "list"),
        ("verify",),
    ]
    shown += [(*each, "--json") for each in shown]
    shown += [("form", "C"), ("form", "C", "1"), ("form", "C", "2")]
    for reader in readers:
        shown += [("export", "record", "C", "--for", reader, "--format", f) for f in ("md", "html")]
        shown += [("export", "session", "C", "2", "--for", reader)]
    return shown


def test_no_control_character_reaches_the_terminal(hostile: CommandLine, tmp_path: Path) -> None:
    for command in commands(tmp_path):
        ran = hostile.done(*command)
        assert SHOWN.findall(ran.out + ran.err) == [], command


def test_the_person_is_told_what_became_a_visible_mark(desk: CommandLine) -> None:
    ran = desk.done("case", "new", "--name", "Rowan\x1b Calder", "--reference", "C")
    assert "␛" in ran.err


def test_after_the_door_the_text_stays_as_it_is(hostile: CommandLine) -> None:
    record = hostile.done("session", "show", "C", "2", "--json").json()["record"]
    typed = KEPT.replace("&amp;", "&")
    kept = (record["came_words"], record["aims"][0]["aim"]["text"], record["view"][0]["text"])
    assert kept == (typed, typed, typed)
    front = hostile.done("case", "show", "C", "--json").json()["front"]
    assert (front["conditions"], front["whereabouts"]["text"]) == (KEPT, KEPT)
    plan = hostile.done("session", "show", "C", "1", "--json").json()["plan"]
    assert plan["aims"][0]["text"] == "\n".join((KEPT, *TEXT.split("\n")[1:-1], KEPT))


def test_a_form_of_it_reads_back_to_the_same_session(hostile: CommandLine) -> None:
    form = hostile.done("form", "C", "2").out
    hostile.done("case", "new", "--name", "Rowan Calder", "--reference", "D")
    hostile.done("import", "D", "-", stdin=form)
    again = hostile.done("form", "D", "1").out
    assert again.replace("from session 1:", "from session 2:") == form


def shape(markdown: str) -> list[tuple[str, Any]]:
    """The kinds of block of a document and the words of its headings, by a parser not ours."""
    parse = mistune.create_markdown(renderer="ast", plugins=["table", "strikethrough", "url"])
    blocks = parse(markdown)
    assert isinstance(blocks, list)
    found: list[tuple[str, Any]] = []
    for block in blocks:
        if block["type"] == "heading":
            words = "".join(str(child.get("raw", "")) for child in block["children"])
            found.append((f"heading {block['attrs']['level']}", words))
    return found


def kinds(markdown: str) -> set[str]:
    """Every kind of block and inline there is in a document, by a parser not ours."""
    parse = mistune.create_markdown(renderer="ast", plugins=["table", "strikethrough", "url"])
    found: set[str] = set()
    waiting: list[Any] = [parse(markdown)]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            found.add(each["type"])
            waiting.append(each.get("children", []))
    return found


@pytest.mark.parametrize("reader", ["file", "duty", "participant", "agency", "court"])
def test_every_export_keeps_its_shape(bare: CommandLine, tmp_path: Path, reader: str) -> None:
    documents = []
    # The participant's copy leaves out what names an exercise, so there the exercise stays plain.
    exercise = "Pen Picture" if reader == "participant" else ""
    for name, line, text in (("plain", "plain words", "plain words"), ("hostile", LINE, TEXT)):
        bare.workspace = tmp_path / name
        bare.done("init", str(bare.workspace), "--worker", "Isla Muir")
        filled(bare, line, text, exercise)
        documents.append(bare.done("export", "record", "C", "--for", reader).out)
    assert shape(documents[0]) == shape(documents[1])
    extra = kinds(documents[1]) - kinds(documents[0]) - {"linebreak", "softbreak"}
    assert extra == set()


def test_every_command_that_shows_a_case_is_tried_here(tmp_path: Path) -> None:
    context = click.Context(app)
    tried = {" ".join(each[:2]) for each in commands(tmp_path)}
    for group in ("case", "session", "issue", "action", "aim", "goal", "programme", "worker"):
        command = app.get_command(context, group)
        assert isinstance(command, click.Group)
        for name in {"list", "show", "offer", "conflicts"} & set(command.list_commands(context)):
            assert f"{group} {name}" in tried


BAD = "\x1b]0;owned\x07\u202e"
REFUSED = [
    ("case", "list", BAD),
    ("case", f"--{BAD}"),
    (BAD,),
    ("case", BAD),
    ("case", "show", BAD),
    ("session", "show", "C", BAD),
    ("session", "show", BAD, "1"),
    ("session", "plan", "C", "--date", BAD),
    ("session", "record", "C", f"/{BAD}"),
    ("session", "not-held", "C", "1", "--code", BAD),
    ("import", "C", f"/{BAD}"),
    ("case", "merge", BAD),
    ("case", "edit", "C", "--worker", BAD),
    ("case", "edit", "C", "--leaves", BAD),
    ("worker", "leave", BAD),
    ("issue", "settle", "C", BAD),
    ("draft", "show", BAD),
    ("library", "show", BAD),
    ("programme", "insert", "C", BAD, "--before", "2", "--because", "x"),
    ("export", BAD, "C"),
    ("export", "record", "C", "--for", BAD),
    ("export", "record", "C", "--format", BAD),
    ("export", "record", "C", "--for", "agency", "--choose", BAD, "--because", "asked"),
    ("export", "record", "C", "-o", f"/{BAD}/x.md"),
    ("--as", BAD, "case", "edit", "C", "--flag", "x"),
    ("--workspace", f"/{BAD}", "case", "list"),
    ("init", f"/dev/null/{BAD}", "--worker", "Isla Muir"),
]


@pytest.mark.parametrize("command", REFUSED)
@pytest.mark.parametrize("debug", [(), ("--debug",)])
def test_what_is_refused_is_named_without_a_control_character(
    desk: CommandLine, command: tuple[str, ...], debug: tuple[str, ...]
) -> None:
    desk.done("case", "new", "--name", "Rowan Calder", "--reference", "C")
    ran = desk(*debug, *command)
    assert ran.code != 0
    assert ran.err.strip()
    assert SHOWN.findall(ran.out + ran.err) == []


def test_a_name_somebody_wrote_into_a_card_by_hand_is_shown_safely(desk: CommandLine) -> None:
    desk.done("case", "new", "--name", "Rowan Calder", "--reference", "C")
    for card in (desk.workspace / "people").glob("*.toml"):
        text = card.read_text("utf-8").replace("Isla Muir", "Isla\\u001b[31m Muir")
        card.write_text(text, "utf-8")
    ran = desk.done("case", "edit", "C", "--flag", "x")
    assert "Working as" in ran.err
    assert SHOWN.findall(ran.err) == []


def test_a_file_with_a_hostile_name_is_written_and_named_safely(
    desk: CommandLine, tmp_path: Path
) -> None:
    desk.done("case", "new", "--name", "Rowan Calder", "--reference", "C")
    ran = desk.done("export", "record", "C", "-o", str(tmp_path / "\x1b[31mred.md"))
    assert (tmp_path / "\x1b[31mred.md").exists()
    assert SHOWN.findall(ran.err) == []
