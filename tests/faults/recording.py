"""Turns the system calls of a command into what they did to the files of a folder, step by step."""
import os
import re
from dataclasses import dataclass
from pathlib import Path

from file_system import Node, Step
from strace import Call, plain

OPENED = re.compile(r"\d+<([^>]*)>")
STAT = re.compile(r"stx?_ino=(\d+)"), re.compile(r"stx_btime=\{tv_sec=(\d+), tv_nsec=(\d+)")


@dataclass
class Open:
    """An open file of the command."""
    node: Node
    at: int = 0
    appends: bool = False


def plain_path(text: str) -> str:
    return plain(text).decode(errors="replace")


def output_of(calls: list[Call]) -> str:
    """The pipe that is the standard output, which a session opens once more."""
    for call in calls:
        if call.name == "write" and call.file == 1:
            return call.path_of_file
        if call.name == "openat" and call.texts == [b"/proc/self/fd/1"]:
            return call.opened
    return ""


def scan_file(path: Path) -> Node:
    return Node(path.read_bytes(), number=str(path.stat().st_ino), shared=path.name.endswith("-shm"))


def scan(folder: Path) -> Node:
    entries = {}
    for path in folder.iterdir():
        entries[path.name] = scan(path) if path.is_dir() else scan_file(path)
    return Node(entries=entries)


class Recording:
    """The steps of a command, from the system calls that were recorded, in a folder that was scanned before."""

    def __init__(self, folder: Path, calls: list[Call], before: Node):
        self.folder, self.before, self.output = str(folder), before, output_of(calls)
        self.now: dict[int, dict[str, Node]] = {}   # the entries of each folder as they change
        self.open: dict[int, Open] = {}
        self.steps: list[Step] = []
        for call in calls:
            done = len(self.steps)
            self.take(call)
            for step in self.steps[done:]:
                step.text = step.text or f"{call.name} {call.opened or call.path_of_file or call.texts[0].decode()}".replace(self.folder, "")

    def entries(self, node: Node) -> dict[str, Node]:
        return self.now.setdefault(id(node), dict(node.entries or {}))

    def place(self, path: str) -> tuple[Node, str] | None:
        """The folder and the name of a path. None if it is elsewhere."""
        path = os.path.normpath(path)
        if not path.startswith(self.folder + "/"):
            return None
        node = self.before
        *folders, name = path[len(self.folder) + 1:].split("/")
        for one in folders:
            node = self.entries(node)[one]
        return node, name

    def find(self, path: str) -> Node | None:
        if os.path.normpath(path) == self.folder:
            return self.before
        try:
            place = self.place(path)
        except KeyError:
            return None
        return self.entries(place[0]).get(place[1]) if place else None

    def paths(self, call: Call) -> list[str]:
        """The paths that the call names. Those that are relative belong to the folder before them."""
        folders = [plain_path(part) for part in re.findall(r"(?:AT_FDCWD|\d+)<([^>]*)>", call.arguments)]
        base = folders[0] if folders else self.folder
        return [os.path.join(base, text.decode()) for text in call.texts]

    def change(self, folder: Node, names: dict[str, Node | None]) -> None:
        for name, node in names.items():
            self.entries(folder).pop(name, None)
            if node:
                self.entries(folder)[name] = node
        self.steps.append(Step("name", folder, names=names))

    def take(self, call: Call) -> None:
        if call.name in ("statx", "newfstatat"):
            return self.take_identity(call)
        method = getattr(self, f"take_{call.name}", None)
        if method:
            return method(call)
        if self.concerns(call):
            raise RuntimeError(f"the model lacks {call.name}({call.arguments[:200]})")

    def concerns(self, call: Call) -> bool:
        return self.folder in plain_path("".join(re.findall(r"(?:\\x[0-9a-f]{2})+", call.arguments)))

    def take_identity(self, call: Call) -> None:
        numbers, born = STAT[0].search(call.arguments), STAT[1].search(call.arguments)
        node = self.find(self.paths(call)[0]) if call.texts and call.texts[0] else None
        if node and numbers:
            node.number = numbers[1]
            node.born = f"{born[1]}{int(born[2]):09}" if born else node.born

    def take_openat(self, call: Call) -> None:
        self.open.pop(call.result, None)
        path = self.paths(call)[0]
        node, place = self.find(path), None
        if not node and "O_CREAT" in call.arguments and (place := self.place(path)):
            node = Node(shared=place[1].endswith("-shm"))
            self.change(place[0], {place[1]: node})
        if not node or node.shared:
            return
        if "O_TRUNC" in call.arguments:
            self.steps.append(Step("length", node))
        self.open[call.result] = Open(node, appends="O_APPEND" in call.arguments)

    def take_close(self, call: Call) -> None:
        self.open.pop(call.file, None)

    def take_write(self, call: Call) -> None:
        if call.path_of_file == self.output:
            self.steps.append(Step("said", data=b"".join(call.texts)[:call.result], text="write to the output"))
        elif opened := self.open.get(call.file):
            if opened.appends:
                raise RuntimeError("the model lacks appending")
            self.steps.append(Step("write", opened.node, opened.at, b"".join(call.texts)[:call.result]))
            opened.at += call.result

    take_writev = take_write

    def take_pwrite64(self, call: Call) -> None:
        if (opened := self.open.get(call.file)) and call.result > 0:
            self.steps.append(Step("write", opened.node, int(call.numbers[-1]), call.texts[0][:call.result]))

    def take_lseek(self, call: Call) -> None:
        if opened := self.open.get(call.file):
            opened.at = call.result

    def take_ftruncate(self, call: Call) -> None:
        if opened := self.open.get(call.file):
            self.steps.append(Step("length", opened.node, int(call.numbers[-1])))

    def take_fsync(self, call: Call) -> None:
        if opened := self.open.get(call.file):
            self.steps.append(Step("sync", opened.node))

    take_fdatasync = take_fsync

    def take_mkdir(self, call: Call) -> None:
        if place := self.place(self.paths(call)[0]):
            self.change(place[0], {place[1]: Node(entries={})})

    def take_unlink(self, call: Call) -> None:
        if place := self.place(self.paths(call)[0]):
            self.change(place[0], {place[1]: None})

    take_unlinkat = take_rmdir = take_unlink

    def take_rename(self, call: Call) -> None:
        first, second = (self.place(path) for path in self.paths(call))
        if not first and not second:
            return
        if not first or not second or first[0] is not second[0]:
            raise RuntimeError("the model lacks moving to another folder")
        self.change(first[0], {first[1]: None, second[1]: self.entries(first[0])[first[1]]})

    take_renameat = take_renameat2 = take_rename

    def take_mmap(self, call: Call) -> None:
        """Shared memory is no data. Any other file that is written through memory could not be followed."""
        if "MAP_SHARED" in call.arguments and "PROT_WRITE" in call.arguments and self.concerns(call):
            if not plain_path(OPENED.search(call.arguments)[1]).endswith("-shm"):
                raise RuntimeError(f"the model lacks {call.arguments}")
