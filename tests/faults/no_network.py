"""Runs every command and checks that it opens no socket and runs no shell."""
import re
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from harness import COMMANDS, Home, make_home

CALLS = {
    "start": ["start", "tiny", "--view", "plain"], "resume": ["resume"], "rehearse": ["rehearse", "tiny", "--speed", "1000"],
    "plan": ["plan", "tiny"], "protocols": ["protocols", "show", "marmet"], "watch": ["watch"], "ctl": ["ctl", "next"],
    "status": ["status"], "log": ["log", "--left", "5"], "amend": ["amend", "last", "--right", "3"], "list": ["list"],
    "show": ["show", "last"], "delete": ["delete", "last"],
    "restore": ["restore", "last"], "undo": ["undo"], "redo": ["redo"], "summary": ["summary"], "chart": ["chart"],
    "trend": ["trend"], "report": ["report", "--format", "html"], "export": ["export"], "import": ["import", "coming.ndjson"],
    "remind": ["remind"], "snooze": ["snooze", "1m"], "schedule": ["schedule"], "crontab": ["crontab"],
    "signs": ["signs"], "choose": ["choose", "hard-breast"], "config": ["config", "list"], "backup": ["backup"], "doctor": ["doctor"],
    "purge": ["purge"], "dashboard": ["dashboard", "milk.html"],
    "completion": ["completion", "words", "show", ""], "help": ["help", "start"],
}


def known(home: Home) -> set[str]:
    """The commands that the program's completion lists."""
    return {line.split("\t")[0] for line in home.must(["completion", "words", ""]).splitlines()}


def listen(folder: Path, program: str, pool: ThreadPoolExecutor, told) -> tuple[list[str], list[str]]:
    home = make_home(folder / "home", program, COMMANDS[0])
    faults = [f"no_network: {name} is not tried" for name in sorted(known(home) ^ set(CALLS))]
    sockets, programs = 0, set()
    for name, words in CALLS.items():
        with tempfile.NamedTemporaryFile(mode="r") as seen:
            home.run(words, ["strace", "-f", "-o", seen.name, "-e", "trace=%network,execve"])
            text = seen.read()
        if "exited with" not in text:
            faults.append(f"no_network: {name} was not seen to end: {text}")
        elsewhere = {run.split()[0] for run in text.splitlines() if re.search(r'execve\("[^"]*/(crontab|notify-send)".* = 0', run)}
        calls = [line for line in text.splitlines() if re.match(r"\d+ +[a-z0-9_]+\(", line) and "execve(" not in line
                 and line.split()[0] not in elsewhere]  # the calls of system programs do not count
        sockets += len(calls)
        faults += [f"no_network: {name}: {line}" for line in calls]
        others = {run for run in re.findall(r'execve\("([^"]*)".* = 0', text)} - {program}
        programs |= others
        faults += [f"no_network: {name} runs {other}" for other in others if Path(other).name not in ("crontab", "notify-send")]
    rows = ["| commands | sockets opened | other programs run |", "|---|---|---|",
            f"| all {len(CALLS)} | {sockets} | {', '.join(sorted(Path(one).name for one in programs)) or 'none'} |"]
    return rows, faults
