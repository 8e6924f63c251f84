#!/usr/bin/env python3
"""Reads exports of ghichu with readers that know nothing of ghichu, and checks what they got.

    check_exports.py FOLDER [--context anno.jsonld]

FOLDER holds exports of one collection, each under the name of its format: the file `FOLDER/jsonl`, the folder
`FOLDER/brat` and so on (`ghichu export --format jsonl -o FOLDER/jsonl`). At least `jsonl` must be there: its texts are
what the offsets of the other formats are checked against. A missing format is skipped and said so.

Only the standard library is needed. Used when installed: bioc (brat), seqeval (conll), cmarkgfm (markdown), and PyLD
(webannotation, with the W3C's context file given by --context; nothing is fetched).
"""

import argparse
import csv
import io
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

PROBLEMS = []
FORMULA = "=+-@＝＋－＠"


def check(condition, where, what):
    if not condition:
        PROBLEMS.append(f"{where}: {what}")


def optional(module):
    try:
        return __import__(module, fromlist=["_"])
    except ImportError:
        print(f"  {module} is not installed: left out")
        return None


def read(path):
    data = path.read_bytes()
    check(not data.startswith(b"\xef\xbb\xbf"), path.name, "begins with a byte order mark")
    return data.decode("utf-8")


def flat(text):
    """A value as `tsv` has it."""
    return re.sub("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", " ", text)


def articles_of(path):
    lines = read(path).split("\n")
    check(lines.pop() == "", path.name, "the last line does not end")
    return [json.loads(line) for line in lines]


def check_article(article, where):
    text = article["text"]
    for annotation in article["annotations"]:
        quote = text[annotation["start"] : annotation["end"]]
        check(quote == annotation["quote"], where, f"{annotation['id']}: {quote!r} is not {annotation['quote']!r}")
    places = {(a["id"], a["start"], a["end"], tag) for a in article["annotations"] for tag in a["tags"]}
    for span in article["spans"]:
        check(0 <= span["start"] < span["end"] <= len(text), where, f"span {span} is outside the text")
        place = (span["id"], span["start"], span["end"], span["label"])
        check(place in places, where, f"span {span} belongs to no annotation")


def check_jsonl(path, _articles):
    for article in articles_of(path):
        check_article(article, f"jsonl {article['id']}")


def check_json(path, articles):
    whole = json.loads(read(path))
    check(whole["articles"] == list(articles.values()), "json", "the articles are not those of jsonl")
    known = {tag["id"] for tag in whole["codebook"]}
    check(all(tag["parent"] in known | {None} for tag in whole["codebook"]), "json", "a parent is unknown")


def check_table(path, articles, delimiter):
    name, content = path.name, read(path)
    rows = list(csv.DictReader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True))
    as_written = flat if name == "tsv" else str
    if name == "tsv":
        check(len(content.splitlines()) == len(rows) + 1, name, "a row is not a line")
    passages = [row for row in rows if row["kind"] == "passage"]
    expected = sum(len(article["annotations"]) for article in articles.values())
    check(len(passages) == expected, name, f"{len(passages)} passages instead of {expected}")
    by_name = {as_written(file): article for file, article in articles.items()}
    for row in rows:
        check(None not in row and None not in row.values(), name, f"row {row} has too many or too few columns")
        for column, value in row.items():
            check(not value.lstrip().startswith(tuple(FORMULA)), name, f"{column} {value!r} is a formula")
    for row in passages:
        text = by_name[row["file"]]["text"]
        quote, found = row["quote"], as_written(text[int(row["start"]) : int(row["end"])])
        check(found in (quote, quote.removeprefix("'")), name, f"{row['id']}: {found!r} is not {quote!r}")


class Harm(HTMLParser):
    """Collects the tags that a page made from Markdown has."""

    def __init__(self):
        super().__init__()
        self.tags = set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        check(not attrs, "markdown", f"<{tag}> has attributes {attrs}")


def check_markdown(path, articles):
    content = read(path)
    for article in articles.values():
        for annotation in article["annotations"]:
            place = f"{annotation['start']}–{annotation['end']}, {annotation['annotator']}"
            times = max(1, len(annotation["tags"]))
            check(content.count(place) >= times, "markdown", f"{place} is missing")
    if cmark := optional("cmarkgfm"):
        page = cmark.github_flavored_markdown_to_html(content, cmark.cmark.Options.CMARK_OPT_UNSAFE)
        harm = Harm()
        harm.feed(page)
        allowed = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "blockquote", "strong", "b", "ul", "li", "br"}
        check(harm.tags <= allowed, "markdown", f"the page has {sorted(harm.tags - allowed)}")
        shown = page.count("<blockquote>")
        expected = sum(max(1, len(a["tags"])) for article in articles.values() for a in article["annotations"])
        check(shown == expected, "markdown", f"{shown} block quotes instead of {expected}")


def check_brat(folder, articles):
    texts = {path.stem: read(path) for path in folder.glob("*.txt")}
    anns = {path.stem: read(path) for path in folder.glob("*.ann")}
    check(texts.keys() == anns.keys(), "brat", "some .txt or .ann has no partner")
    check(sorted(texts.values()) == sorted(a["text"] for a in articles.values()), "brat", "the texts are not the articles'")
    conf = read(folder / "annotation.conf").split("[relations]")[0]
    types = {line.strip() for line in conf.split("\n")[1:] if line.strip()}
    check(all(re.fullmatch("[A-Za-z0-9_-]+", name) for name in types), "brat", f"types {types}")
    for stem, ann in anns.items():
        # Lines end where Python's splitlines ends them: brat reads its files so.
        for line in ann.splitlines():
            where, kind = f"brat {stem} {line!r}", line[:1]
            check(re.match(r"(T|A|#)\d+\t", line) is not None, where, "is no annotation line")
            if kind != "T":
                continue
            _, place, quote = line.split("\t", 2)
            name, offsets = place.split(" ", 1)
            check(name in types, where, "has an undeclared type")
            parts = [texts[stem][slice(*map(int, part.split(" ")))] for part in offsets.split(";")]
            check(" ".join(parts) == quote, where, f"covers {parts}")
    if bioc := optional("bioc.brat"):
        for stem, ann in anns.items():
            read_back = bioc.load(io.StringIO(texts[stem], newline=""), io.StringIO(ann, newline="\n"))
            entities = sum(line.startswith("T") for line in ann.split("\n"))
            check(len(list(read_back.entities)) == entities, f"brat {stem}", "bioc reads another number of entities")


def check_conll(path, articles):
    sentences, sentence, documents = [], [], []
    for line in read(path).split("\n"):
        if line.startswith("-DOCSTART-\t"):
            documents.append("")
        elif line:
            columns = line.split("\t")
            check(len(columns) == 2 and line.split() == columns, "conll", f"{line!r} has not two columns")
            sentence.append(columns)
            documents[-1] += columns[0]
        elif sentence:
            sentences.append(sentence)
            sentence = []
    joined = lambda text: "".join(c for c in text if not c.isspace() and not (ord(c) < 32 or 127 <= ord(c) < 160))
    for words, article in zip(documents, articles.values(), strict=True):
        check(words == joined(article["text"]), f"conll {article['id']}", "the tokens are not the text")
    labels = [[label for _, label in sentence] for sentence in sentences]
    for row in labels:
        for previous, label in zip(["O", *row], row):
            valid = not label.startswith("I-") or previous[2:] == label[2:]
            check(valid, "conll", f"{label} after {previous}")
    if labels and (seqeval := optional("seqeval.scheme")):
        entities = seqeval.Entities(labels, scheme=seqeval.IOB2)
        starts = sum(label.startswith("B-") for row in labels for label in row)
        check(sum(map(len, entities.entities)) == starts, "conll", "seqeval finds another number of entities")


def check_webannotation(path, articles, context):
    collection = json.loads(read(path))
    items = collection["first"]["items"]
    check(collection["total"] == len(items), "webannotation", "the total is wrong")
    check(len({item["id"] for item in items}) == len(items), "webannotation", "an id is there twice")
    for item in items:
        text = articles[item["target"]["source"]["dcterms:identifier"]]["text"]
        selectors = {selector["type"]: selector for selector in item["target"].get("selector", [])}
        if not selectors:
            continue
        position, quote = selectors["TextPositionSelector"], selectors["TextQuoteSelector"]
        start, end, prefix, suffix = position["start"], position["end"], quote["prefix"], quote["suffix"]
        check(text[start:end] == quote["exact"], item["id"], "position and quote disagree")
        check(text[:start].endswith(prefix) and text[end:].startswith(suffix), item["id"], "the context is not beside it")
    if context and (pyld := optional("pyld.jsonld")):
        standard = {"contextUrl": None, "documentUrl": "", "document": json.loads(Path(context).read_text())}
        graph = pyld.to_rdf(collection, {"documentLoader": lambda _url, _options: standard})["@default"]
        of = lambda name: [t for t in graph if t["predicate"]["value"] == f"http://www.w3.org/ns/oa#{name}"]
        check(len(of("hasTarget")) == len(items), "webannotation", "RDF lost a target")
        check(len(of("hasBody")) == sum(len(item.get("body", [])) for item in items), "webannotation", "RDF lost a body")
        positions = sum(len(item["target"].get("selector", [])) // 2 for item in items)
        check(len(of("start")) == len(of("exact")) == positions, "webannotation", "RDF lost a selector")


def check_doccano(path, articles):
    content = path.read_bytes()
    check(content.isascii(), "doccano", "is not ASCII")
    lines = [json.loads(line) for line in content.splitlines()]
    check([line["text"] for line in lines] == [a["text"] for a in articles.values()], "doccano", "the texts differ")
    for line, article in zip(lines, articles.values()):
        places = sorted((start, end) for start, end, _ in line["label"])
        expected = sorted((span["start"], span["end"]) for span in article["spans"])
        check(places == expected, f"doccano {line['file']}", "the labels are not the spans of jsonl")
        check(all(1 <= len(label) <= 100 for _, _, label in line["label"]), "doccano", "a label is too long")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--context", help="the W3C's anno.jsonld")
    options = parser.parse_args()
    articles = {article["id"]: article for article in articles_of(options.folder / "jsonl")}
    checks = {
        "jsonl": check_jsonl,
        "json": check_json,
        "csv": lambda path, articles: check_table(path, articles, ","),
        "tsv": lambda path, articles: check_table(path, articles, "\t"),
        "markdown": check_markdown,
        "brat": check_brat,
        "conll": check_conll,
        "webannotation": lambda path, articles: check_webannotation(path, articles, options.context),
        "doccano": check_doccano,
    }
    for name, run in checks.items():
        path = options.folder / name
        if not path.exists():
            print(f"{name}: not there, skipped")
            continue
        print(name)
        run(path, articles)
    for problem in PROBLEMS:
        print(f"PROBLEM {problem}", file=sys.stderr)
    sys.exit(1 if PROBLEMS else 0)


if __name__ == "__main__":
    main()
