"""Writes formats/quantised_blocks.json: random blocks and what the `gguf` package makes of them.

Usage: python quantised_blocks.py > ../resources/formats/quantised_blocks.json

Four blocks per type: an ordinary one, one with the largest scales, one with subnormal scales and
one with negative scales. Floats are given by their bits, so that equality is exact.
"""
import json
import sys

import gguf
import numpy as np

# Byte offsets of the half-precision numbers in a block.
HALVES = {"Q4_0": [0], "Q4_1": [0, 2], "Q5_0": [0], "Q5_1": [0, 2], "Q8_0": [0],
          "Q4_K": [0, 2], "Q5_K": [0, 2], "Q6_K": [208], "F16": None, "BF16": None, "F32": None}
SCALES = [[0.0123, 0.0456], [65504.0, 65504.0], [6e-8, 1.2e-7], [-0.75, -3.5]]

rng = np.random.default_rng(20260414)
out = {"README": "Made by src/test/python/quantised_blocks.py with gguf " + "0.19.0", "types": {}}
for name, halves in HALVES.items():
    kind = gguf.GGMLQuantizationType[name]
    values, size = gguf.GGML_QUANT_SIZES[kind]
    if halves is None:
        numbers = np.concatenate([rng.standard_normal(13), [0.0, -0.0, 6e-8, 6.1e-5, -5e-5]])
        if name == "BF16":
            numbers = np.concatenate([numbers, [3.3e38, 1e-40]])
        if name == "F16":
            raw = numbers.astype(np.float16).view(np.uint8)
        elif name == "BF16":
            raw = (numbers.astype(np.float32).view(np.uint32) >> 16).astype(np.uint16).view(np.uint8)
        else:
            raw = numbers.astype(np.float32).view(np.uint8)
    else:
        raw = rng.integers(0, 256, (4, size), dtype=np.uint8)
        for block, scales in zip(raw, SCALES):
            for at, scale in zip(halves, scales):
                block[at:at + 2] = np.array([scale], dtype=np.float16).view(np.uint8)
        raw = raw.reshape(-1)
    expected = gguf.quants.dequantize(raw, kind).astype(np.float32)
    assert np.isfinite(expected).all(), name
    out["types"][name] = {"blocks": raw.tobytes().hex(),
                          "bits": expected.reshape(-1).view(np.uint32).astype(">u4").tobytes().hex()}
json.dump(out, sys.stdout, indent=0)
