"""A hand-made MiniSBD model (2 kB, no training), so that Argos splits sentences without downloading anything.

A sentence ends at `.`, `!`, `?` or `…` before a space and a capital or an opening quote, but not after a digit.
onnx is needed to build a package only.
"""

from __future__ import annotations

import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

ENDS, QUOTES = ".!?…", '„"«»“(¿¡'
UNITS = ["<PAD>", "<UNK>", " ", *ENDS, *QUOTES]
FEATURES = ["space_before", "capitalized", "numeric", "end_of_para", "start_of_para"]
CHANNELS = ["end", "space", "quote", "capitalized", "numeric"]
"""What the convolution sees of each character: three from its kind, two from MiniSBD's features."""


def detector(locale: str) -> bytes:
    """The ONNX file for a source language."""
    constants = _constants()
    graph = helper.make_graph(
        _nodes(),
        "sentence_end",
        [
            helper.make_tensor_value_info("units", TensorProto.INT64, ["B", "T"]),
            helper.make_tensor_value_info("features", TensorProto.FLOAT, ["B", "T", len(FEATURES)]),
        ],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["B", "T", 5])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    helper.set_model_props(model, _properties(locale))
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def _nodes() -> list[onnx.NodeProto]:
    return [
        helper.make_node("Gather", ["kinds", "units"], ["kind"]),
        helper.make_node("MatMul", ["features", "selection"], ["selected"]),
        helper.make_node("Concat", ["kind", "selected"], ["seen"], axis=2),
        helper.make_node("Transpose", ["seen"], ["columns"], perm=[0, 2, 1]),
        helper.make_node("Conv", ["columns", "rule", "bias"], ["scores"], kernel_shape=[4], pads=[1, 2]),
        helper.make_node("Transpose", ["scores"], ["logits"], perm=[0, 2, 1]),
    ]


def _constants() -> dict[str, np.ndarray]:
    kinds = np.zeros((len(UNITS), 3), np.float32)
    for kind, signs in enumerate((ENDS, " ", QUOTES)):
        kinds[[UNITS.index(sign) for sign in signs], kind] = 1
    selection = np.zeros((len(FEATURES), 2), np.float32)
    selection[FEATURES.index("capitalized"), 0] = selection[FEATURES.index("numeric"), 1] = 1
    return {
        "kinds": kinds,
        "selection": selection,
        "rule": _rule(),
        "bias": np.array([0, -10, -2.5, -10, -10], np.float32),
    }


def _rule() -> np.ndarray:
    """Class 2 is "sentence end"; the four taps are the character before, the end mark and the two after it."""
    before, mark, after, then = range(4)
    rule = np.zeros((5, len(CHANNELS), 4), np.float32)
    weights = {("end", mark): 1, ("space", after): 1, ("quote", then): 1, ("capitalized", then): 1}
    for (channel, tap), weight in (weights | {("numeric", before): -1}).items():
        rule[2, CHANNELS.index(channel), tap] = weight
    return rule


def _properties(locale: str) -> dict[str, str]:
    config = {
        "skip_newline": False,
        "max_seqlen": 1000,
        "no_ssplit": False,
        "batch_size": 16,
        "feat_funcs": FEATURES,
        "use_dictionary": False,
        "num_dict_feat": 0,
    }
    index = {unit: place for place, unit in enumerate(UNITS)}
    vocabulary = {"lang": locale, "idx": 0, "cutoff": 0, "lower": False, "_unit2id": index, "_id2unit": UNITS}
    return {
        "lang_code": locale,
        "config": json.dumps(config),
        "vocab": json.dumps(vocabulary),
        "lexicon": "null",
    }
