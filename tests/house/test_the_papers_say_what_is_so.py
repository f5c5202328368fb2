"""What the documents say about settings, commands and moves is what the code does."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from articles.models import Status
from articles.workflow import MOVES

ROOT = Path(__file__).parent.parent.parent
OPERATIONS = (ROOT / "docs" / "operations.md").read_text()
EXAMPLE = (ROOT / "deploy" / "newsroom.env").read_text()
WORKFLOW = (ROOT / "docs" / "workflow.md").read_text()


def settings_read() -> set[str]:
    """Names that settings.py asks the environment for; SITE_NAME_… stands for every language."""
    code = (ROOT / "newsroom" / "settings.py").read_text()
    read = set(re.findall(r'(?:env\.\w+|_database)\(\s*"([A-Z0-9_]+)"', code))
    return read | {"SECRET_KEY", "SITE_NAME_AR", "SITE_NAME_EN"}


def test_every_setting_is_explained_and_stands_in_the_example():
    read = settings_read()
    assert len(read) > 20
    assert {name for name in read if f"`{name}`" not in OPERATIONS} == set()
    assert {name for name in read if not re.search(rf"^#?{name}=", EXAMPLE, re.MULTILINE)} == set()


def test_the_example_and_the_table_name_no_setting_that_nobody_reads():
    read = settings_read()
    table = OPERATIONS.split("## Settings")[1].split("\n## ")[0]
    explained = {
        name
        for line in table.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`([A-Z][A-Z0-9_]+)`", line.split("|")[1])
    }
    assert explained <= read
    assert set(re.findall(r"^#?([A-Z][A-Z0-9_]+)=", EXAMPLE, re.MULTILINE)) <= read


def test_the_table_of_moves_is_the_table_of_the_code():
    rows = {}
    for line in WORKFLOW.split("## Moves")[1].split("\n## ")[0].splitlines():
        if line.startswith("| `"):
            name, origins, target, who = (cell.strip() for cell in line.strip("|").split("|"))
            own = set(re.findall(r"`(\w+)` \(own\)", who))
            rows[name.strip("`")] = (
                set(re.findall(r"`(\w+)`", origins)),
                target.strip("`") if "`" in target else None,
                set(re.findall(r"`(\w+)`", who)) - own,
                own,
            )
    told = {
        name: (
            {origin.value for origin in move.origins},
            move.target.value if move.target else None,
            set(move.roles),
            set(move.own),
        )
        for name, move in MOVES.items()
    }
    assert rows == told


def test_every_state_is_explained_by_the_word_of_the_admin():
    table = WORKFLOW.split("## States")[1].split("## Moves")[0]
    with translation.override("ar"):
        words = {(state.value, str(state.label)) for state in Status}
    assert set(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", table, re.MULTILINE)) == words


@pytest.mark.parametrize(
    "command",
    sorted(path.stem for path in (ROOT / "articles/management/commands").glob("[a-z]*.py")),
)
def test_every_command_is_named_somewhere(command):
    papers = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "Makefile"]
    assert any(re.search(rf"\b{command}\b", paper.read_text()) for paper in papers)


@pytest.mark.parametrize("paper", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")))
def test_no_link_between_the_papers_leads_nowhere(paper):
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)", paper.read_text())
    assert [one for one in targets if not (paper.parent / one).exists()] == []


def test_decisions_are_numbered_once():
    numbers = [path.name[:3] for path in (ROOT / "docs" / "decisions").glob("*.md")]
    assert all(number.isdigit() for number in numbers)
    assert len(numbers) == len(set(numbers)) > 0


def test_recipes_name_files_that_exist():
    named = re.findall(
        r"`((?:articles|newsroom|templates|tests|docs|deploy)/[\w./]+\.\w+)`",
        (ROOT / "CONTRIBUTING.md").read_text(),
    )
    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_test_that_the_map_of_security_names_is_there():
    named = re.findall(r"`(tests/[\w/]+\.py)`", (ROOT / "docs" / "security.md").read_text())
    assert len(set(named)) > 40
    assert [one for one in dict.fromkeys(named) if not (ROOT / one).exists()] == []
