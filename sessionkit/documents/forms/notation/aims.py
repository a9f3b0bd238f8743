"""The heading AIMS AND OBJECTIVES: the aims, what became of each, and what each is for.

Invariant: an aim keeps its words. A result is read from a line under the aim, and only where there
is none from the end of the aim's own words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.notation.attendance import NOT_SAID
from sessionkit.documents.forms.notation.items import (
    Item,
    begins_with,
    details_of,
    read_items,
    split_key,
    write_item,
)
from sessionkit.documents.forms.notation.mentions import TAKES_UP, read_named, write_named
from sessionkit.documents.forms.notation.passages import take_marks, write_marks
from sessionkit.documents.forms.structure.headings import Heading
from sessionkit.documents.forms.structure.section import Section
from sessionkit.documents.forms.wording.nothing import says_nothing
from sessionkit.documents.markdown_text import escape_paragraph, unescape
from sessionkit.domain.aim import Aim, AimResult, Result
from sessionkit.domain.handling import How
from sessionkit.domain.sheet import GoalNamed, Mention

AIM: Final = "Aim"
RESULT: Final = "Result"
GOAL: Final = "Goal"

_KEYS: Final = frozenset(label.lower() for label in (RESULT, GOAL, TAKES_UP))
_AIM_KEYS: Final = frozenset({"aim", "objective"})
_OTHERS: Final = {
    "partly": Result.PARTLY_MET,
    "partially": Result.PARTLY_MET,
    "partially met": Result.PARTLY_MET,
    "partially achieved": Result.PARTLY_MET,
    "partly achieved": Result.PARTLY_MET,
    "achieved": Result.MET,
    "fully met": Result.MET,
    "fully achieved": Result.MET,
    "not achieved": Result.NOT_MET,
}
_VALUES: Final = "|".join(
    (
        *(re.escape(str(each.value)) for each in Result),
        *(said for said in _OTHERS if " " in said or said == "achieved"),
    )
)
_AT_END: Final = re.compile(
    rf"(?P<aim>.*\S)(?: *[(\[](?P<inside>(?:{_VALUES})\b[^()\[\]]*)[)\]]"
    rf"|(?<!-) *(?:[–—:]|-+|\.\.+|…) *(?P<after>(?:{_VALUES})(?: *[,;:(–—-] *\S.*)?))\.?",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERS: Final = r"[0-9]{1,2}(?:(?:, ?| ?& ?| and |, and )[0-9]{1,2})*"
_BY_NUMBER: Final = re.compile(
    rf"(?:aims?|objectives?) (?P<said>{_NUMBERS} (?:(?:was|were) )?(?:{_VALUES})"
    rf"(?:(?:[,;.] ?| and |, and )(?:aims? )?{_NUMBERS} (?:(?:was|were) )?(?:{_VALUES}))*)\.?",
    re.IGNORECASE,
)
_EACH_NUMBER: Final = re.compile(
    rf"(?P<numbers>{_NUMBERS}) (?:(?:was|were) )?(?P<value>{_VALUES})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Aimed:
    """What stands under AIMS AND OBJECTIVES."""

    results: tuple[AimResult, ...] = ()
    """The aims, with what became of each."""
    goals: tuple[GoalNamed, ...] = ()
    """The goals they serve."""
    mentions: tuple[Mention, ...] = ()
    """What they take up."""
    said: tuple[int, ...] = ()
    """The aims, by number, that have a line of their own on what became of them."""

    @property
    def aims(self) -> tuple[Aim, ...]:
        """The aims alone."""
        return tuple(result.aim for result in self.results)


# --- written -------------------------------------------------------------------------------------


def write_aims(
    aims: Sequence[Aim | AimResult],
    goals: Sequence[GoalNamed] = (),
    mentions: Sequence[Mention] = (),
) -> str:
    """What stands under AIMS AND OBJECTIVES.

    Args:
        aims: with results in a record, without in a plan.
        goals: which they serve.
        mentions: what they take up, in the order of the aims.
    """
    items = []
    for place, each in enumerate(aims, 1):
        aim = each.aim if isinstance(each, AimResult) else each
        details = [(RESULT, _result(each))] if isinstance(each, AimResult) else []
        details += [(GOAL, escape_paragraph(goal.goal)) for goal in goals if goal.aim == place]
        details += [(TAKES_UP, write_named(said)) for said in mentions if said.aim == place]
        items.append(write_item(f"{place}. ", _source(aim), details))
    return "\n".join(items)


def _source(aim: Aim) -> str:
    words = escape_paragraph(aim.text)
    is_plain = split_key(words)[0] not in _AIM_KEYS and not (
        says_nothing(aim.text) or results_by_number(aim.text)
    )
    return write_marks(aim.marks) + words if is_plain else f"{AIM}: {write_marks(aim.marks)}{words}"


def _result(each: AimResult) -> str:
    said = each.result.value if each.result is not None else NOT_SAID
    return f"{said}: {escape_paragraph(each.words)}" if each.words else said


# --- read ----------------------------------------------------------------------------------------


def read_aims(sections: tuple[Section, ...], context: Context, in_record: bool) -> Aimed:
    """What the sections under AIMS AND OBJECTIVES say.

    Args:
        sections: under that heading.
        context: what the form is read with.
        in_record: whether the aims can have results.
    """
    aimed = Aimed()
    by_number: list[Item] = []
    for section in sections:
        begins = _begins_with_to if _says_to(section) else _begins
        for item in read_items(section.body, begins=begins):
            if results_by_number(item.text) and not item.details:
                by_number.append(item)
            else:
                aimed = _read(aimed, item, context, in_record)
    for item in by_number:
        aimed = _with_line_by_number(aimed, item, context, in_record)
    return aimed


def _with_line_by_number(aimed: Aimed, item: Item, context: Context, in_record: bool) -> Aimed:
    """A line such as “Aims 1 and 2 met”, which is kept as text too."""
    if not in_record:
        context.kept.set_aside(item.line, item.text, "a plan says nothing of what came of it")
        return aimed
    context.kept.keep(f"{Heading.AIMS.value}: {item.text}")
    return with_results(aimed, item.text, item.line, context)


def results_by_number(sentence: str) -> list[tuple[int, Result]]:
    """The aims, by number, and what became of them: “Aims 1 and 2 met, 3 partly met”."""
    found = _BY_NUMBER.fullmatch(sentence.strip(" "))
    if found is None:
        return []
    pairs = []
    for each in _EACH_NUMBER.finditer(found["said"]):
        read = begins_with(each["value"], Result, _OTHERS)
        if read is not None:
            pairs += [(int(number), read[0]) for number in re.findall("[0-9]+", each["numbers"])]
    return pairs


def with_results(aimed: Aimed, sentence: str, line: int, context: Context) -> Aimed:
    """With the results a sentence gives by number, where an aim has none beside it."""
    results = list(aimed.results)
    for number, result in results_by_number(sentence):
        if not 0 < number <= len(results):
            context.kept.note(line, f"There is no aim {number}; its result is kept as text only.")
        elif results[number - 1].result is None and number not in aimed.said:
            results[number - 1] = replace(results[number - 1], result=result)
    return replace(aimed, results=tuple(results))


def _begins(source: str) -> bool:
    return split_key(source)[0] in _AIM_KEYS


def _says_to(section: Section) -> bool:
    """Whether its first line begins as aims often do: “to look at …”."""
    first = next((line.text for line in section.body if not line.is_blank), "")
    return first.strip(" ").lower().startswith("to ")


def _begins_with_to(source: str) -> bool:
    return _begins(source) or source.lower().startswith("to ")


def _read(aimed: Aimed, item: Item, context: Context, in_record: bool) -> Aimed:
    key, rest = split_key(item.source)
    if key in _AIM_KEYS and rest:
        item = replace(item, source=rest)
    elif says_nothing(item.text) and not item.details:
        context.kept.keep(f"{Heading.AIMS.value}: {item.text}")
        return aimed
    place = len(aimed.results) + 1
    marks, source = take_marks(item.source)
    text, details = details_of(replace(item, source=source), _KEYS)
    result = AimResult(context.new_id(), Aim(context.new_id(), text, marks=marks))
    said = details.get(RESULT.lower(), [])
    if said:
        result = _with_said(result, said, context)
    elif in_record:
        result = _with_result_at_end(result)
    goals = [GoalNamed(place, each.text) for each in details.get(GOAL.lower(), ())]
    mentions = []
    for each in details.get(TAKES_UP.lower(), ()):
        mention = read_named(each.source, How.TAKEN_UP, place)
        if mention is not None:
            mentions.append(mention)
        else:
            more = f"{result.aim.text}\n- {TAKES_UP}: {each.text}"
            result = replace(result, aim=replace(result.aim, text=more))
    return Aimed(
        (*aimed.results, result),
        (*aimed.goals, *goals),
        (*aimed.mentions, *mentions),
        (*aimed.said, place) if said else aimed.said,
    )


def _with_said(result: AimResult, said: list[Item], context: Context) -> AimResult:
    words = []
    for each in said:
        source = each.source
        if source.lower().startswith(NOT_SAID):
            words.append(
                unescape(source[len(NOT_SAID) :].lstrip(" ").removeprefix(":").lstrip(" "))
            )
        elif (found := begins_with(source, Result, _OTHERS)) and result.result is None:
            result = replace(result, result=found[0])
            words.append(unescape(found[1]))
        else:
            words.append(each.text)
            context.kept.note(
                each.line,
                "The result is kept in words; begin it with met, partly met, not met or "
                "not attempted.",
            )
    return replace(result, words="\n".join(each for each in words if each))


def _with_result_at_end(result: AimResult) -> AimResult:
    found = _AT_END.fullmatch(result.aim.text)
    if found is None:
        return result
    read = begins_with(found["inside"] or found["after"], Result, _OTHERS)
    if read is None:
        return result
    aim = replace(result.aim, text=found["aim"])
    return replace(result, aim=aim, result=read[0], words=read[1].strip(" "))
