"""What is written into a file of a person's is read back first."""

import pytest

from sessionkit.domain.errors import Refused
from sessionkit.storage.toml_file import TomlFile, parsed
from sessionkit.storage.toml_writing import with_values

TEXT = 'format = 1\nteam = "East" # ours\n'


def file() -> TomlFile:
    return TomlFile("workspace.toml", TEXT, parsed(TEXT, "workspace.toml"))


def test_a_value_changes_is_added_or_goes() -> None:
    changed = with_values(file(), {"team": "North", "minutes": 60, "left": None})
    assert changed == 'format = 1\nteam = "North" # ours\nminutes = 60\n'
    assert with_values(file(), {"team": None}) == "format = 1\n"


@pytest.mark.parametrize("value", [("a", "b"), float("nan")])
def test_what_would_not_be_read_again_as_it_was_meant_is_not_written(value: object) -> None:
    with pytest.raises(Refused, match="stands as it was"):
        with_values(file(), {"team": value})
