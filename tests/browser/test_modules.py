"""The widgets' pure modules, tested in Node.js, and the rules all of them keep."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.project import CHECKOUT

WIDGETS = CHECKOUT / "widgets"


def test_modules_in_node() -> None:
    # Where the machine has no Node.js, `make` puts one beside this Python.
    path = os.pathsep.join([str(Path(sys.prefix) / "bin"), os.environ.get("PATH", "")])
    node = shutil.which("node", path=path)
    assert node, "Node.js was not found; `make test` sets it up"
    files = [
        str(Path(__file__).with_name(f"{name}.test.mjs"))
        for name in ("modules", "client", "line", "heap", "news", "keys", "find")
    ]
    done = subprocess.run(
        [node, "--test", "--test-reporter=tap", *files],
        capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"^# pass (\d+)$", done.stdout, re.M)
    assert passed and int(passed[1]) >= 35, done.stdout


def test_no_widget_turns_text_into_code_or_markup() -> None:
    modules = sorted(WIDGETS.glob("*.mjs"))
    assert len(modules) > 20
    forbidden = re.compile(
        r"(inner|outer|insertAdjacent)HTML|document\.write|\beval\(|new Function|DOMParser|runPython|localStorage"
    )
    found = {module.name: {one[0] for one in forbidden.finditer(module.read_text("utf-8"))} for module in modules}
    # Only these keep what outlives the tab, and they know nothing of a case.
    assert {name: what for name, what in found.items() if what} == {one: {"localStorage"} for one in ("kept.mjs", "memory.mjs")}


def test_every_text_is_used_and_every_used_text_is_there() -> None:
    table = (WIDGETS / "texts.mjs").read_text("utf-8")
    keys = set(re.findall(r'^  "([^"]+)":', table, re.M))
    code = "".join(module.read_text("utf-8") for module in WIDGETS.glob("*.mjs") if module.name != "texts.mjs")
    named = set(re.findall(r'\b(?:text|plural)\(\s*"([^"]+)"', code))
    assert len(keys) > 80
    assert {name for name in named if name not in keys and f"{name}.other" not in keys} == set()
    # A key is named whole, or by its stem: plural("say.more", n), text(`fair.${answer}`).
    spelled = {key: (f'"{key}"', f'"{key.rpartition(".")[0]}"', f"`{key.rpartition('.')[0]}.") for key in keys}
    assert {key for key, ways in spelled.items() if not any(way in code for way in ways)} == set()
