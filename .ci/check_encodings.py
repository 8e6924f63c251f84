#!/usr/bin/env python3
"""Compares the tables of old encodings with other converters, letter by letter.

    cargo run --release --example eval_encodings -- --tables | .ci/check_encodings.py [NODE_MODULES]

Asked are iconv, recode (where installed) and the npm package vietnamese-conversion (in NODE_MODULES/vietnamese-conversion).
A letter passes when all that know it agree; where they differ, the known mistakes of each are named below. Exit status 1
says that a letter has nobody on its side, or that a difference is not a known mistake.
"""

import json
import shutil
import subprocess
import sys

# Where a converter is known to be wrong. recode has the VNI marks of Ằ and Ắ the wrong way round (those of ằ and ắ it has
# right: the capitals' bytes are 0x20 less in every other letter), and in windows-1258 writes some tones as ASCII signs
# before the letter; vietnamese-conversion writes ỷ ỹ Ỷ Ỹ with marks that are those of other letters.
KNOWN = {
    ("recode", "vni"): "ẰẮ",
    ("recode", "windows-1258"): "ãìĩòõũỳýÃÌĨÒÕŨỲÝ",
    ("vietnamese-conversion", "vni"): "ỷỹỶỸ",
}
ICONV = {"windows-1258": "CP1258", "viscii": "VISCII", "tcvn5712": "TCVN", "tcvn3": "TCVN"}
RECODE = {"viscii": "VISCII", "tcvn5712": "TCVN", "tcvn3": "TCVN", "vni": "VNI", "windows-1258": "CP1258"}


def run(command, data):
    done = subprocess.run(command, input=data, capture_output=True)
    return done.stdout if done.returncode == 0 else None


def npm(folder, letters):
    script = """
const { toVNI, toTCVN3 } = require(process.argv[1]);
const letters = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(letters.map(c => [toVNI(c, 'unicode'), toTCVN3(c, 'unicode')])));
"""
    out = run(["node", "-e", script, folder], json.dumps(letters).encode())
    if out is None:
        return {}
    found = {}
    for letter, (vni, tcvn3) in zip(letters, json.loads(out)):
        for name, text in (("vni", vni), ("tcvn3", tcvn3)):
            try:
                found[name, letter] = text.encode("latin-1").hex()
            except UnicodeEncodeError:
                found[name, letter] = text.encode("cp1252", "replace").hex()
    return found


def main():
    ours = {}
    for line in sys.stdin:
        name, letter, hexes = line.split()
        ours.setdefault(name, {})[letter] = hexes
    letters = sorted(set(letter for table in ours.values() for letter in table))
    package = npm(sys.argv[1] + "/vietnamese-conversion", letters) if len(sys.argv) > 1 and shutil.which("node") else {}
    failed = False
    for name, table in ours.items():
        if name in ("windows-1252", "tcvn3-capitals"):
            continue
        asked, alone, wrong = set(), [], []
        for letter, mine in table.items():
            others = {}
            if name in ICONV and shutil.which("iconv"):
                others["iconv"] = run(["iconv", "-f", "UTF-8", "-t", ICONV[name]], letter.encode())
            if name in RECODE and shutil.which("recode"):
                others["recode"] = run(["recode", "-f", "UTF-8.." + RECODE[name]], letter.encode())
            others = {who: said.hex() for who, said in others.items() if said}
            if (name, letter) in package:
                others["vietnamese-conversion"] = package[name, letter]
            asked.update(others)
            sides = [who for who, said in others.items() if said == mine]
            if not sides:
                alone.append(f"{letter} {mine} {others}")
            for who, said in others.items():
                if said != mine and letter not in KNOWN.get((who, name), ""):
                    wrong.append(f"{letter}: {mine}, {who} {said}")
        print(f"{name}: {len(table)} letters; asked {', '.join(sorted(asked)) or 'nobody'}; "
              f"without an ally {len(alone)}; unexplained differences {len(wrong)}")
        for line in alone + wrong:
            print("   ", line)
        failed |= bool(asked) and bool(alone or wrong)
    sys.exit(failed)


main()
