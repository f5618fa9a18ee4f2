"""Sums up what the official suite found: `summary.py FOLDER SUITE [--write]`. Exits with 1 when a test has failed or none has run."""

import sys
import xml.etree.ElementTree as Xml
from collections import Counter
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "conformance.md"
BEGIN, END = "<!-- suite -->", "<!-- /suite -->"


def outcomes(folder):
    """Class, name, outcome and reason of each test that TestNG has run."""
    for results in Path(folder).rglob("testng-results.xml"):
        for group in Xml.parse(results).iter("class"):
            for method in group.iter("test-method"):
                if method.get("is-config") != "true":
                    why = method.findtext(".//message", "").strip().splitlines()
                    yield group.get("name").rpartition(".")[2], method.get("name"), method.get("status"), why[0] if why else ""


def main():
    folder, suite, *flags = sys.argv[1:]
    found = list(outcomes(folder))
    counts = Counter(status for _, _, status, _ in found)
    lines = [f"`{suite}`: {counts['PASS']} passed, {counts['FAIL']} failed, {counts['SKIP']} skipped.", ""]
    for status, heading in (("FAIL", "Failed"), ("SKIP", "Skipped")):
        unlike = sorted({(group, name, why) for group, name, is_now, why in found if is_now == status})
        lines += [f"- {heading}: `{group}.{name}`: {why}" for group, name, why in unlike]
    print("\n".join(lines))
    if "--write" in flags:
        before, _, rest = PAGE.read_text().partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n" + "\n".join(lines).strip() + f"\n{END}{rest.partition(END)[2]}")
    sys.exit(1 if counts["FAIL"] or not counts["PASS"] else 0)


main()
