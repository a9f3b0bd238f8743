"""Who reads what: the table of readers, cell by cell, on a case with a word of its own each."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import get_type_hints

import pytest

from sessionkit.documents.export import Exported, to_html
from sessionkit.documents.reader_table import TABLE, Cell, Row
from sessionkit.documents.readers import Reader, reader_named
from sessionkit.domain.case import Case
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.people import Participant
from sessionkit.domain.settings import Settings
from tests.documents.exporting import one_session, record
from tests.documents.token_case import token_case
from tests.documents.who_reads import NOWHERE, PRIOR, PRIOR_THIRD, WHO_READS
from tests.example_case import example_case

LETTERS = dict(zip(Reader, "fdpac", strict=True))
TEAM = Settings(team="tkteam", guarded_words=())


def words_in(text: str) -> set[str]:
    return set(re.findall(r"\btk\w+", text))


def readable_by(reader: Reader) -> set[str]:
    return {word for word, readers in WHO_READS.items() if LETTERS[reader] in readers}


def export(reader: Reader, *chosen: str, because: str = "") -> Exported:
    return record(token_case(), reader, *chosen, because=because, settings=TEAM)


@pytest.mark.parametrize("reader", Reader)
def test_the_record_holds_what_its_reader_may_read_and_nothing_else(reader: Reader) -> None:
    assert words_in(export(reader).markdown) == readable_by(reader)


@pytest.mark.parametrize("reader", Reader)
def test_the_page_holds_the_same_words_as_the_markdown(reader: Reader) -> None:
    exported = export(reader)
    assert words_in(to_html(exported)) == words_in(exported.markdown)


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_session_by_itself_holds_no_more_than_the_record_would(
    reader: Reader, number: int
) -> None:
    alone = one_session(token_case(), number, reader, settings=TEAM)
    assert words_in(alone.markdown) <= readable_by(reader)
    assert words_in(to_html(alone)) == words_in(alone.markdown)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_session_by_itself_holds_all_that_those_entitled_to_it_may_read(number: int) -> None:
    alone = one_session(token_case(), number, settings=TEAM)
    own = {word for word in readable_by(Reader.FILE) if word.startswith(f"tk{number}")}
    assert own <= words_in(alone.markdown)


@pytest.mark.parametrize("reader", Reader)
def test_what_is_told_of_what_was_left_out_never_tells_its_text(reader: Reader) -> None:
    told = " ".join(each.sentence() for each in export(reader).left_out)
    assert words_in(re.sub(r"\bid-tk\w+", "", told)) == set()


def test_every_field_of_the_case_has_a_word_that_the_table_knows() -> None:
    case = token_case()
    filled = {where for where, value in texts_of(case) if value in WHO_READS or value in NOWHERE}
    # Names of things, not words of people.
    named = {"Case.id", "CaseProgramme.source", "ExerciseRef.card"}
    assert {where for where, _ in texts_of(case)} - filled <= named
    assert {value for _, value in texts_of(case)} >= WHO_READS.keys() - {
        "tkteam",
        "tkconflictother",
    }


def texts_of(value: object) -> Iterator[tuple[str, str]]:
    """Every field that holds a text, by class and name, but ids and links."""
    links = {"id", "worker", "by", "goal", "step", "session", "follows", "successor", "kind"}
    links |= {"reader", "document", "items", "aim", "section", "passage", "superseded_by"}
    links |= {"finding"}
    if isinstance(value, Participant):
        yield from (("Participant.also_known_as", name) for name in value.also_known_as)
    if isinstance(value, tuple):
        for each in value:
            yield from texts_of(each)
    elif is_dataclass(value) and not isinstance(value, type):
        hints = get_type_hints(type(value))
        for each in fields(value):
            inner = getattr(value, each.name)
            is_link = each.name in links and isinstance(inner, str) and not inner.startswith("tk")
            if isinstance(inner, str) and hints[each.name] is str and not is_link:
                yield f"{type(value).__name__}.{each.name}", inner
            elif not isinstance(inner, str):
                yield from texts_of(inner)


# -- the table itself -------------------------------------------------------------------------


def test_the_table_has_a_cell_for_every_row_and_reader() -> None:
    assert set(TABLE) == set(Row)
    assert all(set(TABLE[row]) == set(Reader) for row in Row)


def test_the_file_is_everything_and_nobody_else_gets_what_stays_with_the_team() -> None:
    assert {TABLE[row][Reader.FILE] for row in Row} == {Cell.ALL}
    others = {TABLE[Row.TEAM][reader] for reader in Reader if reader is not Reader.FILE}
    assert others == {Cell.NOTHING}


def test_an_unknown_reader_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(WrongUse) as told:
        reader_named("the press")
    assert "the press" in told.value.message
    assert "file, duty, participant, agency, court" in told.value.hint


def test_a_reader_is_known_by_name_whatever_its_capitals() -> None:
    assert reader_named(" Court ") is Reader.COURT


# -- choices ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ("offence", {"tkoffencesummary"}),
        ("pw1", PRIOR),
        ("flags", {"tkflag", "tkliftedwhy"}),
        ("f1", {"tkflag", "tkliftedwhy"}),
        ("risk", {"tkriskopen", "tkriskclosed", "tkriskagreed"}),
        ("id-tkriskclosed", {"tkriskclosed"}),
        ("g2", {"tkothergoal"}),
        ("plan", {"tkplansign", "tkplancope", "tkplanrisky", "tkplannotagreed", "tkplantold"}),
        ("id-tkplantold", {"tkplantold"}),
        ("a3", {"tk3aim", "tk3aimwords"}),
        ("s1", {"tk1aim", "tk1aimwords", "tk1aimnotrecorded", "tk1aimplanned"}),
    ],
)
def test_an_agency_gets_what_is_chosen_and_no_more(chosen: str, words: set[str]) -> None:
    added = words_in(export(Reader.AGENCY, chosen).markdown) - readable_by(Reader.AGENCY)
    assert added == words


@pytest.mark.parametrize(
    ("chosen", "word"),
    [
        ("id-tk1happenedthird", "tk1happenedthird"),
        ("id-tkissuethird", "tkissuethird"),
        ("a1t", "tk1aimthird"),
        ("id-tkriskthird", "tkriskthird"),
    ],
)
def test_a_court_gets_what_is_about_another_person_only_where_chosen_with_a_reason(
    chosen: str, word: str
) -> None:
    with pytest.raises(WrongUse, match="needs a reason"):
        export(Reader.COURT, chosen)
    added = words_in(export(Reader.COURT, chosen, because="Asked for").markdown)
    assert added - readable_by(Reader.COURT) == {word}


def test_a_court_gets_work_done_before_about_another_person_without_what_it_left() -> None:
    added = words_in(export(Reader.COURT, "pw2", because="Asked for").markdown)
    assert added - readable_by(Reader.COURT) == PRIOR_THIRD


def test_a_sweeping_choice_puts_nothing_before_a_court_that_is_about_another_person() -> None:
    swept = export(Reader.COURT, "aims", "s1", because="Asked for")
    assert words_in(swept.markdown) == readable_by(Reader.COURT)


@pytest.mark.parametrize(
    ("reader", "chosen", "why"),
    [
        (Reader.COURT, "id-tk1happenedconfidence", "in confidence"),
        (Reader.AGENCY, "id-tk1happened", "not for this reader"),
        (Reader.AGENCY, "a1t", "about another person"),
        (Reader.AGENCY, "id-tkissueopen", "not for this reader"),
        (Reader.AGENCY, "id-tkplanthird", "about another person"),
        (Reader.AGENCY, "id-tkplanwithdrawn", "not for this reader"),
        (Reader.COURT, "id-tkplanconfidence", "in confidence"),
        (Reader.DUTY, "id-tkplanrisky", "not for this reader"),
        (Reader.PARTICIPANT, "id-tkplancope", "not agreed to by the participant"),
        (Reader.PARTICIPANT, "id-tkplantold", "not for this reader"),
        (Reader.PARTICIPANT, "id-tk1happened", "not marked as agreed"),
        (Reader.PARTICIPANT, "offence", "not for this reader"),
        (Reader.DUTY, "id-tk1happened", "not of the last session"),
    ],
)
def test_a_choice_that_the_table_does_not_allow_is_refused_with_the_reason(
    reader: Reader, chosen: str, why: str
) -> None:
    with pytest.raises(WrongUse, match=why):
        export(reader, chosen, because="Because")


def test_a_choice_that_is_not_in_the_case_is_refused_and_the_parts_are_named() -> None:
    with pytest.raises(WrongUse, match="no-such-thing") as told:
        export(Reader.AGENCY, "no-such-thing")
    assert "offence" in told.value.hint


def test_a_choice_that_stands_in_another_session_is_refused_for_a_document_of_one() -> None:
    with pytest.raises(WrongUse, match="no place"):
        one_session(token_case(), 1, Reader.AGENCY, "a3", settings=TEAM)


# -- small print ------------------------------------------------------------------------------


def test_a_session_being_written_up_counts_as_the_last_for_the_duty_worker() -> None:
    case = token_case()
    last = case.session(3)
    assert last.held is not None
    open_again = replace(last, record=replace(last.held, completed=None))
    written = record(case.changed("s3", lambda _: open_again), Reader.DUTY, settings=TEAM).markdown
    assert "tk3happened" in written
    assert "being written up" in written


def test_only_those_entitled_to_the_case_see_the_marks() -> None:
    assert "(third party)" in export(Reader.FILE).markdown
    shown = export(Reader.COURT, "id-tk1happenedthird", because="Asked for").markdown
    assert "tk1happenedthird" in shown
    assert "(third party)" not in shown


def test_a_duty_worker_and_a_court_are_told_that_something_is_not_decided_but_not_what() -> None:
    for reader in (Reader.DUTY, Reader.COURT):
        assert "## Not decided" in export(reader).markdown
    for reader in (Reader.PARTICIPANT, Reader.AGENCY):
        assert "Not decided" not in export(reader).markdown


def test_the_names_of_readers_are_those_of_the_command_line() -> None:
    assert [reader.value for reader in Reader] == [
        "file",
        "duty",
        "participant",
        "agency",
        "court",
    ]


def test_an_empty_case_can_be_exported_for_everybody(empty: Case) -> None:
    for reader in Reader:
        assert record(empty, reader).markdown.startswith("# ")


@pytest.fixture
def empty() -> Case:
    return replace(
        token_case(), sessions=(), issues=(), actions=(), handlings=(), conflicts=(), programme=None
    )


@pytest.mark.parametrize("reader", Reader)
def test_a_case_with_something_everywhere_can_be_exported_for_everybody(reader: Reader) -> None:
    case = example_case()
    assert to_html(record(case, reader)).startswith("<!DOCTYPE html>")
    for session in case.chain:
        assert session.number is not None
        alone = one_session(case, session.number, reader)
        assert alone.markdown.startswith(f"# {session.name}\n")


def test_where_an_aim_began_is_told_only_where_that_may_go_out() -> None:
    case = token_case()
    taken = Handling(
        "h",
        ItemRef(ItemKind.ISSUE, "id-tkissuethird"),
        How.TAKEN_UP,
        "s3",
        case.session(3).when.day,
        aim="a3",
    )
    began = "Began as an issue in"
    linked = case.handle(taken)
    assert began in record(linked, Reader.FILE, settings=TEAM).markdown
    assert began not in record(linked, Reader.COURT, settings=TEAM).markdown
    chosen = record(linked, Reader.COURT, "id-tkissuethird", because="Asked for", settings=TEAM)
    assert began in chosen.markdown
