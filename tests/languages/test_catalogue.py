"""The catalogue of texts: every language has all of it, with the same places, and nothing in it is unused."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale
from jinja2 import nodes

from leeway.languages import FOLDER, LANGUAGES, SECTIONS, catalogue, direction_of, language_of, texts
from leeway.offers.language import plural
from leeway.pages.env import environment

PACKAGE = FOLDER.parent
PLACE = re.compile(r"\{([^{}]*)\}")
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
# Which folders say the texts of a section. Guarantees and charts list things as the kernel does.
SAID_IN = {"kernel": ("offers", "desk", "guarantees", "pages"), "pages": ("pages", "templates", "guarantees", "news")}
SHIPPED = [section for section in SECTIONS if (FOLDER / "en" / f"{section}.json").exists()]
BY_LANGUAGE = [(language, section) for language in LANGUAGES if language != "en" for section in SHIPPED]


def stem(key: str) -> str:
    """A key without its plural category."""
    start, _, end = key.rpartition(".")
    return start if end in CATEGORIES else key


def plurals(found: dict[str, str]) -> dict[str, set[str]]:
    """The plural categories of each text that depends on a number."""
    categories: dict[str, set[str]] = {}
    for key in found:
        if stem(key) != key:
            categories.setdefault(stem(key), set()).add(key.rpartition(".")[2])
    return categories


def places(text: str) -> set[str]:
    return set(PLACE.findall(text))


def test_there_is_english_and_another_language_with_every_section_that_english_has() -> None:
    assert {"en", "de"} <= set(LANGUAGES) and {"kernel", "pages"} <= set(SHIPPED)
    for language in LANGUAGES:
        assert sorted(path.stem for path in (FOLDER / language).glob("*.json")) == sorted(SHIPPED)


@pytest.mark.parametrize(("language", "section"), BY_LANGUAGE)
def test_every_language_has_the_same_keys_in_the_same_order(language: str, section: str) -> None:
    english, other = texts("en", section), texts(language, section)
    assert len(english) > 100
    assert list(dict.fromkeys(map(stem, other))) == list(dict.fromkeys(map(stem, english)))


@pytest.mark.parametrize(("language", "section"), BY_LANGUAGE)
def test_every_text_has_the_same_places_and_the_same_links(language: str, section: str) -> None:
    english, other = texts("en", section), texts(language, section)
    for key, text in other.items():
        like = english.get(key) or english[f"{stem(key)}.other"]
        assert places(text) == places(like), key
        assert all(re.fullmatch("[a-z_]+", place) for place in places(text)), key
        assert re.findall(r"\]\((.*?)\)", text) == re.findall(r"\]\((.*?)\)", like), key
        assert text.count("`") == text.count("`") and re.findall(r"</?\w+>", text) == re.findall(r"</?\w+>", like), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", SHIPPED)
def test_a_text_stands_once_for_each_plural_of_its_language(language: str, section: str) -> None:
    wanted = {*Locale(language).plural_form.tags, "other"}
    for key, categories in plurals(texts(language, section)).items():
        assert categories == wanted, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kernel_finds_the_plural_that_unicode_has(language: str) -> None:
    rule = Locale(language).plural_form
    assert [plural(number) for number in range(1_000)] == [rule(number) for number in range(1_000)]


def test_the_kernels_file_is_made_of_the_texts() -> None:
    assert catalogue.PATH.read_text("utf-8") == catalogue.catalogue(), "run python -m leeway.languages"


def test_a_locale_has_a_language_and_a_direction() -> None:
    assert [language_of(one) for one in ("de_DE", "de_AT", "de", "en_GB", "fr_FR", "", "nonsense")] == [*["de"] * 3, *["en"] * 4]
    assert [direction_of(one) for one in ("de_DE", "he_IL", "ar_EG", "nonsense")] == ["ltr", "rtl", "rtl", "ltr"]


def sources(section: str) -> Iterator[Path]:
    for folder in SAID_IN[section]:
        yield from (path for path in sorted((PACKAGE / folder).rglob("*.*")) if path.suffix in (".py", ".j2"))


def literals(path: Path) -> Iterator[str]:
    """Every text of a program or a template that could be a key; of one with gaps the start, with a star."""
    if path.suffix == ".j2":
        yield from re.findall(r'"([a-z_]+(?:\.[a-z_0-9]+)*)"', path.read_text("utf-8"))
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            yield f"{node.values[0].value}*"


def asked(path: Path) -> Iterator[str]:
    """The keys that a program or a template surely asks for."""
    if path.suffix == ".j2":
        yield from re.findall(r'\b(?:t|many)\("([^"]*)"', path.read_text("utf-8"))
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("say", "many"):
            yield from (one.value for one in node.args[:2] if isinstance(one, ast.Constant) and isinstance(one.value, str))


def filled(path: Path) -> Iterator[tuple[str, set[str]]]:
    """The keys that are asked for by name, with the places that are filled; calls that fill them from elsewhere are left out."""
    if path.suffix == ".j2":
        for call in environment().parse(path.read_text("utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "t" and isinstance(call.args[0], nodes.Const):
                yield call.args[0].value, {one.key for one in call.kwargs}
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "say":
            keys = [one.value for one in node.args[:2] if isinstance(one, ast.Constant)]
            if keys and all(one.arg for one in node.keywords):
                yield str(keys[-1]), {str(one.arg) for one in node.keywords}


@pytest.mark.parametrize("section", sorted(SAID_IN))
def test_whoever_says_a_text_fills_its_places(section: str) -> None:
    every = {key: text for one in SAID_IN for key, text in texts("en", one).items()}
    own = texts("en", section)
    calls = [(path.name, *call) for path in sources(section) for call in filled(path)]
    assert len(calls) > 80
    for file, key, names in calls:
        assert names == places(own.get(key) or every[key]), (file, key)


@pytest.mark.parametrize("section", sorted(SAID_IN))
def test_no_text_is_unused(section: str) -> None:
    named = {text for path in sources(section) if path != catalogue.PATH for text in literals(path)}
    starts = tuple(text[:-1] for text in named if text.endswith(".*"))
    unused = [key for key in texts("en", section) if stem(key) not in named and not key.startswith(starts)]
    assert not unused


@pytest.mark.parametrize("section", sorted(SAID_IN))
def test_no_text_is_missing(section: str) -> None:
    there = {stem(key) for one in SAID_IN for key in texts("en", one)}
    wanted = [(path.name, key) for path in sources(section) for key in asked(path)]
    assert len(wanted) > 100
    assert not [one for one in wanted if one[1] not in there]
