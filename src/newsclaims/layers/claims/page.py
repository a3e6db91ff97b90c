"""A document as the grammar of attribution reads it: words, sentences, quotations and actors in one numbering."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from sys import intern
from typing import Any, TypeVar

from attrs import field, frozen

from newsclaims.analysis import Analysis
from newsclaims.keys import ACTORS, DATES
from newsclaims.layers.claims.grammar import Grammar, grammar
from newsclaims.layers.claims.model import Agent, Marks
from newsclaims.layers.claims.people import Bearer, Register, Titles
from newsclaims.layers.cues import CUES, CueWord
from newsclaims.layers.quotations import QUOTATIONS
from newsclaims.layers.sections import articles
from newsclaims.mentions import LayerKey, Mention
from newsclaims.spans import Span
from newsclaims.words import ARTICLE, CONJUNCTIONS, Words

__all__ = ["Agent", "Marks", "Page"]

V = TypeVar("V")
# How many mentions of a kind of body are looked back at.
_RECENT = 20
_NAMED = frozenset({"person", "outlet", "organization"})


_REMARKS = frozenset({"remark", "free_relative", "without"})
_COMMA = re.compile("[,\u060c]")
_OPENING = frozenset('"\u201c\u00ab:')
_UNCLEAR = frozenset({"homograph", "rare", "near"})
# Within how many words what a verb governs stands.
_GOVERNED = 9


def _may_be_deed(word: str) -> bool:
    """``ومتابعة``: the feminine participle of such verbs is their verbal noun too."""
    return word[-6:-5] == "\u0645" and word[-4:-3] == "\u0627" and word[-1:] == "\u0647"


@frozen(eq=False)
class Page:
    """A document with its layers, in words.

    Attributes:
        analysis: what the layers found.
        words: its words.
        grammar: the closed classes.
    """

    analysis: Analysis = field(repr=False)
    words: Words = field(repr=False)
    grammar: Grammar = field(repr=False)

    @classmethod
    def of(cls, analysis: Analysis) -> Page:
        """The page of an analysis."""
        return cls(analysis, analysis.words, analysis.resource(grammar))

    def gap(self, i: int) -> str:
        """What stands between word ``i - 1`` and word ``i``; a line break beyond the text."""
        return self._gaps[i] if 0 <= i < len(self._gaps) else "\n"

    @cached_property
    def _gaps(self) -> list[str]:
        """What stands before each word; few are different, so equal ones are one string."""
        plain, words = self.words.view.plain, self.words
        return [intern(plain[end:start]) for end, start in zip((0, *words.ends), words.starts)]

    def word(self, i: int) -> str:
        """Word ``i``, folded; empty beyond the text."""
        return self.words.folded[i] if 0 <= i < len(self.words.folded) else ""

    def is_a(self, i: int, kind: str) -> bool:
        """Is word ``i`` of a class of the grammar?"""
        return 0 <= i < len(self.kinds) and kind in self.kinds[i]

    def negates(self, i: int) -> bool:
        """Is word ``i`` a complementiser that holds a negation (``ألا``), not the word for except (``إلا``)?"""
        return self.is_a(i, "that_not") and "\u0623" in self.words.plain[i]

    @cached_property
    def commas(self) -> tuple[int, ...]:
        """The words before which a comma stands."""
        at = {self.words.at(match.start()) for match in _COMMA.finditer(self.analysis.view.plain)}
        return tuple(sorted(at))

    @cached_property
    def after_comma(self) -> frozenset[int]:
        """The same words, for looking one up."""
        return frozenset(self.commas)

    def commas_in(self, first: int, last: int) -> tuple[int, ...]:
        """The words ``first`` to ``last`` before which a comma stands."""
        return self.commas[bisect_left(self.commas, first) : bisect_right(self.commas, last)]

    @cached_property
    def remarks(self) -> list[int]:
        """The words with which a writer's remark may begin."""
        return [i for i, kinds in enumerate(self.kinds) if kinds & _REMARKS]

    @cached_property
    def circumstances(self) -> list[int]:
        """The words that say in which mood somebody goes on."""
        return [i for i, kinds in enumerate(self.kinds) if "circumstance" in kinds]

    @cached_property
    def occasions(self) -> list[int]:
        """The words that say on what occasion something was said."""
        return [i for i, kinds in enumerate(self.kinds) if "occasion" in kinds]

    @cached_property
    def kinds(self) -> list[frozenset[str]]:
        """The classes of each word."""
        known = {form: self.grammar.kinds_of(form) for form in set(self.words.folded)}
        return [known[form] for form in self.words.folded]

    def joins(self, i: int) -> bool:
        """Is word ``i`` joined to the one before it by a conjunction?"""
        if self.word(i)[:1] not in CONJUNCTIONS or self.gap(i).strip(' \u060c,"\u00bb\u201d'):
            return False
        agent = self.agent_at.get(i)
        return agent is None or agent.head != i or self.begin(agent) > self.words.starts[i]

    def begin(self, agent: Agent) -> int:
        """Where an actor with its titles begins in the view, behind what is written before it."""
        start = min([agent.mention.start, *(p.start for p in agent.mention.parts)])
        return self.analysis.view.position(start)

    def is_a_stem(self, stem: str, kind: str) -> bool:
        """Is a part of a word, folded, of a class of the grammar?"""
        return stem in self.grammar.classes.get(kind, frozenset())

    @cached_property
    def cues(self) -> tuple[Mention[CueWord], ...]:
        """The cue candidates, without parts of names, subjects, and participles that are nouns for speakers."""
        return tuple(
            m
            for m in self.analysis[CUES]
            if not (self._inside_name(m.value.word) or self._is_subject(m.value) or self._is_speaker(m.value))
        )

    def _inside_name(self, i: int) -> bool:
        agent = self.agent_at.get(i)
        return agent is not None and agent.mention.value.kind in _NAMED and agent.first < i <= agent.last

    def _is_subject(self, cue: CueWord) -> bool:
        """Does a bare form stand right behind a verb, whose subject it must be (``قال راي``)?"""
        bare = self.word(cue.word) == cue.entry.bare
        return cue.form == "finite" and bare and cue.word - 1 in self._verbs and not self.gap(cue.word).strip()

    @cached_property
    def _verbs(self) -> frozenset[int]:
        """The last word of each finite cue."""
        return frozenset(m.value.last for m in self.analysis[CUES] if m.value.form == "finite")

    def _is_speaker(self, cue: CueWord) -> bool:
        """``قالت متحدثة``: the noun behind a verb, not ``قالت، متحدثة عن``."""
        noun = (
            self.is_a(cue.word, "speaker") or self.word(cue.word - 1).isdigit() or _may_be_deed(self.word(cue.word))
        )
        return noun and cue.form == "participle" and not self.gap(cue.word).strip() and not self.is_that(cue.word + 1)

    @cached_property
    def _cue_words(self) -> list[int]:
        return [m.value.word for m in self.cues]

    def cues_in(self, first: int, last: int) -> list[Mention[CueWord]]:
        """The cue candidates in the words ``first`` to ``last``."""
        return list(self.cues[bisect_left(self._cue_words, first) : bisect_right(self._cue_words, last)])

    @cached_property
    def cue_at(self) -> dict[int, Mention[CueWord]]:
        """Cue candidates by their first word."""
        return {m.value.word: m for m in self.cues}

    @cached_property
    def quotes(self) -> tuple[Marks, ...]:
        """The quotations in order."""
        found = []
        for mention in self.analysis[QUOTATIONS]:
            start, end = self.analysis.view.positions(mention.span)
            if not mention.value.closed:
                end = self._unclosed(start, end)
            inside = self.words.inside(start, end)
            if inside:
                found.append(Marks(start, end, inside[0], inside[-1], mention.value.closed))
        return tuple(found)

    def _unclosed(self, start: int, end: int) -> int:
        """Where a quotation that nobody closed ends: before the sentence in which somebody speaks again."""
        sentences = self.analysis.sentences
        for i in range(bisect_right(sentences, (start, end)), len(sentences)):
            if sentences[i][0] >= end:
                break
            if self._reports(*sentences[i]):
                return max(start + 1, sentences[i - 1][1])
        return end

    def _reports(self, start: int, end: int) -> bool:
        """Does a sentence hold a reporting verb with what it governs close behind it?"""
        inside = self.words.inside(start, end)
        for cue in self.cues_in(inside.start, inside.stop - 1):
            if cue.value.form == "finite" and not _UNCLEAR & cue.value.entry.flags:
                behind = range(cue.value.last + 1, min(inside.stop, cue.value.last + _GOVERNED))
                if any(self.is_that(j) or _OPENING.intersection(self.gap(j)) for j in behind):
                    return True
        return False

    @cached_property
    def _ends(self) -> dict[int, list[Marks]]:
        found: dict[int, list[Marks]] = {}
        for marks in self.quotes:
            found.setdefault(marks.end, []).append(marks)
        return found

    @cached_property
    def _starts(self) -> dict[int, list[Marks]]:
        found: dict[int, list[Marks]] = {}
        for marks in self.quotes:
            found.setdefault(marks.start, []).append(marks)
        return found

    def quotes_from(self, start: int) -> list[Marks]:
        """The quotations that begin at ``start`` of the view."""
        return self._starts.get(start, [])

    def quotes_to(self, end: int) -> list[Marks]:
        """The quotations that end at ``end`` of the view."""
        return self._ends.get(end, [])

    @cached_property
    def opening(self) -> dict[int, Marks]:
        """The outermost quotation that opens right before a word."""
        opening: dict[int, Marks] = {}
        for marks in self.quotes:
            opening.setdefault(marks.first, marks)
        return opening

    @cached_property
    def enclosing(self) -> dict[int, Marks]:
        """The outermost quotation around a word."""
        around: dict[int, Marks] = {}
        reached = -1
        for marks in self.quotes:
            for i in range(max(marks.first, reached + 1), marks.last + 1):
                around[i] = marks
            reached = max(reached, marks.last)
        return around

    @cached_property
    def agents(self) -> tuple[Agent, ...]:
        """The outermost actor mentions, in order, each with the words of its titles."""
        found: list[Agent] = []
        reached = -1
        for mention in self.analysis[ACTORS]:
            name = self._range(mention.span)
            if name is None or name[1] <= reached:
                continue
            parts = [p for p in map(self._range, mention.parts) if p]
            head, tail = name
            for a, b in (*parts, *parts):
                if a <= tail + 2 and b >= head - 2:
                    head, tail = min(head, a), max(tail, b)
            found.append(Agent(mention, name[0], name[1], head, tail))
            reached = name[1]
        return tuple(found)

    @cached_property
    def _layers(self) -> dict[str, tuple[list[int], tuple[Mention[Any], ...]]]:
        return {}

    def mentions_in(self, key: LayerKey[V], pieces: list[Span]) -> tuple[Mention[V], ...]:
        """The mentions of a layer that lie in one of the stretches, given in order."""
        if key.name not in self._layers:
            self._layers[key.name] = ([m.start for m in self.analysis[key]], self.analysis[key])
        starts, mentions = self._layers[key.name]
        return tuple(
            m
            for piece in pieces
            for m in mentions[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]
            if m.end <= piece.end
        )

    @cached_property
    def _heads(self) -> list[int]:
        return [a.first for a in self.agents]

    def agents_in(self, first: int, last: int) -> Sequence[Agent]:
        """The actors whose name begins in the words ``first`` to ``last``."""
        return self.agents[bisect_left(self._heads, first) : bisect_right(self._heads, last)]

    @cached_property
    def agent_at(self) -> dict[int, Agent]:
        """Actors by each word of their phrase."""
        return {i: a for a in reversed(self.agents) for i in range(a.head, a.tail + 1)}

    @cached_property
    def _articles(self) -> list[int]:
        """Where each article of the page begins in the view."""
        return [self.analysis.view.position(sections[0].start) for sections in articles(self.analysis)]

    def article(self, i: int) -> int:
        """The number of the article that word ``i`` stands in."""
        return bisect_right(self._articles, self.words.starts[i]) - 1

    @cached_property
    def register(self) -> Register:
        """Who bears which title and family name."""
        bearers = (
            Bearer(a.first, a.last, a.mention.value.entity, a.mention.value.kind, self.article(a.first))
            for a in self.agents
            if a.mention.value.kind == "person" or (self.is_a(a.first, "ministry") and a.last > a.first)
        )
        half = self.grammar.classes.get("half_title", frozenset())
        titles = Titles(self.title_head, self._ends_title, half)
        return Register.of(self.words.folded, bearers, titles, self._given)

    @cached_property
    def _by_noun(self) -> dict[tuple[int, str], list[Agent]]:
        """Unnamed sources and bodies by article and head noun, in order."""
        found: dict[tuple[int, str], list[Agent]] = {}
        for agent in self.agents:
            if agent.mention.value.kind in ("anonymous", "organization", "armed_group"):
                noun = self.word(agent.first).removeprefix(ARTICLE)
                found.setdefault((self.article(agent.first), noun), []).append(agent)
        return found

    def told_before(self, noun: str, i: int, kinds: Sequence[str]) -> Agent | None:
        """The latest unnamed source with this head noun before word ``i``, or the body, where there is but one."""
        agents = self._by_noun.get((self.article(i), noun), [])
        at = bisect_left(agents, i, key=lambda agent: agent.first)
        near = [agent for agent in agents[max(0, at - _RECENT) : at] if agent.mention.value.kind in kinds]
        if not near or (kinds[0] != "anonymous" and len({agent.mention.value.entity for agent in near}) > 1):
            return None
        return near[-1]

    def title_head(self, i: int) -> str:
        """Word ``i`` without conjunction, when a title may begin with it; else nothing."""
        word = self.word(i)
        for form in (word, word[1:] if word[:1] in CONJUNCTIONS else ""):
            if self.is_a_stem(form.removeprefix(ARTICLE), "office"):
                return form
        return ""

    def _ends_title(self, i: int) -> bool:
        """Does nothing before word ``i`` belong to a title that goes on behind it?"""
        return (
            bool(self.gap(i).strip()) or i in self.cue_at or self.is_a(i, "preposition") or self.is_a(i, "relative")
        )

    @cached_property
    def dated(self) -> frozenset[int]:
        """The words that belong to dates."""
        ranges = filter(None, (self._range(m.span) for m in self.analysis[DATES]))
        return frozenset(i for first, last in ranges for i in range(first, last + 1))

    def is_that(self, i: int) -> bool:
        """Is word ``i`` a complementiser, and no part of a name?"""
        return i in self._thats

    @cached_property
    def _thats(self) -> frozenset[int]:
        folded = self.words.folded
        forms = {form for form in set(folded) if self.grammar.is_that(form)}
        return frozenset(i for i, form in enumerate(folded) if form in forms and not self._named(i))

    def _named(self, i: int) -> bool:
        agent = self.agent_at.get(i)
        if agent is not None:
            return agent.mention.value.kind != "organization" and agent.first <= i <= agent.last
        named = self.word(i) in self._given and not self.gap(i).strip()
        return named and (
            self.is_a(i + 1, "preposition") or self.is_a(i + 1, "temporal") or bool(self.gap(i + 1).strip())
        )

    @cached_property
    def _given(self) -> frozenset[str]:
        """Names of persons of the page that are spelt like a complementiser (``بان``)."""
        persons = {self.word(a.first) for a in self.agents if a.mention.value.kind == "person"}
        return frozenset(word for word in persons if self.grammar.is_that(word))

    def _range(self, span: Span) -> tuple[int, int] | None:
        start, end = self.analysis.view.positions(span)
        first = self.words.at(start)
        last = bisect_left(self.words.starts, end) - 1
        return (first, last) if first <= last else None
