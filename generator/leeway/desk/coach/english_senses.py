"""What words of English stand for in a reply."""

from __future__ import annotations

from leeway.desk.coach.english import stem
from leeway.desk.coach.everyday import LITTLE, MORE, NOTHING
from leeway.desk.coach.kin import KIN
from leeway.desk.coach.rules import stems
from leeway.desk.coach.sense import Senses, turns

_PERSONS = (
    ("i", "i we me us my our mine ours myself ourselves"),
    ("you", "you your yours yourself u ur"),
    ("they", "he she they him her them his their theirs himself herself"),
)

_PASTS = (
    "told made went got gave took kept held knew saw came sent found wrote spoke heard broke bought brought said lost left"
    " was were been had did done gone given taken seen put paid"
)


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


SENSES = Senses(
    turns(stem, KIN),
    nothing=stems(stem, NOTHING),
    marks=_words("must guess ought who what if only over make somebody anything"),
    little=stems(stem, LITTLE) | _words(LITTLE),
    usual=stems(stem, MORE) | _words(MORE),
    helping=_words("do does did will would wont"),
    denials=_words("not never no nor neither cannot"),
    persons={word: person for person, words in _PERSONS for word in words.split()},
    subjects=_words("i we he she they"),
    behind=stems(
        stem,
        "to that until till with the about in on for of from at any anything either now today again before there and but or"
        " if what how out up off no not twice yourself your a",
    ),
    being=_words("am are was were is"),
    asking=stems(stem, "please"),
    yours=_words("your"),
    pasts=_words(_PASTS),
    ending="ed",
    done=_words("been"),
    unfinished=_words("being will"),
    perfect=_words("as get"),
    helped=stems(stem, "be have must"),
    conditions=_words("if whether when once"),
    exceptions=_words("but better than except more"),
    needless=_words("need needn't"),
    must=stems(stem, "must"),
    joining=_words("and so but then instead"),
    willing=_words("can will have am did would"),
    objects=_words("the a an your his her their my our"),
    pointless=_words("it"),
    comes=_words("to for if when that"),
)
