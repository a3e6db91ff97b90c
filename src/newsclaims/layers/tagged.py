"""What the learnt tagger found: the working layer that places and actors read.

The tagger itself is :mod:`newsclaims.layers.actors.learnt`; without it (``WITHOUT_TAGGER``) the layer is empty.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from newsclaims.mentions import LayerKey
from newsclaims.values import one_of

__all__ = ["TAGGED", "NameType", "TaggedName"]

NameType: TypeAlias = Literal["PER", "ORG", "LOC"]


@frozen
class TaggedName:
    """A proposed name: whole words, proclitics included.

    Attributes:
        type: as in the corpora of named entities.
        margin: by how many nats it beats "no name here". Below 0 it is a doubtful name, to be taken only with other
            evidence.
    """

    type: NameType = field(validator=one_of(NameType))
    margin: float


TAGGED: Final[LayerKey[TaggedName]] = LayerKey("tagged", TaggedName, working=True)
