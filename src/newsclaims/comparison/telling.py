"""A mention of an event, and an event as one document tells it."""

from __future__ import annotations

from bisect import bisect_left, insort

from attrs import define, field, frozen

from newsclaims.comparison.lexis import Found, stem
from newsclaims.comparison.reports import Report, Sentence
from newsclaims.comparison.times import Days, days_of
from newsclaims.mentions import Mention
from newsclaims.values import Place, TimeValue

__all__ = ["Episode", "Telling"]


@frozen(eq=False)
class Telling:
    """One mention of an event.

    Attributes:
        kind: the class of the event.
        trigger: the word that names it.
        sentence: where it stands.
        dates: the dates that belong to it.
        places: the places that belong to it.
        participants: entities and countries in the sentence.
        planned: it is a further round, or planned.
        back: it is pointed back to ("the last known talks").
    """

    kind: str
    trigger: Found
    sentence: Sentence
    dates: tuple[Mention[TimeValue], ...]
    places: tuple[Mention[Place], ...]
    participants: frozenset[str]
    planned: bool
    back: bool

    @property
    def days(self) -> Days | None:
        """The days of its dates; of several, the days that all allow, else those of the first."""
        days: Days | None = None
        for mention in self.dates:
            own = days_of(mention.value)
            if own:
                days = days.narrowed(own) if days else own
        return days


@define(eq=False)
class Episode:
    """An event in one document.

    Attributes:
        report: the document.
        kind: the class of the event.
        part: the article on the page.
        tellings: its mentions, in order.
        days: when it was, as narrowly as the document says.
        lemmas: the words that name it.
        dated: numbers of the sentences that date it, in order.
    """

    report: Report
    kind: str
    part: int
    tellings: list[Telling] = field(factory=list)
    days: Days | None = None
    lemmas: set[str] = field(factory=set)
    dated: list[int] = field(factory=list)
    _participants: set[str] = field(factory=set)

    def add(self, telling: Telling, at: int) -> None:
        """Another mention, in the sentence of number ``at``."""
        self.tellings.append(telling)
        self.lemmas.add(telling.trigger.lemma)
        self._participants |= telling.participants
        if telling.days:
            insort(self.dated, at)
        days = telling.days
        if days:
            self.days = self.days.narrowed(days) if self.days else days

    @property
    def planned(self) -> bool:
        """Is it only planned?"""
        return all(t.planned for t in self.tellings)

    @property
    def back(self) -> bool:
        """Does the document only point back to it?"""
        return any(t.back for t in self.tellings)

    @property
    def participants(self) -> frozenset[str]:
        """Entities and countries of its sentences."""
        return frozenset(self._participants)

    def involves(self, names: frozenset[str]) -> bool:
        """Does one of these take part?"""
        return not names.isdisjoint(self._participants)

    def gap(self, at: int) -> int:
        """Sentences between the sentence of number ``at`` and the nearest that dates the event."""
        near = bisect_left(self.dated, at)
        return min(abs(at - number) for number in self.dated[max(0, near - 1) : near + 1])

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that tell it, in order."""
        return tuple(dict.fromkeys(sorted((t.sentence for t in self.tellings), key=lambda s: s.start)))

    @property
    def first(self) -> Telling:
        """The mention that names it best: the first with a date, else the first."""
        return min(self.tellings, key=lambda t: (t.days is None, t.sentence.start, t.trigger.first))

    @property
    def places(self) -> frozenset[str]:
        """Names of its places, countries left out."""
        return frozenset(m.value.name for t in self.tellings for m in t.places if m.value.kind != "country")

    @property
    def settled(self) -> frozenset[str]:
        """Names of its towns and sites."""
        places = (m.value for t in self.tellings for m in t.places)
        return frozenset(place.name for place in places if place.kind in ("city", "facility"))

    @property
    def countries(self) -> frozenset[str]:
        """The countries of its places."""
        return frozenset(m.value.country for t in self.tellings for m in t.places if m.value.country)

    @property
    def names(self) -> frozenset[str]:
        """All that its sentences name: participants, places, and the countries of places in place of their names."""
        found = set(self.participants)
        for telling in self.tellings:
            for mention in telling.sentence.places:
                place = mention.value
                if place.role == "place" and place.kind != "demonym":
                    found.update(filter(None, (place.country, place.name if place.kind != "country" else None)))
        return frozenset(found)

    @property
    def words(self) -> frozenset[str]:
        """Stems of the content words of its sentences; names, titles and dates are compared by what they mean."""
        known = self.report.words
        found: set[str] = set()
        for sentence in self.sentences:
            spans = [m.span for m in (*sentence.dates, *sentence.actors, *sentence.places)]
            spans += [part for m in sentence.actors for part in m.parts]
            named = {index for span in spans for index in known.within(span)}
            content = (known.folded[i] for i in range(sentence.first, sentence.last) if i not in named)
            found.update(stem(word) for word in content if len(word) > 3 and not word.isdigit())
        return frozenset(found)
