"""The widgets' pure modules, tested in Node.js, and the rules all of them keep."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale

from leeway.languages import LANGUAGES, texts
from leeway.seal.assets import LATER, PARTS
from tests.project import CHECKOUT

WIDGETS = CHECKOUT / "widgets"
# Kinds and answers as a compiled policy and a case spell them, in any language.
WORDS_OF_POLICIES = {"yes or no", "not known", "date and time", "working day", "working days"}
SEARCH = ("find-clauses.mjs", "find-words.mjs")  # English as it is searched for
# Told to whoever looks after the site, in the console or under “Technical details”; or asked of a program, or of a page.
UNREAD = {
    ("embed.mjs", "origin=${said}: not an origin such as https://desk.example"),
    ("heap.mjs", "the memory image is not whole"),
    ("offline.mjs", "which release?"),
    ("python-start.mjs", "The quick start did not work: ${problem}"),
    ("python-worker.mjs", "Python comes from this site only"),
    ("embed.js", "use strict"),
    ("scheme.js", "use strict"),
    ("theme.js", "use strict"),
    ("service-worker.js", "use strict"),
}
_PLACE = re.compile(r"\$\{[^}]*\}")
_WORDS = re.compile(r"[^\W\d_]{2}[,.;:!?]? +[^\W\d_]{2}")
_COMMENT = re.compile(r"^[ ]*/\*.*?\*/|^\s*//[^\n]*|(?<=[;{},)]) // [^\n]*", re.DOTALL | re.MULTILINE)
_QUOTED = re.compile(r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`""", re.DOTALL)


@pytest.mark.slow
def test_modules_in_node() -> None:
    # Where the machine has no Node.js, `make` puts one beside this Python.
    path = os.pathsep.join([str(Path(sys.prefix) / "bin"), os.environ.get("PATH", "")])
    node = shutil.which("node", path=path)
    assert node, "Node.js was not found; `make test` sets it up"
    files = [
        str(Path(__file__).with_name(f"{name}.test.mjs"))
        for name in ("modules", "ahead", "client", "line", "heap", "news", "keys", "find", "practice", "wins")
    ]
    done = subprocess.run(
        [node, "--test", "--test-reporter=tap", *files],
        capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"^# pass (\d+)$", done.stdout, re.M)
    assert passed and int(passed[1]) >= 35, done.stdout


def test_no_widget_turns_text_into_code_or_markup() -> None:
    modules = sorted(WIDGETS.rglob("*.mjs"))
    assert len(modules) > 20
    forbidden = re.compile(
        r"(inner|outer|insertAdjacent)HTML|document\.write|\beval\(|new Function|DOMParser|runPython|localStorage"
    )
    found = {module.name: {one[0] for one in forbidden.finditer(module.read_text("utf-8"))} for module in modules}
    # Only these keep what outlives the tab, and they know nothing of a case.
    assert {name: what for name, what in found.items() if what} == {one: {"localStorage"} for one in ("kept.mjs", "memory.mjs")}


def test_every_text_is_used_and_every_used_text_is_there() -> None:
    keys = set(texts("en", "widgets"))
    code = "".join(module.read_text("utf-8") for module in WIDGETS.rglob("*.mjs"))
    named = set(re.findall(r'\b(?:text|plural)\(\s*"([^"]+)"', code))
    assert len(keys) > 300
    assert {name for name in named if name not in keys and f"{name}.other" not in keys} == set()
    # A key is named whole, or by its stem: plural("say.more", n), text(`fair.${answer}`).
    stems = {key: re.sub(r"\.(zero|one|two|few|many|other)$", "", key) for key in keys}
    ways = {key: (f'"{key}"', f'"{stem}"', f"`{stem.rpartition('.')[0]}.") for key, stem in stems.items()}
    assert {key for key, spelled in ways.items() if not any(way in code for way in spelled)} == set()


def test_nothing_that_is_read_stands_outside_the_catalogue() -> None:
    found = {
        (module.name, said)
        for module in sorted(WIDGETS.rglob("*.*js"))
        if module.name not in SEARCH
        for said in _sentences(module.read_text("utf-8"))
    }
    assert {(name, said) for name, said in found if (name, said) not in UNREAD and said not in WORDS_OF_POLICIES} == set()
    assert {one for one in UNREAD if one not in found} == set(), "no longer there"


def _sentences(code: str) -> Iterator[str]:
    """What stands in quotes and has a letter, a space, and a letter: more than a name. Markers of code are none."""
    for whole in _QUOTED.findall(_COMMENT.sub("", code)):
        said = whole[1:-1]
        if _WORDS.search(_PLACE.sub("·", said)) and not re.match(r"lw-|\.lw-|:is|\(|tr,|\n", said):
            yield said


def test_words_are_said_in_every_language_as_the_kernel_says_them() -> None:
    for language in LANGUAGES:
        own, kernel = texts(language, "widgets"), texts(language, "kernel")
        both = [key for key in own if key.startswith("unit.") or key == "amount.depends"]
        assert len(both) > 14 and {key: own[key] for key in both} == {key: kernel[key] for key in both}
        ask = kernel["undefined.ask"].replace("{level}", "{who}")
        assert own["verdict.undefined.ask"] == ask, "the checker takes it off the kernel's sentence"


def test_a_language_has_a_text_for_each_of_its_plurals() -> None:
    for language in LANGUAGES:
        own = texts(language, "widgets")
        stems = {key.removesuffix(".other") for key in own if key.endswith(".other")}
        wanted = {Locale(language).plural_form(number) for number in range(200)}
        assert len(stems) > 15
        assert {f"{stem}.{one}" for stem in stems for one in wanted} - own.keys() == set()


def test_the_elements_that_come_together_are_the_same_everywhere() -> None:
    first, parts = ((WIDGETS / name).read_text("utf-8") for name in ("leeway.mjs", "parts.mjs"))
    elements = re.findall(r"(\w+): [A-Z]", parts[parts.index("ELEMENTS") :])
    named = re.findall(r'"(\w+)"', re.search(r"const PARTS = \[(.*)\]", first)[1])  # type: ignore[index]
    assert named == list(PARTS) and sorted([*named, *LATER]) == elements
    idle = (WIDGETS / "idle.mjs").read_text("utf-8")
    assert [f"leeway-{name}" for name in LATER] == re.findall(r'const PROMISES = "(.*)"', idle)
