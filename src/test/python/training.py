"""
Makes src/test/resources/oracle/training: byte-pair merges as Hugging Face's trainer learns them, and
three steps of AdamW as torch takes them. Run from src/test/python: python training.py ../resources/oracle
"""

import json
import pathlib
import random
import sys

import tokenizers
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

TEXTS = [
    "Anna has 12 apples and buys 30 more. How many apples does Anna have?\nAnswer:",
    " Anna has 12 + 30 = 42 apples.\n#### 42",
    "Der alte M\u00fcller f\u00e4hrt \u00fcber die Br\u00fccke.  Er f\u00e4hrt nicht weit;   er f\u00e4hrt gern.",
    "The old miller doesn't drive far, he's happy. They'll see; we've seen, I'm sure you'd see.",
    "aaaa aaa aaaaaaa abababab banana bananas ananas\n\n\nsort: b c a d e f\treverse: f e d a c b  ",
    "\u201cQuote\u201d \u2014 na\u00efve caf\u00e9s; \u4e16\u754c \u2163 \u00bd x\u00b2 1\u00bd\u00a042 \ud83d\ude00\ud83d\ude00 end   ",
]
TEXTS = [t.encode("utf-16", "surrogatepass").decode("utf-16") for t in TEXTS]


def merges(size, least):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        min_frequency=least,
        special_tokens=["<|endoftext|>", "<|begin|>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(TEXTS, trainer)
    model = json.loads(tokenizer.to_str())["model"]
    tokens = [t for t, _ in sorted(model["vocab"].items(), key=lambda e: e[1])]
    ids = [tokenizer.encode(t).ids for t in TEXTS]
    return {"size": size, "least-count": least, "tokens": tokens, "merges": model["merges"], "ids": ids}


def adamw():
    """Forty numbers, the first 28 with decay, in double precision; the second gradient is clipped."""
    random.seed(5)
    start = [random.gauss(0, 1) for _ in range(40)]
    settings = dict(rate=0.01, beta1=0.9, beta2=0.95, epsilon=1e-8, decay=0.1, largest_norm=7.0)
    decayed = torch.nn.Parameter(torch.tensor(start[:28], dtype=torch.float64))
    others = torch.nn.Parameter(torch.tensor(start[28:], dtype=torch.float64))
    optimizer = torch.optim.AdamW(
        [{"params": [decayed], "weight_decay": 0.1}, {"params": [others], "weight_decay": 0.0}],
        lr=settings["rate"], betas=(0.9, 0.95), eps=1e-8,
    )
    steps = []
    for scale in (0.5, 4.0, 0.1):
        gradient = torch.tensor([random.gauss(0, scale) for _ in range(40)], dtype=torch.float64)
        norm = gradient.norm().item()
        # Not clip_grad_norm_, which adds 1e-6 to the norm it divides by.
        clipped = gradient * min(1.0, settings["largest_norm"] / norm)
        decayed.grad, others.grad = clipped[:28].clone(), clipped[28:].clone()
        optimizer.step()
        steps.append({"gradient": gradient.tolist(), "norm": norm, "weights": decayed.tolist() + others.tolist()})
    return {"settings": settings, "start": start, "steps": steps}


def main(out):
    folder = pathlib.Path(out) / "training"
    folder.mkdir(parents=True, exist_ok=True)
    made = {"command": "python training.py ../resources/oracle", "torch": torch.__version__, "tokenizers": tokenizers.__version__}
    documents = {
        "bpe.json": {"made-with": made, "texts": TEXTS, "vocabularies": [merges(300, 2), merges(420, 1)]},
        "adamw.json": {"made-with": made, **adamw()},
    }
    for name, document in documents.items():
        (folder / name).write_text(json.dumps(document, ensure_ascii=True, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
