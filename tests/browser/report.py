#!/usr/bin/env python3
"""Renders the report in a real browser, headless: python3 tests/browser/report.py PROGRAM [FOLDER]

Makes up a month with notes that contain HTML, and prints its report on A4 and Letter. Fails if a note breaks out of its
cell, if the page asks the network for anything, or if a day needs more than a page. Leaves the pages in FOLDER.
"""
import http.server
import os
import re
import subprocess
import sys
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
asked = []


class Trap(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def check(what, right):
    print(("yes  " if right else "NO   ") + what)
    return right


def main():
    program = os.path.abspath(sys.argv[1])
    folder = os.path.abspath(sys.argv[2]) if len(sys.argv) > 2 else tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    trap = http.server.HTTPServer(("127.0.0.1", 0), Trap)
    threading.Thread(target=trap.serve_forever, daemon=True).start()
    there = f"http://127.0.0.1:{trap.server_port}"
    environment = {**os.environ, "HOME": folder, "DROPWISE_DB": os.path.join(folder, "log.db")}

    def run(*words, **more):
        return subprocess.run([program, *words], env=environment, check=True, capture_output=True, text=True, **more).stdout

    def browse(*words):
        page = "file://" + os.path.join(folder, "report.html")
        return subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", *words, page], check=True,
                              capture_output=True, text=True, timeout=120).stdout

    month = subprocess.run([sys.executable, os.path.join(HERE, "..", "bench", "make_log.py"), "month"], check=True, capture_output=True, text=True).stdout
    run("import", "-", input=month)
    for number, note in enumerate([f"</td></tr></table><script>document.title='out';fetch('{there}/a')</script>",
                                   f"<img src={there}/b onerror=alert(1)> \"quotes\" 'single' & &amp; &#60;", "x" * 100_000,
                                   f"<style>@import url({there}/c);</style><svg onload=alert(1)>", "אבג שלום 12 ml (left)"]):
        run("amend", f"@{number + 1}", "--note", note)
    with open(os.path.join(folder, "report.html"), "w", encoding="utf-8") as file:
        file.write(run("report", "2026-11-20..2026-11-21", "--format", "html", "--baby", "<b>Zoë</b>", "--born", "2026-10-24 08:15"))
    right = True
    dom = browse("--dump-dom")
    right &= check("the title is ours", "<title>Log of expressed milk</title>" in dom)
    right &= check("no script, picture or style of a note became one", all(tag not in dom for tag in ("<script", "<img", "<svg onload")) and dom.count("<style") == 1)
    for paper, size in (("A4", "8.27,11.69"), ("Letter", "8.5,11")):
        width, height = size.split(",")
        pdf = os.path.join(folder, paper + ".pdf")
        html = os.path.join(folder, "report.html")
        text = open(html, encoding="utf-8").read()
        open(html, "w", encoding="utf-8").write(text.replace("@page { margin", f"@page {{ size: {width}in {height}in; margin", 1))
        browse("--no-pdf-header-footer", "--print-to-pdf=" + pdf)
        open(html, "w", encoding="utf-8").write(text)
        pages = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
        right &= check(f"{paper}: the overview and two days on at most three pages", re.search(r"Pages: +[23]\n", pages) is not None)
        subprocess.run(["pdftoppm", "-r", "80", "-png", pdf, pdf[:-4]], check=True)
    browse("--window-size=900,2400", "--screenshot=" + os.path.join(folder, "screen.png"))
    right &= check("nothing was asked of the network", asked == [])
    print("the pages stand in", folder)
    sys.exit(0 if right else 1)


main()
