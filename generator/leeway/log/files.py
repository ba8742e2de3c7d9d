"""Files as they come from many browsers, spreadsheets and mail: plain JSON lines of them, each on the line that it stood on.

Whatever cannot be read is set aside with its place, and an empty line stands where it was. Total: no file stops the others.
"""

from __future__ import annotations

import codecs
import gzip
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from leeway.log.form import LONGEST, Aside
from leeway.log.sheets import as_lines

ENDINGS = (".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".txt")
_BLOCK = 8 * 1024 * 1024
_GZIP = b"\x1f\x8b"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, and how it was named."""

    path: Path
    name: str


@dataclass(slots=True)
class Ready:
    """A file of JSON lines that the engine can read, `name` for the places in it, and what of the source is set aside."""

    name: str
    path: Path
    aside: list[Aside] = field(default_factory=list)


def sources(paths: Iterable[Path]) -> tuple[tuple[Source, ...], tuple[Aside, ...], tuple[str, ...]]:
    """The files that are meant: those named, and those in named folders whose ending is one of a log's. None twice.

    Also what cannot be read, and the other files of folders, which are passed over.
    """
    found: dict[str, Source] = {}
    aside: list[Aside] = []
    passed: list[str] = []
    for path in paths:
        if path.is_dir():
            files = list(_within(path))
            found |= {os.path.realpath(one): Source(one, one.as_posix()) for one in files if _is_log(one)} | found
            passed += [one.as_posix() for one in files if not _is_log(one)]
        elif path.is_file():
            found.setdefault(os.path.realpath(path), Source(path, path.as_posix()))
        else:
            aside.append(Aside(path.as_posix(), "there is no such file", ""))
    return tuple(found.values()), tuple(aside), tuple(passed)


def _within(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place) / name for name in sorted(names) if not name.startswith("."))


def _is_log(path: Path) -> bool:
    return path.name.lower().removesuffix(".gz").endswith(ENDINGS)


def ready(source: Source, folder: Path, number: int) -> Ready:
    """The file as JSON lines; made in `folder` where it is not that already."""
    made = Ready(source.name, source.path)
    try:
        with source.path.open("rb") as file:
            first = file.read(4)
        if first[:2] == _GZIP:
            made.path = _unpacked(made, folder / f"{number}.unpacked")
        if not _is_plain(made.path):
            made.path = _mended(made, folder / f"{number}.mended")
        if not _is_json(made.path):
            made.path = _of_sheet(made, folder / f"{number}.jsonl")
    except OSError as failure:
        made.aside.append(Aside(source.name, f"it cannot be read: {failure.strerror or failure}", ""))
        made.path = folder / f"{number}.empty"
        made.path.write_bytes(b"")
    return made


def _unpacked(made: Ready, to: Path) -> Path:
    with gzip.open(made.path) as packed, to.open("wb") as plain:
        try:
            while block := packed.read1(_BLOCK):
                plain.write(block)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            said = "the compressed file is damaged; what stood before the damage was read"
            made.aside.append(Aside(made.name, said, ""))
    return to


def _is_plain(path: Path) -> bool:
    """Whether it is UTF-8 in lines that are neither too long nor ended in an old way."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        rest = b""
        while block := file.read(_BLOCK):
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                return False
            lines = (rest + block).split(b"\n")
            rest = lines.pop()
            if max(map(len, lines), default=0) > LONGEST or len(rest) > LONGEST:
                return False
            if b"\r" in block and any(b"\r" in line[:-1] for line in lines):
                return False
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return b"\r" not in rest


def _mended(made: Ready, to: Path) -> Path:
    """The file with an empty line for each that cannot be read, and those in UTF-8."""
    with made.path.open("rb") as file:
        wide = file.read(2) in _WIDE
    with made.path.open("rb") as file, to.open("wb") as plain:
        for number, line in enumerate(_wide_lines(file) if wide else _lines(file), 1):
            why = _wrong(line)
            if why:
                made.aside.append(Aside(f"{made.name}:{number}", why, line.decode("utf-8", "backslashreplace")))
            plain.write(b"\n" if why else line.replace(b"\r", b" ") + b"\n")
    return to


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines without their ends; a file that knows no line feed has its lines ended by returns."""
    end = b"\n" if any(b"\n" in block for block in iter(lambda: file.read(_BLOCK), b"")) else b"\r"
    file.seek(0)
    rest = b""
    while block := file.read(_BLOCK):
        *lines, rest = (rest + block).split(end)
        yield from (line.removesuffix(b"\r") for line in lines)
    if rest:
        yield rest.removesuffix(b"\r")


def _wide_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file in UTF-16, as spreadsheets save it."""
    text = codecs.getreader("utf-16")(file, "replace")
    for line in text:
        yield line.rstrip("\r\n").encode("utf-8", "replace")


def _wrong(line: bytes) -> str | None:
    if len(line) > LONGEST:
        return "the line is too long"
    try:
        line.decode()
    except UnicodeDecodeError:
        return "the line is not in UTF-8"
    return None


def _is_json(path: Path) -> bool:
    """Whether the first line that holds anything is an object, or the file holds nothing."""
    with path.open("rb") as file:
        start = file.read(LONGEST).removeprefix(codecs.BOM_UTF8).lstrip()
    return start[:1] in (b"{", b"")


def _of_sheet(made: Ready, to: Path) -> Path:
    with made.path.open(encoding="utf-8-sig", newline="\n") as text, to.open("w", encoding="utf-8", newline="\n") as lines:
        made.aside += as_lines(text, lines, made.name)
    return to


def in_place(asides: Sequence[Aside]) -> list[Aside]:
    """What is set aside, by file and line."""
    return sorted(asides, key=_place)


def _place(one: Aside) -> tuple[str, int]:
    name, colon, number = one.place.rpartition(":")
    return (name, int(number)) if colon and number.isdecimal() else (one.place, 0)
