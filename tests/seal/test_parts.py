"""The folder as a value, what modules import, what a theme's scripts put into pages."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from leeway.seal import folder, theme
from leeway.seal.modules import closure, styles


def test_a_folder_becomes_what_was_made_of_it(tmp_path: Path) -> None:
    for path, data in {"a/b/c.txt": b"moved", "a/gone.txt": b"gone", "same.txt": b"same", "old/empty": b"", "e": b""}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    old = folder.read(tmp_path)
    new = {"d/c.txt": old["a/b/c.txt"], "same.txt": old["same.txt"], "f": old["e"], "g": old["old/empty"], "new/n": b"n"}
    stamp = (tmp_path / "same.txt").stat().st_mtime_ns
    folder.replace(tmp_path, old, new)
    assert folder.read(tmp_path) == new
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_dir()) == ["d", "new"]
    assert (tmp_path / "same.txt").stat().st_mtime_ns == stamp


def test_a_digest_is_of_paths_and_bytes() -> None:
    found = [folder.digest(files) for files in ({"a": b"bc"}, {"ab": b"c"}, {"a": b"b", "c": b""}, {"c": b"", "a": b"b"})]
    assert len(set(found)) == 3 and found[2] == found[3]


def test_all_that_a_module_imports_is_found_once() -> None:
    files = {
        "w/a.mjs": b'/** @param {import("./never.mjs").X} x */\nimport { b,\n  c } from "./b.mjs";\n'
        b'import "./d.mjs";\nawait import("./e.mjs");',
        "w/b.mjs": b'export { f } from "../f.mjs";\nimport * as a from "./a.mjs";',
        "w/d.mjs": b'const S = ["d.css", "./e.css", "missing.css"];\nimport { x } from "./missing.mjs";',
        "w/e.mjs": b"",
        "w/never.mjs": b"",
        "f.mjs": b"",
        "w/d.css": b"",
        "w/e.css": b"",
    }
    assert closure(files, ("w/a.mjs",)) == ("w/a.mjs", "w/b.mjs", "w/d.mjs", "f.mjs")
    assert styles(files, ("w/a.mjs", "w/d.mjs")) == ("w/d.css", "w/e.css")


def test_styles_in_a_themes_script_are_named_by_their_hash() -> None:
    text = r"""var Tc='.a{content:"\'\u2713\\"}';o.append(C("style",{},Tc.toString()))"""
    css = """.a{content:"'\u2713\\"}"""
    value = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    assert theme.styles({"assets/javascripts/bundle.js": text.encode()}) == (f"'sha256-{value}'",)
    assert theme.styles({"assets/other.js": text.encode(), "assets/javascripts/a.js": b'C("style",{},Unknown.toString())'}) == ()


def test_zensical_has_such_styles_and_material_has_none(raw: dict[str, Path]) -> None:
    assert len(theme.styles(folder.read(raw["zensical"]))) == 1
    assert theme.styles(folder.read(raw["mkdocs"])) == ()
