"""What goes, what stays, and what is said of it, part by part."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from leeway import history, past, pipeline, publish, serve, write
from leeway.audience import for_level, reduced
from leeway.cli import main
from leeway.compile import dump
from leeway.offers import decide, read_policy
from leeway.offers.version import version
from leeway.pages import pages
from tests import project
from tests.audience.confidential import BOSS, LEAD, policy

Json = dict[str, Any]
CASE: Json = {
    "situation": "slow_line",
    "facts": {"tenure": "12 years", "leaving": "no", "monthly_fee": "$80"},
    "on": "2026-11-20",
}


def compiled(old: str = "", new: str = "", **secrets: str) -> Json:
    """The policy of the secrets, with one place changed."""
    data = policy(**{**LEAD, **BOSS, **secrets})
    assert old.encode() in data, old
    found, problems = pipeline.compiled(data.replace(old.encode(), new.encode(), 1))
    assert found is not None, problems
    return found


def told(level: str, old: str = "", new: str = "", **secrets: str) -> Json:
    """The same for people of a level."""
    found, problems = reduced(compiled(old, new, **secrets), level)
    assert found is not None, problems
    return found


def test_levels_stay_and_what_they_may_give_is_undisclosed() -> None:
    found = told("rep")
    assert found["levels"] == compiled()["levels"]
    rows = [row["values"] for one in found["remedies"].values() for row in one["clauses"]]
    assert len(rows) == 4
    assert all(row["rep"][0] == "lit" and row["lead"] == row["boss"] == ["undisclosed"] for row in rows)
    assert all("starts" not in row for row in found["remedies"]["credit"]["clauses"])


def test_the_version_is_that_of_what_is_left() -> None:
    found = told("rep")
    assert found["version"] == version(found) != compiled()["version"]
    assert dump(found) == dump(told("rep", boss_amount="$95273.62")), "and does not tell what was left out"
    assert dump(found) != dump(told("rep", "rep: $20", "rep: $21"))


@pytest.mark.parametrize(("level", "over"), [("rep", ["15"]), ("lead", ["66839.41", "15"]), ("boss", ["66839.41", "15"])])
def test_a_bound_stays_where_the_audience_comes_to_it(level: str, over: list[str]) -> None:
    credit = told(level)["remedies"]["credit"]
    assert [one["over"] for one in credit["safeguards"]] == over
    assert ("at_most" in credit) == (level == "boss")
    bounded = told(level, "at_most: $97571.43", "at_most: $19.50")["remedies"]["credit"]
    assert bounded["at_most"] == ["lit", "19.50", "money"], "somebody of every level is kept from giving more"


def test_all_bounds_go_of_what_only_others_may_give() -> None:
    only = "goodwill: money\n    at_least: monthly_fee\n    budget: {how_many: 3 times, each: year, per: customer}"
    rows = "limits:\n      - {otherwise: , rep: none, lead: $40}"
    data = (
        policy(**{**LEAD, **BOSS})
        .decode()
        .replace("goodwill: percent of monthly_fee", only)
        .replace("limits: [{otherwise: , rep: 10%", rows + "\n      #")
    )
    found, problems = pipeline.compiled(data.replace(", discount: none", "").replace(", discount: $8", "").encode())
    assert found is not None, problems
    seen = {level: reduced(found, level)[0]["remedies"]["discount"].keys() for level in ("rep", "lead")}  # type: ignore[index]
    assert {"at_least", "budget"} <= seen["lead"] and not {"at_least", "budget"} & seen["rep"]


def test_facts_and_rates_go_that_only_undisclosed_amounts_are_made_of() -> None:
    assert set(compiled()["facts"]) - set(told("rep")["facts"]) == {"lead_bonus"}
    assert (set(told("rep")["rates"]), set(told("lead")["rates"])) == (set(), {"lead_day"})
    used = "{when: {leaving: yes, lead_bonus: over $5}, rep"
    assert "lead_bonus" in told("rep", "{when: {leaving: yes}, rep", used)["facts"], "the condition of a row needs it"


def test_examples_stay_that_the_audience_decides_by_itself() -> None:
    names = {
        level: [one["name"] for one in told(level)["situations"]["slow_line"]["examples"]] for level in ("rep", "lead", "boss")
    }
    assert names["rep"] == ["Ten years with us", "They leave", "Everybody else"]
    assert names["lead"] == [*names["rep"], "With the lead", "After the lead"]
    assert names["boss"] == [*names["lead"], "With the boss"]


def test_guarantees_go_that_tell_how_much_others_may_give() -> None:
    assert [len(told(level)["guarantees"]) for level in ("rep", "lead", "boss")] == [1, 1, 3]
    assert told("rep")["audience"] == {"level": "rep", "guarantees_left_out": 2}
    page = pages(told("rep"))[0]["playbook/assured.md"]
    assert "2 more guarantees say what higher levels may give" in page
    assert "not shown" not in pages(told("boss"))[0]["playbook/assured.md"]


def test_pages_say_for_whom_they_are() -> None:
    made = pages(told("lead"))[0]
    assert 'copyright: "Made for\\x3a Shift lead"' in made["playbook/nav.yml"]
    assert "Made for: Shift lead" in made["index.md"]
    assert '<th scope="col">Shift lead</th></tr>' in made["playbook/authority.md"], "the last column"
    assert "not shown here" in made["playbook/authority.md"]
    everybody = pages(compiled())[0]
    assert not any("Made for" in text for text in everybody.values())


def test_notes_are_for_a_level_and_those_above() -> None:
    seen = {level: pages(told(level))[0]["playbook/situations/slow_line.md"] for level in ("rep", "lead", "boss")}
    notes = ("Everybody reads this note", LEAD["lead_note"], BOSS["boss_note"], LEAD["lead_hint"], BOSS["boss_hint"])
    assert {level: [note in page for note in notes] for level, page in seen.items()} == {
        "rep": [True, False, False, False, False],
        "lead": [True, True, False, True, False],
        "boss": [True] * 5,
    }


def test_a_text_that_says_an_amount_of_a_higher_level_is_warned_of() -> None:
    text = "note: Say it as one sum."
    for said in ("$77,314.83", "$77314.83", "61.7391%"):
        _, problems = reduced(compiled(text, f'note: "The lead has {said} for them."'), "rep")
        assert [(one.code, one.severity, one.span.line if one.span else 0) for one in problems] == [
            ("undisclosed-said", "warning", 21)
        ]
        assert said in problems[0].message and 'remedy "credit"' in problems[0].message
    for fine in ("$20 is yours", "$177,314.83", "$77,314.837 is no amount", "call 77314"):
        assert reduced(compiled(text, f'note: "{fine}"'), "rep")[1] == (), fine
    assert reduced(compiled(text, 'note: "The lead has $77,314.83."'), "lead")[1] == (), "it is their own"


def test_an_unknown_level_is_told_with_the_nearest_one() -> None:
    found, problems = reduced(compiled(), "leed")
    assert found is None
    assert [(one.code, one.nearest) for one in problems] == [("unknown-audience", "lead")]


def test_a_level_above_the_audience_cannot_decide() -> None:
    decision = decide(read_policy(told("rep")), {**CASE, "level": "lead"})
    (problem,) = decision["problems"]
    assert list(decision) == ["problems"]
    assert (problem["code"], problem["at"], problem["nearest"]) == ("undisclosed-level", "level", "rep")
    assert problem["message"] == "this playbook was made for Agent: what Shift lead may give is not in it"


def test_whoever_may_do_more_is_named_without_an_amount() -> None:
    decision = decide(read_policy(told("rep")), CASE)
    assert [(one["level"], one["reach"], one["undisclosed"]) for one in decision["above"]] == [
        ("lead", "extension 4400", True),
        ("boss", "extension 1", True),
    ]
    offers = [offer for one in decision["above"] for offer in one["offers"]]
    assert {(one["amount"], one["least"], one["most"], one["text"]) for one in offers} == {(None, "0.00", None, "not shown here")}
    assert "You may go to" not in decision["notes"]["hand_over"]
    disclosed = decide(read_policy(told("lead")), CASE)["above"]
    assert ["undisclosed" in one for one in disclosed] == [False, True]


def test_nobody_is_named_for_what_is_as_much_as_there_can_be() -> None:
    bounded = told("rep", "at_most: $97571.43", "at_most: $20")
    (one, _) = decide(read_policy(bounded), CASE)["above"]
    assert [offer["remedy"] for offer in one["offers"]] == ["discount"], "of the credit nobody may give more than the ceiling"


@pytest.mark.parametrize(
    ("fair", "answer", "level", "text"),
    [
        ({"credit": "$20"}, "yes", None, "You may give $20 as “Credit on the bill”."),
        ({"credit": "$30"}, "bring_in", "lead", "You may go up to $20. Bring in: Shift lead, who decides on more."),
        ({"any": "$15"}, "yes", None, "You may give $15 as “Credit on the bill”."),
        (
            {"any": "$30"},
            "bring_in",
            "lead",
            "The most you may give is $20, as “Credit on the bill”. Bring in: Shift lead, who decides on more.",
        ),
    ],
)
def test_a_proposal_beyond_ones_own_limit_is_for_somebody_above(fair: Json, answer: str, level: str | None, text: str) -> None:
    (found,) = decide(read_policy(told("rep")), {**CASE, "fair": fair})["fair"]
    assert (found["answer"], found["level"], found["text"]) == (answer, level, text)
    assert found["most"] == "20.00"


def test_the_level_that_the_situation_brings_in_decides() -> None:
    other = told("rep", "bring_in: {level: lead", "bring_in: {level: boss")
    (found,) = decide(read_policy(other), {**CASE, "fair": {"credit": "$30"}})["fair"]
    assert (found["answer"], found["level"]) == ("bring_in", "boss")


def test_what_nobody_may_give_is_no_matter_for_anybody_above() -> None:
    (found,) = decide(read_policy(told("rep", "at_most: $97571.43", "at_most: $20")), {**CASE, "fair": {"credit": "$30"}})["fair"]
    assert (found["answer"], found["most"]) == ("less", "20.00")


def test_pages_that_are_marked_are_left_out_below_their_level() -> None:
    marked = {"leads.md": "lead", "bosses.md": "boss", "all.md": "rep"}
    assert for_level(marked, told("rep")) == (("leads.md", "bosses.md"), ())
    assert for_level(marked, told("lead")) == (("bosses.md",), ())
    assert for_level(marked, compiled()) == ((), ())
    left_out, problems = for_level({"leads.md": "leed"}, compiled())
    assert (left_out, [(one.code, one.path, one.nearest) for one in problems]) == (
        ("leads.md",),
        [("unknown-audience", "docs/leads.md", "lead")],
    )


@pytest.mark.parametrize(
    ("front", "level"),
    [
        ("---\naudience: lead\n---\n# A", "lead"),
        ("---\r\ntitle: A\r\naudience:  'lead' \r\n---\r\n# A", "lead"),
        ('\ufeff---\n"audience" : lead\n...\n# A', "lead"),
        ("audience: lead\ntitle: A\n\n# A", "lead"),
        ("---\n{title: A, audience: lead}\n---\n# A", "lead}"),
        ("---\naudience: [lead, boss]\n---\n# A", "[lead, boss]"),
        ("---\naudience:\n---\n# A", ""),
        ("---\ntitle: Our audience\n---\n# A\n\naudience: lead\n", None),
        ("# A\n\n---\naudience: lead\n---\n", None),
    ],
)
def test_a_page_is_marked_in_its_first_lines(front: str, level: str | None, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(front.encode())
    assert write.marked(tmp_path, ["a.md", "gone.md"]) == ({} if level is None else {"a.md": level})


def test_a_version_that_changed_nothing_for_the_audience_is_not_told(tmp_path: Path) -> None:
    path = tmp_path / "policy.yml"
    every = [
        compiled(),
        compiled(boss_amount="$95273.62"),
        compiled(lead_note="x"),
        compiled("rep: $5", "rep: $6", lead_note="x"),
    ]
    for one in every[:-1]:
        assert history.record(path, one["version"], dump(one)) == ()
    recorded, _ = history.read(path)
    counts = {}
    for level in ("rep", "lead", "boss"):
        found, _ = reduced(every[-1], level)
        assert found is not None
        versions = past.past(found, past.as_shown(found, recorded), tmp_path / "notes")
        counts[level] = len(versions)
        assert versions[0].version == found["version"] and "$6" in versions[0].changes[0][0]
        assert not {one.version for one in versions} & {one.version for one in recorded}
    assert counts == {"rep": 2, "lead": 3, "boss": 4}


def test_the_newest_version_is_told_also_when_it_changed_nothing_for_the_audience(tmp_path: Path) -> None:
    path, old, new = tmp_path / "policy.yml", compiled(), compiled("updated: 2026-11-20", "updated: 2026-11-21", boss_note="x")
    history.record(path, old["version"], dump(old))
    found, _ = reduced(new, "rep")
    assert found is not None
    versions = past.past(found, past.as_shown(found, history.read(path)[0]), tmp_path / "notes")
    assert [one.summary for one in versions] == [
        "Nothing changes in what is shown here: proved for every possible customer.",
        "The first version that was recorded.",
    ]


def test_a_version_in_which_somebody_else_was_above_is_not_told(tmp_path: Path) -> None:
    """Whose amounts are undisclosed now may have stood in the audience's own version then."""
    path, now = tmp_path / "policy.yml", told("lead")
    then = {**compiled(), "levels": [compiled()["levels"][place] for place in (0, 2, 1)]}
    then["version"] = version(then)
    history.record(path, then["version"], dump(then))
    assert len(past.past(now, past.as_shown(now, history.read(path)[0]), tmp_path / "notes")) == 1


def test_a_version_without_such_a_level_is_not_told(tmp_path: Path) -> None:
    path, now = tmp_path / "policy.yml", told("lead")
    small = project.compiled(project.small(tmp_path / "small") / "policy" / "policy.yml")
    history.record(path, small["version"], dump(small))
    assert len(past.past(now, past.as_shown(now, history.read(path)[0]), tmp_path / "notes")) == 1


def test_the_command_says_which_levels_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project.small(tmp_path) / "policy" / "policy.yml"
    path.write_bytes(policy(**LEAD, **BOSS))
    assert main(["build", str(path), "--audience", "leed"]) == 2
    assert "there is no level" in (said := capsys.readouterr().err) and 'Did you mean "lead"?' in said
    assert not (tmp_path / "site").exists() and not (tmp_path / "policy" / "history").exists()


@pytest.mark.slow
def test_a_link_to_a_page_that_is_left_out_is_told_and_nothing_is_published(tmp_path: Path) -> None:
    path = project.small(tmp_path) / "policy" / "policy.yml"
    path.write_bytes(policy(**LEAD, **BOSS))
    (tmp_path / "docs" / "leads.md").write_text("---\naudience: lead\n---\n# For leads\n")
    (tmp_path / "docs" / "rules.md").write_text("# Rules\n\nSee [the other page](leads.md).\n")
    place = pipeline.project(path)
    built = publish.build(place, tmp_path / "site", publish.Wanted(audience="rep"))
    assert built.policy is None and any("leads.md" in one.message for one in built.problems if one.code == "site-builder")
    assert not (tmp_path / "site").exists()


def test_the_preview_is_made_for_the_same_audience(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[serve.Building] = []

    def remember(place: pipeline.Project, host: str, port: int, how: serve.Building) -> int:
        seen.append(how)
        return 0

    monkeypatch.setattr(serve, "serve", remember)
    assert main(["serve", "--audience", "lead"]) == 0
    assert [how.audience for how in seen] == ["lead"]
