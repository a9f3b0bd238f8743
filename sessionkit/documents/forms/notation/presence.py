"""Who was there, who sent apologies, and how the participant came: the heading PRESENT.

Invariant: attendance is taken from an explicit line where there is one; else from what stands
beside the participant's name. What is said of a name and is not understood stays with the name.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from sessionkit.documents.forms.notation.attendance import (
    ATTENDANCE,
    NOT_HELD,
    Said,
    read_attendance,
    read_not_held,
    said_not_held,
)
from sessionkit.documents.forms.notation.items import Item, read_items, split_key
from sessionkit.documents.forms.structure.headings import Also
from sessionkit.documents.forms.structure.section import Section
from sessionkit.documents.forms.wording.not_held import not_held_in
from sessionkit.documents.forms.wording.people import People, role_of, split_names, write_who
from sessionkit.documents.markdown_text import unescape
from sessionkit.domain.attendance import Came
from sessionkit.domain.people import Who, WhoKind

APOLOGIES: Final = "Apologies"
ALONE: Final = "One worker alone because"

_APOLOGIES: Final = frozenset(
    {"apologies", "apology", "apols", "apologies from", "apologies received from"}
)
_ALONE: Final = frozenset(
    {ALONE.lower(), "alone because", "one worker alone", "one worker because"}
)
_ATTENDANCE: Final = frozenset({ATTENDANCE.lower(), "attended"})
_NOT_HELD: Final = frozenset({NOT_HELD.lower(), "session not held"})
_NAMES: Final = frozenset({"present", "names", "in attendance"})
_KEYS: Final = _APOLOGIES | _ALONE | _ATTENDANCE | _NOT_HELD | _NAMES
_NOBODY: Final = frozenset(
    {
        *("none", "nil", "n/a", "na", "-", "nobody", "no one", "no-one", "no apologies"),
        *("none received", "none given", "none sent"),
    }
)
REMARKS: Final = ("Apologies, ", "Remark, ")
"""What is kept of a line with a name begins with one of these."""

_BY_WORD: Final = r"(?:sent |with )?(?:apologies|apols)(?: received| sent)?"
_SENDS_APOLOGIES: Final = re.compile(
    r"\(?(?:apologies|apols)(?: received)?(?: from |[ :–—-]+)(?P<after>\S.*)"
    rf"|\(?(?P<before>[^()]*\S)(?: ?\({_BY_WORD}\)| *[–—-]+ *{_BY_WORD})(?P<why>[ ,;:–—-].*)?",
    re.IGNORECASE | re.DOTALL,
)
_WITH_REASON: Final = re.compile(r"(?P<name>[^()]*\S) ?\((?P<why>[^()]+)\)", re.DOTALL)
_SENTENCES: Final = re.compile(
    r"(?<=[a-z]{3})\. +(?=[A-Z(])"
    r"|(?<=\w)[.;,]? +(?=\(?(?:apologies|apols)\b(?: (?:received|from))* ?[:–—-])",
    re.IGNORECASE,
)
"""Where apologies, or another sentence, follow on the line of those present."""
_ALONE_BECAUSE: Final = re.compile(
    r"(?:only )?one worker(?: only| alone| present)*,? (?:because|as|due to|since) (?P<why>.+)",
    re.IGNORECASE | re.DOTALL,
)
_LATE: Final = re.compile(
    r"(?P<name>.*?\S) *(?:\((?P<inside>[^()]*\blate\b[^()]*)\)|[–—-]+ *(?P<after>.*\blate\b.*))",
    re.IGNORECASE,
)
_MINUTES_LATE: Final = re.compile(r"[0-9]{1,3} ?min(?:ute)?s? late", re.IGNORECASE)
_REMARKED: Final = re.compile(
    r"(?P<name>[^()]*?[^\s()0-9]) *(?:\((?P<tag>[A-Za-z -]+)\))?"
    r"(?: *[–—-]* *(?P<minutes>[0-9]{1,3} ?min(?:ute)?s? late)|(?P<rest>(?<=\)) *\S.*))",
    re.IGNORECASE | re.DOTALL,
)
"""A name with a remark after it: “Tom Baird (worker) 10 mins late”."""


@dataclass(frozen=True, slots=True)
class Presence:
    """What stands under PRESENT."""

    present: tuple[Who, ...] = ()
    """Who was there."""
    apologies: tuple[Who, ...] = ()
    """Who had sent apologies."""
    alone_because: str = ""
    """Why one worker was alone."""
    said: Said | None = None
    """What an explicit line says about attendance."""
    remarked: Said | None = None
    """What a remark beside the participant's name says about it."""
    unread: tuple[tuple[int, str], ...] = ()
    """Lines that are neither: where they stand and what they say."""


def read_presence(sections: Iterable[Section], people: People) -> Presence:
    """What the sections under PRESENT say."""
    reader = _Reader(people)
    for section in sections:
        reader.in_apologies = section.also is Also.APOLOGIES
        for item in read_items(section.body, begins=_begins):
            if section.also is Also.ATTENDANCE:
                reader.attendance(item, item.source)
            else:
                reader.item(item)
    return reader.found


def write_present(who: Who, people: People) -> str:
    """Somebody who was there, as a list item under PRESENT says it."""
    found = Presence(present=(Who(who.kind, who.name),))
    return write_who(who, lambda source: _read_alone(source, people) == found)


def write_apologies(who: Who, people: People) -> str:
    """Somebody who sent apologies, as a list item under PRESENT says it."""
    found = Presence(apologies=(Who(who.kind, who.name),))
    label = f"{APOLOGIES}: "
    return label + write_who(who, lambda source: _read_alone(label + source, people) == found)


def _read_alone(source: str, people: People) -> Presence:
    """What one list item says."""
    reader = _Reader(people)
    reader.item(Item(1, source))
    return reader.found


def _begins(source: str) -> bool:
    key, _ = split_key(source)
    return key in _KEYS or role_of(key) is not None


def _with_reason(source: str) -> bool:
    found = _WITH_REASON.fullmatch(source)
    return found is not None and role_of(found["why"]) is None


class _Reader:
    """Reads one item after the other."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.found = Presence()
        self.in_apologies = False

    def item(self, item: Item) -> None:
        key, rest = split_key(item.source)
        if key in _APOLOGIES or item.text.lower() in _APOLOGIES:
            self.apologies(item, rest if key else "")
        elif key in _ALONE:
            self.alone(unescape(rest), item)
        elif key in _ATTENDANCE:
            self.attendance(item, rest)
        elif key in _NOT_HELD:
            self.say(item, read_not_held(item, rest, self.people.participant))
        elif key in _NAMES or role_of(key):
            self.group(item, rest, role_of(key))
        else:
            self.names(item, item.source, None)

    def apologies(self, item: Item, rest: str) -> None:
        before = self.in_apologies
        self.in_apologies = True
        self.group(item, rest, None)
        # `Apologies` by itself holds for all that follows; with names, for those only.
        self.in_apologies = before or not (rest or item.details)

    def alone(self, why: str, item: Item) -> None:
        said = (self.found.alone_because, why, *(each.text for each in item.details))
        self.found = replace(self.found, alone_because="\n".join(each for each in said if each))

    def attendance(self, item: Item, source: str) -> None:
        said = read_attendance(item, source, self.people.participant)
        if said is None:
            self.unread(replace(item, source=f"{ATTENDANCE}: {source}"))
        else:
            self.say(replace(item, details=()), said)
            for detail in item.details:
                self.unread(detail)

    def say(self, item: Item, said: Said) -> None:
        """What an explicit line says; the first such line counts."""
        if self.found.said is None:
            self.found = replace(self.found, said=said)
        else:
            self.unread(item)

    def unread(self, item: Item) -> None:
        text = "\n".join((item.text, *(f"- {detail.text}" for detail in item.details)))
        self.found = replace(self.found, unread=(*self.found.unread, (item.line, text)))

    def group(self, item: Item, source: str, kind: WhoKind | None) -> None:
        """Names after a word that says what they are, on its line or listed under it."""
        if source:
            self.names(replace(item, details=()), source, kind)
        for detail in item.details:
            self.names(detail, detail.source, kind)

    def names(self, item: Item, source: str, kind: WhoKind | None) -> None:
        """Names, with what is listed under them."""
        if source.startswith('"'):
            self.add(self.people.several(source, kind))
        else:
            for sentence in _SENTENCES.split(source):
                self.sentence(item.line, sentence, kind)
        for detail in item.details:
            self.item(detail)

    def sentence(self, line: int, source: str, kind: WhoKind | None) -> None:
        """Names on one line, or a sentence about them."""
        text = unescape(source)
        if not self.in_apologies and text.lower().strip(" .") in _NOBODY:
            self.unread(Item(line, source))
        elif sends := _SENDS_APOLOGIES.fullmatch(source):
            self.send_apologies(line, sends["after"] or sends["before"], sends["why"] or "", kind)
        elif self.in_apologies:
            self.send_apologies(line, source, "", kind)
        elif because := _ALONE_BECAUSE.fullmatch(text):
            self.alone(because["why"].rstrip("."), Item(line, ""))
        elif missed := not_held_in(text, self.people.participant, comes_first=True):
            self.remark(said_not_held(line, missed, text))
        else:
            for place, who in enumerate(self.people.several(source, kind)):
                self.one(line, who, is_first=place == 0)

    def one(self, line: int, who: Who, is_first: bool) -> None:
        """Somebody present, or a remark after a comma on whoever stands before it."""
        before = self.found.present
        if _MINUTES_LATE.fullmatch(who.name) and before and not (is_first or self.in_apologies):
            self.found = replace(self.found, present=before[:-1])
            who = replace(before[-1], name=f"{before[-1].name} {who.name}")
        self.add((self.person(line, who),))

    def send_apologies(self, line: int, source: str, why: str, kind: WhoKind | None) -> None:
        """Who sent apologies; a reason beside the name has no place but among the words."""
        nobody = source.strip(" –—-") or source
        if nobody.lower().strip(" .") in _NOBODY:
            self.unread(Item(line, f"{APOLOGIES}: {nobody}"))
            return
        names = split_names(source)
        if len(names) > 1 and any(_with_reason(each) for each in names):
            for each in names:
                self.send_apologies(line, each, "", kind)
            self.send_apologies_why(line, source, why)
            return
        reason = _WITH_REASON.fullmatch(source)
        if reason is not None and role_of(reason["why"]) is None:
            source, why = reason["name"], reason["why"]
        before = self.found.apologies
        self.found = replace(self.found, apologies=(*before, *self.people.several(source, kind)))
        self.send_apologies_why(line, source, why)

    def send_apologies_why(self, line: int, source: str, why: str) -> None:
        if why := why.strip(" ,;:.()–—-"):
            self.unread(Item(line, f"{APOLOGIES}, {source}: {why}"))

    def person(self, line: int, who: Who) -> Who:
        """Somebody present, without what is said beside the name."""
        remarked = _REMARKED.fullmatch(who.name)
        kind = role_of(remarked["tag"] or "") if remarked else None
        if remarked is not None and (kind is not None or remarked["minutes"]):
            words = remarked["minutes"] or remarked["rest"].strip(" ,;:–—-")
            kind = kind or (who.kind if who.kind is not WhoKind.OTHER else None)
            known = self.people.several(remarked["name"], kind)[:1]
            who = known[0] if known else replace(who, kind=kind or who.kind)
            if who.kind is WhoKind.PARTICIPANT and "late" in words.lower():
                self.remark(Said(line, True, Came.LATE, words))
            else:
                self.unread(Item(line, f"Remark, {who.name}: {words}"))
            return who
        late = _LATE.fullmatch(who.name)
        if late is None or not self.people.means_participant(late["name"]):
            return who
        words = str(late["inside"] or late["after"]).strip(" .")
        said = Said(line, True, Came.LATE, "" if words.lower() == "late" else words)
        self.remark(said)
        return Who(WhoKind.PARTICIPANT, late["name"])

    def remark(self, said: Said) -> None:
        """What stands beside a name; the first such remark counts."""
        if self.found.remarked is None:
            self.found = replace(self.found, remarked=said)
        else:
            text = said.quote or said.words
            self.found = replace(self.found, unread=(*self.found.unread, (said.line, text)))

    def add(self, people: tuple[Who, ...]) -> None:
        if self.in_apologies:
            self.found = replace(self.found, apologies=(*self.found.apologies, *people))
        else:
            self.found = replace(self.found, present=(*self.found.present, *people))
