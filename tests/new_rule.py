#!/usr/bin/env python3
"""Begins a rule of the spec language: its record and an empty case. tests/new_rule.py SECTION RULE-ID 'SUMMARY'"""

import pathlib
import re
import sys

RECORD = '''
/// TODO: what of a spec is valid, in one sentence.
pub static {name}: Rule = Rule {{
    id: "{id}",
    summary: "{summary}",
    explanation: "\\
TODO: why, and what goes wrong otherwise.

Wrong:

    TODO

Right:

    TODO",
    help: "TODO",
}};
'''


def main(section: str, rule: str, summary: str) -> None:
    root = pathlib.Path(__file__).resolve().parent.parent
    records = root / "codegen/src/diagnostic/rule" / f"{section}.rs"
    if not records.is_file():
        sections = sorted(path.stem for path in records.parent.glob("*.rs") if path.stem != "mod")
        sys.exit(f"there is no section `{section}`; the sections are {', '.join(sections)}")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule):
        sys.exit(f"`{rule}` is no id of a rule: words of small letters and digits, with hyphens between")
    if not summary or summary.endswith(".") or summary[0].isupper() or '"' in summary or "\\" in summary:
        sys.exit("a summary begins small, has no full stop at its end, and no quotes or backslashes")
    if any(f'"{rule}"' in path.read_text() for path in records.parent.glob("*.rs")):
        sys.exit(f"there is a rule `{rule}` already")
    name = rule.replace("-", "_").upper()
    text = records.read_text()
    listed = re.search(r"const ALL: &\[&Rule\] = &\[\n(.*?)\];", text, re.S)
    if listed is None:
        sys.exit(f"{records} has no list of its rules")
    lines = sorted(listed[1].splitlines() + [f"    &{name},"])
    text = text[: listed.start(1)] + "\n".join(lines) + "\n" + text[listed.end(1) :]
    tests = text.find("\n#[cfg(test)]")
    record = RECORD.format(name=name, id=rule, summary=summary)
    text = text + record if tests < 0 else text[:tests] + record + text[tests:]
    records.write_text(text)
    case = root / "tests/cases/reject" / rule / "todo.yaml"
    case.parent.mkdir(parents=True, exist_ok=True)
    case.write_text("# TODO: the keys of an operation that break the rule; the rest comes from tests/cases/base.\n")
    for path in (records, case):
        print(path.relative_to(root))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
