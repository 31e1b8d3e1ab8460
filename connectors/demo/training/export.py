"""Writes a trained network as an Argos package: CTranslate2 int8, SentencePiece, a sentence splitter, metadata."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from ctranslate2.specs.transformer_spec import TransformerSpec
from numpy.typing import NDArray
from torch import Tensor, nn

from connectors.demo.training import sentence_end
from connectors.demo.training.leg import MODELS, Leg
from connectors.demo.training.model import Attention, FeedForward, Transformer

NAMES = {
    "de": "German", "en": "English", "ar": "Arabic", "bg": "Bulgarian", "es": "Spanish", "fa": "Persian",
    "fr": "French", "pl": "Polish", "ro": "Romanian", "ru": "Russian", "so": "Somali", "tr": "Turkish",
    "uk": "Ukrainian",
}  # fmt: skip
FIXED_TIME = (2026, 1, 1, 0, 0, 0)

Spec = Any
"""A part of a CTranslate2 model; its attributes are made at run time, so no type describes them."""


def write_package(leg: Leg, network: Transformer, *, pieces: Sequence[str], sentencepiece: bytes) -> None:
    """Writes the `.argosmodel`; the same network gives the same bytes."""
    with TemporaryDirectory() as folder:
        convert(network, pieces).save(folder)
        files = {f"model/{file.name}": file.read_bytes() for file in Path(folder).iterdir()}
    files["metadata.json"] = json.dumps(metadata(leg), indent=2).encode()
    files["sentencepiece.model"] = sentencepiece
    files[f"minisbd/{leg.source}.onnx"] = sentence_end.detector(leg.source)
    MODELS.mkdir(exist_ok=True)
    with zipfile.ZipFile(leg.package, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{leg.name}/{name}", FIXED_TIME)
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)


def metadata(leg: Leg) -> dict[str, object]:
    """What Argos reads to install and choose the package."""
    return {
        "package_version": "1.0",
        "argos_version": "1.9.0",
        "from_code": leg.source,
        "from_name": NAMES[leg.source],
        "to_code": leg.target,
        "to_name": NAMES[leg.target],
        "code": f"translate-{leg.source}_{leg.target}",
        "links": [],
    }


def convert(network: Transformer, pieces: Sequence[str]) -> Spec:
    """The network as a CTranslate2 model with int8 weights."""
    shape = network.shape
    spec: Spec = TransformerSpec.from_config((shape.layers, shape.layers), shape.heads)
    for embeddings in (spec.encoder.embeddings[0], spec.decoder.embeddings):
        embeddings.weight = _array(network.embedding.weight)
    spec.encoder.scale_embeddings = spec.decoder.scale_embeddings = True
    _norm(spec.encoder.layer_norm, network.encoder_norm)
    _norm(spec.decoder.layer_norm, network.decoder_norm)
    for layer, encode in zip(spec.encoder.layer, network.encoder, strict=True):
        _self_attention(layer.self_attention, encode.attention)
        _feed_forward(layer.ffn, encode.feed_forward)
    for layer, decode in zip(spec.decoder.layer, network.decoder, strict=True):
        _self_attention(layer.self_attention, decode.attention)
        _cross_attention(layer.attention, decode.to_source)
        _feed_forward(layer.ffn, decode.feed_forward)
    spec.decoder.projection.weight = _array(network.embedding.weight)
    spec.decoder.projection.bias = _array(network.bias)
    spec.register_source_vocabulary(list(pieces))
    spec.register_target_vocabulary(list(pieces))
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def _self_attention(spec: Spec, attention: Attention) -> None:
    _norm(spec.layer_norm, attention.norm)
    parts = (attention.query, attention.key_value)
    spec.linear[0].weight = np.concatenate([_array(part.weight) for part in parts])
    spec.linear[0].bias = np.concatenate([_array(part.bias) for part in parts])
    _linear(spec.linear[1], attention.output)


def _cross_attention(spec: Spec, attention: Attention) -> None:
    _norm(spec.layer_norm, attention.norm)
    for target, part in zip(spec.linear, (attention.query, attention.key_value, attention.output), strict=True):
        _linear(target, part)


def _feed_forward(spec: Spec, part: FeedForward) -> None:
    _norm(spec.layer_norm, part.norm)
    _linear(spec.linear_0, part.inner)
    _linear(spec.linear_1, part.outer)


def _linear(spec: Spec, layer: nn.Linear) -> None:
    spec.weight, spec.bias = _array(layer.weight), _array(layer.bias)


def _norm(spec: Spec, layer: nn.LayerNorm) -> None:
    spec.gamma, spec.beta = _array(layer.weight), _array(layer.bias)


def _array(tensor: Tensor) -> NDArray[np.float32]:
    return np.array(tensor.detach().numpy(), dtype=np.float32)
