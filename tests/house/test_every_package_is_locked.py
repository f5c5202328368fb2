"""What is installed is what was looked at: each package with its hashes, and its licence told."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LOCKS = ROOT / "deploy" / "locks"
PIN = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==([^\s;]+)", re.MULTILINE)


def pinned(text: str) -> dict[str, str]:
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in PIN.findall(text)}


def wanted(name: str) -> dict[str, str]:
    text = (ROOT / f"{name}.txt").read_text()
    found = pinned(text)
    for other in re.findall(r"^-r (\S+)\.txt", text, re.MULTILINE):
        found |= wanted(other)
    return found


@pytest.mark.parametrize("name", ["requirements", "requirements-production", "requirements-dev"])
def test_every_version_we_name_is_the_one_that_is_locked(name):
    locked = pinned((LOCKS / f"{name}.lock").read_text())
    assert wanted(name).items() <= locked.items()


@pytest.mark.parametrize("lock", sorted(LOCKS.glob("*.lock")), ids=lambda lock: lock.stem)
def test_nothing_is_installed_without_a_hash(lock):
    packages = re.split(r"^(?=\S)", lock.read_text(), flags=re.MULTILINE)
    assert [one for one in packages if one.strip() and "--hash=sha256:" not in one] == []


def test_the_licence_of_each_is_told():
    told = (ROOT / "docs" / "licences.md").read_text()
    lock = (LOCKS / "requirements-production.lock").read_text()
    here = pinned(re.sub(r"^.* ; (?:sys_platform|python_full).*$", "", lock, flags=re.MULTILINE))
    rows = {f"| {name} | {version} |" for name, version in here.items()}
    assert {row for row in rows if row not in told.replace("_", "-")} == set()
