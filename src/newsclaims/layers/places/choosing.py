"""Which hits count, what each means and does: one pass over them from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclaims.layers.places.demonyms import Demonym
from newsclaims.layers.places.evidence import COMMA, Evidence, Found
from newsclaims.layers.places.finding import WAW, Hit
from newsclaims.layers.places.gazetteer import Entry, Gazetteer
from newsclaims.layers.places.resolving import UNLISTED, resolve, share, unlinked
from newsclaims.layers.places.roles import adjective_role, role
from newsclaims.values import PlaceRole
from newsclaims.words import Words

__all__ = ["CLUB", "choose", "unlisted"]

# The rule of a town whose name is taken for its club's, because of the games around it.
CLUB = "club"
DASHES = frozenset("(-\u2013\u2014/")
# What follows the town of a dateline, and how many words the author and the agency before it may have.
DATED, SIGNED = frozenset("(:-\u2013\u2014"), 7
# Signs that may stand between the parts of a list.
LISTING = frozenset(" ,\"'\u201c\u201d\u00ab\u00bb" + COMMA)


def choose(hits: Sequence[Hit], words: Words, gazetteer: Gazetteer, outlet: str = "") -> Iterator[Found]:
    """The hits that count, in order.

    Args:
        hits: what the dictionary found.
        words: those of the text.
        gazetteer: what is known of names.
        outlet: who published it; its country is likelier than others.
    """
    evidence = Evidence(hits, words, gazetteer, gazetteer.outlet(outlet))
    last: Found | None = None
    for at, hit in enumerate(hits):
        if hit.unknown:
            found: Found | None = unlisted(hit, words, gazetteer)
        elif evidence.is_person(hit):
            continue
        elif hit.demonym is not None and evidence.is_demonym(hit):
            found = _adjective(hit, hit.demonym, evidence)
        else:
            found = _place(at, evidence, last)
        if found is not None:
            yield found
            last = found


def unlisted(hit: Hit, words: Words, gazetteer: Gazetteer) -> Found:
    """A name that no lexicon has: its kind is known by the word before it, nothing else is."""
    kind = hit.unknown or "city"
    entry = unlinked(hit, words, kind)
    does, rule = role(hit, entry, words, gazetteer)
    return Found(hit.first, hit.last, hit.offset, kind, does, entry, rule)


def _adjective(hit: Hit, demonym: Demonym, evidence: Evidence) -> Found | None:
    if not hit.sure and not evidence.named.get(demonym.country):
        return None
    does, rule = adjective_role(hit, evidence.words, evidence.gazetteer)
    home = _home(demonym, evidence.gazetteer)
    score = share(home.weight, home.weight + UNLISTED) if home.weight > 1 else None
    return Found(hit.first, hit.last, hit.offset, "demonym", does, home, rule, score)


def _home(demonym: Demonym, gazetteer: Gazetteer) -> Entry:
    """The place that an adjective comes from."""
    if demonym.country and not demonym.place:
        return gazetteer.home(demonym.country) or Entry(demonym.form, "country", demonym.country)
    for entry in gazetteer.find(demonym.place):
        if not demonym.country or entry.country == demonym.country:
            return entry
    return Entry(demonym.place or demonym.form, "region", demonym.country or None)


def _place(at: int, evidence: Evidence, last: Found | None) -> Found | None:
    hit, words, gazetteer = evidence.hits[at], evidence.words, evidence.gazetteer
    beside = evidence.beside(at, last)
    if evidence.has_tanwin(hit) or not (
        evidence.is_certain(hit)
        or evidence.is_likely(hit, beside, last)
        or evidence.is_again(hit)
        or evidence.is_paired(at)
    ):
        return None
    link = resolve(hit, words, gazetteer, evidence.around(at, beside))
    entry = link.entry
    apposed = _apposed(at, evidence, entry, last)
    if apposed is None and evidence.is_part(at, entry):
        return Found(hit.first, hit.last, hit.offset, entry.kind, "name_part", entry, "name", *link[1:])
    if apposed is None and entry.kind == "city" and evidence.is_club(at):
        return Found(hit.first, hit.last, hit.offset, entry.kind, "name_part", entry, CLUB, *link[1:])
    does, rule = apposed or _shared(hit, evidence, last) or role(hit, entry, words, gazetteer)
    return Found(hit.first, hit.last, hit.offset, entry.kind, does, entry, rule, *link[1:])


def _apposed(at: int, evidence: Evidence, entry: Entry, last: Found | None) -> tuple[PlaceRole, str] | None:
    """A town that "the capital" names, or that a report comes from (at the head of a line, before a dash)."""
    words, hit = evidence.words, evidence.hits[at]
    if entry.kind != "city" or hit.offset:
        return None
    if last is not None and evidence.is_capital_of(hit, last):
        return "place", "capital"
    if hit.first and words.gap(hit.first - 1).strip() == COMMA:
        town = "city" in evidence.gazetteer.cues.get(words.folded[hit.first - 1], ())
        return ("place", "capital") if town else None
    gap = words.gap(hit.last).strip()
    if hit.first and "\n" not in words.before(hit.first):
        return ("place", "dateline") if _after_agency(hit, words, gap) else None
    land = gap == COMMA and at + 1 < len(evidence.hits) and evidence.hits[at + 1].first == hit.last + 1
    dated = not gap and hit.last + 1 < len(words) and words.folded[hit.last + 1].isdigit()
    return ("place", "dateline") if land or dated or gap[:1] in DASHES else None


def _after_agency(hit: Hit, words: Words, gap: str) -> bool:
    """Does a town stand between a dash and a colon near the head of its line: ``رويترز - بنغازي (ليبيا): ``?"""
    if gap[:1] not in DATED or words.before(hit.first).strip()[-1:] not in DASHES:
        return False
    start = max(0, hit.first - SIGNED)
    lines = words.view.plain[words.ends[start - 1] if start else 0 : words.starts[hit.first]]
    return not start or "\n" in lines


def _shared(hit: Hit, evidence: Evidence, last: Found | None) -> tuple[PlaceRole, str] | None:
    """The role of the place that this one is joined to: ``بين واشنطن وطهران``."""
    if last is None or last.kind == "demonym":
        return None
    words = evidence.words
    between, gap = hit.first - last.last - 1, words.gap(last.last)
    if last.role == "name_part":  # an agency may be called after two
        return ("name_part", "name") if not between and gap == " " and not hit.proclitics else None
    if not between and gap.strip() == "(" and last.rule == "dateline":
        return "place", "dateline"
    if not set(gap) <= LISTING:
        return None
    if between == 0 and hit.proclitics == WAW:
        return last.role, "conjunct"
    if between == 0 and not hit.proclitics and gap.strip() and last.role == "place":
        return "place", "list"
    if between != 1 or hit.proclitics:
        return None
    joins = "conjunction" in evidence.gazetteer.roles.get(words.folded[last.last + 1], ())
    return (last.role, "conjunct") if joins else None
