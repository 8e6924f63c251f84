"""Checks that every dependency can be used under one of the licences in deny.toml.

cargo-deny does that and more, but takes minutes to compile: where it is not installed, this is the check.
"""

import json
import pathlib
import re
import subprocess
import sys
import tomllib

RULES = tomllib.loads((pathlib.Path(__file__).parent.parent / "deny.toml").read_text())
ALLOWED = set(RULES["licenses"]["allow"])


def allowed(expression):
    """Whether an SPDX expression can be satisfied: every AND part has an allowed OR alternative."""
    expression = expression.replace("/", " OR ")
    while True:
        inner = re.search(r"\(([^()]*)\)", expression)
        if not inner:
            break
        expression = expression[: inner.start()] + ("MIT" if allowed(inner[1]) else "REFUSED") + expression[inner.end():]
    return any(all(part.strip() in ALLOWED for part in re.split(r"\bAND\b", side)) for side in re.split(r"\bOR\b", expression))


command = ["cargo", "metadata", "--locked", "--format-version", "1"]
metadata = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
# Only what is built: the lock file also names what optional features would need.
needs = {node["id"]: [need["pkg"] for need in node["deps"]] for node in metadata["resolve"]["nodes"]}
built, waiting = set(), [metadata["resolve"]["root"]]
while waiting:
    name = waiting.pop()
    if name not in built:
        built.add(name)
        waiting += needs[name]
packages = [package for package in metadata["packages"] if package["id"] in built]
refused = [f"{p['name']} {p['version']}: {p['license']}" for p in packages if not allowed(p["license"] or "none")]
if refused:
    sys.exit("licences that can't be used:\n" + "\n".join(refused))
print(f"licences: {len(packages)} packages, all of them usable")
