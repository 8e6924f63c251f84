"""Checks that every dependency can be used under one of the licences in deny.toml.

cargo-deny does that and more, but takes minutes to compile: where it is not installed, this is the check.
"""

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


# The tree has what is built, on any system; the lock file also names what optional features would need.
command = ["cargo", "tree", "--locked", "--target", "all", "--prefix", "none", "--no-dedupe", "--format", "{p}|{l}"]
tree = subprocess.run(command, check=True, capture_output=True, text=True).stdout
packages = dict(line.split("|", 1) for line in tree.splitlines() if line)
refused = [f"{name}: {licence or 'none'}" for name, licence in packages.items() if not allowed(licence)]
if refused:
    sys.exit("licences that can't be used:\n" + "\n".join(refused))
print(f"licences: {len(packages)} packages, all of them usable")
