"""The teacher: encoder, a linear layer, a linear-chain CRF over BIO labels with forbidden transitions."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from encoder import Container, Encoder
from sentences import LABELS
from torch import nn

FORBIDDEN = -1e4
EVIDENCE = 17  # bits of newsclaims.layers.actors.learnt.evidence
DOUBTED = 0.1  # how often one of them is left out in training


def allowed(before: str, after: str) -> bool:
    """Whether a label may follow another: an inside only its own kind."""
    return not after.startswith("I-") or before[1:] == after[1:]


class CRF(nn.Module):
    """A linear-chain CRF in log space."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        self.moves = nn.Parameter(torch.zeros(len(labels), len(labels)))
        self.first = nn.Parameter(torch.zeros(len(labels)))
        self.register_buffer(
            "bar", torch.tensor([[0.0 if allowed(a, b) else FORBIDDEN for b in labels] for a in labels])
        )
        self.register_buffer("bar_first", torch.tensor([FORBIDDEN if b[0] == "I" else 0.0 for b in labels]))

    def loss(self, scores: torch.Tensor, gold: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Mean negative log likelihood of the gold labels."""
        moves, first = self.moves + self.bar, self.first + self.bar_first
        alpha = first + scores[:, 0]
        path = alpha.gather(1, gold[:, :1]).squeeze(1)
        for t in range(1, scores.shape[1]):
            on = mask[:, t]
            step = torch.logsumexp(alpha[:, :, None] + moves, dim=1) + scores[:, t]
            alpha = torch.where(on[:, None], step, alpha)
            here = scores[:, t].gather(1, gold[:, t : t + 1]).squeeze(1) + moves[gold[:, t - 1], gold[:, t]]
            path = path + torch.where(on, here, torch.zeros_like(here))
        return (torch.logsumexp(alpha, dim=1) - path).mean()

    @torch.no_grad()
    def marginals(self, scores: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Probability of each label at each token."""
        moves, first = self.moves + self.bar, self.first + self.bar_first
        length = scores.shape[1]
        alpha = [first + scores[:, 0]]
        for t in range(1, length):
            step = torch.logsumexp(alpha[-1][:, :, None] + moves, dim=1) + scores[:, t]
            alpha.append(torch.where(mask[:, t, None], step, alpha[-1]))
        beta = [torch.zeros_like(alpha[0])]
        for t in range(length - 1, 0, -1):
            step = torch.logsumexp(moves[None] + (scores[:, t] + beta[-1])[:, None, :], dim=2)
            beta.append(torch.where(mask[:, t, None], step, beta[-1]))
        both = torch.stack(alpha, 1) + torch.stack(beta[::-1], 1)
        return torch.softmax(both, dim=2)

    @torch.no_grad()
    def best(self, scores: torch.Tensor, mask: torch.Tensor) -> list[list[int]]:
        """The best label sequence of each sentence."""
        moves, alpha = self.moves + self.bar, self.first + self.bar_first + scores[:, 0]
        back = []
        for t in range(1, scores.shape[1]):
            top, where = (alpha[:, :, None] + moves).max(dim=1)
            on = mask[:, t, None]
            stay = torch.arange(scores.shape[2]).expand_as(where)
            alpha = torch.where(on, top + scores[:, t], alpha)
            back.append(torch.where(on, where, stay))
        out = []
        for row, length in enumerate(mask.sum(1).tolist()):
            label = int(alpha[row].argmax())
            path = [label]
            for t in range(length - 2, -1, -1):
                label = int(back[t][row, label])
                path.append(label)
            out.append(path[::-1])
        return out


class Teacher(nn.Module):
    """Encoder and head; the first ``depth`` layers stay as they are, so their output can be kept between epochs.

    What lexicons and rules say about a word is added to the hidden state of its first piece above those layers, so
    that the layers that are trained can weigh it with the words around.
    """

    def __init__(self, container: Container, depth: int) -> None:
        super().__init__()
        self.encoder = Encoder(container)
        self.depth = depth
        self.drop = nn.Dropout(0.1)
        self.evidence = nn.Linear(EVIDENCE, container.hidden, bias=False)
        nn.init.zeros_(self.evidence.weight)
        self.head = nn.Linear(container.hidden, len(LABELS))
        self.crf = CRF(LABELS)

    def scores(self, x: torch.Tensor, mask: torch.Tensor, heads: torch.Tensor, bits: torch.Tensor) -> torch.Tensor:
        """Label scores at the first piece of each token, from the hidden states of the frozen layers.

        Args:
            x: the hidden states of the pieces.
            mask: where there is a piece.
            heads: the number of the first piece of each token.
            bits: what lexicons and rules say about each token, a bit each.
        """
        said = (bits[:, :, None] >> torch.arange(EVIDENCE) & 1).float()
        if self.training:
            said = said * (torch.rand_like(said) >= DOUBTED)
        wide = heads[:, :, None].expand(-1, -1, x.shape[2])
        x = x.scatter_add(1, wide, self.evidence(said))
        x = self.encoder.upper(x, mask, self.depth)
        return self.head(self.drop(x.gather(1, wide)))
