"""Every package the code imports by name is in the papers of what to install, and no other is."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
OURS = {"articles", "newsroom", "tests", "bench", "manage"}
# Used without being imported: a plugin, a program, a driver, a dialect of another package.
RUN_BY_NAME = {
    *("granian", "argon2-cffi", "psycopg2-binary", "pytest-django", "pytest-xdist", "whitenoise"),
    *("drf-spectacular-sidecar", "drf-orjson-renderer", "django-stubs", "redis", "ruff", "mypy"),
    *("djangorestframework-stubs", "djlint", "import-linter", "django-unfold"),
    *("django-cors-headers"),
}


def declared(*papers: str) -> set[str]:
    lines = [line for paper in papers for line in (ROOT / paper).read_text().splitlines()]
    names = (re.match(r"([A-Za-z0-9_.-]+)", line) for line in lines if line[:1] not in ("#", "-"))
    return {_plain(name[1]) for name in names if name}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(*folders: str) -> set[str]:
    """Distributions whose modules are imported by name."""
    of_module = packages_distributions()
    found: set[str] = set()
    for path in (path for folder in folders for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            else:
                continue
            tops = {name.partition(".")[0] for name in names}
            found |= {_plain(of_module[top][0]) for top in tops & of_module.keys()}
    return found - OURS - set(sys.stdlib_module_names)


def test_what_the_paper_imports_is_installed_with_it():
    optional = declared("requirements-production.txt")
    assert imported("articles", "newsroom") - declared("requirements.txt") - optional == set()


def test_what_the_tests_import_is_installed_with_them():
    known = declared("requirements.txt", "requirements-dev.txt")
    assert imported("tests", "bench") - known == set()


def test_nothing_is_installed_that_nobody_uses():
    used = imported("articles", "newsroom", "tests", "bench") | RUN_BY_NAME
    settings_text = (ROOT / "newsroom" / "settings.py").read_text()
    unused = {
        name
        for name in declared("requirements.txt", "requirements-dev.txt") - used
        if name.replace("-", "_") not in settings_text
    }
    assert unused == set()
