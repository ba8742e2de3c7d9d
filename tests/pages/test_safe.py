"""Text of a policy stays text: in Markdown, in HTML, in attributes, in YAML and in the titles that themes print unescaped."""

from __future__ import annotations

import html
import string

import jinja2
import markdown
import pytest
import yaml

from leeway.pages.env import environment
from leeway.pages.safe import Safe, flat, identifier, inert, paragraphs, text, title, yaml_text

EXTENSIONS = [
    "admonition",
    "attr_list",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "abbr",
    "footnotes",
    "def_list",
    "pymdownx.magiclink",
    "pymdownx.smartsymbols",
    "pymdownx.betterem",
    "pymdownx.tilde",
    "pymdownx.caret",
    "pymdownx.mark",
    "pymdownx.keys",
]
HOSTILE = [
    "<script>alert(1)</script>",
    "**bold** _em_ `code` ~~gone~~ ==mark== ^^up^^ ++ctrl++",
    "[link](javascript:alert(1)) ![x](y) <https://x.example> https://x.example www.x.example a@b.example",
    "# head",
    "1. one",
    "- item",
    "> quote",
    "```\ncode\n```",
    "!!! note\n    inside",
    "??? more",
    "| a | b |\n| - | - |",
    "{: onclick=alert(1) }",
    "{{ 7 * 7 }} {% raw %} {# no #}",
    '--8<-- "/etc/passwd"',
    "[^1]: note",
    "*[HTML]: no",
    "term\n: definition",
    "&lt;b&gt; &amp; &#60; &",
    "\\*escaped\\* \\",
    "\"quoted\" 'quoted'",
    "(c) +/- 1/2 --> =/=",
    "[TOC]",
    "<!-- comment --> <?php ?> <![CDATA[x]]>",
    "--- \n***\n===",
    "\x02wzxhzdk:0\x03 klzzwxh:0001",
    "a\u2028b\u2029c\x00d\x1be",
    string.punctuation,
]


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("frame", ["{}", "- {}", "## {}", "| a | b |\n| - | - |\n| {} | x |", "**{}**", "<td>{}</td>"])
def test_whatever_is_written_reads_as_it_was_written(hostile: str, frame: str) -> None:
    made = markdown.markdown(frame.format(text(hostile)), extensions=EXTENSIONS)
    plain = markdown.markdown(frame.format("HERE"), extensions=EXTENSIONS)
    assert made.count("<") == plain.count("<")
    seen = flat(hostile).replace("\x02", "").replace("\x03", "")
    assert seen in html.unescape(made)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_an_attribute_stays_one_attribute(hostile: str) -> None:
    made = text(hostile)
    assert not set(made) & set("\"'<>`=\n\t")
    assert html.unescape(made) == flat(hostile)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_yaml_reads_back_what_was_written(hostile: str) -> None:
    assert yaml.safe_load(f"a: {yaml_text(hostile)}") == {"a": hostile}
    assert yaml.safe_load(f"- {yaml_text(hostile)}: x") == [{hostile: "x"}]


@pytest.mark.parametrize("hostile", [*HOSTILE, "R&D", "&lt/title&gt", "</title><img src=x onerror=alert(1)>"])
def test_a_title_is_inert_unescaped_and_after_its_entities_were_decoded(hostile: str) -> None:
    for made in (title(hostile), html.unescape(title(hostile))):
        assert not set(made) & set("<>\"'`{}")
    assert html.unescape(title(hostile)) == title(hostile)


def test_a_template_makes_everything_inert_unless_python_made_it() -> None:
    def render(template: str, **view: object) -> str:
        return environment().from_string(template).render(view)

    assert render("{{ x }}", x="<b>") == "&#60;b&#62;"
    assert render("{{ x }}", x=Safe("<b>")) == "<b>"
    ways = (
        "{{ x ~ x }}",
        "{{ x | upper }}",
        "{{ x | safe }}",
        "{{ x | e }}",
        "{{ x | replace('b', '<') }}",
        "{{ [x, x] | join('<') }}",
        "{% set y %}{{ x }}{% endset %}{{ y }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(x) }}",
        "{{ '%s' | format(x) }}",
        "{{ x.__class__ }}",
    )
    for way in ways:
        for value in ("<b>", Safe("<b>")):
            assert "<" not in render(way, x=value), way


def test_a_missing_value_is_never_printed_as_nothing() -> None:
    with pytest.raises(jinja2.UndefinedError):
        environment().from_string("{{ nothing }}").render()


def test_ids_stay_readable_and_anything_else_is_made_inert() -> None:
    assert identifier("visit_discount.tenure-at-least-10-years") == "visit_discount.tenure-at-least-10-years"
    assert identifier('x" onclick="y') == text('x" onclick="y')
    assert inert(7) == "7"


def test_paragraphs_are_split_at_empty_lines_only() -> None:
    assert paragraphs("one\ntwo\n\n \n three ") == ["one two", "three"]
