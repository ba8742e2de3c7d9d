"""The quick start: made by Node.js once and kept, the same bytes each time, with all in it that a decision needs."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from leeway import pipeline
from leeway.bundle import kernel_files
from leeway.bundle.pyodide import find_pyodide
from leeway.bundle.quick import QUICK
from leeway.compile import dump
from leeway.offers import wire
from tests.bundle.conftest import write
from tests.cases import generated, worked_examples
from tests.project import CHECKOUT

POLICIES = [CHECKOUT / "policy" / "policy.yml", *sorted((CHECKOUT / "policy" / "examples").glob("*.yml"))]
RUN = CHECKOUT / "tools" / "pyodide-run.mjs"
quick = importlib.import_module("leeway.bundle.quick")  # its function of that name hides it in the package
BUNDLED = Path(str(quick.__file__)).parent


@pytest.fixture(scope="module")
def pyodide() -> Path:
    found = find_pyodide(CHECKOUT, CHECKOUT, CHECKOUT)
    assert found
    return found


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def made(pyodide: Path, kept: Path) -> dict[str, bytes]:
    """A quick start that was made, not found."""
    found, problems = quick.quick(pyodide, kernel_files(), [kept])
    assert (problems, set(found)) == ((), set(QUICK))
    return found


def without_node(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(quick, "find_node", lambda: None)


@pytest.mark.slow
def test_is_the_same_each_time(made: dict[str, bytes], pyodide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    again, _ = quick.quick(pyodide, kernel_files(), [tmp_path])
    assert [name for name in QUICK if again[name] != made[name]] == []


def test_what_was_made_is_found_again_without_node(
    made: dict[str, bytes], pyodide: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_node(monkeypatch)
    assert quick.quick(pyodide, kernel_files(), [kept, tmp_path]) == (made, ())
    assert list(tmp_path.iterdir()) == []


def test_without_node_is_a_warning_and_the_start_is_slow(pyodide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_node(monkeypatch)
    found, (problem,) = quick.quick(pyodide, kernel_files(), [tmp_path])
    assert (found, problem.code, problem.severity) == ({}, "slow-start", "warning")
    assert "Node.js was not found" in problem.message and "starts later" in problem.message


def test_another_kernel_or_maker_is_not_taken_for_this_one(
    made: dict[str, bytes], pyodide: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_node(monkeypatch)
    kernel = kernel_files()
    name = next(iter(kernel))
    moved = {("leeway/other.py" if one == name else one): data for one, data in kernel.items()}
    for other in ({**kernel, name: kernel[name] + b"\n"}, {one: kernel[one] for one in kernel if one != name}, moved):
        assert quick.quick(pyodide, other, [kept])[0] == {}
    for maker in ("make.mjs", "inside.py"):
        shutil.copy(BUNDLED / maker, tmp_path)
    monkeypatch.setattr(quick, "_HERE", tmp_path)
    assert quick.quick(pyodide, kernel, [kept])[0] == made
    (tmp_path / "inside.py").write_text("# another")
    assert quick.quick(pyodide, kernel, [kept])[0] == {}


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("process.exit(3)", "Node.js ended and said nothing"),
        ("throw new RangeError('no room')", "RangeError: no room"),
    ],
)
def test_a_maker_that_fails_is_a_warning_that_says_why(
    pyodide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, said: str
) -> None:
    (tmp_path / "make.mjs").write_text(program)
    (tmp_path / "inside.py").touch()
    monkeypatch.setattr(quick, "_HERE", tmp_path)
    found, (problem,) = quick.quick(pyodide, kernel_files(), [tmp_path / "kept"])
    assert (found, problem.severity) == ({}, "warning")
    assert said in problem.message


def test_a_folder_that_cannot_be_written_costs_the_next_build_time_only(
    pyodide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _stand_in(tmp_path, monkeypatch)
    (tmp_path / "file").touch()
    found, problems = quick.quick(pyodide, kernel_files(), [tmp_path / "file"])
    assert (set(found), problems) == (set(QUICK), ())


def test_the_last_few_are_kept_and_older_ones_removed(pyodide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(tmp_path, monkeypatch)
    kept = tmp_path / "kept"
    for number in range(6):
        quick.quick(pyodide, {"leeway/__init__.py": b"%d" % number}, [kept])
        for folder in kept.iterdir():  # a minute goes by
            os.utime(folder, ns=(folder.stat().st_mtime_ns - 60 * 10**9,) * 2)
    without_node(monkeypatch)
    known = [bool(quick.quick(pyodide, {"leeway/__init__.py": b"%d" % number}, [kept])[0]) for number in range(6)]
    assert known == [False, False, True, True, True, True]


def _stand_in(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """A maker that is done at once."""
    program = "import { writeFileSync } from 'node:fs';"
    program += f"for (const name of {json.dumps(QUICK)}) writeFileSync(`${{process.argv[3]}}/${{name}}`, name); process.exit(0);"
    (folder / "make.mjs").write_text(program)
    (folder / "inside.py").touch()
    patch.setattr(quick, "_HERE", folder)


def test_no_policy_and_no_place_of_this_machine_is_in_it(made: dict[str, bytes], files: dict[str, bytes]) -> None:
    assert {files[f"assets/leeway/pyodide/{name}"] for name in QUICK} == set(made.values())
    for data in made.values():
        assert str(CHECKOUT).encode() not in data and b"Northstar" not in data


@pytest.fixture(scope="module")
def slowly(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of Pyodide's files, with the library that is published, without the image."""
    folder = write(files, tmp_path_factory.mktemp("slowly"))
    (folder / "heap.bin").unlink()
    return folder


@pytest.fixture(scope="module")
def quickly(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of Pyodide's files, in which the slow start would fail."""
    folder = write(files, tmp_path_factory.mktemp("quickly"))
    for name in ("python_stdlib.zip", "pyodide-lock.json"):
        (folder / name).write_bytes(b"")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("start", ["slowly", "quickly"])
def test_every_example_of_every_policy_is_decided_as_in_cpython(
    start: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """From the image, and step by step with the library that is left: nothing is missing that a decision imports."""
    lines, here = [], []
    for path in POLICIES:
        policy, _ = pipeline.checked(path.read_bytes(), None, None)
        assert policy is not None, path
        file = tmp_path / f"{path.stem}.json"
        file.write_bytes(dump(policy))
        cases = [*worked_examples(policy), *generated(policy, 40)]
        lines += [json.dumps({"policy_file": str(file), "case": case}) for case in cases]
        here += [wire(file.read_text("utf-8"), json.dumps(case)) for case in cases]
    assert len(lines) > 250
    assert _answers(request.getfixturevalue(start), start == "quickly", lines) == here


def _answers(folder: Path, image: bool, lines: list[str]) -> list[str]:
    command = ["node", str(RUN), *(["--image"] if image else []), str(folder)]
    run = subprocess.run(command, input="\n".join(lines), capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


COMPARE = """
import json, sys, types, leeway.offers
def plain(code):
    inner = tuple(plain(one) if isinstance(one, types.CodeType) else repr(one) for one in code.co_consts)
    return code.co_code, code.co_names, code.co_varnames, inner
def functions(code):
    for one in code.co_consts:
        if isinstance(one, types.CodeType):
            yield one.co_qualname, plain(one)
            yield from functions(one)
def running(module):
    for value in vars(module).values():
        for one in (value, *(vars(value).values() if isinstance(value, type) else ())):
            around = ("__wrapped__", "fget", "func", "__func__")
            one = next((inner for name in around if (inner := getattr(one, name, None))), one)
            if isinstance(one, types.FunctionType) and one.__module__ == module.__name__:
                if one.__code__.co_filename.startswith("/lib/leeway.zip/"):  # not what dataclasses has made
                    yield one.__qualname__, plain(one.__code__)
def compare(sources):
    seen, wrong = 0, []
    for path, text in json.loads(sources).items():
        name = path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        known = dict(functions(compile(text, "/lib/leeway.zip/" + path, "exec", dont_inherit=True)))
        if name not in sys.modules:
            continue
        for qualified, code in running(sys.modules[name]):
            seen += 1
            if known.get(qualified) != code:
                wrong.append(name + ":" + qualified)
    return json.dumps([seen, wrong])
"""


def test_what_runs_in_the_image_is_the_package_compiled(quickly: Path, tmp_path: Path) -> None:
    sources: Mapping[str, str] = {name: data.decode() for name, data in kernel_files().items()}
    program = f"""
      import {{ readFileSync }} from "node:fs";
      const {{ startImage }} = await import({json.dumps(RUN.as_uri())});
      const python = await startImage(process.argv[1]);
      const inside = python.toPy({{}});
      python.runPython({json.dumps(COMPARE)}, {{ globals: inside }});
      console.log(inside.get("compare")(readFileSync(process.argv[2], "utf8")));
      process.exit(0);
    """
    kernel = tmp_path / "kernel.json"
    kernel.write_text(json.dumps(sources), "utf-8")
    command = ["node", "--input-type=module", "-e", program, str(quickly), str(kernel)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert run.returncode == 0, run.stderr
    seen, wrong = json.loads(run.stdout.splitlines()[-1])
    assert wrong == []
    assert seen > 150
