"""Argos packages made by hand, in a second and without training: models that really decode, and copy their source.

Only the last cross-attention does anything: it looks at the position that is to be written and hands its embedding to
the output. Behind the end of the source it always sees the end mark. The words of the target may be spelled
differently from those of the source, so that a translation differs from its source: here in capitals.
"""

import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from ctranslate2.specs.transformer_spec import TransformerSpec

SENTENCES = (
    "Das Amt hilft Ihnen.",
    "Die Stadt hilft Familien mit Kindern.",
    "Kommen Sie am Montag in das Amt.",
    "Rufen Sie uns an: 0123 456789.",
    "Schreiben Sie an info@example.org oder www.example.org!",
    "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.",
)
SPECIAL = ("<unk>", "<blank>", "<s>", "</s>")


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of a model."""

    layers: int
    width: int
    heads: int
    feed_forward: int
    positions: int
    vocabulary: int = 0
    """Filled up to so many pieces."""


SMALL = Shape(layers=1, width=256, heads=4, feed_forward=32, positions=80)


def write_package(folder: Path, source: str, target: str, spell: Callable[[str], str] = str, **more: str) -> Path:
    """A package file in the format of the public index; `spell` says how the target writes a word."""
    read = str if source == "de" else str.upper
    return package(
        folder,
        (source, target),
        trained([read(sentence) for sentence in SENTENCES], vocabulary=90),
        SMALL,
        spell,
        **more,
    )


def package(
    folder: Path, pair: tuple[str, str], tokenizer: bytes, shape: Shape, spell: Callable[[str], str] = str, **more: str
) -> Path:
    """The same with a tokenizer and a shape of one's own."""
    pieces = _pieces(tokenizer)
    pieces += [f"<fill{number}>" for number in range(shape.vocabulary - len(pieces))]
    source, target = pair
    name = f"translate-{source}_{target}-1_0"
    metadata = {"package_version": "1.0", "argos_version": "1.9.0", "from_code": source, "to_code": target}
    path = folder / f"{name}.argosmodel"
    with tempfile.TemporaryDirectory() as model, zipfile.ZipFile(path, "w") as archive:
        spec = _spec(shape, pieces, [piece if piece in SPECIAL else spell(piece) for piece in pieces])
        spec.save(model)
        for file in Path(model).iterdir():
            archive.write(file, f"{name}/model/{file.name}")
        archive.writestr(f"{name}/sentencepiece.model", tokenizer)
        archive.writestr(f"{name}/metadata.json", json.dumps(metadata | more))
    return path


def trained(sentences: Sequence[str], *, vocabulary: int) -> bytes:
    """A tokenizer with at most so many pieces that knows every character of the sentences."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences), model_writer=model, vocab_size=vocabulary, hard_vocab_limit=False,
        character_coverage=1.0, model_type="unigram", minloglevel=2, num_threads=1,
    )  # fmt: skip
    return model.getvalue()


def _pieces(tokenizer: bytes) -> list[str]:
    processor = sentencepiece.SentencePieceProcessor(model_proto=tokenizer)
    known = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    return [*SPECIAL, *(piece for piece in known if piece not in SPECIAL)]


def _spec(shape: Shape, source: Sequence[str], target: Sequence[str]) -> Any:
    chance = np.random.default_rng(0)
    half = shape.width // 2
    words = np.zeros((len(source), shape.width), np.float32)
    words[:, :half] = chance.standard_normal((len(source), half)) / np.sqrt(half)
    positions = _positions(shape, chance)
    spec: Any = TransformerSpec.from_config((shape.layers, shape.layers), shape.heads)
    unread = chance.standard_normal(words.shape, np.float32) * np.float32(1e-6)
    for side, embedding in ((spec.encoder, words), (spec.decoder, unread)):
        side.scale_embeddings = True
        side.position_encodings.encodings = positions
        _norm(side.layer_norm, shape)
        for layer in side.layer:
            _silence(layer, shape, chance)
        (side.embeddings[0] if side is spec.encoder else side.embeddings).weight = embedding
    _copy(spec.decoder.layer[-1].attention, words, shape, chance)
    spec.decoder.projection.weight, spec.decoder.projection.bias = words * 2, np.zeros(len(source), np.float32)
    spec.register_source_vocabulary(list(source))
    spec.register_target_vocabulary(list(target))
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def _positions(shape: Shape, chance: np.random.Generator) -> Any:
    angles = np.arange(shape.positions)[:, None] * chance.uniform(0.05, np.pi - 0.05, shape.width // 4)[None]
    half = np.zeros((shape.positions, shape.width // 2), np.float32)
    return np.concatenate([half, np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


def _silence(layer: Any, shape: Shape, chance: np.random.Generator) -> None:
    """A layer that adds next to nothing to what passes through it; at random, since equal weights are stored once."""
    width, attention = shape.width, layer.self_attention
    parts = [
        (attention.linear[0], 3 * width, width), (attention.linear[1], width, width),
        (layer.ffn.linear_0, shape.feed_forward, width), (layer.ffn.linear_1, width, shape.feed_forward),
    ]  # fmt: skip
    if hasattr(layer, "attention"):
        across = layer.attention.linear
        parts += [(across[0], width, width), (across[1], 2 * width, width), (across[2], width, width)]
        _norm(layer.attention.layer_norm, shape)
    for part, rows, columns in parts:
        weight = chance.standard_normal((rows, columns), np.float32) * np.float32(1e-6)
        part.weight, part.bias = weight, np.zeros(rows, np.float32)
    _norm(attention.layer_norm, shape)
    _norm(layer.ffn.layer_norm, shape)


def _norm(part: Any, shape: Shape) -> None:
    part.gamma, part.beta = np.ones(shape.width, np.float32), np.zeros(shape.width, np.float32)


def _copy(attention: Any, words: Any, shape: Shape, chance: np.random.Generator) -> None:
    """Query and key compare positions, the value is the word; one dimension a head answers to the end mark always."""
    width, half, size = shape.width, shape.width // 2, shape.width // shape.heads
    query, key, value, output = (np.zeros((width, width), np.float32) for _ in range(4))
    bias = np.zeros(width, np.float32)
    for first in range(0, width, size):
        for index, frequency in enumerate(chance.choice(half // 2, size // 2 - 1, replace=False)):
            for offset, shift in enumerate((0, half // 2)):
                row = first + 2 + 2 * index + offset
                query[row, half + shift + frequency] = key[row, half + shift + frequency] = 3
        bias[first], key[first] = 4, 3.5 * words[SPECIAL.index("</s>")]
    for index in range(width):
        value[index, index % half] = 1
        output[index % half, index] = 15
    for part, weight in zip(attention.linear, (query, np.concatenate([key, value]), output), strict=True):
        part.weight, part.bias = weight, np.zeros(len(weight), np.float32)
    attention.linear[0].bias = bias
