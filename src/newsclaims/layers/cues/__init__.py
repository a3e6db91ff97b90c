"""Cues: the words that may signal an attribution. A candidate becomes a claim only with its source and content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import SECTIONS
from newsclaims.layers.cues.index import CueIndex, Sense, cue_index, spelled
from newsclaims.layers.cues.inflection import TA_MARBUTA
from newsclaims.layers.cues.model import CueEntry, CueWord
from newsclaims.mentions import LayerKey, Mention
from newsclaims.views import fold
from newsclaims.words import Words

__all__ = ["CUES", "LAYER", "CueEntry", "CueWord", "extract"]

CUES: Final[LayerKey[CueWord]] = LayerKey("cues", CueWord, working=True)

_HAMZAS = frozenset("\u0623\u0622\u0624\u0626\u0625")
_SHADDA = "\u0651"


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[CueWord]]:
    """Every word or phrase that has the form of a cue, read in the sense that its spelling allows."""
    index = analysis.resource(cue_index)
    words = analysis.words
    known = index.known
    for i in [i for i, form in enumerate(words.folded) if form in known]:
        yield from _at(document.text, words, i, index)


def _at(text: str, words: Words, i: int, index: CueIndex) -> Iterator[Mention[CueWord]]:
    offset = index.known[words.folded[i]]
    form = words.folded[i][offset:]
    for phrase, sense in index.phrases.get(form, ()):
        last = i + len(phrase) - 1
        if words.folded[i + 1 : last + 1] == phrase[1:]:
            yield _mention(words, i, last, offset, sense)
            return
    written = spelled(words.plain[i][offset:])
    negated = i > 0 and words.folded[i - 1] in index.jussives
    feminine = words.plain[i].endswith(TA_MARBUTA)
    senses = [s for s in index.senses.get(form, ()) if _fits(written, s.spelling) and (negated or not s.form.jussive)]
    if negated:  # no longer, did not find: other verbs
        senses = [s for s in senses if "homograph" not in s.entry.flags]
    if feminine:  # no pronoun is written so
        senses = [s for s in senses if not s.form.pronoun]
    before = words.folded[i - 1] if i and not words.before(i).strip() else ""
    if before in index.nouns_before and before not in index.jussives:
        senses = [s for s in senses if not _may_be_noun(s, form)]
    if senses:
        span = words.span(i, i)
        sense = _preferred(senses, text[span.start : span.end])
        yield _mention(words, i, i, offset, sense)


def _fits(written: str, spelling: str) -> bool:
    """May a writer have meant ``spelling``? Hamzas may be left out, never misplaced."""
    return written == spelling or not _HAMZAS.intersection(written)


def _may_be_noun(sense: Sense, form: str) -> bool:
    """After a preposition, a past tense without ending or a feminine participle is a noun."""
    bare = sense.form.form in ("finite", "passive") and form in (fold(sense.entry.lemma), fold(sense.form.text))
    past = bare and sense.form.gender == "m" and form[0] != "\u064a"
    return past or (sense.form.form == "participle" and sense.form.gender == "f")


def _preferred(senses: list[Sense], text: str) -> Sense:
    """A preposition before a verb; a mark of doubling decides between two verbs; else the first in the lexicon."""
    doubled = _SHADDA in text
    for sense in senses:
        if sense.entry.kind != "verb":
            return sense
    active = [sense for sense in senses if sense.form.form != "passive"] or senses
    for sense in active:
        if (_SHADDA in sense.entry.lemma) == doubled:
            return sense
    return active[0]


def _mention(words: Words, first: int, last: int, offset: int, sense: Sense) -> Mention[CueWord]:
    form = sense.form
    value = CueWord(
        sense.entry.lemma,
        sense.entry.stance,
        form.form,
        form.gender,
        form.number,
        sense.entry,
        first,
        last,
        offset,
        form.pronoun,
    )
    return Mention(words.span(first, last, offset), value, rule=form.form)


LAYER = Layer(CUES, extract, requires=(SECTIONS,))
