"""The relapse prevention plan for each reader: cell by cell, and what his own copy never holds."""

import re
from dataclasses import replace
from itertools import product

import pytest

from sessionkit.documents.export import Exported, to_html
from sessionkit.documents.left_out import Kind, Why
from sessionkit.documents.readers import Reader
from sessionkit.domain.case import Case
from sessionkit.domain.conflict import Conflict
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.passage import Mark, Marks
from sessionkit.domain.plan_entry import Agreement, PlanEntry, PlanSource, Withdrawn
from sessionkit.domain.plan_sections import PLAN_SECTIONS
from sessionkit.domain.settings import GUARDED_WORDS, Settings
from tests.documents.exporting import one_session, plan, record
from tests.documents.golden_case import golden_case
from tests.documents.token_case import AGREED, CONFIDENCE, THIRD, THIRD_AGREED, day, token_case
from tests.documents.who_reads import WHO_READS

LETTERS = dict(zip(Reader, "fdpac", strict=True))
TEAM = Settings(team="tkteam", guarded_words=())
HEAD = {"tkname", "tkreference", "tkalias", "tkteam"}

SECTIONS = {
    **dict.fromkeys(PLAN_SECTIONS, "fpc"),
    "warning-signs": "fdpc",
    "ways-of-coping": "fdpc",
    "who-has-been-told": "fc",
    "one-of-our-own": "fpc",
}
"""Who reads an agreed entry without marks, by its section."""
MARKS: dict[Marks, str] = {
    (): "fdpc",
    AGREED: "fdpc",
    THIRD: "f",
    THIRD_AGREED: "fp",
    CONFIDENCE: "f",
    (Mark.IN_CONFIDENCE, Mark.AGREED): "f",
    (Mark.THIRD_PARTY, Mark.IN_CONFIDENCE, Mark.AGREED): "f",
}
"""Whom the marks of an entry let through."""
AGREEMENTS = {
    Agreement.AGREES: "fdpc",
    Agreement.DOES_NOT: "fdc",
    Agreement.COULD_NOT_SAY: "fdc",
    None: "fdc",
}
"""Whom it lets through whether he agrees."""


def words_in(text: str) -> set[str]:
    return set(re.findall(r"\btk\w+", text))


def readable_by(reader: Reader) -> set[str]:
    return {word for word, readers in WHO_READS.items() if LETTERS[reader] in readers}


def export(reader: Reader, *chosen: str, because: str = "") -> Exported:
    return plan(token_case(), reader, *chosen, because=because, settings=TEAM)


def entry(id: str, section: str, text: str, marks: Marks = ()) -> PlanEntry:
    sources = (PlanSource("s1"),)
    return PlanEntry(id, section, text, day(1), "Isla Muir", sources, Agreement.AGREES, marks=marks)


def golden_with(*entries: PlanEntry) -> Case:
    return replace(golden_case(), plan=entries)


def own(*texts: str, section: str = "ways-of-coping") -> Exported:
    entries = (entry(f"e-{place}", section, text) for place, text in enumerate(texts))
    return plan(golden_with(*entries), Reader.PARTICIPANT)


# -- cell by cell ---------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", Reader)
def test_the_plan_holds_what_its_reader_may_read_and_nothing_else(reader: Reader) -> None:
    of_the_plan = {word for word in WHO_READS if word.startswith("tkplan")} | HEAD
    assert words_in(export(reader).markdown) == readable_by(reader) & of_the_plan
    assert words_in(to_html(export(reader))) == words_in(export(reader).markdown)


@pytest.mark.parametrize("reader", Reader)
def test_every_section_with_every_mark_and_every_answer_goes_where_the_table_says(
    reader: Reader,
) -> None:
    told: dict[str, set[str]] = {}
    entries: list[PlanEntry] = []
    for (section, one), (marks, two), (agreement, three) in product(
        SECTIONS.items(), MARKS.items(), AGREEMENTS.items()
    ):
        text = f"tkplan{len(entries)}"
        told[text] = set(one) & set(two) & set(three)
        entries.append(replace(entry(text, section, text, marks), agreement=agreement))
    case = replace(token_case(), plan=tuple(entries))
    wanted = {text for text, readers in told.items() if LETTERS[reader] in readers}
    for exported in (plan(case, reader, settings=TEAM), record(case, reader, settings=TEAM)):
        assert {word for word in words_in(exported.markdown) if word in told} == wanted
    for number in (1, 3):
        alone = one_session(case, number, reader, settings=TEAM).markdown
        assert {word for word in words_in(alone) if word in told} <= wanted


@pytest.mark.parametrize("reader", Reader)
def test_everything_held_back_is_counted_and_never_told(reader: Reader) -> None:
    left_out = export(reader).left_out
    told = " ".join(each.sentence() for each in left_out)
    assert words_in(re.sub(r"\bid-tk\w+", "", told)) == set()
    gone = (Kind.ENTRY, Kind.SIGN, Kind.TOLD, Kind.FORMER_ENTRY)
    held_back = sum(each.count for each in left_out if each.kind in gone)
    shown = {each.text for each in token_case().plan} & words_in(export(reader).markdown)
    assert held_back == len(token_case().plan) - len(shown)


def test_a_court_gets_what_is_about_another_person_only_where_chosen_with_a_reason() -> None:
    with pytest.raises(WrongUse, match="needs a reason"):
        export(Reader.COURT, "id-tkplanthird")
    chosen = words_in(export(Reader.COURT, "id-tkplanthird", because="Asked for").markdown)
    added = {"tkplanthird", "tkplanthirdwords", "tkplanthirdby"}
    assert chosen - words_in(export(Reader.COURT).markdown) == added


def test_an_agency_gets_the_entries_chosen_whether_he_agrees_and_no_more() -> None:
    written = export(Reader.AGENCY, "id-tkplannotagreed", because="Asked for").markdown
    assert words_in(written) == {"tkname", "tkplannotagreed"}
    assert "- tkplannotagreed\n  - Does not agree\n" in written
    assert "Session" not in written


def test_an_agency_is_not_told_which_session_an_entry_comes_from() -> None:
    case = token_case()
    written = record(case, Reader.AGENCY, "plan", "aims", because="x", settings=TEAM).markdown
    assert "### Session 1" in written
    assert "- tkplansign\n  - Agrees\n" in written
    assert "Into the plan" not in written
    assert written.count("tkplansign") == 1


def test_what_keeps_back_a_passage_keeps_back_an_entry_in_its_words() -> None:
    said = PlanSource("s1", "id-tk1happenedthird")
    quoting = replace(entry("e", "warning-signs", "tk1happenedthird"), sources=(said,))
    case = replace(token_case(), plan=(quoting,))
    for reader in (Reader.DUTY, Reader.PARTICIPANT, Reader.COURT):
        assert "tk1happenedthird" not in plan(case, reader, settings=TEAM).markdown
    assert "*(third party)* tk1happenedthird" in plan(case, settings=TEAM).markdown
    other = replace(quoting, text="In other words")
    shown = plan(replace(case, plan=(other,)), Reader.COURT, settings=TEAM).markdown
    assert "In other words" in shown


def test_that_two_people_wrote_an_entry_differently_is_told_in_the_plan() -> None:
    path = ("plan", "id-tkplanrisky", "text")
    case = replace(token_case(), conflicts=(Conflict.between(path, "tkplanrisky", "Another"),))
    assert "The other: Another" in plan(case).markdown
    for reader in (Reader.DUTY, Reader.COURT):
        told = plan(case, reader).markdown
        assert "## Not decided" in told
        assert "Another" not in told
    for reader in (Reader.PARTICIPANT, Reader.AGENCY):
        assert "Not decided" not in plan(case, reader).markdown


# -- the whole plan -------------------------------------------------------------------------------


def test_the_file_has_every_section_and_says_quietly_which_are_empty() -> None:
    written = export(Reader.FILE).markdown
    headings = re.findall(r"(?m)^## (.+)$", written)
    assert headings == [*PLAN_SECTIONS.values(), "No longer part of the plan"]
    assert "## How it came about\n\nNothing yet.\n" in written


def test_that_a_section_is_empty_is_not_said_where_something_in_it_is_held_back() -> None:
    case = golden_with(entry("e", "warning-signs", "x", THIRD))
    for reader in (Reader.DUTY, Reader.COURT):
        written = plan(case, reader).markdown
        assert "Warning signs" not in written
        assert "## Ways of coping\n\nNothing yet.\n" in written
    assert "Risky" not in plan(case, Reader.DUTY).markdown


def test_in_the_record_the_plan_stands_after_the_goals_and_leads_to_the_sessions() -> None:
    written = record(token_case(), settings=TEAM).markdown
    headings = re.findall(r"(?m)^## (.+)$", written)
    place = headings.index("Relapse prevention plan")
    assert headings[place - 1 : place + 2] == [
        "Goals",
        "Relapse prevention plan",
        "Work done before",
    ]
    assert "### Warning signs\n\n- tkplansign\n  - From [Session 1](#session-1)" in written
    assert "  - Again in [Session 3](#session-3)" in written
    assert "Nothing yet under: How it came about; What I am working towards; " in written


def test_a_plan_not_begun_takes_one_line_of_the_record() -> None:
    case = replace(token_case(), plan=())
    for reader in (Reader.FILE, Reader.DUTY, Reader.COURT):
        written = record(case, reader, settings=TEAM).markdown
        assert "## Relapse prevention plan\n\nNothing yet.\n\n## " in written
    for reader in (Reader.PARTICIPANT, Reader.AGENCY):
        headings = re.findall(r"(?m)^#+ (.+)$", record(case, reader, settings=TEAM).markdown)
        assert not any("plan" in each for each in headings)


def test_a_session_names_what_went_into_the_plan_from_it_and_what_became_of_that() -> None:
    first = one_session(token_case(), 1, settings=TEAM).markdown
    into = first[first.index("## Into the plan") :]
    assert "- Warning signs: tkplansign\n  - Reworded since\n" in into
    assert "- Ways of coping: tkplangaveway\n  - It has given way to another since\n" in into
    assert "- Risky situations: tkplanwithdrawn\n  - Withdrawn since\n" in into
    # It was worded anew on the day of session 3.
    third = one_session(token_case(), 3, settings=TEAM).markdown
    assert "- Warning signs: tkplansign\n  - It came up again\n" in third


def test_a_section_named_like_a_session_is_not_taken_for_one() -> None:
    sections = (("warning-signs", "Session 3"), ("ways-of-coping", "  Ways\nof coping "))
    settings = replace(TEAM, plan_sections=sections)
    page = to_html(record(token_case(), settings=settings))
    assert page.count('id="session-3"') == 1
    assert "<h3>“Session 3”</h3>" in page
    assert "<h3>Ways of coping</h3>" in page


def test_one_withdrawn_without_a_word_says_so() -> None:
    gone = replace(entry("e", "warning-signs", "x"), withdrawn=Withdrawn(day(3), "Isla Muir"))
    assert "by Isla Muir: no reason given" in plan(golden_with(gone)).markdown


# -- his own --------------------------------------------------------------------------------------


def test_his_own_plan_is_short_and_under_plain_headings() -> None:
    entries = [entry(id, id, f"My words {place}") for place, id in enumerate(PLAN_SECTIONS)]
    written = plan(golden_with(*entries), Reader.PARTICIPANT).markdown
    assert re.findall(r"(?m)^#+ (.+)$", written) == [
        *("My plan", "How it came about", "When it gets harder", "Warning signs"),
        *("Decisions that seem small", "What helps me", "People who can help"),
        *("What I am working towards", "What I do after a slip"),
    ]
    assert "## Warning signs\n\n- My words 2\n\n## " in written
    for word in (*GUARDED_WORDS, "Session 1", "agree", "mention", "Isla"):
        assert not re.search(rf"(?i)\b{word}\b", written.replace("Session 4", ""))


def test_nothing_is_said_of_sections_in_which_nothing_is_agreed() -> None:
    written = own().markdown
    assert "Nothing is agreed for it yet." in written
    assert "Nothing yet" not in written
    assert "##" not in written


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Stay out of risky places", Why.GUARDED_WORD),
        ("Tell my social worker", Why.GUARDED_WORD),
        ("Look at my road map", Why.EXERCISE_NAMED),
        ("Ring Isla", Why.PERSON_NAMED),
    ],
)
def test_an_entry_that_could_hurt_him_is_left_out_unless_it_is_chosen(text: str, why: Why) -> None:
    exported = own("Straight home", text)
    assert text not in exported.markdown
    assert [(each.why, each.items) for each in exported.left_out if each.kind is Kind.SIGN] == [
        (why, ("e-1",))
    ]
    entries = (entry("e-1", "ways-of-coping", text),)
    assert text in plan(golden_with(*entries), Reader.PARTICIPANT, "e-1", because="x").markdown


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Mending things", "Mending things"),
        ("Risk factors", "Also agreed"),
        ("What Isla says", "Also agreed"),
    ],
)
def test_a_section_of_the_teams_own_is_named_only_where_its_name_may_stand(
    title: str, shown: str
) -> None:
    settings = Settings(plan_sections=(("mending", title),))
    case = golden_with(entry("e", "mending", "Straight home"))
    written = plan(case, Reader.PARTICIPANT, settings=settings).markdown
    assert f"## {shown}\n\n- Straight home\n" in written


def test_a_section_renamed_by_the_team_has_its_name_or_the_plain_one() -> None:
    case = golden_with(entry("e", "ways-of-coping", "Straight home"))
    for title, shown in (("My anchors", "My anchors"), ("Managing risk", "What helps me")):
        settings = Settings(plan_sections=(("ways-of-coping", title),))
        written = plan(case, Reader.PARTICIPANT, settings=settings).markdown
        assert f"## {shown}\n\n- Straight home\n" in written
