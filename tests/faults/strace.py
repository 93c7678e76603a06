"""Lists the system calls of a command, and makes one of them fail or kill the command."""
import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

CALL = re.compile(r"^([a-z0-9_]+)\(")


def calls(home, words: list[str]) -> list[tuple[str, int, str]]:
    """Every call: its name, its number among the calls of that name, and the line of strace."""
    with tempfile.NamedTemporaryFile(mode="r") as told:
        home.run(words, ["strace", "-y", "-s", "0", "-o", told.name])
        count: Counter = Counter()
        found = []
        for text in told.read().splitlines():
            name = CALL.match(text)
            if not name:
                continue
            count[name[1]] += 1
            found.append((name[1], count[name[1]], text))
    return found


def inject(home, words: list[str], name: str, number: int, what: str) -> subprocess.CompletedProcess:
    """Runs the command and injects `what` (error=EIO, signal=KILL) at that call."""
    with tempfile.NamedTemporaryFile() as nowhere:
        return home.run(words, ["strace", "-o", nowhere.name, "-e", f"trace={name}", "-e", f"inject={name}:{what}:when={number}"])


def touches(text: str, folder: Path) -> bool:
    return str(folder) in text
