"""A small pre-norm Transformer in PyTorch (torch is needed to train only; the product never imports this)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812 - the name every PyTorch reader knows
from torch import Tensor, nn

UNKNOWN, PADDING, BEGIN, END = range(4)
"""The first four pieces of every vocabulary, in the order CTranslate2 expects."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a network; the defaults make a package of about 1.3 MB."""

    vocabulary: int
    width: int = 128
    heads: int = 4
    layers: int = 2
    dropout: float = 0.1


def positions(length: int, width: int) -> Tensor:
    """Sinusoids as CTranslate2 computes them itself, so that a package need not carry them."""
    step = math.log(10000) / (width // 2 - 1)
    scales = torch.exp(torch.arange(width // 2) * -step)
    angles = torch.arange(1, length + 1)[:, None] * scales[None]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class Attention(nn.Module):
    """Multi-head attention to the sequence itself or, given a memory, to the source."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads, self.dropout = shape.heads, shape.dropout
        self.norm = nn.LayerNorm(shape.width)
        self.query = nn.Linear(shape.width, shape.width)
        self.key_value = nn.Linear(shape.width, 2 * shape.width)
        self.output = nn.Linear(shape.width, shape.width)

    def forward(
        self, x: Tensor, *, memory: Tensor | None = None, mask: Tensor | None = None, causal: bool = False
    ) -> Tensor:
        """The input plus what the heads found."""
        normed = self.norm(x)
        keys, values = self.key_value(normed if memory is None else memory).chunk(2, dim=-1)
        query, keys, values = (self._split(part) for part in (self.query(normed), keys, values))
        found = F.scaled_dot_product_attention(query, keys, values, attn_mask=mask, is_causal=causal)
        found = self.output(found.transpose(1, 2).flatten(2))
        return x + F.dropout(found, self.dropout, self.training)

    def _split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)


class FeedForward(nn.Module):
    """The position-wise half of a layer."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.dropout = shape.dropout
        self.norm = nn.LayerNorm(shape.width)
        self.inner = nn.Linear(shape.width, 4 * shape.width)
        self.outer = nn.Linear(4 * shape.width, shape.width)

    def forward(self, x: Tensor) -> Tensor:
        """The input plus its transformation."""
        return x + F.dropout(self.outer(F.relu(self.inner(self.norm(x)))), self.dropout, self.training)


class EncoderLayer(nn.Module):
    """Attention within the source, then feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention, self.feed_forward = Attention(shape), FeedForward(shape)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """The next layer's input."""
        return self.feed_forward(self.attention(x, mask=mask))


class DecoderLayer(nn.Module):
    """Attention within the target so far, then to the source, then feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention, self.to_source, self.feed_forward = Attention(shape), Attention(shape), FeedForward(shape)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """The next layer's input."""
        return self.feed_forward(self.to_source(self.attention(x, causal=True), memory=memory, mask=mask))


class Transformer(nn.Module):
    """Encoder and decoder over one shared vocabulary; embeddings and output projection are tied."""

    def __init__(self, shape: Shape, *, longest: int = 256) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        nn.init.normal_(self.embedding.weight, std=shape.width**-0.5)
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.layers))
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.layers))
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.bias = nn.Parameter(torch.zeros(shape.vocabulary))
        self.register_buffer("positions", positions(longest, shape.width))

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """The score of each vocabulary piece after each target position."""
        mask = (source != PADDING)[:, None, None, :]
        memory = self._embed(source)
        for encode in self.encoder:
            memory = encode(memory, mask)
        memory, x = self.encoder_norm(memory), self._embed(target)
        for decode in self.decoder:
            x = decode(x, memory, mask)
        return F.linear(self.decoder_norm(x), self.embedding.weight, self.bias)

    def _embed(self, pieces: Tensor) -> Tensor:
        x = self.embedding(pieces) * math.sqrt(self.shape.width) + self.positions[: pieces.shape[1]]
        return F.dropout(x, self.shape.dropout, self.training)
