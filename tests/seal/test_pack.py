"""Compressed files beside the originals: they hold the same, and what is made once is not made again."""

from __future__ import annotations

import gzip
import os
import random
from dataclasses import replace
from pathlib import Path

import brotli
import pytest

from leeway.seal import pack
from leeway.seal.pack import Format, packed

TEXT = b"a text that says the same again and again, " * 100
FILES = {
    "assets/a.mjs": TEXT,
    "assets/b.png": TEXT,
    "index.html": TEXT + b"!",
    "short.html": b"short",
    "noise.bin": random.Random(1).randbytes(2000),
}


def test_a_compressed_file_holds_what_its_original_does(files: dict[str, bytes]) -> None:
    unpack = {".br": brotli.decompress, ".gz": gzip.decompress}
    seen = dict.fromkeys(unpack, 0)
    for path, data in files.items():
        for ending, whole in unpack.items():
            if path.endswith(ending):
                assert whole(data) == files[path.removesuffix(ending)], path
                assert len(data) < len(files[path.removesuffix(ending)])
                seen[ending] += 1
    assert min(seen.values()) > 60
    for path in ("index.html", "release.json", "_headers"):
        assert (f"{path}.br" in files) == (path == "index.html"), path


def test_only_what_gains_by_it_is_compressed(tmp_path: Path) -> None:
    assert set(packed(FILES, tmp_path)) == {"assets/a.mjs.br", "assets/a.mjs.gz", "index.html.br", "index.html.gz"}


def test_what_was_made_once_is_taken_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = packed(FILES, tmp_path)
    compressed: list[bytes] = []

    def counted(how: Format) -> Format:
        return replace(how, compress=lambda data, quality: compressed.append(data) or how.compress(data, quality))

    monkeypatch.setattr(pack, "FORMATS", {ending: counted(how) for ending, how in pack.FORMATS.items()})
    assert packed(FILES, tmp_path) == first
    assert TEXT not in compressed and compressed.count(FILES["index.html"]) == 2


def test_what_no_build_used_for_a_month_is_forgotten(tmp_path: Path) -> None:
    packed(FILES, tmp_path)
    old = sorted(tmp_path.iterdir())
    assert len(old) == 2
    for path in old:
        os.utime(path, (0, 0))
    packed(FILES, tmp_path)
    assert sorted(tmp_path.iterdir()) == old, "used again"
    os.utime(old[0], (0, 0))
    packed({"assets/a.mjs": TEXT * 2}, tmp_path)
    assert old[0] not in tmp_path.iterdir() and old[1] in tmp_path.iterdir()


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "packed").write_text("a file stands in the way")
    assert packed(FILES, tmp_path / "packed") == packed(FILES, tmp_path / "elsewhere")
