"""Three-way merging: two people's versions of a record that began as the same one.

Invariant: no object and no text is lost. Whatever either side added is in the result; of what both
changed differently, theirs stands in the value and mine beside it in a conflict, which a person
decides. Merging is pure: no clock, no ids of its own, the same result every time.

What holds, for every base B, mine M and theirs T, with R the value of `merge(B, M, T)`:

- one side alone changed: `merge(B, X, X)` is X, `merge(B, B, T)` is T, `merge(B, M, B)` is M, but
  that a number once given is not taken away;
- merging again changes nothing: `merge(B, M, R)` is R and finds the same conflicts, by the same
  ids; `merge(B, T, R)` is R and finds none. So a save that was not acknowledged may be merged once
  more on top of itself. With R as mine, against M or T as theirs, the same holds where nothing
  conflicted, but for order;
- `merge(B, T, M)` finds the same conflicts, but where a class's own rule refuses what comes
  together one way round only; where there are none it is R as well, but for the order of items that
  both sides put in different orders: there theirs stands, as no text is at stake.

How a value is merged follows from what it is:

- objects of one class: field by field; as one value where the class says `merge_whole = True`, or
  where its own rules refuse what the two sides make together;
- a tuple: by the ids of its items, or by the items themselves where they have none. Added by either
  side, it is there; removed by one side and left as it was by the other, it is gone; removed by one
  and changed by the other, it stays;
- anything else, or objects of different classes: as one value. A removed object (None) yields to a
  changed one.

Where both sides made an object that the base has not, there is no base for its parts: equal parts
agree, an empty part yields, and parts that differ conflict.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import Field, dataclass, is_dataclass, replace
from enum import Enum
from operator import is_
from typing import Any, ClassVar, Final, Generic, Protocol, TypeVar, cast

from sessionkit.domain.conflict import Conflict
from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.plain import field_names, to_plain

T = TypeVar("T")

_Path = tuple[str, ...]
_Key = tuple[Hashable, int]
"""An item's id, or the item itself, and how many like it stand before it in its tuple."""
_Items = tuple[object, ...]


class _NoBase(Enum):
    """Stands for what a part was in a base that is not known; a part may well have been None."""

    NO_BASE = "no base"


_NO_BASE: Final = _NoBase.NO_BASE


@dataclass(frozen=True, slots=True)
class Merged(Generic[T]):
    """What became of two versions."""

    value: T
    """The merged version."""
    conflicts: tuple[Conflict, ...]
    """What both sides changed differently, each once; empty where nothing conflicts."""


class HasConflicts(Protocol):
    """An object of the record that keeps its own conflicts, such as a case."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts nobody has decided yet."""
        ...


C = TypeVar("C", bound=HasConflicts)


def merge(base: T | None, mine: T, theirs: T) -> Merged[T]:
    """Merge two versions that began as the same one.

    Args:
        base: the version both began from; None where there is none.
        mine: the version about to be written.
        theirs: the version that stands in the record; its values stand where both changed.
    """
    found: list[Conflict] = []
    value = _value((), base, mine, theirs, found)
    return Merged(cast("T", value), tuple(dict.fromkeys(found)))


def merge_keeping_conflicts(base: C | None, mine: C, theirs: C) -> C:
    """Merge two versions of an object, with what conflicts added to its `conflicts`.

    A conflict that either side resolved stays resolved. Where the two sides have since come to
    disagree in the same words, that is asked as a new conflict, so that neither is lost.
    """
    merged = merge(base, mine, theirs)
    kept = merged.value.conflicts
    resolved = set(base.conflicts if base is not None else ()).difference(kept)
    asked = (_unlike(resolved, each) for each in merged.conflicts)
    new = tuple(each for each in asked if each not in kept)
    return replace(merged.value, conflicts=(*kept, *new)) if new else merged.value


def _unlike(resolved: set[Conflict], conflict: Conflict) -> Conflict:
    while conflict in resolved:
        conflict = conflict.again()
    return conflict


# -- values ---------------------------------------------------------------------------------------


def _value(
    path: _Path, base: object, mine: object, theirs: object, found: list[Conflict]
) -> object:
    if mine is theirs:
        return theirs
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        return _items(path, base if isinstance(base, tuple) else (), mine, theirs, found)
    if type(mine) is type(theirs) and _merges_by_field(theirs):
        return _fields(path, base, mine, theirs, found)
    return _whole(path, base, mine, theirs, found)


def _merges_by_field(value: object) -> bool:
    return is_dataclass(value) and not getattr(type(value), "merge_whole", False)


def _whole(
    path: _Path, base: object, mine: object, theirs: object, found: list[Conflict]
) -> object:
    if mine in (theirs, base):
        return theirs
    if theirs == base or _yields(theirs, mine, base):
        return mine
    if _yields(mine, theirs, base):
        return theirs
    found.append(Conflict.between(path, to_plain(theirs), to_plain(mine)))
    return theirs


def _yields(one: object, other: object, base: object) -> bool:
    """Whether a value gives way to the other side's, which is not the base's either."""
    if base is _NO_BASE:
        return one is None or one == ""
    return one is None and (isinstance(other, tuple) or is_dataclass(other))


def _fields(
    path: _Path, base: object, mine: object, theirs: object, found: list[Conflict]
) -> object:
    of = type(theirs)
    inside: list[Conflict] = []
    changed: dict[str, object] = {}
    for name in field_names(of):
        ours, stands = getattr(mine, name), getattr(theirs, name)
        if name == "number" and None in (ours, stands):
            merged = ours if stands is None else stands
        else:
            before = getattr(base, name) if type(base) is of else _NO_BASE
            merged = _value((*path, name), before, ours, stands, inside)
        if merged is not stands:
            changed[name] = merged
    try:
        together = replace(cast("Any", theirs), **changed) if changed else theirs
    except SessionkitError:
        # The sides' changes are each allowed and together are not: the choice is a person's.
        return _whole(path, base, mine, theirs, found)
    found.extend(inside)
    return cast("object", together)


# -- items of a tuple -----------------------------------------------------------------------------


def _items(
    path: _Path, base: _Items, mine: _Items, theirs: _Items, found: list[Conflict]
) -> _Items:
    before, ours, stand = _keyed(base), _keyed(mine), _keyed(theirs)
    merged: list[object] = []
    for key in _order(before, ours, stand):
        if key not in stand or key not in ours:
            merged.append(stand[key] if key in stand else ours[key])
        elif ours[key] == stand[key]:
            merged.append(stand[key])
        else:
            inside = (*path, str(key[0]))
            merged.append(_value(inside, before.get(key), ours[key], stand[key], found))
    unchanged = len(merged) == len(theirs) and all(map(is_, merged, theirs))
    return theirs if unchanged else tuple(merged)


def _keyed(items: _Items) -> dict[_Key, object]:
    """Items by id, or by themselves; equal ones are counted, so that no repeated line is lost."""
    seen: Counter[Hashable] = Counter()
    keyed: dict[_Key, object] = {}
    for item in items:
        name = _name(item)
        keyed[name, seen[name]] = item
        seen[name] += 1
    return keyed


def _name(item: object) -> Hashable:
    by_id = "id" in field_names(type(item))
    return cast("Hashable", getattr(item, "id") if by_id else item)  # noqa: B009  `object` declares no `id`


def _that_stay(
    own: Mapping[_Key, object], others: Mapping[_Key, object], base: Mapping[_Key, object]
) -> list[_Key]:
    """Keys of one side's items that belong in the result, in that side's order."""
    return [key for key in own if key in others or _is_added_or_changed(key, own, base)]


def _is_added_or_changed(
    key: _Key, own: Mapping[_Key, object], base: Mapping[_Key, object]
) -> bool:
    if key not in base or own[key] != base[key]:
        return True
    name, count = key
    while (name, count) in base:
        count += 1
    # Another of the same was added, and nobody can say which of equal items is the new one.
    return (name, count) in own


# -- order ----------------------------------------------------------------------------------------


def _order(
    base: Mapping[_Key, object], mine: Mapping[_Key, object], theirs: Mapping[_Key, object]
) -> list[_Key]:
    """The items of the result: those both sides have, and after each what followed it."""
    own, stands = _that_stay(mine, theirs, base), _that_stay(theirs, mine, base)
    if own == stands:
        return stands
    common = mine.keys() & theirs.keys()
    runs = [_runs(side, common) for side in (own, stands)]
    backbone = _only(common, own if _theirs_unmoved(common, base, theirs) else stands)
    ordered: list[_Key] = []
    for item in (None, *backbone):
        if item is not None:
            ordered.append(item)
        following = [side[item] for side in runs if item in side]
        for run in sorted(following, key=lambda run: (str(run[0][0]), run[0][1])):
            ordered.extend(run)
    if _as_defined(own) and _as_defined(stands):
        return sorted(ordered, key=_definition_place)
    return ordered


def _theirs_unmoved(
    common: set[_Key], base: Mapping[_Key, object], theirs: Mapping[_Key, object]
) -> bool:
    """Whether theirs has the items both sides have in the base's order, and mine may have moved."""
    if any(count for _, count in common):
        # Which of several equal items was moved nobody can say.
        return list(theirs) == list(base)
    # Not so where both sides added one of them: theirs' order then tells where that belongs.
    return _only(common, theirs) == _only(common, base)


def _only(these: set[_Key], keys: Iterable[_Key]) -> list[_Key]:
    return [key for key in keys if key in these]


def _runs(side: Iterable[_Key], common: set[_Key]) -> dict[_Key | None, list[_Key]]:
    """What only this side has, in unbroken runs, by the common item that each follows."""
    runs: dict[_Key | None, list[_Key]] = {}
    after: _Key | None = None
    for key in side:
        if key in common:
            after = key
        else:
            runs.setdefault(after, []).append(key)
    return runs


def _as_defined(keys: Sequence[_Key]) -> bool:
    """Whether these are members of an enum, such as marks, in the order it defines them in."""
    if not all(isinstance(name, Enum) for name, _ in keys):
        return False
    places = [_definition_place(key) for key in keys]
    return places == sorted(places)


def _definition_place(key: _Key) -> tuple[int, int]:
    member, count = key
    return list(type(cast("Enum", member))).index(cast("Enum", member)), count
