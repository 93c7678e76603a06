"""Lets Debian's cron daemon run the lines that `dropwise crontab --install` has installed.

    python3 tests/cron/cron.py PROGRAM

Needs root, and the packages cron and dma. Creates two users and removes them again: for one a session is due, the other
is expressing. The first must get one mail and one notification, the other nothing. Takes about two minutes, since cron
checks once a minute.
"""

import contextlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

FOREIGN = "# mine\nSHELL=/bin/sh\n* * * * * env > $HOME/environment\n"
MESSAGE = "Time to express, if you can: "


def fail(what):
    sys.exit(f"FAILED: {what}")


def check(holds, what):
    if not holds:
        fail(what)
    print(f"ok: {what}", flush=True)


class User:
    """A temporary user of this machine."""

    def __init__(self, name, program):
        subprocess.run(["useradd", "--create-home", "--shell", "/bin/sh", name], check=True)
        self.name, self.program = name, program
        self.home = pathlib.Path(f"/home/{name}")
        self.mail = pathlib.Path(f"/var/mail/{name}")

    def command(self, *words):
        environment = [f"HOME={self.home}", "PATH=/usr/bin:/bin", "LANG=C"]
        return ["runuser", "-u", self.name, "--", "env", "-i", "-C", str(self.home), *environment, *words]

    def run(self, *words, text=None):
        done = subprocess.run(self.command(*words), input=text, capture_output=True, text=True)
        if done.returncode != 0:
            fail(f"{self.name}: {' '.join(words)}: {done.returncode}: {done.stderr}")
        return done.stdout

    def dropwise(self, *words):
        return self.run(self.program, *words)

    def kept(self):
        """The saved state of this user's reminders."""
        for file in self.home.glob(".local/state/dropwise/reminders-*.json"):
            return json.loads(file.read_text())
        return {}

    def mails(self):
        return self.mail.read_text().count(MESSAGE) if self.mail.exists() else 0

    def take_away(self):
        subprocess.run(["crontab", "-u", self.name, "-r"], capture_output=True)
        subprocess.run(["pkill", "-KILL", "-u", self.name], capture_output=True)
        subprocess.run(["userdel", "--remove", self.name], capture_output=True)


@contextlib.contextmanager
def daemon():
    """Runs cron, unless it is already running."""
    if subprocess.run(["pgrep", "-x", "cron"], capture_output=True).returncode == 0:
        yield
        return
    cron = subprocess.Popen(["cron", "-f"])
    try:
        yield
    finally:
        cron.terminate()
        cron.wait()


def wait_until(holds, seconds, what):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            fail(f"{what}, within {seconds} s")
        time.sleep(0.5)
    print(f"ok: {what}", flush=True)


def look(due, busy):
    due.run("crontab", "-", text=FOREIGN)
    for user in (due, busy):
        user.dropwise("log", "--at", "4h ago", "--left", "3")
        user.dropwise("config", "set", "remind.notify", "/bin/sh", "-c", 'printf "%s\\n" "$0" >> $HOME/shown', "{text}")
        user.dropwise("crontab", "--install", "--notify", "--minutes", "1")
    session = subprocess.Popen(busy.command(busy.program, "start", "kaiser", "--view", "plain"), stdout=subprocess.DEVNULL)
    wait_until(lambda: "has been running since" in busy.dropwise("status"), 10, "a session runs")
    with daemon():
        wait_until(lambda: due.mails() and busy.kept().get("ran"), 130, "cron has called both, and a mail has arrived")
        first = due.kept()["ran"]
        wait_until(lambda: due.kept()["ran"] != first, 70, "a minute later cron has called again")
        check(due.mails() == 1, "one message, and not one a minute")
        check((due.home / "shown").read_text().count(MESSAGE) == 1, "one notification")
        variables = (due.home / "environment").read_text()
        check("XDG" not in variables and "TERM" not in variables, "the environment was cron's own")
        check("ok    last run" in due.dropwise("doctor"), "doctor sees that cron calls")
        check(busy.mails() == 0 and not (busy.home / "shown").exists(), "nothing while a session runs")
        check(busy.kept()["said"] is None, "and nothing kept as said")
        check("A session is running, so there is no reminder." in busy.dropwise("remind", "--why"), "--why says so")
    print(due.mail.read_text().strip())
    session.send_signal(signal.SIGTERM)
    session.wait()
    due.dropwise("crontab", "--remove")
    check(due.run("crontab", "-l") == FOREIGN, "--remove leaves the crontab as it was")


def main():
    if os.geteuid() != 0:
        sys.exit("this needs root: it makes users, and starts the cron daemon")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="dropwise-cron-"))
    folder.chmod(0o755)
    program = str(shutil.copy(sys.argv[1], folder / "dropwise"))
    users = []
    try:
        for name in ("dropwise-due", "dropwise-busy"):
            users.append(User(name, program))
        look(*users)
    finally:
        for user in users:
            user.take_away()
        shutil.rmtree(folder)
    print("1 cron daemon, 2 users: passed")


main()
