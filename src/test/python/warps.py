"""Makes src/test/resources/oracle/warps.json: what Hugging Face's generation makes of logits.
Needs transformers and torch.

    python src/test/python/warps.py > src/test/resources/oracle/warps.json
"""

import json
import sys

import torch
import transformers
from transformers import (
    RepetitionPenaltyLogitsProcessor,
    TemperatureLogitsWarper,
    TopKLogitsWarper,
    TopPLogitsWarper,
)

SETTINGS = [
    dict(temperature=1.0, top_p=1.0, top_k=0, repetition_penalty=1.0),
    dict(temperature=0.7, top_p=1.0, top_k=0, repetition_penalty=1.0),
    dict(temperature=1.0, top_p=0.9, top_k=0, repetition_penalty=1.0),
    dict(temperature=1.0, top_p=1.0, top_k=5, repetition_penalty=1.0),
    dict(temperature=1.0, top_p=1.0, top_k=0, repetition_penalty=1.3),
    dict(temperature=0.8, top_p=0.95, top_k=20, repetition_penalty=1.1),
    dict(temperature=2.5, top_p=0.3, top_k=0, repetition_penalty=0.8),
    dict(temperature=0.05, top_p=0.99, top_k=100, repetition_penalty=1.0),
]


def warped(settings, context, logits):
    """The distribution, in the order in which generate() applies these."""
    ids = torch.tensor([context])
    scores = torch.tensor([logits], dtype=torch.float64)
    if settings["repetition_penalty"] != 1.0:
        scores = RepetitionPenaltyLogitsProcessor(settings["repetition_penalty"])(ids, scores)
    if settings["temperature"] != 1.0:
        scores = TemperatureLogitsWarper(settings["temperature"])(ids, scores)
    if settings["top_k"] > 0:
        scores = TopKLogitsWarper(settings["top_k"])(ids, scores)
    if settings["top_p"] < 1.0:
        scores = TopPLogitsWarper(settings["top_p"])(ids, scores)
    return torch.softmax(scores, dim=-1)[0].tolist()


def main():
    generator = torch.Generator().manual_seed(20260412)
    cases = []
    for vocabulary in (2, 12, 300):
        for settings in SETTINGS:
            logits = (3 * torch.randn(vocabulary, generator=generator, dtype=torch.float64)).tolist()
            context = torch.randint(vocabulary, (6,), generator=generator).tolist()
            cases.append(
                dict(settings, context=context, logits=logits, expected=warped(settings, context, logits))
            )
    oracle = dict(
        **{"made-by": f"transformers {transformers.__version__}, torch {torch.__version__}"},
        cases=cases,
    )
    json.dump(oracle, sys.stdout)
    print()


main()
