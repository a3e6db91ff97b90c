"""What a cue is: its dictionary entry and the form that stands in the text."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

from newsclaims.claims import Modality, Stance

__all__ = ["CueEntry", "CueKind", "CueWord", "Form"]

Form: TypeAlias = Literal["finite", "passive", "participle", "masdar", "frame", "conjunction"]
CueKind: TypeAlias = Literal["verb", "frame", "conjunction"]


@frozen
class CueEntry:
    """A row of the cue lexicon.

    Attributes:
        lemma: the dictionary form: past tense, third person masculine singular, or the preposition.
        stance: the speech act.
        kind: a verb; a frame, which brings a noun phrase (``بحسب``); a conjunction, which brings a verb (``كما``).
        nouns: how a noun phrase joins it as content, folded: ``""`` directly, else a preposition.
        hearer: the hearer may be its object (``أبلغ الصحيفة أن``).
        flags: see the head of ``data/cues.tsv``.
        modality: what the content of this cue usually is.
        bare: the lemma, folded: the form that other words share.
    """

    lemma: str
    stance: Stance
    kind: CueKind = "verb"
    nouns: tuple[str, ...] = ()
    hearer: bool = False
    flags: frozenset[str] = frozenset()
    modality: Modality = "fact"
    bare: str = ""


@frozen
class CueWord:
    """A word that may signal an attribution.

    Attributes:
        lemma: its dictionary form.
        stance: its usual speech act.
        form: finite verb, passive, participle, verbal noun with a pronoun, frame or conjunction.
        gender: ``m``, ``f`` or ``""``, as the form tells.
        number: ``s``, ``d``, ``p`` or ``""``.
        entry: the row of the lexicon.
        word: index of its first word in ``analysis.words``.
        last: index of its last word.
        offset: how many letters before the cue are written to it (``و``, ``س``).
        pronoun: does it end in a written pronoun (``اتهمته``)?
    """

    lemma: str
    stance: Stance
    form: Form
    gender: str
    number: str
    entry: CueEntry
    word: int
    last: int
    offset: int = 0
    pronoun: bool = False

    @property
    def joined(self) -> bool:
        """Does a conjunction or another letter stand before it in its word?"""
        return self.offset > 0
