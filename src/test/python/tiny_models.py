"""
Makes src/test/resources/oracle/{qwen2-tiny,llama3-tiny}: random models, and what Hugging Face
transformers says about them. Run from src/test/python: python tiny_models.py ../resources/oracle
"""

import json
import pathlib
import random
import sys

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import AutoModelForCausalLM, LlamaConfig, Qwen2Config

from hooks import command, confidences, greedy, made_with, skipping

VOCABULARY = 300
TEXT = (
    "The mill stood where two rivers met, and everyone in the village knew its sound. In spring the "
    "wheel turned so fast that the miller's daughter counted 37 turns in a minute; in August it hardly "
    "moved.\n\ndef turns(minutes, rate=37):\n    return [rate * m for m in range(minutes)]\n\n"
    "\u201cHow far is it to the sea?\u201d she asked. Nobody could say \u2014 not even old Tom\u00e1\u0161, "
    "who had sailed. So she built a boat of oak and tar, and on the 3rd of May she left before the sun "
    "was up, with bread, a lamp and a map of the stars. The rivers met behind her and were one river."
)

COMMON = dict(
    vocab_size=VOCABULARY,
    bos_token_id=1,
    eos_token_id=2,
    pad_token_id=None,
    max_position_embeddings=512,
    rms_norm_eps=1e-5,
)
QWEN2 = Qwen2Config(
    hidden_size=64,
    intermediate_size=128,
    num_hidden_layers=4,
    num_attention_heads=4,
    num_key_value_heads=2,
    tie_word_embeddings=True,
    rope_parameters={"rope_type": "default", "rope_theta": 1000000.0},
    **COMMON,
)
# The wavelengths of 16 coordinates fall into all three bands of the scaling.
LLAMA3 = LlamaConfig(
    hidden_size=48,
    intermediate_size=96,
    num_hidden_layers=5,
    num_attention_heads=4,
    num_key_value_heads=2,
    head_dim=16,
    tie_word_embeddings=False,
    rope_parameters={
        "rope_type": "llama3",
        "rope_theta": 10000.0,
        "factor": 8.0,
        "low_freq_factor": 1.0,
        "high_freq_factor": 4.0,
        "original_max_position_embeddings": 64,
    },
    **COMMON,
)


def fill(model, generator):
    """Draws weights that make sublayers rival the residual stream."""
    for name, parameter in model.named_parameters():
        draw = torch.randn(parameter.shape, generator=generator)
        if name.endswith("bias"):
            value = 0.5 * draw
        elif "norm" in name:
            value = 1 + 0.2 * draw
        elif "embed_tokens" in name:
            value = 0.5 * draw
        else:
            value = (3.0 if "lm_head" in name else 1.4) * draw / parameter.shape[1] ** 0.5
        parameter.data.copy_(value)


def tokenizer(folder, adds_bos):
    """Byte-level BPE, as both families use, with a few merges learnt from the text."""
    tok = Tokenizer(models.BPE())
    tok.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tok.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=["<unk>", "<s>", "</s>"],
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tok.train_from_iterator([TEXT], trainer)
    if adds_bos:
        tok.post_processor = processors.TemplateProcessing(
            single="<s> $A", pair="<s> $A $B", special_tokens=[("<s>", 1)]
        )
    assert tok.get_vocab_size() == VOCABULARY
    tok.save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"bos_token": "<s>", "eos_token": "</s>", "add_bos_token": adds_bos}, indent=2)
    )
    return tok


def make(folder, config, seed, storage, classic):
    folder.mkdir(parents=True, exist_ok=True)
    model = AutoModelForCausalLM.from_config(config)
    fill(model, torch.Generator().manual_seed(seed))
    model.to(storage).save_pretrained(folder)
    (folder / "generation_config.json").unlink(missing_ok=True)
    if classic:
        # The names that checkpoints made before transformers 5 use.
        file = folder / "config.json"
        values = json.loads(file.read_text())
        values["rope_theta"] = values.pop("rope_parameters")["rope_theta"]
        values["torch_dtype"] = values.pop("dtype")
        del values["transformers_version"]
        file.write_text(json.dumps(values, indent=2) + "\n")
    tok = tokenizer(folder, adds_bos=config.model_type == "llama")

    # From here on only what was saved counts.
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
    encoded = tok.encode(TEXT).ids
    ids = encoded[:200]
    assert len(ids) == 200
    logits = model(torch.tensor([ids])).logits[0]
    (folder / "logits.f32").write_bytes(logits.numpy().astype("<f4").tobytes())
    top = torch.topk(logits, 2, dim=-1).values
    margin = (top[:, 0] - top[:, 1]).min().item()
    if margin < 0.005:
        return margin
    prompts = [ids[:1], ids[:17], ids[60:100]]
    full = [greedy(model, p, 64) for p in prompts]
    picks = random.Random(seed)
    skips = []
    for _ in range(5):
        attention = sorted(picks.sample(range(config.num_hidden_layers), picks.randint(0, 2)))
        mlp = sorted(picks.sample(range(config.num_hidden_layers), picks.randint(1, 2)))
        with skipping(model, attention, mlp):
            said, margin = greedy(model, prompts[1], 48)
        skips.append({"attention": attention, "mlp": mlp, "prompt": prompts[1], "greedy": said, "margin": margin})
    probes = [
        {"space": space, "ids": ids[:60], "last": 25} | confidences(model, ids[:60], 25, space)
        for space in ("HIDDEN", "LM_HEAD", "LM_HEAD_WITHOUT_NORM")
    ]
    expected = {
        "made-with": made_with(command()) | {"seed": seed},
        "text": TEXT,
        "encoded": encoded,
        "ids": ids,
        "argmax": logits.argmax(-1).tolist(),
        "margin": round(margin, 5),
        "greedy": [{"prompt": p, "greedy": g, "margin": m} for p, (g, m) in zip(prompts, full)],
        "skips": skips,
        "probes": probes,
    }
    lines = ",\n".join(f" {json.dumps(k)}: {json.dumps(v)}" for k, v in expected.items())
    (folder / "expected.json").write_text("{\n" + lines + "\n}\n")
    margins = [expected["margin"]] + [c["margin"] for c in expected["greedy"] + skips]
    print(folder.name, seed, "smallest margin", min(margins), "distinct", len(set(expected["argmax"])))
    return min(margins)


def make_clear_cut(folder, config, storage, classic):
    """Takes the first seed under which no argmax is close: rounding must not be able to flip one."""
    seed = next(s for s in range(1000) if make(folder, config, s, storage, classic) > 0.005)
    print(folder.name, "seed", seed)


torch.set_num_threads(1)
with torch.no_grad():
    root = pathlib.Path(sys.argv[1])
    make_clear_cut(root / "qwen2-tiny", QWEN2, torch.bfloat16, classic=True)
    make_clear_cut(root / "llama3-tiny", LLAMA3, torch.float32, classic=False)
