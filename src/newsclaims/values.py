"""What a mention means: a time, an actor, a place, a section. Meaning only, no text and no offsets."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, get_args

from attrs import field, frozen, validators

__all__ = [
    "Actor",
    "ActorKind",
    "Anchor",
    "Place",
    "PlaceCandidate",
    "PlaceKind",
    "PlaceRole",
    "Precision",
    "Section",
    "SectionKind",
    "TimeType",
    "TimeValue",
    "one_of",
]


def one_of(literal: Any) -> Any:
    """An attrs validator: the value is one of the words of a ``Literal``, as the wire format demands."""
    return validators.in_(get_args(literal))


TimeType: TypeAlias = Literal["date", "time", "duration", "set"]
Precision: TypeAlias = Literal[
    "second", "minute", "hour", "daypart", "day", "week", "month", "quarter", "season", "half",
    "year", "decade", "century", "interval", "duration", "set", "reference",
]  # fmt: skip
Anchor: TypeAlias = Literal["document", "text", "none"]


@frozen
class TimeValue:
    """A point, a stretch, a length or a repetition of time.

    Attributes:
        type: the TIMEX3 type in lower case.
        value: EDTF (ISO 8601-2, level 1 and 2 as far as needed): ``2024-01-10``, ``2024-01~``,
            ``2024-01-21/2024-01-31``, ``XXXX-01-10`` where the year can't be known, ``P10M`` for lengths.
        timex3: the same as a TimeML TIMEX3 ``value``: ``2024-01``, ``2024-W11``, ``PAST_REF``, ``P10M``.
        earliest: the first instant that it can mean, inclusive, in the notation of ISO 8601
            (``2024-01-21``, ``2024-01-10T22:41``); None when it can't be resolved.
        latest: the last one, inclusive.
        precision: the size of the unit that the text names.
        approximate: the text says "about", "nearly", "more than".
        calendar: the calendar in which the text names it; ``value`` is always Gregorian.
        anchor: what it was resolved against: the document's publication date, another expression or
            a date stamp in the text, or nothing (a full date, or one that stays unresolved).
    """

    type: TimeType = field(validator=one_of(TimeType))
    value: str
    timex3: str
    earliest: str | None = None
    latest: str | None = None
    precision: Precision = field(default="day", validator=one_of(Precision))
    approximate: bool = False
    calendar: str = "gregorian"
    anchor: Anchor = field(default="none", validator=one_of(Anchor))


ActorKind: TypeAlias = Literal["person", "organization", "government", "armed_group", "outlet", "role", "anonymous"]


@frozen
class Actor:
    """A person or a body that acts or speaks.

    Attributes:
        kind: what it is.
        entity: a slug, the same for every mention of the same one in a document; of actors in a lexicon it is
            the same across documents.
        name: the fullest name that is known.
        refs: identifiers elsewhere, such as ``wikidata:Q794``; only those that a source proves. A government
            has that of its state.
    """

    kind: ActorKind = field(validator=one_of(ActorKind))
    entity: str
    name: str
    refs: tuple[str, ...] = ()


PlaceKind: TypeAlias = Literal["country", "region", "city", "water", "facility", "border", "demonym"]
PlaceRole: TypeAlias = Literal["place", "actor", "affiliation", "topic", "name_part"]


@frozen
class PlaceCandidate:
    """One place that a name can mean.

    Attributes:
        name: its usual Arabic name.
        kind: what it is.
        country: ISO 3166-1 alpha-2, or None.
        refs: identifiers, such as ``geonames:287286``.
        latitude: WGS 84, or None.
        longitude: WGS 84.
        score: from 0 to 1, how likely the name means this one here; those of all readings sum up to 1 at most.
    """

    name: str
    kind: PlaceKind = field(validator=one_of(PlaceKind))
    country: str | None = None
    refs: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    score: float = 0.0


@frozen
class Place:
    """A place, or a word made of one (a demonym).

    Attributes:
        kind: what it is.
        role: how the text uses it: a location, a government that acts, an affiliation (``الأمريكيون``), a
            topic, or a part of another name (``فيلق القدس``).
        name: its usual Arabic name.
        country: ISO 3166-1 alpha-2; None for seas, regions over several countries and unknown ones.
        refs: identifiers, such as ``geonames:287286``.
        latitude: WGS 84; None where a point would be invented (countries, seas).
        longitude: WGS 84.
        precision_km: radius of the circle around the point that stands for the place; None without a point, or where
            no source tells.
        score: from 0 to 1, how sure it is that the name means this place, or a place of this country where it has no
            refs; None where it is linked to none.
        candidates: what the name can mean, the likeliest first; empty where the lexicons know one reading only.
    """

    kind: PlaceKind = field(validator=one_of(PlaceKind))
    role: PlaceRole = field(validator=one_of(PlaceRole))
    name: str
    country: str | None = None
    refs: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    precision_km: float | None = None
    score: float | None = None
    candidates: tuple[PlaceCandidate, ...] = ()


SectionKind: TypeAlias = Literal["headline", "subheading", "dateline", "body", "second_article", "furniture"]


@frozen
class Section:
    """A part of a page.

    Attributes:
        kind: what it is; only ``furniture`` (menus, promo lines, related headlines) holds no claims.
    """

    kind: SectionKind = field(validator=one_of(SectionKind))
