"""Sources: noun phrases tied to the actors that they name, or to a slug of their own."""

from __future__ import annotations

from newsclaims.claims import Source
from newsclaims.layers.actors.entities import slug
from newsclaims.layers.claims.model import Phrase
from newsclaims.layers.claims.page import Agent, Page
from newsclaims.values import ActorKind
from newsclaims.words import CONJUNCTIONS

__all__ = ["gender_of", "number_of", "sources"]

_ARTICLE = "\u0627\u0644"
_MARBUTA = "\u0629"
# Kinds of actors that the text doesn't name.
_BODIES = ("organization", "armed_group")
_UNNAMED = frozenset({"role", "anonymous"})


def sources(page: Page, phrase: Phrase) -> tuple[Source, ...]:
    """Who a noun phrase names: the actor at its head and those coordinated with it, else the phrase itself."""
    head = page.agent_at.get(phrase.first)
    if head is None or head.mention.value.kind in _UNNAMED:
        head = _apposed(page, phrase) or _outlet(page, phrase) or head
    if head is not None and _belonging(page, head):
        return (_plain(page, phrase),)
    titled = head is not None and head.head > phrase.first and head.mention.value.kind == "person"
    if head is None or head.mention.value.kind in _UNNAMED:
        known = _known(page, phrase)
        if known is not None:
            return (known,)
    if head is None or (head.mention.value.kind == "anonymous" and "-" not in head.mention.value.entity):
        told = _unnamed(page, phrase)
        if told is not None:
            return (told,)
    if head is None:
        return (_plain(page, phrase),)
    found = [_person(page, head, phrase)]
    at = found[0].tail + 1
    while at <= phrase.last:
        following = page.agent_at.get(at)
        if following is None or following.head != at or not page.joins(at):
            break
        found.append(following)
        at = following.tail + 1
    first = _with_title(page, phrase, found[0]) if titled else _named(found[0])
    return (first, *map(_named, found[1:]))


def _belonging(page: Page, agent: Agent) -> bool:
    """``محامي ترامب``: does what stands before the name say whose somebody is, not who?"""
    before = range(agent.head, agent.first)
    definite = any(_ARTICLE in page.word(j)[:3] for j in before)
    if len(before) == 1 and page.is_a(agent.head, "relational") and not definite:
        return True
    owner = len(before) > 2 and page.is_a(agent.first - 1, "organization")  # in the government of
    return owner and not page.word(agent.first - 1).startswith(_ARTICLE) and page.is_a(agent.first - 2, "preposition")


def _with_title(page: Page, phrase: Phrase, agent: Agent) -> Source:
    """A person with the title that the actors layer doesn't count to the name."""
    plain = _plain(page, Phrase(phrase.first, agent.last))
    return Source(plain.start, plain.end, plain.text, agent.mention.value.entity, "person")


def _apposed(page: Page, phrase: Phrase) -> Agent | None:
    """The person whose title the phrase begins with (``أمين عام الهيئة أيمن``), not one whose ``صديق`` speaks."""
    named = page.agent_at.get(phrase.first + 1)
    if named is not None and named.head == phrase.first + 1 and named.mention.value.kind == "person":
        beside = page.word(phrase.first).startswith(_ARTICLE) and not page.gap(named.head).strip()
        if beside and not page.joins(named.head):
            return named  # the pupil so-and-so
    if not page.title_head(phrase.first):
        return None
    for agent in page.agents_in(phrase.first + 1, phrase.last):
        if agent.mention.value.kind == "person" and agent.head > phrase.first:
            return agent if _in_apposition(page, agent, phrase.first + 1) else None
    return None


def _outlet(page: Page, phrase: Phrase) -> Agent | None:
    """The outlet or body whose kind the phrase begins with: ``صحيفة "الغارديان" البريطانية``, ``نادي تشيلسي``."""
    named = page.agent_at.get(phrase.first + 1)
    if named is None or named.head != phrase.first + 1:
        return None
    kind = named.mention.value.kind
    noun = page.word(phrase.first)[phrase.offset :]
    outlet = kind == "outlet" and (page.is_a(phrase.first, "outlet") or page.is_a_stem(noun, "outlet"))
    body = kind in _BODIES and (page.is_a(phrase.first, "body_noun") or page.is_a_stem(noun, "body_noun"))
    return named if outlet or body else None


def _unnamed(page: Page, phrase: Phrase) -> Source | None:
    """``المصادر``, ``الحزب``: the unnamed source, or the one body of its kind, that was told of before."""
    word = page.word(phrase.first)
    if phrase.last > phrase.first or not word.startswith(_ARTICLE):
        return None
    kinds = (("anonymous",), _BODIES)[not page.is_a(phrase.first, "anonymous")]
    if kinds is _BODIES and not page.is_a(phrase.first, "organization"):
        return None
    agent = page.told_before(word.removeprefix(_ARTICLE), phrase.first, kinds)
    if agent is None:
        return None
    plain, actor = _plain(page, phrase), agent.mention.value
    return Source(plain.start, plain.end, plain.text, actor.entity, actor.kind)


def _known(page: Page, phrase: Phrase) -> Source | None:
    """The person who bore this title, or this family name, earlier in the article."""
    article = page.article(phrase.first)
    bearer = None
    head = page.title_head(phrase.first)
    words = (head, *page.words.folded[phrase.first + 1 : phrase.last + 1])
    if head and (head.startswith(_ARTICLE) or (len(words) > 1 and words[-1].startswith(_ARTICLE))):
        bearer = page.register.titled(words, phrase.first, article)
    if bearer is None and (phrase.last == phrase.first or (head and phrase.last == phrase.first + 1)):
        name = page.word(phrase.last)[phrase.offset if phrase.last == phrase.first else 0 :]
        bearer = page.register.named(name, phrase.first, article)
    if bearer is None or (head and bearer.kind != "person"):
        return None
    plain = _plain(page, phrase)
    return Source(plain.start, plain.end, plain.text, bearer.entity, bearer.kind)


def _person(page: Page, agent: Agent, phrase: Phrase) -> Agent:
    """The person whose office comes first: ``المتحدثة باسم المؤسسة، جنيفر``; else the actor itself."""
    if agent.mention.value.kind not in ("role", "anonymous"):
        return agent
    beside = page.agent_at.get(agent.tail + 1)
    if beside is not None and beside.first == agent.tail + 1 and not page.gap(beside.first).strip(" \u060c,"):
        return beside if beside.mention.value.kind == "person" else agent
    inside = [a for a in page.agents_in(agent.tail + 1, phrase.last) if a.mention.value.kind == "person"]
    return inside[0] if inside and _in_apposition(page, inside[0], agent.tail + 1) else agent


def _in_apposition(page: Page, agent: Agent, first: int) -> bool:
    """Does the name stand beside a definite title, not behind what belongs to it (``في حكومة الشاهد``)?"""
    before = agent.head - 1
    if page.joins(agent.head) or before < first - 1:
        return False
    definite = any(page.word(j).startswith(_ARTICLE) for j in (before, before - 1) if j >= first - 1)
    return definite or before in page.agent_at or bool(page.gap(agent.head).strip())


def _named(agent: Agent) -> Source:
    mention = agent.mention
    actor = mention.value
    return Source(mention.start, mention.end, mention.text, actor.entity, actor.kind)


def _plain(page: Page, phrase: Phrase) -> Source:
    """A phrase that no actor stands at the head of."""
    words = page.words
    first = words.folded[phrase.first]
    offset = phrase.offset or _clitics(page, first)
    span = words.span(phrase.first, phrase.last, offset)
    text = page.analysis.document.text[span.start : span.end]
    name = " ".join(_bare(w) for w in (first[offset:], *words.folded[phrase.first + 1 : phrase.last + 1]))
    return Source(span.start, span.end, text, slug(name), _kind(page, first[offset:]))


def _clitics(page: Page, word: str) -> int:
    """How many letters before a noun are a conjunction or preposition."""
    if word[:1] in CONJUNCTIONS + "\u0644\u0628" and page.is_a_stem(word[1:], "speaker"):
        return 1
    return 2 if word.startswith("\u0644\u0644") else 0


def _bare(word: str) -> str:
    return word[2:] if word.startswith(_ARTICLE) and len(word) > 4 else word


def _kind(page: Page, head: str) -> ActorKind:
    for kind, name in (("anonymous", "anonymous"), ("outlet", "outlet"), ("organization", "organization")):
        if page.is_a_stem(head, kind):
            return name  # type: ignore[return-value]
    return "role"


def number_of(page: Page, found: tuple[Source, ...], phrase: Phrase) -> str:
    """``p`` when several speak, or the head noun is a sound plural or dual; else ``s``."""
    head = page.word(phrase.first)
    if page.is_a(phrase.first, "collective"):
        return "p"
    dual = head.endswith("\u0627\u0646") and page.is_a(phrase.first, "anonymous")
    plural = (head.endswith(("\u0648\u0646", "\u064a\u0646")) and len(head) > 4) or dual
    if found and found[0].kind not in ("anonymous", "role"):
        plural = False
    return "p" if len(found) > 1 or plural else "s"


def gender_of(page: Page, phrase: Phrase) -> str:
    """``m`` or ``f`` where the head noun tells, else nothing."""
    if page.is_a(phrase.first, "masculine"):
        return "m"
    named = phrase.first in page.agent_at and page.agent_at[phrase.first].mention.value.kind == "person"
    return "f" if not named and page.words.plain[phrase.first].endswith(_MARBUTA) else ""
