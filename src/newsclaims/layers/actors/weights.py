"""The file of the learnt tagger's weights, and the scores of word forms made from it.

The file: a header (:data:`HEADER`: magic, number of bits of a row number, units a nat, lead, bias), 7 x 7 transitions
as 16-bit integers, then, packed by zlib, a row after the other: an integer of 64 bits, little-endian, which holds an
unsigned byte a label (128 is nought). A feature's number and its role give the row. Its even and its odd bytes are
pulled apart to 16 bits each, so that one addition adds the scores of all labels.
No more than 257 features may meet at a word, and :data:`newsclaims.layers.actors.features.LONGEST` sees to that.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from collections.abc import Iterable

from newsclaims.errors import LexiconError
from newsclaims.layers.actors.viterbi import LABELS, Moves

__all__ = ["HEADER", "MAGIC", "Weights", "packed", "unpacked"]

MAGIC = b"NCT2"
HEADER = struct.Struct("<4sBHii")
_MOVES = struct.Struct(f"<{len(LABELS) ** 2}h")
_LANES = struct.Struct("<8H")
# The byte of a row that holds each label, so that even bytes followed by odd ones give the labels in order.
_BYTES = (0, 2, 4, 6, 1, 3, 5)
_EVEN = 0x00FF00FF00FF00FF
_WORD = 0xFFFFFFFF


def packed(planes: Iterable[bytes], moves: Iterable[int], *, bits: int, units: int, lead: int, bias: int) -> bytes:
    """A file of weights: of seven planes of ``2 ** bits`` bytes, one a label, and 49 transitions."""
    rows = bytearray(8 << bits)
    for byte, plane in zip(_BYTES, planes):
        rows[byte::8] = plane
    body = zlib.compress(rows, 9)
    return HEADER.pack(MAGIC, bits, units, lead, bias) + _MOVES.pack(*moves) + body


class Weights:
    """Rows of weights and the transitions.

    Args:
        data: a file of weights.

    Raises:
        LexiconError: it is no such file, or is cut short.
    """

    bits: int
    units: int

    def __init__(self, data: bytes) -> None:
        try:
            magic, self.bits, self.units, lead, bias = HEADER.unpack_from(data)
            flat = _MOVES.unpack_from(data, HEADER.size)
            rows = zlib.decompress(data[HEADER.size + _MOVES.size :])
        except (struct.error, zlib.error) as e:
            raise LexiconError(f"the file of the tagger's weights can't be read: {e}") from e
        if magic != MAGIC or len(rows) != 8 << self.bits:
            raise LexiconError("the file of the tagger's weights is of another format or cut short")
        count = len(LABELS)
        self.moves = Moves(tuple(flat[i : i + count] for i in range(0, count * count, count)), lead, bias)
        self._shift: int = 32 - self.bits
        self._rows = array("Q")
        self._rows.frombytes(rows)
        if sys.byteorder == "big":
            self._rows.byteswap()

    def total(self, features: Iterable[int], role: int) -> int:
        """The sum of the weights of features in a role, as one packed integer."""
        rows, shift = self._rows, self._shift
        values = [rows[(f * role & _WORD) >> shift] for f in features]
        even = sum([v & _EVEN for v in values])
        return even | (sum(values) - even) >> 8 << 64


def unpacked(total: int) -> tuple[int, ...]:
    """The scores of the labels, in order, from a packed integer."""
    return _LANES.unpack(total.to_bytes(16, "little"))
