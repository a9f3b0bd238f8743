"""The exercises and templates that ship are found, whole, however the program was installed.

Nothing is fetched: the wheel is built by the hatchling that is installed here, and installed
without its dependencies, which also shows that finding the folders needs none.
"""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WHERE_THEY_ARE = """
import json, sessionkit, sessionkit.locations as l
places = [sessionkit.__file__, l.shipped_exercises(), l.shipped_templates()]
print(json.dumps([str(place) for place in places]))
"""
BUILD = "import sys, hatchling.build as b; print(getattr(b, sys.argv[1])(sys.argv[2]))"


def run(*command: str | Path, cwd: Path, pythonpath: Path | None = None) -> str:
    """Run a command that sees nothing of this environment's Python, and return what it printed."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    env["PYTHONDONTWRITEBYTECODE"] = "1"
    if pythonpath is not None:
        env["PYTHONPATH"] = str(pythonpath)
    done = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def built(hook: str, root: Path, into: Path) -> Path:
    """What hatchling builds of this tree, through the hook that pip would call."""
    return into / run(sys.executable, "-c", BUILD, hook, into, cwd=root).split("\n")[-2]


def built_wheel(source: Path, into: Path) -> Path:
    """The wheel that pip builds of this tree or source archive."""
    offline = ("--no-build-isolation", "--no-deps", "--no-index", "--quiet")
    run(sys.executable, "-m", "pip", "wheel", *offline, "-w", into, source, cwd=into)
    (wheel,) = into.glob("*.whl")
    return wheel


def fresh_python(folder: Path, wheel: Path | None = None) -> Path:
    """The Python of a new virtual environment, with nothing in it but this wheel."""
    venv.create(folder, symlinks=os.name != "nt", with_pip=False)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if wheel is not None:
        pip = (sys.executable, "-m", "pip", "--python", python)
        run(*pip, "install", "--no-deps", "--no-index", "--quiet", wheel, cwd=folder)
    return python


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder: its place and its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def found_from(python: Path, cwd: Path, pythonpath: Path | None = None) -> tuple[Path, Path, Path]:
    """The package, the exercises and the templates as this Python finds them."""
    printed = run(python, "-c", WHERE_THEY_ARE, cwd=cwd, pythonpath=pythonpath)
    package, exercises, templates = json.loads(printed)
    return Path(package).parent, Path(exercises), Path(templates)


def assert_same_as_in_the_repository(exercises: Path, templates: Path) -> None:
    for found, name in ((exercises, "exercises"), (templates, "templates")):
        wanted = contents(ROOT / name)
        assert wanted, f"{name}/ is empty"
        assert contents(found) == wanted


def test_an_installed_wheel_carries_the_exercises_and_templates(tmp_path: Path) -> None:
    python = fresh_python(tmp_path / "env", built_wheel(ROOT, tmp_path))
    package, exercises, templates = found_from(python, tmp_path)
    assert package.is_relative_to(tmp_path)
    assert exercises == package / "_data" / "exercises"
    assert_same_as_in_the_repository(exercises, templates)


def test_an_editable_install_finds_the_folders_where_they_are_edited(tmp_path: Path) -> None:
    python = fresh_python(tmp_path / "env", built("build_editable", ROOT, tmp_path))
    package, exercises, templates = found_from(python, tmp_path)
    assert package == ROOT / "sessionkit"
    assert (exercises, templates) == (ROOT / "exercises", ROOT / "templates")
    assert_same_as_in_the_repository(exercises, templates)


def test_a_plain_checkout_finds_the_folders_beside_the_package(tmp_path: Path) -> None:
    python = fresh_python(tmp_path / "env")
    package, exercises, templates = found_from(python, tmp_path, pythonpath=ROOT)
    assert package == ROOT / "sessionkit"
    assert_same_as_in_the_repository(exercises, templates)


def test_the_source_archive_builds_the_same_wheel_as_the_checkout(tmp_path: Path) -> None:
    archive = built("build_sdist", ROOT, tmp_path)
    wheels = []
    for name, source in (("direct", ROOT), ("archive", archive)):
        (tmp_path / name).mkdir()
        wheels.append(built_wheel(source, tmp_path / name))
    direct, through_archive = (zipfile.ZipFile(wheel) for wheel in wheels)
    with direct, through_archive:
        assert direct.namelist() == through_archive.namelist()
        for name in direct.namelist():
            assert direct.read(name) == through_archive.read(name), name


@pytest.mark.parametrize("missing", ["exercises", "templates"])
def test_an_installation_without_them_says_so_and_what_to_do(tmp_path: Path, missing: str) -> None:
    wheel = built_wheel(ROOT, tmp_path)
    python = fresh_python(tmp_path / "env", wheel)
    package, *_ = found_from(python, tmp_path)
    (package / "_data" / missing).rename(package / "_data" / "elsewhere")
    # Somebody else's package of that name beside ours is not taken for it.
    (package.parent / missing).mkdir()
    ask = (
        "import sessionkit.locations as l, sessionkit.domain.errors as e\n"
        f"try: l.shipped_{missing}()\n"
        "except e.DamagedData as error: print(error)\n"
    )
    said = run(python, "-c", ask, cwd=tmp_path)
    assert said.startswith(f"The {missing} that come with sessionkit are missing")
    assert "Install sessionkit again" in said
