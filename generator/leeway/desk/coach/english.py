"""What the coach knows of English: contractions, forms of small verbs, endings, and which small words change nothing."""

from __future__ import annotations

from leeway.desk.coach.everyday import everyday_words
from leeway.desk.coach.kin import kin_words
from leeway.desk.coach.rules import Rules, forms, stems, turns

_SAME = forms(
    "be: am is are was were been",
    "have: has had having",
    "do: does did done doing",
    "i: we",
    "he: she",
    "me: us",
    "myself: ourselves",
    "the: a an any some my our",
    "that: this it these those",
    "say: says said saying state states stated stating",
    "let: lets letting allow allows allowed allowing permit permits permitted authorised authorized",
    "somebody: someone anybody anyone",
    "nobody: noone",
    "tell: told",
    "feel: felt",
    "go: went gone goes going",
    "get: got gotten",
    "give: gave given",
    "take: took taken",
    "make: made",
    "keep: kept",
    "hold: held",
    "know: knew known",
    "see: saw seen",
    "come: came",
    "send: sent",
    "find: found",
    "write: wrote written",
    "speak: spoke spoken",
    "hear: heard",
    "understand: understood",
    "break: broke broken",
    "buy: bought",
    "bring: brought",
    "apologise: apologize apology apologies apologised apologized apologising apologizing",
    "but: however though although",
    "and: &",
    "until: till",
    "will: would",
    # Everyday words for the things and the people of service; a phrase is told from another by the rest of its words.
    "system: computer computers software program programme screen systems",
    "policy: policies rule rules guideline guidelines procedure procedures regulation regulations",
    "instructions: instruction manual guide handbook leaflet",
    "carrier: carriers courier couriers driver drivers shipper",
    "colleague: colleagues coworker coworkers teammate teammates workmate",
    "supervisor: supervisors manager managers boss",
    "request: requests enquiry enquiries inquiry inquiries query queries ticket application",
    "message: messages email emails mail mails mailing",
    "contract: contracts agreement",
    "offer: offers deal deals promotion promotions",
    "window: period timeframe deadline",
    "department: departments team teams section division",
    "call: ring phone telephone dial calls called calling rang rung",
    "reply: respond",
    "expired: lapsed elapsed passed",
    "existing: current",
    "another: different",
    "inform: notify advise informed notified advised",
    "complain: complained complains report reported",
    "mention: mentioned",
    "shortly: soon",
    "probably: surely obviously clearly",
    "you: u",
    "your: ur",
    "please: pls plz kindly",
    "@day: monday tuesday wednesday thursday friday saturday sunday tomorrow",
    "#: one two three four five six seven eight nine ten eleven twelve",
)
_SHORT = ("do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "would", "could", "should")
_WHOLE = {
    **{f"{word}nt": (word, "not") for word in _SHORT},
    **{f"{word}n't": (word, "not") for word in _SHORT},
    **dict.fromkeys(("wont", "won't"), ("will", "not")),
    **dict.fromkeys(("cant", "can't", "cannot"), ("can", "not")),
    "mustn't": ("must", "not"),
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "youre": ("you", "are"),
    "youll": ("you", "will"),
    "youve": ("you", "have"),
    "thats": ("that", "is"),
    "theres": ("there", "is"),
    "let's": ("let", "us"),
    "someone's": ("somebody", "is"),
    "should've": ("should", "have"),
    "shouldve": ("should", "have"),
    "gonna": ("going", "to"),
}
# What was done to somebody, or came to them, is no reproach: "you should have been told", "you should have received".
_SUFFERED = frozenset(("been", "had", "received", "got", "gotten", "heard"))
_DONE = frozenset(
    (
        *(
            "told",
            "called",
            "gone",
            "come",
            "done",
            "read",
            "said",
            "kept",
            "known",
            "brought",
            "bought",
            "sent",
            "thought",
            "made",
        ),
        *("let", "put", "paid", "found", "left", "written", "given", "taken", "seen", "held", "spoken", "chosen", "understood"),
        *("met", "set", "cut", "shut", "built", "spent", "lost", "hit"),
    )
)


def stem(word: str) -> str:
    """A word without its endings; British and American spelling alike. Nothing that is a word need come out."""
    if word in _SAME:
        word = _SAME[word]
    if word[:1].isdigit():
        return "#"
    if len(word) < 4:
        return word
    for ending, rest, least in _ENDINGS:
        if word.endswith(ending) and len(word) >= least:
            word = word[: len(word) - len(ending)] + rest
            word = _SAME.get(word, word)
            break
    return _spelt(word.removesuffix("e") if len(word) > 3 else word)


_ENDINGS = (
    ("ies", "y", 5),
    ("ied", "y", 5),
    ("sses", "ss", 6),
    ("ches", "ch", 6),
    ("shes", "sh", 6),
    ("xes", "x", 5),
    ("ings", "", 7),
    ("ing", "", 6),
    ("ed", "", 5),
    ("ss", "ss", 4),
    ("us", "us", 4),
    ("is", "is", 4),
    ("s", "", 4),
)


def _spelt(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    if word.endswith("iz"):
        return f"{word[:-2]}is"
    return f"{word[:-3]}or" if word.endswith("our") and len(word) > 5 else word


def _blames(last: str, after: str | None) -> bool:
    """Whether "you should have" goes on with what they did; "the parcel" and "received" are what they had coming."""
    if last != stem("have") or after is None:
        return True
    return after not in _SUFFERED and (after in _DONE or after in ("not", "just") or after.endswith("ed"))


_TURNS = turns(
    stem,
    "like that = that way",
    "in that way = that way",
    "have to = must",
    "need to = must",
    "have got to = must",
    "will must = must",
    "will have to = must",
    "will need to = must",
    "is going to = will",
    "fill out = fill in",
    "sorry to hear that = sorry",
    "sorry to hear = sorry",
    "is not anything = is nothing",
    "no one = nobody",
    "nobody else = nobody",
    "company policy = policy",
    "ought to = should",
    "be obliged to = must",
    "in touch with you = in touch",
    "any more = anymore",
    "at all = really",
    "kind of = really",
    "sort of = really",
    "a bit = really",
    "unable to = can not",
    "be not able to = can not",
    "must get in touch with = must contact",
    "co worker = colleague",
    "co workers = colleague",
    "team lead = supervisor",
    "delivery company = carrier",
    "shipping company = carrier",
    "proof of purchase = receipt",
    "terms of service = terms and conditions",
    "terms of use = terms and conditions",
    "general terms = terms and conditions",
    "t & c = terms and conditions",
    "t & cs = terms and conditions",
    "you be required to = you must",
    "like i = as i",
    "some one = somebody",
    "should of = should have",
    "ought to of = should have",
    "ought to have = should have",
    "there going to = they will",
    "ill see = i will see",
    "ill try = i will try",
    "ill have = i will have",
    "ill do = i will do",
)

ENGLISH = Rules(
    stem,
    whole=_WHOLE,
    tails={"n't": "not", "'m": "am", "'re": "are", "'s": "is", "'ve": "have", "'ll": "will", "'d": "would"},
    turns=_TURNS,
    negated=stems(stem, "do will can"),
    nots="not",
    between=stems(
        stem,
        "really just very so truly terribly deeply sincerely most also please actually simply absolutely still always already"
        " then well unfortunately that if more else currently again ever even only exactly afraid quite kindly do be have"
        " sir madam ma'am mate valued all honestly fully completely totally right next sadly literally basically",
    ),
    strangers=4,
    turning=stems(
        stem,
        "not never no nobody nothing without only but if unless whether when until before after because so and or to"
        " must should could would may might can will i you they he me us them her him who",
    ),
    articles=stems(stem, "the"),
    pointing="that",
    helping=stems(stem, "be have"),
    modal=stems(stem, "should must could would may might can will"),
    little=stems(stem, "with to for of you me in on at by and today now exactly really just very so"),
    needed=stems(stem, "only already still even"),
    openers=tuple(tuple(map(stem, one.split())) for one in ("i am", "there is", "is there", "i")),
    conditions=stems(stem, "if unless whether"),
    before=stems(stem, "and but so to must you now okay ok because as yes no oh say i"),
    objects=stems(stem, "the that your their his her both # on down up off onto at from when where"),
    buts=stems(stem, "but"),
    about=stems(stem, "your that the about for how with"),
    anything=("to", "do", "that"),
    empty=("it", frozenset(("to", "for", "if", "when", "that"))),
    known=frozenset(_SAME) | everyday_words() | kin_words(),
    blames=_blames,
)
