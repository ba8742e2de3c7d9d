"""Every form of guarantee: sentences that fit it with what they compile to, and many that do not fit."""

from __future__ import annotations

from typing import Any

import pytest

from leeway.guarantees import FORMS, meaning, name_of, reading
from leeway.offers import read_policy
from tests.guarantees.sentences import compiled, own, said

Json = dict[str, Any]
HALF: Json = {"form": "share", "level": "rep", "of": None, "share": "0.5"}
LONGER: Json = {"form": "never_less", "fact": "tenure", "more": True}
OURS = ["is", "fault", ["ours"]]
TEN = ["cmp", "tenure", ">=", ["lit", "10", "years"]]
SOMETHING: Json = {"form": "something", "when": OURS}
MOST: Json = {"form": "total", "at_most": ["lit", "400", "money"], "counts": "money"}
TOGETHER: Json = {"form": "never_together", "remedies": ["free_month", "sorry_credit"]}

FIT: list[tuple[str, Json]] = [
    # share
    ("at every level, what the rep may give is at least 50% of what any higher level may give", HALF),
    ("what rep may give is at least 50% of what every higher level may give", HALF),
    ("At every level what the  Representative may give is at least 50.0% of what any higher level may give.", HALF),
    ("what the rep may give is at least 50% of what the winback may give", HALF | {"of": "winback"}),
    ("what the supervisor may give is at least 12.5% of what the win-back team may give",
     {"form": "share", "level": "boss", "of": "winback", "share": "0.125"}),
    ("what the rep may give of free_month is at least 50% of what any higher level may give",
     HALF | {"remedies": ["free_month"]}),
    ("what the rep may give of pie and tea, free months and a credit to say sorry is at least 100% of what boss may give",
     {"form": "share", "level": "rep", "of": "boss", "share": "1", "remedies": ["pie_and_tea", "free_month", "sorry_credit"]}),
    # never_less
    ("a longer tenure never gets less", LONGER),
    ("A HIGHER time with us NEVER gets less", LONGER),
    ("more missed_visits never get less of refund",
     {"form": "never_less", "fact": "missed_visits", "more": True, "remedies": ["refund"]}),
    ("fewer missed_visits never get less", {"form": "never_less", "fact": "missed_visits", "more": False}),
    ("an earlier visit_date never gets less of free_month and refund",
     {"form": "never_less", "fact": "visit_date", "more": False, "remedies": ["free_month", "refund"]}),
    *((f"a {word} monthly bill never gets less", {"form": "never_less", "fact": "monthly_bill", "more": True})
      for word in ("longer", "higher", "later", "larger", "greater", "more")),
    *((f"a {word} monthly bill never gets less", {"form": "never_less", "fact": "monthly_bill", "more": False})
      for word in ("shorter", "lower", "earlier", "smaller", "fewer", "less")),
    # something
    ("when fault is ours, there is always something to offer", SOMETHING),
    ("when the mistake is ours there is always something to offer in every situation", SOMETHING),
    ("at every level, when fault is ours, there is always something to offer", SOMETHING),
    ("at boss, when fault is ours, there is always something to offer", SOMETHING | {"level": "boss"}),
    ("at the win-back team, when fault is ours, there is always something to offer in wrong_bill",
     SOMETHING | {"situations": ["wrong_bill"], "level": "winback"}),
    ("when fault is ours or nobody, there is always something to offer in late_visit and a wrong bill",
     {"form": "something", "when": ["is", "fault", ["ours", "nobody"]], "situations": ["late_visit", "wrong_bill"]}),
    ("when fault is not ours and leaving is yes, there is always something to offer",
     {"form": "something", "when": ["all", [["not", OURS], ["is", "leaving", ["yes"]]]]}),
    ("when tenure is at least 10 years and under 20 years and fault is ours, there is always something to offer",
     {"form": "something", "when": ["all", [TEN, ["cmp", "tenure", "<", ["lit", "20", "years"]], OURS]]}),
    ("when missed_visits are at least 2 visits, there is always something to offer",
     {"form": "something", "when": ["cmp", "missed_visits", ">=", ["lit", "2", "visits"]]}),
    ("when monthly_bill is at least $1,250.50, there is always something to offer",
     {"form": "something", "when": ["cmp", "monthly_bill", ">=", ["lit", "1250.50", "money"]]}),
    ("when visit_date is before 2026-11-20, there is always something to offer",
     {"form": "something", "when": ["cmp", "visit_date", "<", ["lit", "2026-11-20", "date"]]}),
    # total
    ("goodwill in one case is never more than $400", MOST),
    ("goodwill in a case is never more than $400 in every situation", MOST),
    ("goodwill in one case is never more than $400 in late_visit", MOST | {"situations": ["late_visit"]}),
    ("goodwill in one case is never worth more than 5 * monthly_bill",
     {"form": "total", "at_most": ["*", ["lit", "5", "number"], ["fact", "monthly_bill"]], "counts": "worth"}),
    ("goodwill in one case is never more than max($25, 50% of monthly_bill) in late_visit and wrong_bill",
     {"form": "total", "counts": "money", "situations": ["late_visit", "wrong_bill"],
      "at_most": ["max", ["lit", "25", "money"], ["*", ["lit", "0.5", "percent"], ["fact", "monthly_bill"]]]}),
    # never_when
    ("free_month is never given when fault is theirs",
     {"form": "never_when", "remedies": ["free_month"], "when": ["is", "fault", ["theirs"]]}),
    ("Free months and refund are never given if leaving is no and tenure is at least 10 years",
     {"form": "never_when", "remedies": ["free_month", "refund"], "when": ["all", [["is", "leaving", ["no"]], TEN]]}),
    # never_together
    ("free_month and sorry_credit are never given together", TOGETHER),
    ("free months, a credit to say sorry are never given together", TOGETHER),
    ("free_month is never given together with sorry_credit", TOGETHER),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), FIT, ids=[sentence for sentence, _ in FIT])
def test_a_sentence_compiles_to_what_it_says(sentence: str, wanted: Json) -> None:
    found = own(sentence)
    assert found == wanted
    keys = [key for key in found if key != "form"]
    form = next(one for one in FORMS if name_of(one) == found["form"])
    assert keys == [key for key in form.KEYS if key in found]


def test_every_pattern_of_every_form_is_tried() -> None:
    fits = [reading(sentence) for sentence, _ in FIT]
    tried = {fit[1].pattern for fit in fits if fit}
    assert tried == {pattern for form in FORMS for pattern in form.PATTERNS}


UNFIT: list[tuple[str, str, str]] = [
    ("what the rep can give is at least 50% of what the winback may give", "unknown-guarantee", "can"),
    ("what the rep may give is at most 50% of what the winback may give", "unknown-guarantee", "most"),
    ("what the rep may give is at least 50% of what the winback does", "unknown-guarantee", "winback does"),
    ("the rep may give 50% of what boss may give", "unknown-guarantee", "the rep may give 50% of what boss may give"),
    ("a longer tenure never gets more", "unknown-guarantee", "more"),
    ("a nicer tenure never gets less", "unknown-guarantee", "nicer"),
    ("when fault is ours, there is sometimes something to offer", "unknown-guarantee", "sometimes"),
    ("when fault is ours, there is always something", "unknown-guarantee", "something"),
    ("goodwill in one case is never less than $400", "unknown-guarantee", "less"),
    ("goodwill in one year is never more than $400", "unknown-guarantee", "year"),
    ("free_month is always given when leaving is yes", "unknown-guarantee", "always"),
    ("free_month and refund are given together", "unknown-guarantee", "are"),
    ("be kind", "unknown-guarantee", "be kind"),
    (".", "unknown-guarantee", "."),
    ("what the rep may give is at least fifty of what the winback may give", "bad-guarantee", "fifty"),
    ("what the rep may give is at least all of what the winback may give", "bad-guarantee", "all"),
    ("what the rep may give is at least 101% of what the winback may give", "senseless-guarantee", "101%"),
    ("what the boss may give is at least 50% of what the rep may give", "senseless-guarantee", "rep"),
    ("what the boss may give is at least 50% of what the boss may give", "senseless-guarantee", "boss"),
    ("what the winback may give is at least 50% of what every higher level may give", "senseless-guarantee", "winback"),
    ("what the rep may give of free_month and Refund is at least 50% of what boss may give", "senseless-guarantee", "Refund"),
    ("what the clerk may give is at least 50% of what boss may give", "unknown-name", "clerk"),
    ("what the rep may give is at least 50 % of what the bosss may give", "unknown-name", "bosss"),
    ("what the rep may give is at least 50%% of what the boss may give", "bad-amount", "%"),
    ("a longer wait never gets less", "senseless-guarantee", "wait"),
    ("a longer mistake never gets less", "senseless-guarantee", "mistake"),
    ("more leaving never gets less", "senseless-guarantee", "leaving"),
    ("a later now never gets less", "senseless-guarantee", "now"),
    ("a longer time with them never gets less", "unknown-name", "time with them"),
    ("a longer tenure never gets less of free_month and free_weeks", "unknown-name", "free_weeks"),
    ("when fault is yours, there is always something to offer", "not-a-choice", "yours"),
    ("when leaving is perhaps, there is always something to offer", "not-yes-or-no", "perhaps"),
    ("when tenure is 10+ years, there is always something to offer", "bad-comparison", "10+ years"),
    ("when tenure is at least ten years, there is always something to offer", "bad-comparison", "at least ten years"),
    ("when fault ours, there is always something to offer", "bad-guarantee", "fault ours"),
    ("when leaving, there is always something to offer", "bad-guarantee", "leaving"),
    ("when leaving and fault is ours, there is always something to offer", "bad-guarantee", "leaving"),
    ("when fault is ours or leaving is no, there is always something to offer", "bad-guarantee", "or leaving is no"),
    ("when fault is ours, there is always something to offer in late_visit and lateness", "unknown-name", "lateness"),
    ("at nobody, when fault is ours, there is always something to offer", "unknown-name", "nobody"),
    ("goodwill in one case is never more than 5 years", "wrong-unit", "years"),
    ("goodwill in one case is never more than 5 monthly_bill", "bad-amount", "monthly_bill"),
    ("goodwill in one case is never more than the budget", "bad-amount", "budget"),
    ("goodwill in one case is never more than bill", "unknown-name", "bill"),
    ("goodwill in one case is never more than €400", "other-currency", "€400"),
    ("goodwill in one case is never more than none", "bad-amount", "none"),
    ("free_month is only given when leaving is yes", "unknown-guarantee", "only"),
    ("free_month is never given unless leaving is yes", "unknown-guarantee", "unless"),
    ("free_month and refund and free_month are never given together", "remedy-twice", "free_month"),
    ("free_month is never given together", "senseless-guarantee", "free_month"),
    ("free_month, refund and pie_and_tea are never given together", "senseless-guarantee", "pie_and_tea"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "code", "words"), UNFIT, ids=[one[0] for one in UNFIT])
def test_a_sentence_that_is_wrong_is_told_at_its_wrong_words(sentence: str, code: str, words: str) -> None:
    assert said(sentence) == [(code, words)]


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in FIT])
def test_what_it_means_names_everything_for_people(sentence: str) -> None:
    policy = compiled(sentence)
    text = meaning(policy["guarantees"][0], read_policy(policy))
    assert text.endswith(".") and text[0].isupper() and "None" not in text
    assert not [id_ for part in ("remedies", "situations") for id_ in policy[part] if f"{id_} " in text and "_" in id_]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (FIT[0][0], "You may always give at least half of what anybody above you may give, so that nobody gets a far better deal "
         "by asking for somebody higher."),
        ("what the supervisor may give of free_month is at least 100% of what the winback may give",
         "The Supervisor may always give all of what the Win-back team may give of “Free months”, so that nobody gets a better "
         "deal by asking for somebody higher."),
        ("a longer tenure never gets less of refund",
         "Of two customers who are alike in everything else, the one with the longer time with us never gets less of “Refund”, "
         "whoever they speak to."),
        ("an earlier visit_date never gets less",
         "Of two customers who are alike in everything else, the one with the earlier day of the visit never gets less, "
         "whoever they speak to."),
        ("at winback, when fault is ours and leaving is yes, there is always something to offer in late_visit",
         "In “A late visit”, whenever the mistake is “Ours” and they may leave, the Win-back team has something to offer."),
        ("when leaving is no, there is always something to offer",
         "Whenever they stay, you have something to offer, and so has everybody above you, in every situation."),
        ("goodwill in one case is never worth more than 5 * monthly_bill",
         "All the goodwill of one case together is never worth more to the customer than 5 × the monthly bill, "
         "whoever gives it."),
        ("free_month and refund are never given when tenure is under 1 year",
         "Whenever time with us is under 1 year, nobody gives “Free months” or “Refund”: neither you nor anybody above you."),
        ("free_month and refund are never given together",
         "A customer gets either “Free months” or “Refund” in one case, never both, whoever decides."),
    ],
)  # fmt: skip
def test_what_it_means_is_said_plainly(sentence: str, wanted: str) -> None:
    policy = compiled(sentence)
    assert meaning(policy["guarantees"][0], read_policy(policy)) == wanted
