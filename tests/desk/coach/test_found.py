"""The coach finds what the policy says to avoid, as people really write it, and leaves good replies alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeway.desk.coach import findings
from leeway.desk.coach.alike import slipped
from leeway.offers import decide, read_policy
from tests.cases import generated, worked_examples
from tests.project import CHECKOUT, POLICY, compiled

HERE = Path(__file__).parent
GERMAN = CHECKOUT / "tests" / "languages" / "policy-de.yml"
STARTER = CHECKOUT / "generator" / "leeway" / "starter" / "policy.yml"
POLICIES = [POLICY, *sorted((CHECKOUT / "policy" / "examples").glob("*.yml")), STARTER, GERMAN]
# What is found, and how much of it rightly. Some nobody can find without a grammar; another hand's are harder, and say at times
# what two phrases say.
FLOORS = {
    "poor.txt": (0.96, 0.98),
    "poor-other.txt": (0.92, 0.98),
    "poor-third.txt": (0.58, 0.88),
    "poor-de.txt": (0.9, 0.98),
}
# Sentences of the set that say a second phrase as well, which is rightly found.
BOTH = {
    "You'll have to fill in the form first, I'm afraid.": "Unfortunately",
    "I'm afraid we can't do anything about it.": "Unfortunately",
    "Nobody's perfect, I'm afraid.": "Unfortunately",
    "I understand your frustration, but rules are rules.": "Our policy states",
    "I understand, however it is policy.": "Our policy states",
    "I understand that, but I cannot help.": "There is nothing I can do",
}
JSON = compiled()


def good(name: str) -> list[str]:
    """Replies as people write them, an empty line between two where the next begins with a capital or a quote mark."""
    return [one for one in (HERE / name).read_text("utf-8").split("\n\n") if one.strip()]


def poor(name: str) -> list[tuple[str, str]]:
    """The phrase by which it must be found, and the sentence."""
    found: list[tuple[str, str]] = []
    for line in (HERE / name).read_text("utf-8").splitlines():
        avoid, bar, sentence = line.partition(" | ")
        if bar:
            found.append((avoid, sentence))
        else:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{line}")
    return found


def avoided(policy: dict[str, Any], text: str) -> list[str]:
    return [one.avoid for one in findings(policy, text)]


@pytest.mark.slow
@pytest.mark.parametrize(("policy", "name", "least"), [(POLICY, "good.txt", 265), (GERMAN, "good-de.txt", 8)])
def test_good_replies_are_left_alone(policy: Path, name: str, least: int) -> None:
    replies, said = good(name), compiled(policy)
    assert len(replies) >= least
    assert {one: found for one in replies if (found := avoided(said, one))} == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("policy", "name", "least"),
    [(POLICY, "poor.txt", 230), (POLICY, "poor-other.txt", 115), (POLICY, "poor-third.txt", 120), (GERMAN, "poor-de.txt", 12)],
)
def test_poor_sentences_are_found_by_their_phrase_and_by_no_other(policy: Path, name: str, least: int) -> None:
    sentences, said = poor(name), compiled(policy)
    assert len(sentences) >= least
    known = {one["avoid"] for one in said["phrases"]}
    assert {avoid for avoid, _ in sentences} <= known
    told = [(avoid, sentence, avoided(said, sentence)) for avoid, sentence in sentences]
    missed = [sentence for avoid, sentence, found in told if avoid not in found]
    wrong = [(sentence, found) for avoid, sentence, found in told if set(found) - {avoid, BOTH.get(sentence)}]
    recall, every = 1 - len(missed) / len(told), sum(len(set(found) - {BOTH.get(sentence)}) for _, sentence, found in told)
    precision = sum(avoid in found for avoid, _, found in told) / every
    shown = f"{name}: precision {precision:.3f}, recall {recall:.3f} of {len(told)}; missed {missed}, wrong {wrong}"
    print(shown)
    least_recall, least_precision = FLOORS[name]
    assert recall >= least_recall and precision >= least_precision, shown


@pytest.mark.slow
def test_what_is_found_of_sentences_that_nobody_read() -> None:
    """Another hand wrote them, and whoever works on the coach should not read them: only so do they say how good it is."""
    sentences = poor("poor-unread.txt")
    replies = (HERE / "good-unread.txt").read_text("utf-8").splitlines()
    assert (len(sentences), len(replies)) == (240, 200)
    assert {avoid for avoid, _ in sentences} <= {one["avoid"] for one in JSON["phrases"]}
    named = sum(avoid in avoided(JSON, sentence) for avoid, sentence in sentences)
    wrong = sum(bool(avoided(JSON, one)) for one in replies)
    assert named >= 120 and wrong <= 8, (named, wrong)


@pytest.mark.slow
@pytest.mark.parametrize("path", POLICIES, ids=[path.parent.name + "-" + path.stem for path in POLICIES])
def test_nothing_that_the_product_says_is_found(path: Path) -> None:
    """The better turns of all policies, what remedies say, the replies to copy of all worked examples and of made-up cases."""
    policy = compiled(path)
    read = read_policy(policy)
    said = [one["say"] for one in policy.get("phrases", ())] + [one["say"] for one in policy["remedies"].values() if "say" in one]
    cases = [*worked_examples(policy), *(case for case in generated(policy, 60) if not decide(read, case)["problems"])]
    replies = [decide(read, case)["notes"]["reply"] for case in cases]
    assert len(replies) > 5
    assert {one: found for one in (*said, *replies) if (found := avoided(policy, one))} == {}


@pytest.mark.slow
@pytest.mark.parametrize("path", POLICIES, ids=[path.parent.name + "-" + path.stem for path in POLICIES])
def test_every_phrase_is_found_as_it_stands(path: Path) -> None:
    policy = compiled(path)
    for one in policy.get("phrases", ()):
        plain = one["avoid"].removesuffix(" (sign)")
        for text in (plain, plain.upper(), plain.replace("'", "\u2019").replace(" ", "  ")):
            assert one["avoid"] in avoided(policy, text), text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("No.", ["No."]),
        ("No. 12 is yours.", []),
        ("Order no. 12", []),
        ("No problem.", []),
        ("No, it is free.", []),
        ("Receipt: no.", []),
        ("- No.\n- Yes.", []),
        ("1. No.", []),
        ("Do I pay for it? No.", []),
        ("That is not covered. No.", ["No."]),
        ("> No.\nThey said so.", []),
        ("You should have the parcel.", []),
        ("You should have been told.", []),
        ("You should have told us.", ["You should have"]),
        ("Do not touch (sign)", []),
        ("Do not touch!", ["Do not touch (sign)"]),
        ("Please do not touch the dish until Ana is there.", []),
        ("I'm sorry. But here is what I can do.", []),
        ("I'm sorry you feel that way, but it is closed.", ["I'm sorry you feel that way"]),
    ],
)
def test_what_stands_around_the_words_decides(text: str, found: list[str]) -> None:
    assert avoided(JSON, text) == found


def test_a_finding_says_where_and_what_instead() -> None:
    text = "Hello \U0001f600\u00a0Ms. Bell,\nour  policy\nstates that. Our policies state this."
    one, other = findings(JSON, text)
    assert (text[one.start : one.end], text[other.start : other.end]) == ("our  policy\nstates", "Our policies state")
    told = next(phrase for phrase in JSON["phrases"] if phrase["avoid"] == "Our policy states")
    assert (one.say, one.why, one.situations) == (told["say"], told["why"], ())


def test_with_a_situation_only_its_own_phrases_hold() -> None:
    text = "Unfortunately the return window has closed. You are still under contract."
    assert [one.situations for one in findings(JSON, text)] == [(), ("late_return",), ("leaving",)]
    assert [one.avoid for one in findings(JSON, text, "leaving")] == ["Unfortunately", "You are still under contract"]


def test_another_language_is_found_word_for_word() -> None:
    policy = {"locale": "fr_FR", "phrases": [{"avoid": "Ce n'est pas possible", "say": "Voici", "why": "Non"}]}
    assert avoided(policy, "CE N\u2019EST  PAS POSSIBLE, madame") == ["Ce n'est pas possible"]
    assert avoided(policy, "Ce n'est pas possibles") == ["Ce n'est pas possible"]
    assert avoided(policy, "Ce ne fut pas possible") == []
    assert avoided({}, "No.") == []


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ("sorry", "sory", True),
        ("sorry", "sorrry", True),
        ("sorry", "osrry", False),
        ("unfortunately", "unfortunatly", True),
        ("unfortunately", "unfotrunately", True),
        ("inconvenience", "inconvience", True),
        ("department", "departement", True),
        ("there", "here", False),
        ("sorry", "sorry", False),
        ("sorry", "sorted", False),
        ("hold", "hld", False),
        ("touch", "", False),
    ],
)
def test_a_slip_is_a_letter_missing_doubled_or_swapped(right: str, wrong: str, found: bool) -> None:
    assert slipped(right, wrong) is found


def test_other_wordings_are_found_as_their_phrase() -> None:
    phrase = {"avoid": "Calm down", "say": "Tell me.", "why": "It never helps.", "also": ["Keep your hair on", "Hold it."]}
    policy = {"locale": "en_US", "phrases": [phrase]}
    text = "Please keep your hair on, and calm down."
    assert [(text[one.start : one.end], one.avoid) for one in findings(policy, text)] == [
        ("keep your hair on", "Calm down"),
        ("calm down", "Calm down"),
    ]
    assert avoided(policy, "Hold it.") == ["Calm down"]
    assert avoided(policy, "Hold it up to the light.") == []
    assert avoided({**policy, "locale": "fr_FR"}, "KEEP YOUR  HAIR ON") == ["Calm down"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("My poor hands are tied today.", True),
        ("My hands are not tied.", False),
        ("My hands, when they are tied, hurt.", False),
        ("My hands are, sadly, tied.", True),
    ],
)
def test_one_word_that_nobody_knows_may_stand_in_a_long_phrase(text: str, found: bool) -> None:
    policy = {"phrases": [{"avoid": "My hands are tied", "say": "x", "why": "y"}]}
    assert bool(avoided(policy, text)) is found


_WORDS = st.sampled_from(
    ["i'm", "sorry,", "but.", "you", "feel", "that", "way", "no.", "should", "have", "12", "\u2019", ">", "-", "\n\n", "\ud800"]
)
_TEXTS = st.text(max_size=80) | st.lists(_WORDS, max_size=30).map(" ".join)


@pytest.mark.slow
@given(_TEXTS, st.lists(_TEXTS, max_size=4), st.sampled_from(["", "en_GB", "de_AT", "fr_FR"]))
def test_any_text_and_any_phrases_have_an_answer(text: str, phrases: list[str], locale: str) -> None:
    policy = {"locale": locale, "phrases": [{"avoid": one, "say": "x", "why": "y"} for one in phrases]}
    found = findings(policy, text)
    places = [place for one in found for place in (one.start, one.end)]
    assert places == sorted(places) and all(one.start < one.end <= len(text) for one in found)
