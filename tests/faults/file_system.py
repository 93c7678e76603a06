"""What a power cut can leave of the files that a command was writing, by a model of a journaling file system.

The model assumes what ext4, XFS and Btrfs promise:
- A write or a change of length is safe once its file was synced after it. Until then it may be there, missing or torn
  at any boundary of 512 bytes, whether or not later writes to the same file are there.
- A name that was made, moved or removed is safe once its folder was synced after it. Until then it may be as it was.
  The names in one folder change in order: a later change is never there without the earlier ones. A rename is atomic.
- A file that is synced keeps its own name and those of the folders above it, although POSIX does not promise that.
"""
import random
from dataclasses import dataclass, field

SECTOR = 512


@dataclass(eq=False)
class Node:
    """A file, or a folder if it has entries."""
    content: bytes = b""
    entries: dict[str, "Node"] | None = None
    number: str = ""    # its inode, as the command saw it
    born: str = ""      # when it was made, in nanoseconds
    shared: bool = False    # shared memory, which is no data


@dataclass
class Step:
    """Something that a command did, as far as it matters to a power cut."""
    kind: str           # write, length, name, sync or said
    node: Node | None = None
    at: int = 0
    data: bytes = b""
    names: dict[str, Node | None] = field(default_factory=dict)
    text: str = ""


class Cut:
    """A power cut after some of the steps."""

    def __init__(self, before: Node, steps: list[Step], synced: bool = True):
        self.before, self.steps = before, steps
        self.safe: set[int] = set()
        for number, step in enumerate(steps):
            if step.kind == "sync" and synced:
                self.sync(number, step.node)

    def sync(self, end: int, node: Node) -> None:
        """Makes safe what was done to a file or folder before, and the names that lead to it."""
        last: dict[int, int] = {}
        for number, step in enumerate(self.steps[:end]):
            if step.node is node and step.kind in ("write", "length", "name"):
                self.safe.add(number)
            if step.kind == "name" and any(one is node for one in step.names.values()):
                last[id(step.node)] = number
        for folder, number in last.items():
            for earlier in range(number + 1):
                step = self.steps[earlier]
                if step.kind == "name" and id(step.node) == folder:
                    self.safe.add(earlier)
            self.sync(number, self.steps[number].node)

    def all_done(self) -> dict[str, Node]:
        return self.image(list(enumerate(self.steps)))

    def synced_only(self) -> dict[str, Node]:
        return self.image([(number, step) for number, step in enumerate(self.steps) if number in self.safe])

    def at_random(self, dice: random.Random, torn: bool) -> dict[str, Node]:
        """What is not safe survives or does not, in parts if `torn`."""
        left, over = [], set()
        for number, step in enumerate(self.steps):
            if number in self.safe:
                left.append((number, step))
            elif step.kind == "name":
                if id(step.node) in over or dice.random() < 0.3:
                    over.add(id(step.node))
                else:
                    left.append((number, step))
            elif step.kind == "write" and torn:
                left += [(number, part) for part in sectors(step) if dice.random() < 0.5]
            elif dice.random() < 0.5:
                left.append((number, step))
        return self.image(left)

    def image(self, left: list[tuple[int, Step]]) -> dict[str, Node]:
        """The files by their paths, with the contents that are left. Shared memory is never left."""
        contents: dict[int, bytearray] = {}
        names: dict[int, dict[str, Node]] = {}
        for _, step in left:
            if step.kind in ("write", "length"):
                apply(contents.setdefault(id(step.node), bytearray(step.node.content)), step)
            elif step.kind == "name":
                entries = names.setdefault(id(step.node), dict(step.node.entries))
                for name, node in step.names.items():
                    entries.pop(name, None)
                    if node:
                        entries[name] = node
        found: dict[str, Node] = {}
        self.gather(self.before, "", names, contents, found)
        return found

    def gather(self, folder: Node, path: str, names: dict, contents: dict, found: dict[str, Node]) -> None:
        for name, node in names.get(id(folder), folder.entries).items():
            if node.entries is not None:
                self.gather(node, f"{path}{name}/", names, contents, found)
            elif not node.shared:
                found[path + name] = Node(bytes(contents.get(id(node), node.content)), number=node.number, born=node.born)


def apply(content: bytearray, step: Step) -> None:
    if step.kind == "length":
        del content[step.at:]
    end = step.at + len(step.data)
    content.extend(bytes(max(0, end - len(content))))
    content[step.at:end] = step.data


def sectors(step: Step) -> list[Step]:
    """A write in the parts that reach the disk one by one."""
    parts, at, end = [], step.at, step.at + len(step.data)
    while at < end:
        until = min(end, at - at % SECTOR + SECTOR)
        parts.append(Step("write", step.node, at, step.data[at - step.at:until - step.at]))
        at = until
    return parts
