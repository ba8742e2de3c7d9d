"""The company's colour and logo: a sheet, files and settings of the site, and a logo that is a picture and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from leeway import brand, pipeline
from leeway.pages.nav import nav
from tests import project

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{}</svg>'


def policy(**keys: str) -> dict[str, object]:
    return {"company": "Harbour", "levels": [], "situations": {}, "brand": keys} if keys else {"company": "Harbour"}


def test_without_a_brand_there_is_a_plain_sheet_and_an_icon(tmp_path: Path) -> None:
    files = brand.files(policy(), tmp_path)
    assert list(files) == ["assets/leeway/brand.css", "assets/leeway/favicon.svg"]
    assert b"--lw" not in files["assets/leeway/brand.css"] and b"#2455b8" in files["assets/leeway/favicon.svg"]


def test_the_own_colour_is_that_of_the_sheet() -> None:
    tokens = (project.CHECKOUT / "widgets" / "tokens.css").read_text("utf-8")
    assert "--lw-accent: #2455b8;" in tokens.split("}")[0]


def test_a_colour_becomes_shades_for_light_and_dark(tmp_path: Path) -> None:
    sheet = brand.files(policy(colour="#ffcc00"), tmp_path)["assets/leeway/brand.css"].decode()
    light, dark = sheet.split("slate")
    assert "--lw-accent: #876c00;" in light and "--lw-accent: #ffcc00;" in dark
    assert brand.files(policy(colour="#ffcc00"), tmp_path)["assets/leeway/brand.css"].decode() == sheet


@pytest.mark.parametrize(("name", "data"), [("logo.svg", SVG.format("").encode()), ("art/Logo.PNG", PNG)])
def test_a_logo_is_a_file_of_the_site_and_the_icon(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / "art").mkdir()
    (tmp_path / name).write_bytes(data)
    path = f"assets/leeway/logo.{name[-3:].lower()}"
    assert brand.files(policy(logo=name), tmp_path)[path] == data
    theme = yaml.safe_load(nav(policy(logo=name), ()))["theme"]
    assert (theme["favicon"], theme["logo"]) == (path, path)


def test_the_settings_name_the_icon_alone_where_there_is_no_logo() -> None:
    theme = yaml.safe_load(nav({**policy(colour="#000000")}, ()))["theme"]
    assert theme["favicon"] == "assets/leeway/favicon.svg" and "logo" not in theme


def said(tmp_path: Path, name: str, data: bytes | None) -> str:
    """What a check says of a small policy with that logo; with the place, which must be that of the name."""
    root = project.small(tmp_path)
    path = root / "policy" / "policy.yml"
    path.write_text(f"{path.read_text('utf-8')}\nbrand:\n  logo: {name}\n", "utf-8")
    if data is not None:
        (root / "policy" / name).write_bytes(data)
    found = pipeline.check(path, None)
    wrong = [one for one in found.problems if one.code in ("bad-logo", "logo-missing")]
    assert (found.policy is None) == bool(wrong)
    if not wrong:
        return ""
    assert len(wrong) == 1 and wrong[0].span
    line = path.read_text("utf-8").splitlines()[wrong[0].span.line - 1]
    assert line[wrong[0].span.column - 1 : wrong[0].span.end_column - 1] == name
    return wrong[0].message


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<script>alert(1)</script>", "the element script"),
        ('<g onload="alert(1)"/>', "the attribute onload"),
        ('<image href="https://elsewhere.example/x.png"/>', "attribute href"),
        ('<a xmlns:x="http://www.w3.org/1999/xlink" x:href="javascript:alert(1)"/>', "attribute href"),
        ("<style>@import url(//elsewhere.example/x.css);</style>", "in its styles"),
        ('<rect style="fill: url(https://elsewhere.example/x)"/>', "attribute style"),
        ("<foreignObject/>", "foreignObject"),
        ("<g>", "is no SVG file"),
    ],
)
def test_a_logo_that_runs_or_loads_is_refused_where_it_is_named(inside: str, words: str, tmp_path: Path) -> None:
    assert words in said(tmp_path, "logo.svg", SVG.format(inside).encode())


def test_entities_are_refused_before_they_are_read(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG.format("&b;")
    assert "document type" in said(tmp_path, "logo.svg", bomb.encode())


def test_a_logo_that_is_not_there_too_large_or_something_else_is_told(tmp_path: Path) -> None:
    assert "is not beside the policy file" in said(tmp_path / "a", "logo.svg", None)
    assert "200,000 is the most" in said(tmp_path / "b", "logo.svg", b" " * 200_001)
    assert "is no PNG file" in said(tmp_path / "c", "logo.png", b"GIF89a")
    assert "is no SVG file" in said(tmp_path / "d", "logo.svg", b"<html xmlns='http://www.w3.org/1999/xhtml'/>")
    assert "is no SVG file" in said(tmp_path / "e", "logo.svg", b"\xff\xfe\0")


def test_parts_of_its_own_and_pictures_within_are_fine(tmp_path: Path) -> None:
    inside = (
        '<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><use href="#g"/><image href="data:image/png;base64,AA=="/>'
    )
    assert said(tmp_path, "logo.svg", SVG.format(f"<title>Harbour</title>{inside}").encode()) == ""
