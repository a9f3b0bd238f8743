"""The people a form names: those present, those who sent apologies, those who are to do something.

Invariant: a name stays as it was written. Whether it is a worker is told only where the form says
so; which worker it is, is found out where the team is known.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sessionkit.documents.markdown_text import escape_paragraph, unescape
from sessionkit.domain.people import Participant, Who, WhoKind, name_words

NOBODY: Final = "nobody"
"""Instead of a name: nobody was named."""

_TAGS: Final = {
    "worker": WhoKind.WORKER,
    "workers": WhoKind.WORKER,
    "co-worker": WhoKind.WORKER,
    "co-workers": WhoKind.WORKER,
    "co worker": WhoKind.WORKER,
    "co workers": WhoKind.WORKER,
    "staff": WhoKind.WORKER,
    "facilitator": WhoKind.WORKER,
    "facilitators": WhoKind.WORKER,
    "participant": WhoKind.PARTICIPANT,
    "client": WhoKind.PARTICIPANT,
    "offender": WhoKind.PARTICIPANT,
    "service user": WhoKind.PARTICIPANT,
    "other": WhoKind.OTHER,
    "others": WhoKind.OTHER,
    "also present": WhoKind.OTHER,
}
ROLES: Final = frozenset(_TAGS)
"""Words before a colon, or in brackets after a name, that say what somebody is."""

_TAGGED: Final = re.compile(r"(?P<name>.*\S) ?\((?P<tag>[A-Za-z -]+)\)", re.DOTALL)
_QUOTED: Final = re.compile(r'"(?P<name>.*)"', re.DOTALL)
_BETWEEN: Final = re.compile(r"\\.|[()]|(?P<between> *(?:[,;/&+\n]|\band\b(?= )) *)", re.DOTALL)
_FULL_STOP: Final = re.compile(r"(?<=[a-z]{3})\.$")
"""At the end of the sentence; one after an initial belongs to the name."""
_STANDS_FOR_HIM: Final = re.compile(
    r"(?:the )?(?:client|participant|offender|service user|probationer)", re.IGNORECASE
)


def role_of(word: str) -> WhoKind | None:
    """What a word such as `co-workers` says somebody is."""
    return _TAGS.get(word.strip(" ").lower())


@dataclass(frozen=True, slots=True)
class People:
    """Who is who on one form."""

    participant: str
    """The name under NAME OF OFFENDER."""
    others: tuple[Who, ...] = ()
    """Who else the form says was present or sent apologies."""

    def is_participant(self, written: str) -> bool:
        """Whether a name as written is the participant's own."""
        return bool(self.participant) and Participant(self.participant).is_named(written)

    def means_participant(self, written: str) -> bool:
        """Whether these words stand for the participant: the name, or short for it, or “client”."""
        if self.is_participant(written) or _STANDS_FOR_HIM.fullmatch(written):
            return True
        return _is_short_for(written, self.participant) and not self._meant(written)

    def known(self, written: str) -> Who | None:
        """Who these words stand for, where the form itself says so; with the name as written."""
        if self.means_participant(written):
            return Who(WhoKind.PARTICIPANT, written)
        meant = self._meant(written)
        return Who(meant[0].kind, written) if len(meant) == 1 else None

    def one(self, source: str) -> Who | None:
        """The one person named, such as who is to do something."""
        if unescape(source).lower() == NOBODY:
            return None
        kind, name = _name_and_kind(source)
        if kind is not None:
            return Who(kind, name)
        return self.known(name) or Who(WhoKind.OTHER, name)

    def several(self, source: str, kind: WhoKind | None = None) -> tuple[Who, ...]:
        """The people named in a line, however they are told apart.

        Args:
            source: the line, as Markdown.
            kind: what they are said to be, where that stands before them.
        """
        tagged = _TAGGED.fullmatch(source)
        if tagged and tagged["tag"].lower().endswith("s") and role_of(tagged["tag"]):
            kind, source = role_of(tagged["tag"]), tagged["name"]
        if _QUOTED.fullmatch(_without_tag(source)) or self.is_participant(unescape(source)):
            return (self._present(source, kind),)
        pieces = [piece for piece in split_names(source) if unescape(piece).strip(" .")]
        if pieces:
            pieces[-1] = _FULL_STOP.sub("", pieces[-1])
        return tuple(self._present(piece, kind) for piece in pieces)

    def _present(self, source: str, kind: WhoKind | None) -> Who:
        said, name = _name_and_kind(source)
        if said is not None or kind is not None:
            return Who(said or kind or WhoKind.OTHER, name)
        is_his = self.is_participant(name) or _STANDS_FOR_HIM.fullmatch(name) is not None
        return Who(WhoKind.PARTICIPANT if is_his else WhoKind.OTHER, name)

    def _meant(self, written: str) -> list[Who]:
        others = (who for who in self.others if who.kind is not WhoKind.PARTICIPANT)
        return [
            who
            for who in others
            if Participant(who.name).is_named(written) or _is_short_for(written, who.name)
        ]


def write_who(who: Who, is_read: Callable[[str], bool]) -> str:
    """A person as Markdown: as plainly as will be read back as the same person.

    Args:
        who: the person.
        is_read: whether some Markdown, where it is to stand, is read as just this person.
    """
    name = escape_paragraph(who.name)
    choices = (name, f"{name} ({who.kind.value})", f'"{name}" ({who.kind.value})')
    return next((source for source in choices if is_read(source)), choices[-1])


def write_one(who: Who, people: People) -> str:
    """A person where one person is expected, such as who is to do something."""
    return write_who(who, lambda source: people.one(source) == Who(who.kind, who.name))


def split_names(source: str) -> list[str]:
    """The names in a line: between commas, semicolons, slashes, “and”, “&”; not inside brackets."""
    names: list[str] = []
    start = depth = 0
    for found in _BETWEEN.finditer(source):
        match found.group():
            case "(":
                depth += 1
            case ")":
                depth = max(0, depth - 1)
            case _ if found["between"] is not None and depth == 0:
                names.append(source[start : found.start()])
                start = found.end()
    return [name.strip(" \n") for name in (*names, source[start:])]


def _without_tag(source: str) -> str:
    tagged = _TAGGED.fullmatch(source)
    return tagged["name"] if tagged and role_of(tagged["tag"]) else source


def _name_and_kind(source: str) -> tuple[WhoKind | None, str]:
    bare = _without_tag(source)
    tagged = _TAGGED.fullmatch(source)
    kind = role_of(tagged["tag"]) if tagged and bare is not source else None
    quoted = _QUOTED.fullmatch(bare)
    return kind, unescape(quoted["name"] if quoted else bare)


def _is_short_for(written: str, name: str) -> bool:
    """Whether these are the first name alone, the surname after a title, or the initials."""
    words = name_words(name)
    if len(words) < 2:  # noqa: PLR2004 -- a first name and a surname
        return False
    short = name_words(written)
    initials = "".join(word[0] for word in words)
    compact = written.replace(".", "").replace(" ", "")
    if compact.isupper() and compact.casefold() == initials:
        return True
    has_title = len(written.split(" ")) > len(short)
    return short == words[:1] or (has_title and short == words[-1:])
