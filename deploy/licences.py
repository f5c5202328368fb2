"""Writes the table of licences from a CycloneDX file: `licences.py sbom.json to.md`."""

import json
import sys
from pathlib import Path

HEAD = """# What a paper runs, and under which licence

From the metadata of each package, by `make sbom`. Our own code: see `LICENSE`.

| package | version | licence |
|---|---|---|
"""


def licence_of(component: dict) -> str:
    said = [
        one.get("expression") or one["license"].get("id") or one["license"].get("name", "")
        for one in component.get("licenses", [])
    ]
    short = sorted({one for one in said if one and len(one) < 80 and "::" not in one})
    return ", ".join(short) or "see its own files"


def main() -> None:
    told = json.loads(Path(sys.argv[1]).read_text())
    rows = sorted(
        (one["name"].lower(), one["version"], licence_of(one)) for one in told["components"]
    )
    ours = [row for row in rows if row[0] not in {"pip", "setuptools"}]
    lines = "".join("| {} | {} | {} |\n".format(*row) for row in ours)
    Path(sys.argv[2]).write_text(HEAD + lines)


if __name__ == "__main__":
    main()
