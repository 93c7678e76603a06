#!/usr/bin/env python3
"""Finds wording that is too close to a source: no five words in a row may be the same.

  word_runs.py RUNS EXCEPTIONS FILE...

RUNS has the hashes of all runs of five words in the sources, and explains how they are made. EXCEPTIONS has runs that
anybody would use, one on each line, followed by a tab and the reason. Reads the texts of protocols (.toml), catalogs
(.po), manual pages and Markdown, without comments. If any are found, prints each run with its protocol, file and line,
and exits with 1.
"""
import hashlib
import re
import sys

LENGTH = 5


def load_runs(name):
    runs = {}
    for line in open(name, encoding="utf-8"):
        if not line.startswith("#") and line.strip():
            protocol, digest = line.split()
            runs.setdefault(digest, protocol)
    return runs


def quoted(line):
    """The strings in a line of TOML or of a catalog."""
    return [text.replace('\\"', '"').replace("\\n", "\n") for text in re.findall(r'"((?:[^"\\]|\\.)*)"', line)]


def toml_texts(lines):
    for number, line in enumerate(lines, 1):
        for text in [] if line.lstrip().startswith("#") else quoted(line):
            yield number, text


def catalog_texts(lines):
    text, first = "", 1
    for number, line in enumerate([*lines, ""], 1):
        if line.startswith('"'):
            text += "".join(quoted(line))
            continue
        if text:
            yield first, text
        text, first = "".join(quoted(line)) if line.startswith("msg") else "", number


def manual_texts(lines):
    paragraph, first = "", 1
    for number, line in enumerate([*lines, ".Pp"], 1):
        if line.startswith(('.\\"', ".Sh", ".Ss", ".It", ".Pp", ".Bl", ".El", ".Bd", ".Ed")):
            if paragraph:
                yield first, paragraph
            paragraph, first = "", number + 1
        text = re.sub(r"^\.[A-Z][a-z] ", "", line) if line.startswith(".") else line
        paragraph += " " + text.replace("\\(dq", '"')


def markdown_texts(lines):
    paragraph, first = "", 1
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            paragraph += " " + line
            continue
        if paragraph:
            yield first, paragraph
        paragraph, first = "", number + 1


READERS = {"toml": toml_texts, "po": catalog_texts, "md": markdown_texts}


def word_runs(text):
    for sentence in re.split(r"(?<=[.!?])\s|\n", text):
        words = re.findall(r"[a-z0-9]+", sentence.lower().replace("'", "").replace("\u2019", ""))
        for at in range(len(words) - LENGTH + 1):
            yield " ".join(words[at : at + LENGTH])


def main():
    runs = load_runs(sys.argv[1])
    allowed = {line.split("\t")[0] for line in open(sys.argv[2], encoding="utf-8") if line.strip() and not line.startswith("#")}
    unused, found, read = set(allowed), 0, 0
    for name in sys.argv[3:]:
        lines = open(name, encoding="utf-8").read().splitlines()
        for number, text in READERS.get(name.rsplit(".", 1)[1], manual_texts)(lines):
            for run in word_runs(text):
                read += 1
                protocol = runs.get(hashlib.sha256(run.encode()).hexdigest()[:12])
                unused.discard(run)
                if protocol and run not in allowed:
                    print(f'{name}:{number}: "{run}" stands in the source of {protocol}')
                    found += 1
    for run in sorted(unused):
        print(f'{sys.argv[2]}: "{run}" occurs nowhere: remove it')
    print(f"{read} runs read, {found} of them from a source")
    return 1 if found or unused or read < 10000 else 0


if __name__ == "__main__":
    sys.exit(main())
