"""What both fixture scripts ask of a Hugging Face model: greedy ids, skipped sublayers, confidences."""

import contextlib
import math
import platform
import sys

import torch
import transformers


def made_with(command):
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "transformers": transformers.__version__,
        "command": command,
        "arithmetic": "float32 on one CPU thread, attention sdpa",
    }


@contextlib.contextmanager
def skipping(model, attention, mlp):
    """Replaces the output of the named sublayers by zero, so that the residual passes unchanged."""
    handles = []
    for i in attention:
        handles.append(
            model.model.layers[i].self_attn.register_forward_hook(
                lambda _m, _in, out: (torch.zeros_like(out[0]),) + tuple(out[1:])
            )
        )
    for i in mlp:
        handles.append(
            model.model.layers[i].mlp.register_forward_hook(lambda _m, _in, out: torch.zeros_like(out))
        )
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


def greedy(model, prompt, tokens):
    """Returns the ids an argmax loop adds to the prompt, and the smallest margin it met."""
    ids, margin, cache, feed = [], math.inf, None, prompt
    for _ in range(tokens):
        out = model(torch.tensor([feed]), past_key_values=cache, use_cache=True)
        cache = out.past_key_values
        best = torch.topk(out.logits[0, -1], 2)
        margin = min(margin, (best.values[0] - best.values[1]).item())
        feed = [best.indices[0].item()]
        ids += feed
    return ids, round(margin, 5)


def confidences(model, ids, last, space):
    """
    1 - mean entropy / ln(size) of each sublayer's output over the last positions: the formula of the
    released ConfLayers code (HIDDEN), and the readings of its paper that go through the head.
    """
    outputs = {}
    handles = []
    for i, layer in enumerate(model.model.layers):
        handles.append(
            layer.self_attn.register_forward_hook(
                lambda _m, _in, out, i=i: outputs.__setitem__(("attention", i), out[0])
            )
        )
        handles.append(
            layer.mlp.register_forward_hook(
                lambda _m, _in, out, i=i: outputs.__setitem__(("mlp", i), out)
            )
        )
    model(torch.tensor([ids]))
    for handle in handles:
        handle.remove()
    result = {"attention": [], "mlp": []}
    for i in range(len(model.model.layers)):
        for kind in result:
            x = outputs[(kind, i)][:, -last:].float()
            x = torch.clamp(x, math.log(torch.finfo(torch.float32).tiny), 88.7)
            if space == "LM_HEAD":
                x = model.lm_head(model.model.norm(x))
            elif space == "LM_HEAD_WITHOUT_NORM":
                x = model.lm_head(x)
            p = torch.softmax(x, dim=-1)
            entropy = -(p * torch.log(p + 1e-12)).sum(-1).mean()
            result[kind].append(round((1 - entropy / math.log(x.shape[-1])).item(), 8))
    return result


def command():
    return "python " + " ".join(sys.argv)
