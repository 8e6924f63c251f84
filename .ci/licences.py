"""Checks that every dependency can be used under a licence that MIT OR Apache-2.0 allows."""

import json
import re
import subprocess
import sys

ALLOWED = {
    "MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MPL-2.0",
    "Unicode-3.0", "Unlicense", "Zlib", "CC0-1.0", "0BSD", "BSL-1.0", "MIT-0", "Unicode-DFS-2016", "WTFPL",
}


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
packages = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["packages"]
refused = [f"{p['name']} {p['version']}: {p['license']}" for p in packages if not allowed(p["license"] or "none")]
if refused:
    sys.exit("licences that can't be used:\n" + "\n".join(refused))
print(f"licences: {len(packages)} packages, all of them usable")
