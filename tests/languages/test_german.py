"""A German policy gives a German site and German decisions: nothing that Leeway itself says there is English."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from leeway import builders, pipeline, publish, write
from leeway.compile.formats import dates
from leeway.offers import decide, read_policy
from leeway.offers.policy import Policy
from leeway.pages.nav import nav
from tests import project
from tests.cases import generated
from tests.languages.said import Visible, found, strings

POLICY = Path(__file__).with_name("policy-de.yml")
FAIR = {"any": "€70", "gutschrift": "€500", "thermostat": "yes", "termin": "9 Termine"}
# What reps type can be wrong in many ways.
WRONG = (
    {"situation": "nichts"},
    {"situation": "kalt", "level": "niemand", "facts": []},
    {"situation": "kalt", "facts": {"treue": "100 years", "tarif": "platin", "gemeldet": "morgen", "rechnung": "5 Tage"}},
    {"situation": "kalt", "facts": {"frist": "2026-11-20", "ankunft": "25:00", "kauf": "2026-13-40", "treue": 3, "x": "1"}},
    {
        "situation": "kalt",
        "facts": {"rechnung": "€1.234", "besuche": "1.5 Termine", "absicht": "ja"},
        "refused": "x",
        "on": "heute",
    },
    {"situation": "kalt", "refused": ["x"], "claimed": ["y"], "accepted": {"z": "1", "termin": "€5"}, "bogus": 1},
    {"situation": "geraet", "fair": {"anfahrt": "50%", "kalt": "1", "austausch": "€1", "geld_zurueck": "$5"}, "claimed": "y"},
)


@pytest.fixture(scope="module")
def raw() -> dict[str, Any]:
    return project.compiled(POLICY)


@pytest.fixture(scope="module")
def policy(raw: dict[str, Any]) -> Policy:
    return read_policy(raw)


def cases(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The worked examples, each also with what the customer thinks fair, at every level; many others; and wrong ones."""
    for situation in raw["situations"].values():
        for example in situation["examples"]:
            for level in ("service", "leitung", "kulanz"):
                yield {**example["case"], "level": level, "fair": FAIR}
    yield from generated(raw, 300)
    yield from WRONG


@pytest.mark.slow
def test_no_decision_says_anything_in_english(raw: dict[str, Any], policy: Policy) -> None:
    said = {text for case in cases(raw) for text in strings(decide(policy, case))}
    assert len(said) > 1_000
    every = "\n".join(said)
    assert not found("kernel", "en", every)
    assert len(found("kernel", "de", every)) > 60, "and it says nearly all that there is in German"


@pytest.mark.slow
def test_what_machines_read_is_the_same_in_every_language(raw: dict[str, Any], policy: Policy) -> None:
    english = read_policy({key: value for key, value in raw.items() if key not in ("locale", "dates")})
    for case in cases(raw):
        one, other = decide(policy, case), decide(english, case)
        assert machine(one) == machine(other)


def machine(decision: Any) -> Any:
    """A decision without what it says to people."""
    if isinstance(decision, dict):
        return {key: machine(value) for key, value in decision.items() if key not in _PEOPLE}
    return [machine(one) for one in decision] if isinstance(decision, list) else decision


_PEOPLE = ("text", "said", "give_text", "notes", "message", "name", "share_of", "rounded", "record", "say", "when")


@pytest.mark.slow
@pytest.mark.parametrize("builder", ["mkdocs", "zensical"])
def test_the_site_is_german(builder: str, raw: dict[str, Any], tmp_path: Path) -> None:
    pages = site(raw, builder, tmp_path)
    assert len(pages) > 12
    for path, page in pages.items():
        assert '<html lang="de"' in page and 'dir="rtl"' not in page
        text = Visible(page).text
        for one in raw["guarantees"]:
            text = text.replace(one["text"], "")  # the language of a policy file is English
        english = [one for section in ("kernel", "pages") for one in found(section, "en", text)]
        assert not english, path
    every = "\n".join(Visible(page).text for page in pages.values())
    assert len(found("pages", "de", every)) > 100


def site(raw: dict[str, Any], builder: str, folder: Path) -> dict[str, str]:
    """The pages of a site that Leeway generated, as a builder made them."""
    project.small(folder)
    (folder / "docs" / "reference" / "house-rules.md").unlink()
    place = pipeline.Project(folder / "policy" / "policy.yml", folder)
    files, problems = publish.generate(raw, place, date(2027, 6, 1))
    assert not problems
    assert write.write(files, place.docs, place.notes)[1] == ()
    made = folder / "made"
    made.mkdir()
    assert builders.BUILDERS[builder](place.config, made) == ()
    return {str(path.relative_to(made)): path.read_text("utf-8") for path in sorted(made.rglob("*.html"))}


@pytest.mark.slow
def test_only_where_english_is_not_spoken_days_have_a_way_of_their_own(raw: dict[str, Any]) -> None:
    assert raw["dates"] == "{d}.{m}.{y}"
    assert "dates" not in project.compiled(), "an English policy is what it was before there were languages"
    assert [dates(locale).get("dates") for locale in ("de_AT", "de_CH", "en_GB", "fr_FR")] == ["{d}.{m}.{y}"] * 2 + [None] * 2


def test_days_and_units_are_written_as_german_has_them(policy: Policy) -> None:
    case = {"situation": "geraet", "facts": {"kauf": "2026-11-06", "rechnung": "€45", "treue": "1 year"}, "on": "2026-11-20"}
    decision = decide(policy, case)
    said = {one["fact"]: one["said"] for one in decision["facts"]}
    assert said == {
        "kauf": "06.11.2026",
        "treue": "1 Jahr",
        "versichert": "nein",
        "rechnung": "45 €".replace(" ", "\N{NO-BREAK SPACE}"),
    }
    assert decision["on"] == "2026-11-20", "what a machine reads stays as it is"
    changes = [one["text"] for offer in decision["offers"] for one in offer["change"]]
    assert any(one.startswith("ab 10 Jahre – ") for one in changes), changes


@pytest.mark.slow
def test_a_right_to_left_locale_turns_the_page(raw: dict[str, Any], tmp_path: Path) -> None:
    hebrew = {key: value for key, value in raw.items() if key != "dates"} | {"locale": "he_IL"}
    for builder in ("mkdocs", "zensical"):
        (tmp_path / builder).mkdir()
        pages = site(hebrew, builder, tmp_path / builder)
        assert 'dir="rtl"' in pages["index.html"], "the words of Leeway are English there, and those of the policy Hebrew"


def test_the_theme_is_told_the_language_and_the_switch_of_colours_in_it(raw: dict[str, Any]) -> None:
    settings = yaml.safe_load(nav(raw, ()))
    assert settings["theme"]["language"] == "de" and "direction" not in settings["theme"]
    names = [one["toggle"]["name"] for one in settings["theme"]["palette"]]
    assert names == ["Zum hellen Modus wechseln", "Zum dunklen Modus wechseln", "Der Einstellung des Systems folgen"]
    assert settings["markdown_extensions"] == {"toc": {"permalink_title": "Link zu diesem Abschnitt"}}
    english = yaml.safe_load(nav({**raw, "locale": "fr_FR"}, ()))
    assert english["theme"]["language"] == "en" and english["site_name"].endswith(" playbook")
