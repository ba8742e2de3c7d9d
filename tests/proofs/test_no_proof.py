"""A quick look proves nothing and says so loudly; what is published is proved."""

from __future__ import annotations

from pathlib import Path

import pytest

from leeway import pipeline
from leeway.cli import main
from tests.proofs.policies import credit, policy

HOLE = policy(credit("{when: {leaving: yes}, rep: $5}")).replace("given: {}", "given: {leaving: no}")


def test_nothing_is_proved_and_that_is_said() -> None:
    (found,) = (one for one in pipeline.checked(HOLE.encode(), None, None)[1] if one.code != "unused-fact")
    assert (found.code, found.severity, found.span) == ("nothing-proved", "warning", None)
    assert found.message.startswith("NOTHING WAS PROVED (--no-proof)")
    proved = [one.code for one in pipeline.checked(HOLE.encode(), None)[1] if one.code != "unused-fact"]
    assert proved == ["hole"]


def test_the_command_has_it_for_a_check_and_not_for_a_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "policy.yml"
    file.write_text(HOLE, encoding="utf-8")
    assert main(["check", str(file), "--no-proof"]) == 0
    assert "NOTHING WAS PROVED" in capsys.readouterr().err
    assert main(["check", str(file)]) == 0
    said = capsys.readouterr().err
    assert "NOTHING WAS PROVED" not in said and "[hole]" in said
    with pytest.raises(SystemExit) as left:
        main(["build", str(file), "--no-proof"])
    assert left.value.code == 2
