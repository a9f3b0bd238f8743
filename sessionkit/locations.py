"""Where things lie: the workspace a command works on, the exercises and templates that ship.

Invariant: what ships is found in a wheel, in an editable install and in a plain checkout alike, and
never taken from a folder that merely has the right name. Nothing here is read or made, only found.
Every command imports this module, so it uses little of the standard library and nothing else.
"""

from collections.abc import Mapping
from pathlib import Path

from sessionkit.domain.errors import DamagedData, WrongUse

WORKSPACE_OPTION = "--workspace"
"""The option that names the workspace's folder."""

WORKSPACE_VARIABLE = "SESSIONKIT_WORKSPACE"
"""The environment variable that stands in for the option."""

WORKSPACE_FILE = "workspace.toml"
"""The settings file whose presence makes a folder a workspace."""

_PACKAGE = Path(__file__).resolve().parent


def shipped_exercises() -> Path:
    """The folder of the exercise cards that come with the program, `programmes/` among them.

    Raises:
        DamagedData: the installation has no such folder.
    """
    return _shipped("exercises", _PACKAGE)


def shipped_templates() -> Path:
    """The folder of the document templates that come with the program.

    Raises:
        DamagedData: the installation has no such folder.
    """
    return _shipped("templates", _PACKAGE)


def workspace_from(option: str | None, environ: Mapping[str, str]) -> Path:
    """The workspace's folder: as the option says, else the environment, else the current folder.

    An empty option or variable counts as none. Whether the folder named is a workspace is for
    whoever opens it to say; the current folder is taken only when it is one.

    Args:
        option: what was given with `--workspace`.
        environ: the process's environment variables.

    Raises:
        WrongUse: nothing names a workspace and the current folder is not one.
    """
    named = option or environ.get(WORKSPACE_VARIABLE)
    if named:
        return Path(named)
    if Path(WORKSPACE_FILE).is_file():
        return Path.cwd()
    raise WrongUse(
        f"No workspace was named, and this folder is not one: it holds no {WORKSPACE_FILE}.",
        f"Name its folder with {WORKSPACE_OPTION} DIR or in {WORKSPACE_VARIABLE}, "
        "or make a new one with: sessionkit init DIR",
    )


def _shipped(name: str, package: Path) -> Path:
    """The folder as a wheel carries it, else as a checkout has it beside the package."""
    carried = package / "_data" / name
    if carried.is_dir():
        return carried
    checkout = package.parent
    # Beside an installed package lie other people's packages: only our own project file vouches
    # for a folder called "exercises" there.
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise DamagedData(
        f"The {name} that come with sessionkit are missing: neither {carried} "
        f"nor {checkout / name} is there.",
        "Install sessionkit again, or run it from a complete checkout.",
    )
