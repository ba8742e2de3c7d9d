"""The widgets' modules, joined: what may be asked for by its name is there, and what cannot be joined goes out as it is."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from leeway.bundle import kept, widget_files
from leeway.bundle.joined import ENTRIES, joined
from tests.project import CHECKOUT

ESBUILD = CHECKOUT / "node_modules" / "esbuild"
SMALL = {
    **dict.fromkeys(ENTRIES, b'import { a } from "./a.mjs";\nconsole.log(a, "entry");\n'),
    "a.mjs": b'import { WORDS } from "./words.mjs";\nexport const a = [WORDS, "a part of all"];\n',
    "a.css": b"p { margin: 0 }\n",
}


@pytest.fixture(scope="module")
def real() -> dict[str, bytes]:
    found, problems = joined(widget_files(), ESBUILD, kept(CHECKOUT) / "joined")
    assert problems == ()
    return found


def test_whatever_is_asked_for_by_its_name_keeps_it() -> None:
    """By an import that is a call, or as a worker; pages name the first of all."""
    named = {"leeway.mjs"}
    for name, data in widget_files().items():
        if name.endswith(".mjs"):
            code = re.sub(r"(?s)/\*.*?\*/|//[^\n]*", "", data.decode())
            named |= set(re.findall(r"""(?:\b(?:import|load|insist)\(|new URL\()\s*["']\./([\w-]+\.mjs)["']""", code))
    assert len(named) > 5 and named <= set(ENTRIES)


def test_pages_load_few_files_that_import_only_what_is_there(real: dict[str, bytes]) -> None:
    modules = {name: data.decode() for name, data in real.items() if name.endswith(".mjs")}
    assert set(ENTRIES) <= modules.keys() and len(modules) < len([name for name in widget_files() if name.endswith(".mjs")]) / 2
    imported = {name for code in modules.values() for name in re.findall(r'from "\./([^"]+)"', code)}
    assert imported - modules.keys() == {"minisearch.mjs", "words.mjs"}
    assert {name for name in real if not name.endswith(".mjs")} == {name for name in widget_files() if not name.endswith(".mjs")}


def test_what_several_share_is_there_once(tmp_path: Path) -> None:
    found, problems = joined(SMALL, ESBUILD, tmp_path)
    assert problems == () and found["a.css"] == SMALL["a.css"]
    assert sum(b"a part of all" in data for data in found.values()) == 1
    assert all(b"entry" in found[name] for name in ENTRIES)
    assert b'from "./words.mjs"' in b"".join(found.values())


def test_it_is_made_once_and_the_same_wherever_it_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = joined(SMALL, ESBUILD, tmp_path / "one")
    assert first == joined(SMALL, ESBUILD, tmp_path / "other")[0]
    monkeypatch.setattr(sys.modules[joined.__module__], "find_node", lambda: None)
    assert joined(SMALL, ESBUILD, tmp_path / "one") == (first, ())
    changed = {**SMALL, "a.mjs": SMALL["a.mjs"].replace(b"a part", b"another part")}
    _, (problem,) = joined(changed, ESBUILD, tmp_path / "one")
    assert problem.code == "modules-apart"


@pytest.mark.parametrize(
    ("broken", "esbuild", "said"),
    [
        ({}, CHECKOUT / "no such folder", "No such file"),
        ({"a.mjs": b"export const a = ;\n"}, ESBUILD, "a.mjs"),
        ({"a.mjs": b'export { a } from "./gone.mjs";\n'}, ESBUILD, "gone.mjs"),
    ],
    ids=["not installed", "no module", "import of nothing"],
)
def test_what_cannot_be_joined_is_published_as_it_is(broken: dict[str, bytes], esbuild: Path, said: str, tmp_path: Path) -> None:
    files = {**SMALL, **broken}
    found, (problem,) = joined(files, esbuild, tmp_path)
    assert found == files
    assert (problem.code, problem.severity) == ("modules-apart", "warning") and said in problem.message
    assert list(tmp_path.iterdir()) == [], "nothing half made is kept"
