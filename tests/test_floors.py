"""The house keeps its floors: who may import whom, what is declared, how long a file may be."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "sessionkit"
LONGEST_FILE = 400
NAMES_THAT_SAY_NOTHING = re.compile(r"(?:\b|_)(?:utils?|helpers?|manager|misc)(?:\b|_)")

# One import per rule, each forbidden where it is planted: module, imported, the broken rule's name.
PLANTED = (
    ("domain/planted_upwards.py", "sessionkit.workflows", "Nobody imports upwards"),
    ("continuity/planted_upwards.py", "sessionkit.library", "Nobody imports upwards"),
    ("library/planted_sideways.py", "sessionkit.storage", "Nobody imports upwards"),
    ("planted_without_floor.py", "sys", "Nobody imports upwards"),
    ("domain/planted_library.py", "msgspec", "The domain knows nothing beside it"),
    ("domain/planted_beside.py", "sessionkit.locations", "The domain knows nothing beside it"),
    ("workflows/planted_tinydb.py", "tinydb", "Only storage"),
    ("storage/planted_yaml.py", "yaml", "Only library and documents"),
    ("library/planted_jinja2.py", "jinja2", "Only documents"),
    ("cli/planted_textual.py", "textual", "Only the terminal UI"),
    ("workflows/planted_click.py", "click", "Only the command line"),
)


def report_on_imports(root: Path) -> tuple[int, str]:
    """What import-linter says of the package in this folder, with its exit code."""
    # The linter puts the current folder first on the path, so it reads the copy it stands in.
    command = "from importlinter.cli import lint_imports_command as check; check()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-logo", "--no-cache"],
        cwd=root,
        env={"COLUMNS": "200", "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def imports_beyond_the_standard_library(folder: Path, own: str) -> list[str]:
    """Imports in this folder that are neither the standard library nor `own`, with their places."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            for name in _imported(node):
                if name.partition(".")[0] in sys.stdlib_module_names:
                    continue
                if name != own and not name.startswith(f"{own}."):
                    found.append(f"{path.relative_to(folder)}:{node.lineno}: {name}")  # type: ignore[attr-defined]
    return found


def imported_and_not_declared(folder: Path, requirements: list[str]) -> list[str]:
    """Imports in this folder of distributions that these requirements do not name."""
    declared = {_distribution(re.split(r"[^\w.-]", line, maxsplit=1)[0]) for line in requirements}
    providers = packages_distributions()
    found = []
    for place in imports_beyond_the_standard_library(folder, "sessionkit"):
        package = place.rpartition(" ")[2].partition(".")[0]
        if not {_distribution(name) for name in providers.get(package, [])} & declared:
            found.append(place)
    return found


def files_that_are_too_long(folder: Path) -> list[str]:
    """Python files of more than 400 lines, with their length."""
    lengths = {path: path.read_text("utf-8").count("\n") for path in sorted(folder.rglob("*.py"))}
    return [f"{path.name}: {n} lines" for path, n in lengths.items() if n > LONGEST_FILE]


def names_that_say_nothing(folder: Path) -> list[str]:
    """Modules, classes and functions called utils, helper, manager or misc."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        named = [node.name for node in ast.walk(tree) if isinstance(node, kinds)]
        folders = path.relative_to(folder).with_suffix("").parts
        found += [f"{path.name}: {n}" for n in (*folders, *named) if _says_nothing(n)]
    return found


def _distribution(name: str) -> str:
    """The name as registries compare it: `PyYAML` and `pyyaml`, dashes and underscores."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return ["." * node.level + (node.module or "")]
    return []


def _says_nothing(name: str) -> bool:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
    return NAMES_THAT_SAY_NOTHING.search(words) is not None


@pytest.fixture(scope="module")
def report_on_planted_imports(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The linter's report on a copy of the package that breaks every rule once."""
    copy = tmp_path_factory.mktemp("planted")
    shutil.copytree(PACKAGE, copy / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for module, imported, _ in PLANTED:
        (copy / PACKAGE.name / module).write_text(f"import {imported}\n", "utf-8")
    code, report = report_on_imports(copy)
    assert code == 1, report
    return report


def test_nobody_imports_upwards_and_each_library_has_its_floor() -> None:
    code, report = report_on_imports(ROOT)
    assert code == 0, report


@pytest.mark.parametrize(("module", "imported", "rule"), PLANTED)
def test_a_planted_import_is_reported(
    report_on_planted_imports: str, module: str, imported: str, rule: str
) -> None:
    planted = "sessionkit." + module.removesuffix(".py").replace("/", ".")
    broken = report_on_planted_imports.partition("Broken contracts")[2]
    parts = re.split(r"\n(?=[^\n]+\n-{5,}\n)", broken)
    told = [part for part in parts if part.lstrip().startswith(rule)]
    assert len(told) == 1, report_on_planted_imports
    assert planted in told[0] or planted.removeprefix("sessionkit.") in told[0]
    if imported != "sys":
        assert f"{planted} -> {imported}" in told[0]


def test_the_domain_imports_the_standard_library_and_itself_and_nothing_else() -> None:
    found = imports_beyond_the_standard_library(PACKAGE / "domain", "sessionkit.domain")
    assert found == []


def test_an_import_in_the_domain_is_found_wherever_it_hides(tmp_path: Path) -> None:
    (tmp_path / "case.py").write_text(
        "import sys\nfrom sessionkit.domain import text\ndef f():\n    import attrs.make\n", "utf-8"
    )
    (tmp_path / "near.py").write_text("from . import case\nimport sessionkit.domains\n", "utf-8")
    assert imports_beyond_the_standard_library(tmp_path, "sessionkit.domain") == [
        "case.py:4: attrs.make",
        "near.py:1: .",
        "near.py:2: sessionkit.domains",
    ]


def test_every_library_imported_is_declared_so_that_a_fresh_install_has_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert imported_and_not_declared(PACKAGE, project["dependencies"]) == []


def test_a_library_that_merely_happens_to_be_installed_is_named(tmp_path: Path) -> None:
    (tmp_path / "card.py").write_text("import yaml\nfrom pytest import raises\n", "utf-8")
    (tmp_path / "form.py").write_text("import not_installed_anywhere\n", "utf-8")
    assert imported_and_not_declared(tmp_path, ["PyYAML>=6,<7"]) == [
        "card.py:2: pytest",
        "form.py:1: not_installed_anywhere",
    ]


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    assert files_that_are_too_long(PACKAGE) == []


def test_a_file_of_four_hundred_and_one_lines_is_named(tmp_path: Path) -> None:
    (tmp_path / "long.py").write_text("\n" * 401, "utf-8")
    (tmp_path / "just.py").write_text("\n" * 400, "utf-8")
    assert files_that_are_too_long(tmp_path) == ["long.py: 401 lines"]


def test_nothing_is_called_utils_helper_or_manager() -> None:
    assert names_that_say_nothing(PACKAGE) == []


def test_a_name_that_says_nothing_is_found_in_folders_files_classes_and_functions(
    tmp_path: Path,
) -> None:
    (tmp_path / "util").mkdir()
    (tmp_path / "util" / "case.py").write_text("", "utf-8")
    (tmp_path / "text_utils.py").write_text("", "utf-8")
    (tmp_path / "case.py").write_text(
        "class CaseManager: ...\ndef date_helper(): ...\ndef utility_bill(): ...\n", "utf-8"
    )
    assert names_that_say_nothing(tmp_path) == [
        "case.py: CaseManager",
        "case.py: date_helper",
        "text_utils.py: text_utils",
        "case.py: util",
    ]
