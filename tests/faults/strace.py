"""Lists the system calls of a command, records what it writes, and makes one call fail or kill the command."""
import re
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass
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


MODELLED = ("openat,open,creat,close,dup,dup2,dup3,lseek,write,pwrite64,writev,pwritev,truncate,ftruncate,rename,renameat,"
            "renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,link,linkat,symlink,symlinkat,fsync,fdatasync,sync_file_range,fallocate,"
            "copy_file_range,sendfile,mmap,statx,newfstatat")
LINE = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\w+)(?:<([^>]*)>)?")
CUT_LINE = re.compile(r"^(\d+) +(.*) <unfinished \.\.\.>$")
REST_OF_LINE = re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
OPEN_FILE = re.compile(r"^(-?\d+|AT_FDCWD)<([^>]*)>")


def plain(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


@dataclass
class Call:
    """A system call that succeeded: its arguments as strace shows them, and the text of each."""
    name: str
    arguments: str
    result: int
    opened: str     # the path of the file that the call opened

    @property
    def texts(self) -> list[bytes]:
        return [plain(text) for text in TEXT.findall(self.arguments)]

    @property
    def numbers(self) -> list[str]:
        return [part.strip() for part in TEXT.sub("", self.arguments).split(",")]

    @property
    def file(self) -> int:
        return int(self.numbers[0].split("<")[0])

    @property
    def path_of_file(self) -> str:
        found = OPEN_FILE.match(self.arguments)
        return plain(found[2]).decode() if found else ""


def whole_lines(text: str):
    """The lines of strace, in which a call that another process interrupted is in two parts."""
    cut: dict[str, str] = {}
    for line in text.splitlines():
        if first := CUT_LINE.match(line):
            cut[first[1]] = first[2]
        elif rest := REST_OF_LINE.match(line):
            yield f"{rest[1]} {cut.pop(rest[1])}{rest[2]}"
        else:
            yield line


def record(home, words: list[str]) -> tuple[subprocess.CompletedProcess, list[Call]]:
    """Runs the command and returns every call that concerns files, with all that was written."""
    with tempfile.NamedTemporaryFile(mode="r") as told:
        ran = home.run(words, ["strace", "-f", "-v", "-y", "-xx", "-s", "100000000", "-e", f"trace={MODELLED}", "-o", told.name])
        found = [LINE.match(line) for line in whole_lines(told.read())]
    return ran, [Call(line[2], line[3], int(line[4], 0), plain(line[5] or "").decode()) for line in found
                 if line and not line[4].startswith("-")]
