"""A file of every format there ever was opens for ever.

`golden/format-1.case` was written once and is never changed. A new format gets a file of its own:
`python -m tests.storage.test_golden` writes the one of the present format where there is none.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from sessionkit.storage.case_store import KIND, SUFFIX, CaseStore
from sessionkit.storage.disk import Disk
from sessionkit.storage.envelope import Envelope
from sessionkit.storage.upgrade import FORMAT
from tests.example_case import counting_ids, example_case
from tests.storage.bodies import body_of

GOLDEN = Path(__file__).parent / "golden"
PRESENT = GOLDEN / f"format-{FORMAT}{SUFFIX}"
FILES = sorted(GOLDEN.glob(f"*{SUFFIX}"))


def placed(folder: Path, golden: Path) -> CaseStore:
    """A folder of cases in which a golden file is a generation."""
    (folder / example_case().id).mkdir()
    (folder / example_case().id / f"00000001{SUFFIX}").write_bytes(golden.read_bytes())
    return CaseStore(Disk(), folder, Envelope(), counting_ids())


def test_there_is_a_file_of_every_format() -> None:
    assert [each.name for each in FILES] == [f"format-{n}{SUFFIX}" for n in range(1, FORMAT + 1)]


@pytest.mark.parametrize("golden", FILES, ids=lambda path: path.stem)
def test_a_file_of_every_format_opens(tmp_path: Path, golden: Path) -> None:
    cases = placed(tmp_path, golden)
    opened = cases.open(example_case().id)
    assert opened.case.reference == "DEMO-1"
    assert [each.number for each in opened.case.chain] == [1, 2, 3, 4]
    assert (opened.damaged, opened.read_only) == ((), "")
    assert cases.history(opened.case.id)[0].what == "added"
    assert cases.check(opened.case.id) == ()


def test_the_file_of_the_present_format_is_the_example_to_the_byte(tmp_path: Path) -> None:
    opened = placed(tmp_path, PRESENT).open(example_case().id)
    assert repr(opened.case) == repr(example_case())
    assert PRESENT.read_bytes() == Envelope().wrap(KIND, FORMAT, body_of())


def test_the_example_has_something_in_every_field_of_the_record() -> None:
    filled: dict[str, bool] = {}
    for of, name, value in _values(example_case()):
        place = f"{of.__name__}.{name}"
        filled[place] = filled.get(place, False) or bool(value)
    assert [place for place, has in filled.items() if not has] == []
    assert len(filled) > 140


def _values(value: object) -> Iterator[tuple[type, str, object]]:
    if isinstance(value, tuple):
        for item in value:
            yield from _values(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            inner = getattr(value, each.name)
            yield type(value), each.name, inner
            yield from _values(inner)


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    with PRESENT.open("xb") as file:
        file.write(Envelope().wrap(KIND, FORMAT, body_of()))
