"""What docs/house.md says about the tree, held against the tree."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "services"}


def files(*patterns: str) -> list[Path]:
    """Files of the project, those git knows and those it would take."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    return [ROOT / name for name in listed if name and (ROOT / name).exists()]


def code() -> list[Path]:
    return [path for path in files("*.py") if "migrations" not in path.parts]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_file_has_a_name_that_says_nothing():
    assert [name_of(path) for path in code() if path.stem in FORBIDDEN_NAMES] == []


def test_no_file_outgrows_its_room():
    assert [name_of(path) for path in code() if len(path.read_text().splitlines()) > 400] == []


def functions(path: Path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node, node.end_lineno - node.lineno + 1


def test_no_function_is_longer_than_sixty_lines():
    long = [
        f"{name_of(path)}:{node.name}"
        for path in code()
        for node, lines in functions(path)
        if lines > 60
    ]
    assert long == []


def test_nine_functions_in_ten_are_short():
    lines = [
        length
        for path in code()
        if path.is_relative_to(ROOT / "articles")
        for _node, length in functions(path)
    ]
    assert sum(length <= 25 for length in lines) / len(lines) >= 0.9


def test_only_the_workflow_opens_the_lock_on_the_status():
    openers = {
        name_of(path)
        for path in code()
        if "status_may_change" in path.read_text() and path.is_relative_to(ROOT / "articles")
    }
    assert openers == {
        "articles/models/status.py",
        "articles/workflow/making.py",
        "articles/workflow/moves/take_in.py",
    }


def test_only_the_press_writes_publications():
    writers = {
        name_of(path)
        for path in code()
        if path.is_relative_to(ROOT / "articles")
        and re.search(
            r"Publication\(|Publication\.objects\.(create|bulk_create|update)|publications\.(create|update)",
            path.read_text(),
        )
    }
    allowed = {
        "articles/models/publication.py",
        "articles/press/printing.py",
        "articles/workflow/moves/take_in.py",
    }
    assert writers <= allowed


def test_no_style_sheet_knows_left_from_right():
    physical = re.compile(
        r"(?<![-\w])(?:(?:margin|padding|border)-(?:left|right)|left|right)\s*:"
        r"|text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right)"
    )
    found = [
        f"{name_of(path)}:{number} {line.strip()}"
        for path in files("*.css")
        if "vendor" not in path.parts
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if physical.search(line)
    ]
    assert found == []


def test_nothing_is_left_open_in_the_code():
    marks = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|NotImplementedError|mark\.(?:skip|xfail)\b")
    found = [
        f"{name_of(path)}: {line.strip()}"
        for path in code()
        if path != Path(__file__)
        for line in path.read_text().splitlines()
        if marks.search(line)
    ]
    assert found == []


def test_the_plan_of_the_house_matches_the_tree():
    """Every path the plan names exists, and every room and door is on the plan."""
    plan = (ROOT / "docs" / "house.md").read_text()
    block = plan.split("```")[1]
    named = set(re.findall(r"^\s*([\w./]+(?:/|\.\w+))(?=\s)", block, re.MULTILINE))
    missing = [
        name
        for name in named
        if not ((ROOT / name).exists() or (ROOT / "articles" / name).exists())
    ]
    assert missing == []
    rooms = {
        path.name + ("/" if path.is_dir() else "")
        for path in (ROOT / "articles").iterdir()
        if not path.name.startswith("__")
    }
    assert {room for room in rooms if room not in plan} == set()


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "LICENSE",
        "docs/house.md",
        "Makefile",
        ".ci/run",
    ],
)
def test_the_papers_of_the_house_are_there(name):
    assert (ROOT / name).stat().st_size > 100


def test_no_template_writes_an_address_by_hand():
    """Nouns know their addresses (`get_absolute_url`), pages have names (`{% url %}`)."""
    by_hand = re.compile(r"(?:href|action)=[\"'](?:/|\{\{ *(?:paper\.)?root *\}\})")
    found = [
        f"{name_of(path)}:{number}"
        for path in files("templates/*.html")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if by_hand.search(line)
    ]
    assert found == []


def test_one_file_knows_where_an_edition_stands():
    written = re.compile(r"""f["']/\{(?:language|code|self\.language)\}""")
    found = [
        name_of(path)
        for path in code()
        if path.is_relative_to(ROOT / "articles") and written.search(path.read_text())
    ]
    assert found == ["articles/models/edition.py"]
