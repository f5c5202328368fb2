"""`python -m audit [TOOL…]`: a demo newsroom before the tools named, or all; one table, written to
var/audit/report.md too. `python -m audit sheet`: every page as a picture, on one sheet."""

import argparse
import sys
from time import perf_counter

from audit.site import OUT, served
from audit.tools import TOOLS, Found


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m audit",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"  {name:<12} {tool.__doc__}" for name, tool in TOOLS.items()),
    )
    parser.add_argument("names", nargs="*", metavar="TOOL", help="one of those below, or `sheet`")
    chosen = parser.parse_args().names
    if unknown := set(chosen) - {*TOOLS, "sheet"}:
        parser.error(f"no tool is called {', '.join(sorted(unknown))}; see --help")
    OUT.mkdir(parents=True, exist_ok=True)
    with served() as pages:
        if "sheet" in chosen:
            from audit.sheet import draw

            print(draw(pages))
            return 0
        found = {}
        for name, tool in TOOLS.items():
            if chosen and name not in chosen:
                continue
            start = perf_counter()
            found[name] = tool(pages)
            print(
                f"{name:<12} {_verdict(found[name])} ({perf_counter() - start:.0f} s)", flush=True
            )
    report = _report(found)
    (OUT / "report.md").write_text(report)
    print(f"\n{report}\nWritten to {OUT / 'report.md'}")
    return 1 if any(one.wrong or one.not_run for one in found.values()) else 0


def _verdict(found: Found) -> str:
    if found.not_run:
        return f"!! NOT RUN: {found.not_run}"
    return f"{len(found.wrong)} findings" if found.wrong else "clean"


def _report(found: dict[str, Found]) -> str:
    rows = ["| tool | verdict |\n|---|---|\n"]
    rows += [f"| {name} | {_verdict(one)} |\n" for name, one in found.items()]
    pages = list(dict.fromkeys(page for one in found.values() for page in one.said))
    names = [name for name, one in found.items() if one.said]
    rows.append(f"\n| page | {' | '.join(names)} |\n|---|{'---|' * len(names)}\n")
    for page in pages:
        cells = [found[name].said.get(page, "") for name in names]
        rows.append(f"| {page} | {' | '.join(cells)} |\n")
    for name, one in found.items():
        rows += [f"\n## {name}\n\n"] if one.wrong else []
        rows += [f"- {line}\n" for line in one.wrong[:60]]
    return "".join(rows)


if __name__ == "__main__":
    sys.exit(main())
