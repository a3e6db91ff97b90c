"""From drafts to claims: chains, inheritance, parents, and what the content mentions."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define

from newsclaims.claims import Claim, Cue, Link, Source, Stance
from newsclaims.keys import ACTORS, DATES, PLACES
from newsclaims.layers.claims.contents import continued
from newsclaims.layers.claims.memory import Memory, Turn, inherited
from newsclaims.layers.claims.model import Draft, Phrase, Step
from newsclaims.layers.claims.page import Marks, Page
from newsclaims.layers.claims.reported import Report
from newsclaims.layers.claims.saying import said, via
from newsclaims.layers.claims.sources import gender_of, number_of, sources
from newsclaims.layers.claims.stance import modality_of, polarity_of, quotation_of, stance_of
from newsclaims.layers.claims.turns import NEAR, acted, in_passing, taken_up, topic
from newsclaims.layers.cues import CueWord
from newsclaims.mentions import Mention
from newsclaims.spans import Excerpt, Span
from newsclaims.words import ARTICLE

__all__ = ["Assembly"]

# How many links a chain takes over from the claim around it.
_LINKS = 5


@define
class Assembly:
    """Claims of one article, built sentence by sentence."""

    page: Page
    memory: Memory
    prefix: str
    limit: int = 0
    count: int = 0
    covered: int = 0
    turn: int = -9
    paragraph: int = 0

    def sentence(self, drafts: list[Draft]) -> Iterator[Mention[Claim]]:
        """The claims of the drafts of one sentence, parents before what stands in them."""
        done: list[tuple[Draft, Claim]] = []
        for draft in sorted((d for d in drafts if d.pieces), key=_outermost):
            start, end = draft.pieces[-1]
            draft.pieces[-1] = (start, continued(self.page, start, end, self.limit))
            self.covered = max(self.covered, draft.pieces[-1][1])
            self.turn = self.paragraph
            parent = _around(self.page, draft, done)
            claim = self._claim(draft, parent, done)
            if draft.complement.kind == "noun" and not claim.sources:
                continue  # a verbal noun in a headline more often than a verb
            done.append((draft, claim))
            yield Mention(claim.span, claim, rule=f"{draft.cue.value.form}.{draft.complement.kind}")

    def heard(self, sentence: tuple[int, int], cues: list[Mention[CueWord]], drafts: list[Draft]) -> None:
        """Remember who spoke without a claim, and before anybody does, whom the sentence tells of."""
        turn = acted(self.page, sentence, cues, drafts)
        if turn is not None:
            self.memory.note(turn)

    def told_of(self, sentence: tuple[int, int]) -> None:
        """Remember whom a sentence tells of, until somebody speaks."""
        if not self.memory.turns:
            self.memory.topic = topic(self.page, sentence) or self.memory.topic

    def lone(self, marks: Marks) -> Iterator[Mention[Claim]]:
        """A quotation alone in its paragraph goes on with the speaker of the paragraph before."""
        turn = self.memory.last()
        if turn is None or marks.start < self.covered or self.paragraph - self.turn > 1:
            return
        self.turn = self.paragraph
        self.covered = continued(self.page, marks.start, marks.end, self.limit)
        chain = inherited(turn.chain)
        yield self._without_cue(marks.start, self.covered, chain, turn.claim or None, "quotation")

    def titled(self, phrase: Phrase, start: int, end: int) -> Mention[Claim]:
        """What a headline with a colon makes somebody say."""
        return self._without_cue(start, end, (Link(sources(self.page, phrase)),), None, "headline")

    def _without_cue(
        self, start: int, end: int, chain: tuple[Link, ...], continues: str | None, rule: str
    ) -> Mention[Claim]:
        page = self.page
        span = page.analysis.view.span(start, end)
        inside = page.words.inside(start, end)
        claim = Claim(
            "attributed",
            (Excerpt.cut(page.analysis.document.text, span.start, span.end),),
            chain=chain,
            quotation=quotation_of(page, [(start, end)]),
            polarity=polarity_of(page, None, inside[0], inside[-1]),
            modality=modality_of(page, None, inside[0], inside[-1]),
            actors=page.mentions_in(ACTORS, [span]),
            dates=page.mentions_in(DATES, [span]),
            places=page.mentions_in(PLACES, [span]),
            continues=continues,
            id=self._next(),
        )
        return Mention(claim.span, claim, rule=rule)

    def told(self, report: Report) -> Mention[Claim]:
        """What the outlet itself reports."""
        page = self.page
        span = page.analysis.view.span(report.start, report.end)
        content = Excerpt.cut(page.analysis.document.text, span.start, span.end)
        claim = Claim(
            "reported",
            (content,),
            quotation="none",
            polarity=polarity_of(page, None, report.first, report.last),
            modality=modality_of(page, None, report.first, report.last),
            actors=page.mentions_in(ACTORS, [span]),
            dates=page.mentions_in(DATES, [span]),
            places=page.mentions_in(PLACES, [span]),
            id=self._next(),
        )
        return Mention(claim.span, claim, rule="reported")

    def _next(self) -> str:
        self.count += 1
        return f"{self.prefix}{self.count}"

    def _claim(self, draft: Draft, parent: Claim | None, done: list[tuple[Draft, Claim]]) -> Claim:
        page = self.page
        name = self._next()
        chain, continues = self._chain(draft, parent, done, name)
        chain = _distinct(chain)
        span = page.analysis.view.span
        text = page.analysis.document.text
        places = [span(start, end) for start, end in draft.pieces]
        begin, stop = draft.pieces[0]
        first = page.words.at(begin)  # which may be a part of its word, behind a conjunction
        last = max(first, page.words.inside(begin, stop).stop - 1)
        stance = self._stance(draft, done)
        kind = "reported" if draft.impersonal and _outlet_voice(draft) else "attributed"
        return Claim(
            kind,  # type: ignore[arg-type]
            tuple(Excerpt.cut(text, s.start, s.end) for s in places),
            self._cue(draft),
            () if kind == "reported" else chain,
            stance,
            "none" if kind == "reported" else quotation_of(page, draft.pieces),
            polarity_of(page, draft, first, last),
            modality_of(page, draft, first, last),
            page.mentions_in(ACTORS, places),
            page.mentions_in(DATES, places),
            page.mentions_in(PLACES, places),
            continues,
            parent.id if parent else None,
            name,
            via(page, draft, chain),
            said(page, draft),
        )

    def _stance(self, draft: Draft, done: list[tuple[Draft, Claim]]) -> Stance:
        """The stance; who affirms what the sentence has just called denied, confirms it."""
        stance = stance_of(draft)
        by_another = draft.subject is not None and not draft.asserted  # nobody confirms himself
        if stance == "asserts" and by_another and "corroborates" in draft.cue.value.entry.flags:
            denied = any(c.stance == "denies" and other.word < draft.word for other, c in done[-NEAR:])
            return "confirms" if denied else stance
        return stance

    def _cue(self, draft: Draft) -> Cue:
        between = draft.subject is not None and draft.cue.value.last < draft.subject.first < draft.complement.close
        return _cue_of(self.page, draft.cue, -1 if between else draft.complement.close)

    def _chain(
        self, draft: Draft, parent: Claim | None, done: list[tuple[Draft, Claim]], name: str
    ) -> tuple[tuple[Link, ...], str | None]:
        page = self.page
        cue, stance = self._cue(draft), self._stance(draft, done)
        outer = tuple(link for step in draft.outer if (link := self._link(step)))
        inner = tuple(link for step in draft.inner if (link := self._link(step)))
        if draft.subject is not None:
            found = sources(page, draft.subject)
            definite = ARTICLE in page.word(draft.subject.first)[:4]  # the sources, who were told of before
            if definite and not outer and parent is None and not inner:
                outer = self.memory.behind(found)
            own = Link(found, cue, "relays" if inner else stance)
            chain = (*_outer(parent), *outer, own, *inner)
            number = number_of(page, found, draft.subject)
            if parent is None and not in_passing(page, draft):
                finite = draft.cue.value.form == "finite"
                gender = draft.cue.value.gender if finite else gender_of(page, draft.subject)
                self.memory.note(Turn(chain, gender, number, name))
            continues = self._continued(draft, found) if "adds" in draft.cue.value.entry.flags else None
            return chain, continues
        if draft.impersonal:
            return (*_outer(parent), *outer, Link((), cue, stance)), None
        turn = taken_up(page, self.memory, draft, parent, done)
        if turn is None:
            return (*_outer(parent), *outer, Link((), cue, stance), *inner), None
        taken = inherited(turn.chain)
        own = Link(taken[-1].sources, cue, "relays" if inner else stance)
        if parent is not None:
            taken = (*_outer(parent), own)
            return taken, None
        return (*outer, *(() if outer else taken[:-1]), own, *inner), turn.claim or None

    def _continued(self, draft: Draft, found: tuple[Source, ...]) -> str | None:
        names = {s.entity for s in found}
        for turn in reversed(self.memory.turns[-13:-1]):
            if turn.claim and names & {s.entity for s in turn.chain[-1].sources}:
                return turn.claim
        return None

    def _link(self, step: Step) -> Link | None:
        found = step.sources or (sources(self.page, step.phrase) if step.phrase else ())
        cue = _cue_of(self.page, step.cue) if step.cue else None
        if not found and cue is None:
            return None
        return Link(found, cue, "relays" if step.cue is None else step.cue.value.stance)


def _outer(parent: Claim | None) -> tuple[Link, ...]:
    """The links of the claim around; the innermost ones where somebody nests without end."""
    return parent.chain[-_LINKS:] if parent is not None else ()


def _distinct(chain: tuple[Link, ...]) -> tuple[Link, ...]:
    """Nobody passes on what he said himself: links before the last that name its source go."""
    if not chain:
        return chain
    own = {s.entity for s in chain[-1].sources}
    return (*(link for link in chain[:-1] if not own & {s.entity for s in link.sources}), chain[-1])


def _outermost(draft: Draft) -> tuple[int, int]:
    return draft.pieces[0][0], -draft.pieces[-1][1]


def _outlet_voice(draft: Draft) -> bool:
    """``يذكر أن``, ``يشار إلى أن``: the outlet itself speaks."""
    return draft.cue.value.stance == "asserts" and "impersonal" in draft.cue.value.entry.flags


def _cue_of(page: Page, cue: Mention[CueWord], close: int = -1) -> Cue:
    span = cue.span
    if 0 < close - cue.value.last <= 2:
        span = Span(span.start, page.words.span(close, close).end)
    return Cue(span.start, span.end, page.analysis.document.text[span.start : span.end], cue.value.lemma)


def _around(page: Page, draft: Draft, done: list[tuple[Draft, Claim]]) -> Claim | None:
    """The innermost claim in whose content the cue stands."""
    at = draft.cue.start
    best: Claim | None = None
    shortest = 0
    for _, claim in done[-NEAR:]:
        pieces = claim.contents
        length = pieces[-1].end - pieces[0].start
        if (best is None or length <= shortest) and any(piece.start <= at < piece.end for piece in pieces):
            best, shortest = claim, length
    return best
