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
WIDTH, HEADS, FEED_FORWARD, POSITIONS = 256, 4, 32, 80
SPECIAL = ("<unk>", "<blank>", "<s>", "</s>")


def write_package(folder: Path, source: str, target: str, spell: Callable[[str], str] = str, **more: str) -> Path:
    """A package file in the format of the public index; `spell` says how the target writes a word."""
    read = str if source == "de" else str.upper
    tokenizer = _tokenizer([read(sentence) for sentence in SENTENCES])
    pieces = _pieces(tokenizer)
    name = f"translate-{source}_{target}-1_0"
    metadata = {"package_version": "1.0", "argos_version": "1.9.0", "from_code": source, "to_code": target}
    path = folder / f"{name}.argosmodel"
    with tempfile.TemporaryDirectory() as model, zipfile.ZipFile(path, "w") as archive:
        spec = _spec(pieces, [piece if piece in SPECIAL else spell(piece) for piece in pieces])
        spec.save(model)
        for file in Path(model).iterdir():
            archive.write(file, f"{name}/model/{file.name}")
        archive.writestr(f"{name}/sentencepiece.model", tokenizer)
        archive.writestr(f"{name}/metadata.json", json.dumps(metadata | more))
    return path


def _tokenizer(sentences: Sequence[str]) -> bytes:
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences), model_writer=model, vocab_size=90, hard_vocab_limit=False,
        character_coverage=1.0, model_type="unigram", minloglevel=2, num_threads=1,
    )  # fmt: skip
    return model.getvalue()


def _pieces(tokenizer: bytes) -> list[str]:
    processor = sentencepiece.SentencePieceProcessor(model_proto=tokenizer)
    known = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    return [*SPECIAL, *(piece for piece in known if piece not in SPECIAL)]


def _spec(source: Sequence[str], target: Sequence[str]) -> Any:
    chance = np.random.default_rng(0)
    half = WIDTH // 2
    words = np.zeros((len(source), WIDTH), np.float32)
    words[:, :half] = chance.standard_normal((len(source), half)) / np.sqrt(half)
    positions = _positions(chance)
    spec: Any = TransformerSpec.from_config((1, 1), HEADS)
    for side, embedding in ((spec.encoder, words), (spec.decoder, np.zeros_like(words))):
        side.scale_embeddings = True
        side.position_encodings.encodings = positions
        _norm(side.layer_norm)
        _silence(side.layer[0])
        (side.embeddings[0] if side is spec.encoder else side.embeddings).weight = embedding
    _copy(spec.decoder.layer[0].attention, words, chance)
    spec.decoder.projection.weight, spec.decoder.projection.bias = words * 2, np.zeros(len(source), np.float32)
    spec.register_source_vocabulary(list(source))
    spec.register_target_vocabulary(list(target))
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def _positions(chance: np.random.Generator) -> Any:
    angles = np.arange(POSITIONS)[:, None] * chance.uniform(0.05, np.pi - 0.05, WIDTH // 4)[None]
    half = np.zeros((POSITIONS, WIDTH // 2), np.float32)
    return np.concatenate([half, np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


def _silence(layer: Any) -> None:
    """A layer that adds next to nothing to what passes through it."""
    attention = layer.self_attention
    parts = [
        (attention.linear[0], 3 * WIDTH, WIDTH), (attention.linear[1], WIDTH, WIDTH),
        (layer.ffn.linear_0, FEED_FORWARD, WIDTH), (layer.ffn.linear_1, WIDTH, FEED_FORWARD),
    ]  # fmt: skip
    for part, rows, columns in parts:
        part.weight, part.bias = np.full((rows, columns), 1e-6, np.float32), np.zeros(rows, np.float32)
    _norm(attention.layer_norm)
    _norm(layer.ffn.layer_norm)


def _norm(part: Any) -> None:
    part.gamma, part.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)


def _copy(attention: Any, words: Any, chance: np.random.Generator) -> None:
    """Query and key compare positions, the value is the word; one dimension a head answers to the end mark always."""
    half, size = WIDTH // 2, WIDTH // HEADS
    query, key, value, output = (np.zeros((WIDTH, WIDTH), np.float32) for _ in range(4))
    bias = np.zeros(WIDTH, np.float32)
    for first in range(0, WIDTH, size):
        for index, frequency in enumerate(chance.choice(half // 2, size // 2 - 1, replace=False)):
            for offset, shift in enumerate((0, half // 2)):
                row = first + 2 + 2 * index + offset
                query[row, half + shift + frequency] = key[row, half + shift + frequency] = 3
        bias[first], key[first] = 4, 3.5 * words[SPECIAL.index("</s>")]
    for index in range(WIDTH):
        value[index, index % half] = 1
        output[index % half, index] = 15
    _norm(attention.layer_norm)
    for part, weight in zip(attention.linear, (query, np.concatenate([key, value]), output), strict=True):
        part.weight, part.bias = weight, np.zeros(len(weight), np.float32)
    attention.linear[0].bias = bias
