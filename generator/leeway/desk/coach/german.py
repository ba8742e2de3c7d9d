"""What the coach knows of German: forms of small verbs, the plainest endings, umlauts written out, two orders of words."""

from __future__ import annotations

from leeway.desk.coach.rules import Rules, forms, stems, turns

_SAME = forms(
    "sein: bin bist ist sind seid war waren wäre gewesen",
    "haben: habe hab hast hat hatte hatten hätte hätten gehabt",
    "werden: werde wirst wird wurde wurden würde würden",
    "können: kann kannst könnt konnte konnten könnte könnten",
    "dürfen: darf darfst durfte durften",
    "müssen: muss musst müsst musste mussten muß",
    "sollen: soll sollst sollte sollten",
    "wollen: will willst wollte wollten",
    "lassen: lässt läßt ließ gelassen",
    "tun: tu tue tut tat getan",
    "machen: mach mache macht gemacht machte",
    "sagen: sage sagt sagte gesagt",
    "geben: gebe gibt gab gegeben",
    "sehen: sehe sieht sah gesehen",
    "ich: wir man",
    "mir: uns",
    "der: die das den dem des ein eine einen einem einer eines",
    "unser: unsere unseren unserem unserer unseres mein meine meinen meinem meiner meines",
    "das: dies dieses es",
    "jemand: irgendjemand irgendwer",
    "aber: jedoch doch allerdings",
    "leid: leider",
    "@day: montag dienstag mittwoch donnerstag freitag samstag sonntag morgen",
    "#: zwei drei vier fünf sechs sieben acht neun zehn",
)
_ENDINGS = ("ungen", "ung", "innen", "ern", "en", "er", "es", "em", "st", "e", "n", "s", "t")
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"))


def stem(word: str) -> str:
    """A word without its plainest ending, umlauts written out."""
    word = _SAME.get(word, word)
    if word[:1].isdigit():
        return "#"
    for letter, written in _UMLAUTS:
        word = word.replace(letter, written)
    if len(word) < 6:
        return word
    return next((word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)), word)


_WRITTEN_OUT = {
    "".join(dict(_UMLAUTS).get(letter, letter) for letter in word): (word,)
    for word in _SAME
    if any(letter in word for letter, _ in _UMLAUTS)
}

GERMAN = Rules(
    stem,
    whole={**_WRITTEN_OUT, "gibts": ("gibt", "es"), "gehts": ("geht", "es"), "tuts": ("tut", "es")},
    tails={"'s": "es"},
    turns=turns(stem, "an das = das"),
    between=stems(stem, "ja leider halt eben wirklich auch sehr nun schon noch jetzt wohl einfach derzeit mal gar sein haben so"),
    articles=stems(stem, "der"),
    pointing="das",
    helping=stems(stem, "sein haben werden"),
    modal=stems(stem, "können dürfen müssen sollen wollen"),
    little=stems(stem, "mit zu für von an in auf und heute sie"),
    needed=stems(stem, "nur bereits erst"),
    conditions=stems(stem, "wenn falls ob"),
    before=stems(stem, "und aber so bitte da weil ich sie"),
    objects=stems(stem, "der das ihr ihre ihren seine # an auf von zu"),
    buts=stems(stem, "aber"),
    about=stems(stem, "das der für ihr ihre ihren wegen"),
    known=frozenset(_SAME) | frozenset(_WRITTEN_OUT),
    swaps=True,
)
