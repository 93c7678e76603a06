"""Files as a power cut left them: what the log among them holds, and how they are put on the disk."""
import hashlib
import re
import sqlite3
import subprocess
import tempfile
from calendar import timegm
from pathlib import Path
from time import strptime

from file_system import Node

NAMES_FILES = re.compile(r"\.db\.(live|owner)$")
OF_NO_USE_LATER = {"leader", "inbox", "log"}    # who runs a session, requests to it, and the name of the WAL


def read_state(files: dict[str, Node], log: str) -> dict:
    """All rows of a log by their tables. Empty if there is no log or nothing in it. Fails if it is damaged."""
    with tempfile.TemporaryDirectory() as name:
        for ending in ("", "-wal", "-journal"):
            if log + ending in files:
                Path(name, f"log.db{ending}").write_bytes(files[log + ending].content)
        if not Path(name, "log.db").exists():
            return {}
        return rows_of(Path(name, "log.db"))


def rows_of(log: Path) -> dict:
    base = sqlite3.connect(log)
    try:
        whole = [row[0] for row in base.execute("PRAGMA integrity_check")]
        if whole != ["ok"] or base.execute("PRAGMA foreign_key_check").fetchall():
            raise AssertionError(f"damaged: {whole}")
        tables = [row[0] for row in base.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        rows = {name: base.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables if name not in OF_NO_USE_LATER}
        rows["columns of session"] = [row[1] for row in base.execute("PRAGMA table_info(session)")]
        return {name: found for name, found in rows.items() if found} if rows.get("session") else {}
    finally:
        base.close()


def sessions(state: dict, *which: str) -> int:
    """How many sessions a log has in these states."""
    column = state["columns of session"].index("state") if state else 0
    return sum(row[column] in which for row in state.get("session", []))


def identity(path: Path) -> tuple[str, str]:
    """The inode of a file, and when it was made, in nanoseconds."""
    inode, day, time, zone = subprocess.run(["stat", "-c", "%i %w", str(path)], capture_output=True, text=True, check=True,
                                            env={"TZ": "UTC", "PATH": "/usr/bin:/bin"}).stdout.split()
    seconds, nanoseconds = time.split(".")
    return inode, f"{timegm(strptime(f'{day} {seconds}', '%Y-%m-%d %H:%M:%S'))}{nanoseconds:0<9}"


def write_files(files: dict[str, Node], folder: Path) -> None:
    """Writes an image. Files that name other files by their inodes get the new ones."""
    for path, node in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(node.content)
    for path, node in files.items():
        if NAMES_FILES.search(path) and node.content:
            (folder / path).write_bytes(renamed(node.content, files, folder))


def renamed(content: bytes, files: dict[str, Node], folder: Path) -> bytes:
    new: dict[bytes, bytes] = {}
    for path, node in files.items():
        if node.number and ".db" in path:
            inode, born = identity(folder / path)
            new[node.number.encode()] = inode.encode()
            new[node.born.encode()] = born.encode()
    return re.sub(rb"(?<![^ \n])\d+(?![^ \n])", lambda found: new.get(found[0], found[0]), content)


def key(files: dict[str, Node]) -> bytes:
    """Distinguishes images by their names and contents."""
    digest = hashlib.sha256()
    for path, node in sorted(files.items()):
        digest.update(f"{path} {len(node.content)} ".encode() + node.content)
    return digest.digest()
