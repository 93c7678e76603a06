#!/usr/bin/env python3
"""The texts that a reader sees, gathered for translation; `./dev texts` calls it. A text of under three words or with
several places to fill in needs a comment for translators, in comments.json.

texts.py update          writes dropwise.pot and brings every catalog up to date with it; new texts are left empty
texts.py check [FOLDER]  says what is not up to date, not translated, or lacks a figure; of FOLDER's catalogs where named
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
POT = HERE / "dropwise.pot"
COMMENTS = HERE / "comments.json"  # for translators, by text
HEAD = """# The texts of Dropwise. `./dev texts` writes this file; a language is a copy of it, named by its code, as in de.po.
msgid ""
msgstr ""
"Project-Id-Version: dropwise\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""

# What is told of these data files in words. A source is named as it names itself, so `source` is not among them, but
# that of a sentence is.
KEYS = {"name", "summary", "source_notes", "use_for", "not_for", "never", "gently", "reminders", "technique", "question", "expect", "stop", "milk", "says", "say", "do",
        "remark", "prompts", "one_line", "disclaimer", "pain", "inflammation", "hospital", "who", "what", "basis", "note", "sources",
        "why", "also", "contractions", "weeks_basis"}
# The enums of the timing library whose names are shown as words; it knows no languages itself.
ENUMS = {"Side", "PhaseKind", "Policy", "Reason", "SegmentKind"}

# What a translation has as often as the English: places to fill in, what is typed, options, figures.
KEPT = {
    "places": lambda text: list(places(text)),
    "doubled braces": lambda text: re.findall(r"\{\{|\}\}", text),
    "what is typed": lambda text: re.findall(r"`[^`]*`", text),
    "options": lambda text: re.findall(r"(?<![\w-])--[a-z][a-z-]*", text),
    "figures": lambda text: re.findall(r"\d+", re.sub(r"\{[^{}]*\}", "", text)),
    "the space before it": lambda text: re.findall(r"^\s+", text) if re.search(r"\w", text) else [],
    "the space after it": lambda text: re.findall(r"\s+$", text) if re.search(r"\w", text) else [],
}


def braces_aside(text):
    return text.replace("{{", "").replace("}}", "")


def places(text):
    """Each place with its number and its form, `{1:g}`, also where the number is not written."""
    for count, (number, form) in enumerate(re.findall(r"\{(\d*)([^{}]*)\}", braces_aside(text))):
        yield f"{{{number or count}{form}}}"


def toml_texts(value, key=""):
    if isinstance(value, dict):
        for inner, child in value.items():
            whose = inner == "source" and "say" in value and child not in ("ours", "published")
            yield from [child] if whose else toml_texts(child, inner)
    elif isinstance(value, list):
        for child in value:
            yield from toml_texts(child, key)
    elif isinstance(value, str) and key in KEYS:
        yield value


def enum_names():
    for file in sorted((TOP / "src" / "timing").glob("*.cpp")):
        for enum, body in re.findall(r"Names<(\w+), \d+> \w+\s*\{\{(.*?)\}\}", file.read_text(), re.S):
            if enum in ENUMS:
                for name in re.findall(r'"(\w+)"', body):
                    yield str(file.relative_to(TOP)), name


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def unquoted(lines):
    text = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', lines))
    return re.sub(r"\\(.)", lambda sign: {"n": "\n", "t": "\t"}.get(sign[1], sign[1]), text)


def template_of_data():
    """What stands outside of the code."""
    entries = []
    for file in sorted((TOP / "data/protocols").glob("*.toml")) + [TOP / "data" / name for name in ("care.toml", "presets.toml", "situations.toml")]:
        entries += [(str(file.relative_to(TOP)), text) for text in toml_texts(tomllib.loads(file.read_text()))]
    entries += enum_names()
    return HEAD + "\n".join(f"#: {place}\nmsgid {quoted(text)}\nmsgstr \"\"\n" for place, text in entries)


def gathered():
    with tempfile.TemporaryDirectory() as folder:
        code, data = pathlib.Path(folder, "code.pot"), pathlib.Path(folder, "data.pot")
        files = sorted(str(file.relative_to(TOP)) for file in (TOP / "src").rglob("*") if file.suffix in (".cpp", ".h"))
        subprocess.run(["xgettext", "--language=C++", "--from-code=UTF-8", "--keyword", "--keyword=tr:1", "--keyword=mark_for_translation:1",
                        "--keyword=plural:2,3", "--add-location=file", "--no-wrap", "-o", code] + files, cwd=TOP, check=True)
        code.write_text(HEAD + code.read_text().split("\n\n", 1)[1])
        data.write_text(template_of_data())
        unique = subprocess.run(["msguniq", "--no-wrap", "--add-location=file", data], capture_output=True, check=True)
        data.write_bytes(unique.stdout)
        both = subprocess.run(["msgcat", "--no-wrap", "--use-first", "--add-location=file", code, data], capture_output=True,
                              check=True, text=True)
        return with_comments(without_flags(both.stdout))


MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # in Chinese, their numbers


def needs_comment(text):
    """Whether a translator cannot tell from the text alone where it appears or what it says."""
    return len(text.split()) < 3 or len(list(places(text))) > 1


def with_comments(catalog):
    """The catalog with the comments of comments.json above its entries."""
    comments = json.loads(COMMENTS.read_text())
    blocks = catalog.split("\n\n")
    for at, block in enumerate(blocks[1:], 1):
        text = unquoted(re.search(r'^msgid ((?:".*"\n?)+)', block, re.M)[1])
        if text in comments:
            blocks[at] = f"#. {comments[text]}\n{block}"
    return "\n\n".join(blocks)


def faults_of_comments():
    texts = {english for english, _, _ in entries_of(POT)}
    comments = json.loads(COMMENTS.read_text())
    for text in sorted(texts):
        if needs_comment(text) and text not in comments:
            yield f"{COMMENTS.name}: no comment for {text!r}: say where it appears, and what its places stand for"
    for text in comments:
        if text not in texts:
            yield f"{COMMENTS.name}: a comment for {text!r}, which is no longer used"


def faults_of_pieces(texts):
    for text in texts:
        if re.match(r"[ ,;:.)]", text) or re.search(r"[ (]$", text):
            yield f"{POT.name}: {text!r} is a piece of a sentence; write a whole one for each case"


def without_flags(catalog):
    """The marks `#, c++-format` and `#, c-format` are guesses, which differ between versions of gettext."""
    return re.sub(r"^#, (no-)?c(\+\+)?-format\n", "", catalog, flags=re.M)


def update():
    POT.write_text(gathered())
    for catalog in sorted(HERE.glob("*.po")):
        subprocess.run(["msgmerge", "--quiet", "--update", "--backup=none", "--no-wrap", "--no-fuzzy-matching",
                        "--add-location=file", catalog, POT], check=True)
        current = subprocess.run(["msgattrib", "--no-obsolete", "--no-wrap", catalog], capture_output=True, check=True)
        catalog.write_text(without_flags(current.stdout.decode()))


def entries_of(catalog):
    """Of each text the English, that beside several, and the translations."""
    for block in catalog.read_text().split("\n\n")[1:]:
        parts = re.split(r"^(msgid|msgid_plural|msgstr(?:\[\d\])?) ", block, flags=re.M)
        found = {key: unquoted(value) for key, value in zip(parts[1::2], parts[2::2])}
        yield found["msgid"], found.get("msgid_plural"), [text for key, text in found.items() if key.startswith("msgstr")]


def faults_of(catalog):
    compiled = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", catalog], capture_output=True, text=True)
    if compiled.returncode != 0:
        yield compiled.stderr.strip()
    there = set()
    for english, several, translations in entries_of(catalog):
        there.add(english)
        if not all(translations):
            yield f"{catalog.name}: not translated: {english!r}"
            continue
        for text in translations:
            for what, kept in KEPT.items():
                if english not in MONTHS and sorted(kept(english)) != sorted(kept(text)):
                    yield f"{catalog.name}: {what}: {english!r} has {kept(english)}, {text!r} has {kept(text)}"
            numbered = {bool(re.match(r"\{\d", place)) for place in re.findall(r"\{[^{}]*\}", braces_aside(text))}
            if len(numbered) > 1:
                yield f"{catalog.name}: some places have a number and some have none: {text!r}"
    for english, _, _ in entries_of(POT):
        if english not in there:
            yield f"{catalog.name}: missing: {english!r}"


def check(folder):
    faults = []
    if POT.read_text() != gathered():
        faults.append(f"{POT.name} is not up to date: `./dev texts` brings it there")
    faults += faults_of_comments()
    faults += faults_of_pieces(english for english, _, _ in entries_of(POT))
    catalogs = sorted(folder.glob("*.po"))
    for catalog in catalogs:
        faults += faults_of(catalog)
    for fault in faults:
        print(fault)
    print(f"{len(catalogs)} catalogs, {len(faults)} faults")
    return 1 if faults or not catalogs else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["update"]:
        update()
    elif sys.argv[1:2] == ["check"] and len(sys.argv) <= 3:
        sys.exit(check(pathlib.Path(sys.argv[2]) if len(sys.argv) == 3 else HERE))
    else:
        sys.exit(__doc__)
