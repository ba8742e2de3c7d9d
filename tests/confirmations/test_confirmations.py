"""Files of confirmations: what is right is read, whatever else stands in them is set aside where it stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeway.confirmations import Confirmation, Told, names, read, standings

HEAD = "version,hash,confirmed_at,reader\r\n"
VERSION, HASH, AT = "0123456789ab", "0123456789abcdef", "2026-11-30T14:02:11Z"
LINE = f"{VERSION},{HASH},{AT},AB\r\n"


def one(reader: str = "AB", **other: str) -> dict[str, str]:
    return {"version": VERSION, "hash": HASH, "confirmed_at": AT, "reader": reader, **other}


def readers(data: bytes) -> list[str]:
    found, aside = read(data, "x")
    assert aside == ()
    return [each.reader for each in found]


def test_a_table_and_its_json_are_read_alike() -> None:
    table, aside = read((HEAD + LINE).encode(), "a.csv")
    assert (table, aside) == ((Confirmation(VERSION, HASH, AT, "AB", "a.csv:2"),), ())
    found, aside = read(json.dumps({"leeway_confirmations": 1, "confirmations": [one()]}).encode(), "a.json")
    assert (found, aside) == ((Confirmation(VERSION, HASH, AT, "AB", "a.json: confirmation 1"),), ())


def test_what_a_spreadsheet_saved_anew_is_read_too() -> None:
    """With a mark at its beginning, semicolons, other columns, another order, lines of one byte, an empty line at the end."""
    text = f"\ufeffreader;note;version;hash;confirmed_at\nAB;;{VERSION};{HASH};{AT}\n;;;;\n"
    found, aside = read(text.encode(), "x")
    assert ([each.reader for each in found], [each.place for each in aside]) == (["AB"], ["x:3"])


@pytest.mark.parametrize(
    ("cell", "reader"), [("'=1+1", "=1+1"), ("'@x", "@x"), ("'-x", "-x"), ("''=x", "'=x"), ("'O", "'O"), ('"a, ""b"""', 'a, "b"')]
)
def test_what_was_made_harmless_for_a_spreadsheet_is_as_it_was_typed(cell: str, reader: str) -> None:
    assert readers((HEAD + f"{VERSION},{HASH},{AT},{cell}\r\n").encode()) == [reader]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f"0123,{HASH},{AT},AB", 'version cannot be "0123"'),
        (f"{VERSION},XYZ,{AT},AB", 'hash cannot be "XYZ"'),
        (f"{VERSION},{HASH},2026-02-30T00:00:00Z,AB", 'confirmed_at cannot be "2026-02-30T00:00:00Z"'),
        (f"{VERSION},{HASH},yesterday,AB", 'confirmed_at cannot be "yesterday"'),
        (f"{VERSION},{HASH}", "it has 2 cells in the place of 4"),
        ("\x1b[31m" + "z" * 100 + f",{HASH},{AT},AB", 'version cannot be "[31m' + "z" * 35 + '…"'),
    ],
)
def test_a_line_that_is_none_is_set_aside_and_the_next_is_read(line: str, why: str) -> None:
    found, aside = read(f"{HEAD}{line}\r\n{LINE}".encode(), "x")
    assert ([each.place for each in found], [(each.place, each.why) for each in aside]) == (["x:3"], [("x:2", why)])


@pytest.mark.parametrize(
    ("data", "place", "why"),
    [
        (b"", "x:1", "the first line must name the columns version, hash, confirmed_at, reader"),
        (b"a,b\r\n1,2\r\n", "x:1", "the first line must name the columns version, hash, confirmed_at, reader"),
        (b"version\n\xff", "x:2", "the file is not in UTF-8"),
        (b"{", "x:1", "it cannot be read as JSON"),
        (b"[" * 100_000, "x:1", "it cannot be read as JSON"),
        (b"[]", "x:1", 'it is no file of confirmations: "leeway_confirmations" must be 1'),
        (
            b'{"leeway_confirmations": 2, "confirmations": []}',
            "x:1",
            'it is no file of confirmations: "leeway_confirmations" must be 1',
        ),
    ],
)
def test_a_file_that_is_none_is_set_aside_whole(data: bytes, place: str, why: str) -> None:
    found, aside = read(data, "x")
    assert (found, [(each.place, each.why) for each in aside]) == ((), [(place, why)])


def test_json_that_holds_something_else_is_set_aside_by_its_number() -> None:
    rows: list[Any] = [5, one(), one(version=7), {**one(), "reader": None}]  # type: ignore[arg-type]
    found, aside = read(json.dumps({"leeway_confirmations": 1, "confirmations": rows}).encode(), "x")
    assert [each.place for each in found] == ["x: confirmation 2"]
    assert [each.place for each in aside] == ["x: confirmation 1", "x: confirmation 3", "x: confirmation 4"]


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: (HEAD + text).encode("utf-8", "surrogatepass")))
def test_no_bytes_make_it_stop(data: bytes) -> None:
    read(data, "x")


def test_names_are_compared_as_people_do() -> None:
    assert names("\ufeffAnn Bell\n\n  ann  bell \nÉmile\x1b\n") == ("ann bell", "Émile")
    told = (Told(VERSION, "2026-11-20", HASH),)
    stand, aside = standings(
        [Confirmation(VERSION, HASH, AT, "ANN BELL"), Confirmation(VERSION, HASH, AT, "Zoe")], told, ["Ann Bell", "E\u0301mile"]
    )
    assert aside == ()
    assert (stand[0].missing, stand[0].others) == (("E\u0301mile",), ("Zoe",))


def test_the_first_confirmation_of_a_reader_counts_and_nobody_without_a_name_is_lost() -> None:
    later = "2026-12-01T00:00:00Z"
    found = [Confirmation(VERSION, HASH, at, reader) for reader, at in (("AB", later), ("ab", AT), ("", AT), ("", later))]
    (stand,), _ = standings(found, (Told(VERSION, "2026-11-20", HASH),))
    assert [(each.reader, each.confirmed_at) for each in stand.confirmed] == [("", AT), ("ab", AT), ("", later)]


def test_what_is_of_no_recorded_version_or_of_other_words_is_set_aside() -> None:
    versions = (Told("a" * 12, "2026-11-01", ""), Told(VERSION, "2026-11-20", HASH), Told("b" * 12, "2026-11-21", "b" * 16))
    found = [
        Confirmation("a" * 12, HASH, AT, "AB", "1"),
        Confirmation("c" * 12, HASH, AT, "AB", "2"),
        Confirmation(VERSION, "0" * 16, AT, "AB", "3"),
        Confirmation(VERSION, HASH, AT, "AB", "4"),
    ]
    stand, aside = standings(found, versions)
    assert [(each.place, each.why) for each in aside] == [
        ("1", "aaaaaaaaaaaa is no recorded version that changed anything"),
        ("2", "cccccccccccc is no recorded version that changed anything"),
        ("3", f"0000000000000000 is not the hash of what version {VERSION} changed, as this Leeway says it"),
    ]
    assert [(each.told.version, len(each.confirmed)) for each in stand] == [("b" * 12, 0), (VERSION, 1)]
