"""The stage `bundle`: what the browser gets is complete, the same every time, and the kernel byte for byte."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import leeway
from leeway.bundle import bundle, kernel_files, widget_files
from leeway.bundle.joined import ENTRIES
from leeway.bundle.kernel import kernel_wheel
from leeway.bundle.minisearch import FILES, minisearch
from leeway.bundle.pyodide import CORE, LOCK, find_pyodide
from leeway.bundle.words import MODULE, spoken
from tests.bundle.conftest import POLICY
from tools.hatch_build import MINISEARCH_FILES, PYODIDE_FILES

PACKAGE = Path(leeway.__file__).parent
ROOT = Path(__file__).parents[2]
PLACE = "assets/leeway/pyodide"
BROWSER_PYTHON = (3, 14)


def wheel_of(files: dict[str, bytes]) -> tuple[str, bytes]:
    ((name, data),) = [(name, data) for name, data in files.items() if name.endswith(".whl")]
    return name, data


def test_holds_the_policy_unchanged_the_widgets_and_pyodide(files: dict[str, bytes]) -> None:
    widgets = [path.name for path in (ROOT / "widgets").iterdir() if path.suffix in (".css", ".js", ".txt")]
    assert files["assets/leeway/policy.json"] == POLICY
    assert len(widgets) >= 5
    assert {f"assets/leeway/{name}" for name in (*widgets, *ENTRIES)} <= files.keys()
    assert {f"{PLACE}/{name}" for name in (*CORE, LOCK)} <= files.keys()


def test_leaves_out_what_no_browser_asks_for(files: dict[str, bytes]) -> None:
    assert [name for name in files if name.endswith((".map", ".d.ts", ".html", "package.json", "README.md"))] == []


def test_the_kernel_in_the_wheel_is_the_packages_own_byte_for_byte(files: dict[str, bytes]) -> None:
    rooms = (PACKAGE / "offers", PACKAGE / "desk")
    wanted = {path.relative_to(PACKAGE.parent).as_posix() for room in rooms for path in room.rglob("*.py")}
    with zipfile.ZipFile(io.BytesIO(wheel_of(files)[1])) as wheel:
        sources = {name: wheel.read(name) for name in wheel.namelist() if name.endswith(".py")}
    assert sources.keys() == wanted | {"leeway/__init__.py"}
    assert sources == {name: (PACKAGE.parent / name).read_bytes() for name in sources} == kernel_files()


def test_is_the_same_for_every_hash_seed_folder_and_time_zone(files: dict[str, bytes], tmp_path: Path) -> None:
    script = "import hashlib; from leeway.bundle import bundle; from pathlib import Path; "
    script += f"files, _ = bundle({POLICY!r}, Path({str(ROOT)!r})); "
    script += "print([(name, hashlib.sha256(data).hexdigest()) for name, data in files.items()])"
    environment = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", script]
    printed = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout
    assert printed.strip() == str([(name, hashlib.sha256(data).hexdigest()) for name, data in files.items()])


def test_the_lock_names_the_kernel_alone_with_the_hash_of_the_wheel(files: dict[str, bytes]) -> None:
    name, data = wheel_of(files)
    lock = json.loads(files[f"{PLACE}/{LOCK}"])
    (entry,) = lock["packages"].values()
    assert f"{PLACE}/{entry['file_name']}" == name
    assert entry["sha256"] == hashlib.sha256(data).hexdigest()
    assert (entry["name"], entry["imports"], entry["depends"]) == ("leeway-offers", ["leeway"], [])
    assert lock["info"]["python"].startswith("{}.{}.".format(*BROWSER_PYTHON))


def test_the_wheel_can_be_installed_by_any_python(files: dict[str, bytes], tmp_path: Path) -> None:
    name, data = wheel_of(files)
    (tmp_path / Path(name).name).write_bytes(data)
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", "out", Path(name).name]
    subprocess.run(install, cwd=tmp_path, check=True)
    found = tmp_path / "out/leeway/offers/__init__.py"
    assert found.read_bytes() == kernel_files()["leeway/offers/__init__.py"]


def test_byte_code_is_added_where_the_interpreter_is_the_browsers(tmp_path: Path) -> None:
    _, plain = kernel_wheel((3, 0))
    _, compiled = kernel_wheel(sys.version_info[:2])
    assert compiled == kernel_wheel(sys.version_info[:2])[1]
    zipfile.ZipFile(io.BytesIO(compiled)).extractall(tmp_path)
    assert zipfile.ZipFile(io.BytesIO(plain)).namelist() != zipfile.ZipFile(io.BytesIO(compiled)).namelist()
    # The source now says something else; that the import still works shows that the byte code is what runs.
    (tmp_path / "leeway/__init__.py").write_text("raise SystemExit('the source was read')")
    subprocess.run([sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import leeway"], check=True)


def test_without_pyodide_the_rest_is_there_and_the_problem_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEEWAY_PYODIDE", str(tmp_path))
    found, (problem,) = bundle(POLICY)
    assert problem.code == "pyodide-missing"
    assert "make setup" in problem.message and "LEEWAY_PYODIDE" in problem.message
    assert found["assets/leeway/policy.json"] == POLICY
    assert not any(name.startswith(PLACE) for name in found)


def test_pyodide_is_looked_for_in_the_project_then_the_checkout_then_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LEEWAY_PYODIDE", raising=False)
    project, checkout, package = (tmp_path / name for name in ("project", "checkout", "package"))
    places = [project / "node_modules/pyodide", checkout / "node_modules/pyodide", package / "_pyodide"]
    assert find_pyodide(project, checkout, package) is None
    for place in reversed(places):
        place.mkdir(parents=True)
        for name in (*CORE, LOCK):
            (place / name).touch()
        assert find_pyodide(project, checkout, package) == place
    (places[0] / LOCK).unlink()
    assert find_pyodide(project, checkout, package) == places[1]


def test_a_built_wheel_carries_the_files_that_are_published() -> None:
    assert (*CORE, LOCK) == PYODIDE_FILES
    assert tuple(FILES.values()) == MINISEARCH_FILES


def test_minisearch_comes_with_its_licence_and_without_the_address_of_a_map(files: dict[str, bytes]) -> None:
    assert b"export { MiniSearch as default }" in files["assets/leeway/minisearch.mjs"]
    assert b"sourceMappingURL" not in files["assets/leeway/minisearch.mjs"]
    assert b"Permission is hereby granted" in files["assets/leeway/minisearch-license.txt"]


def test_without_minisearch_the_rest_is_there_and_the_problem_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leeway.bundle.minisearch", lambda *_: {})
    found, (problem,) = bundle(POLICY)
    assert problem.code == "minisearch-missing" and "make setup" in problem.message
    assert "assets/leeway/find-worker.mjs" in found and "assets/leeway/minisearch.mjs" not in found


def test_minisearch_is_looked_for_where_pyodide_is(tmp_path: Path) -> None:
    project, checkout, package = (tmp_path / name for name in ("project", "checkout", "package"))
    assert minisearch(project, checkout, package) == {}
    for place in (package / "_minisearch", checkout / "node_modules/minisearch", project / "node_modules/minisearch"):
        for path in FILES.values():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(str(place).encode())
        assert minisearch(project, checkout, package) == dict.fromkeys(FILES, str(place).encode())


def test_a_site_has_the_texts_of_its_policys_language_in_the_module_that_says_them(files: dict[str, bytes]) -> None:
    module = files[f"assets/leeway/{MODULE}"]
    assert b'export const LANGUAGE = "en";' in module and b'"They accept"' in module
    german = spoken(widget_files(), b'{"locale": "de_AT"}')
    assert b'const LANGUAGE = "de";\nexport const LOCALE = "de-AT";' in german[MODULE] and b"They accept" not in german[MODULE]
    assert german["find-meanings.txt"] == german["find-alike.txt"] == b"" != files["assets/leeway/find-alike.txt"]
    assert b'const LANGUAGE = "en";\nexport const LOCALE = "nl-NL";' in spoken(widget_files(), b'{"locale": "nl_NL"}')[MODULE]


def test_an_installed_leeway_publishes_the_widgets_that_it_brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("leeway.mjs", "tokens.css", "words.mjs"):
        (tmp_path / name).write_text(f"/* {name}, joined */")
    monkeypatch.setattr("leeway.bundle.INSTALLED", tmp_path)
    assert widget_files().keys() == {"leeway.mjs", "tokens.css", "words.mjs"}
    found, _ = bundle(POLICY)
    assert found["assets/leeway/leeway.mjs"] == b"/* leeway.mjs, joined */"
    assert b"LANGUAGE" in found["assets/leeway/words.mjs"] and "assets/leeway/checker.mjs" not in found
