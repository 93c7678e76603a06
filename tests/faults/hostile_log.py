"""Puts hostile values into every column of a log, and runs every command on it."""
import json
import re
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from harness import Home
from hostile import READING, WRITING, Ran, change, columns, copy, make_log, run, trouble

NUMBERS = [-2**63, -1, 0, 2**63 - 1]
TEXT = "a\x1b[31m\x07b\u202e\u2066c\x9b2J\x7f\r\u2028\nFORGED"
# The row that is changed; in other tables it is every row.
ROWS = {"session": "id = :session", "event": "session = :session AND seq = 1", "change": "what = 'amend'",
        "journal": "was IS NOT NULL"}
UNIQUE = {"id", "uuid", "seq", "session", "one", "change"}  # cannot be the same in all rows
FAULTY = {"session": ("began", "offset", "lasted", "left_active", "right_active", "paused", "asleep", "left_ul", "right_ul",
                      "together_ul", "pain", "updated", "erased"), "event": ("at", "phase", "to")}


def harm(text: bytes) -> str:
    """What a terminal must not get: control characters but line breaks, marks that change the direction of text, lines of
    their own for a text that has a line break. Empty if there is none."""
    for found in re.finditer("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|^FORGED|\ufffe",
                             text.decode(errors="surrogateescape"), re.M):
        return f"prints {found.group()!r}"
    return "" if b"\x9b" not in text.replace("\u281b".encode(), b"") else ""


def hostile_json(value):
    """The same JSON with a hostile text in place of each text that is free."""
    if isinstance(value, dict):
        return {key: TEXT if key in FREE and isinstance(inner, str) else hostile_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [TEXT if isinstance(inner, str) else hostile_json(inner) for inner in value]
    return value


FREE = {"name", "remark", "technique", "says", "say", "do", "protocol", "mode", "note", "by_whom"}


class Table:
    """The runs of one table: each hostile log with each command, in parallel."""

    def __init__(self, folder: Path, program: str, pool: ThreadPoolExecutor, name: str):
        self.folder, self.pool, self.name = folder, pool, name
        self.base = make_log(folder / "base", program)
        base = sqlite3.connect(self.base.log)
        self.session = base.execute("SELECT max(id) FROM session").fetchone()[0]
        self.plan = base.execute("SELECT plan FROM session WHERE id = ?", (self.session,)).fetchone()[0]
        self.was = base.execute("SELECT was FROM journal WHERE was IS NOT NULL").fetchone()[0]
        base.close()
        change(self.base.log, "INSERT OR REPLACE INTO leader VALUES (1, ?, 1, 0)", (self.session,))
        change(self.base.log, "INSERT INTO inbox (session, action, at) VALUES (?, 'next', 1)", (self.session,))
        self.runs, self.faults, self.most = 0, [], 0

    def check(self, place: str, ran: Ran, more=lambda ran: "") -> None:
        self.runs += 1
        self.most = max(self.most, ran.megabytes)
        if wrong := trouble(ran) or more(ran):
            self.faults.append(f"{self.name}: {place}: {' '.join(ran.words)}: {wrong}")
            print(self.faults[-1], flush=True)

    def try_all(self, number: int, place: str, statement: str, values: tuple, more=lambda ran: "") -> list[Ran]:
        """Changes a copy of the log and runs all commands on it."""
        home = copy(self.base, self.folder / str(number))
        change(home.log, statement, values)
        ran = [run(home, [word.format(self.session) for word in words]) for words in READING]
        for i, words in enumerate(WRITING):
            other = copy(home, self.folder / f"{number}-{i}")
            ran.append(run(other, [word.format(self.session) for word in words]))
            shutil.rmtree(other.path)
        for one in ran:
            self.check(place, one, more)
        shutil.rmtree(home.path)
        return ran

    def report(self, what: str) -> list[str]:
        return [f"| {what} | runs | faults | most memory |", "|---|---|---|---|",
                f"| {self.name} | {self.runs} | {len(self.faults)} | {self.most} MB |"]


def texts(folder: Path, program: str, pool: ThreadPoolExecutor, told) -> tuple[list[str], list[str]]:
    """A hostile text in every column that holds a text, and in every text of the JSON in plan and was."""
    table = Table(folder, program, pool, "texts")
    cases = [(f"{name}.{column}{' in all rows' if rows == '1' else ''}", f'UPDATE {name} SET "{column}" = :value WHERE {rows}', TEXT)
             for name, column in columns(table.base.log, "TEXT")
             for rows in sorted({ROWS.get(name, "1"), ROWS.get(name, "1") if column in UNIQUE else "1"})]
    cases += [(f"{name}.{column} (texts in JSON)", f"UPDATE {name} SET {column} = :value WHERE {column} <> ''",
               json.dumps(hostile_json(json.loads(text)), ensure_ascii=False))
              for name, column, text in (("session", "plan", table.plan), ("journal", "was", table.was))]
    cases = cases[::told.every]

    def is_harmful(ran: Ran) -> str:
        text = ran.text
        if ran.words[0] == "completion":
            text = text.replace(b"\t", b" ")  # separates a word and its description
        if ran.words[-1] == "csv":  # begins with a byte order mark; rows end in CR LF; a note keeps its line breaks
            text = re.sub(rb"\r(?=\n)|^FORGED", b"", text.removeprefix(b"\xef\xbb\xbf"), flags=re.M)
        return harm(text)

    def try_one(case: tuple) -> None:  # it returns nothing: what thousands of runs printed would fill the memory
        number, (place, statement, value) = case
        table.try_all(number, place, statement, {"value": value, "session": table.session}, is_harmful)

    list(pool.map(try_one, enumerate(cases)))
    return table.report(f"{len(cases)} text columns"), table.faults


def numbers(folder: Path, program: str, pool: ThreadPoolExecutor, told) -> tuple[list[str], list[str]]:
    """The numbers at the edges in every column that holds a number, in one row and in all."""
    table = Table(folder, program, pool, "numbers")
    cases = []
    for name, column in columns(table.base.log, "INTEGER"):
        for value in NUMBERS:
            cases.append((name, column, value, ROWS.get(name, "1")))
            if name in ("session", "event") and column not in UNIQUE:
                cases.append((name, column, value, "1"))
    cases = cases[::told.every]

    def try_one(case: tuple) -> None:
        number, (name, column, value, rows) = case
        place = f"{name}.{column} = {value}{'' if rows == ROWS.get(name, '1') else ' in all rows'}"
        units = "".join(f", {unit} = coalesce({unit}, 'ml')" for unit in [column.replace("_ul", "_unit")] if column.endswith("_ul"))
        ran = table.try_all(number, place, f'UPDATE OR IGNORE {name} SET "{column}" = :value{units} WHERE {rows}',
                            {"value": value, "session": table.session})
        doctor = next(one for one in ran if one.words == ["doctor"])
        outside = value < 0 and column != "offset" or abs(value) > 2**60
        if name in FAULTY and column in FAULTY[name] and outside:
            if not re.search(rf"impossible values: [0-9, ]*\b{table.session}\b", " ".join(doctor.out.decode().split())):
                table.faults.append(f"numbers: {place}: doctor does not name session {table.session}")

    list(pool.map(try_one, enumerate(cases)))
    return table.report(f"{len(cases)} numbers"), table.faults
