# The training step of the same transformer as decoder.ts.py, in the same dialect.
#
# All parameters lie in one flat tensor, so that the optimiser works on a handful of long vectors.
# q, k and v of a layer follow one another, which makes "one below the other" a view.
#   flat, gradient, first, second   [parameters]
#   rope     [2, context, hd]: cosines, and sines whose first half is negated
#   ids      [B, T] int64: sequences, padded at the end
#   rows     [R] int64: the positions that are scored, in ids read row by row
#   targets  [R] int64: the tokens that follow them;  weights [R]: how much each counts
#   plan     int64: L, H, Hkv, hd, d, ff, V, tied, then a flag for each attention, each feed-forward
#   numbers  fp64: the epsilon of the norms, the scale of the loss
class Trainer(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  # A parameter as a leaf of the graph: a view of the flat tensor that gradients end at.
  def leaf(self: __torch__.Trainer, flat: Tensor, at: int, size: List[int], learns: bool) -> Tensor:
    n = 1
    for i in range(torch.len(size)):
      n = n * size[i]
    return torch.requires_grad_(torch.detach(torch.view(torch.slice(flat, 0, at, at + n, 1), size)), learns)
  # The parameters in the order in which they lie: five matrices for each layer, the head if it is
  # not the embedding, the embedding, two norms for each layer, the final norm.
  def leaves(self: __torch__.Trainer, flat: Tensor, plan: Tensor, learns: bool) -> List[Tensor]:
    nl = int(torch.select(plan, 0, 0))
    q = int(torch.select(plan, 0, 1)) * int(torch.select(plan, 0, 3))
    kv = 2 * int(torch.select(plan, 0, 2)) * int(torch.select(plan, 0, 3))
    d = int(torch.select(plan, 0, 4))
    ff = int(torch.select(plan, 0, 5))
    nv = int(torch.select(plan, 0, 6))
    found = annotate(List[Tensor], [])
    at = 0
    for i in range(nl):
      _0 = torch.append(found, (self).leaf(flat, at, [q + kv, d], learns))
      at = at + (q + kv) * d
      _1 = torch.append(found, (self).leaf(flat, at, [d, q], learns))
      at = at + d * q
      _2 = torch.append(found, (self).leaf(flat, at, [ff, d], learns))
      _3 = torch.append(found, (self).leaf(flat, at + ff * d, [ff, d], learns))
      _4 = torch.append(found, (self).leaf(flat, at + 2 * ff * d, [d, ff], learns))
      at = at + 3 * ff * d
    if torch.eq(int(torch.select(plan, 0, 7)), 0):
      _5 = torch.append(found, (self).leaf(flat, at, [nv, d], learns))
      at = at + nv * d
    _6 = torch.append(found, (self).leaf(flat, at, [nv, d], learns))
    at = at + nv * d
    for i in range(2 * nl + 1):
      _7 = torch.append(found, (self).leaf(flat, at, [d], learns))
      at = at + d
    return found
  # Causal attention of x [B T, d], which has been normed, before the output projection.
  def attend(self: __torch__.Trainer, x: Tensor, w: Tensor, c: Tensor, s: Tensor, plan: Tensor, b: int, t: int) -> Tensor:
    nh = int(torch.select(plan, 0, 1))
    nkv = int(torch.select(plan, 0, 2))
    hd = int(torch.select(plan, 0, 3))
    qkv = torch.split_with_sizes(torch.view(torch.linear(x, w), [b, t, nh + 2 * nkv, hd]), [nh + nkv, nkv], 2)
    turned = torch.addcmul(torch.mul(qkv[0], c), torch.roll(qkv[0], [torch.floordiv(hd, 2)], [-1]), s)
    qk = torch.split_with_sizes(torch.transpose(turned, 1, 2), [nh, nkv], 1)
    k = qk[1]
    v = torch.transpose(qkv[1], 1, 2)
    if torch.ne(nh, nkv):
      g = torch.floordiv(nh, nkv)
      k = torch.reshape(torch.expand(torch.unsqueeze(k, 2), [b, nkv, g, t, hd]), [b, nh, t, hd])
      v = torch.reshape(torch.expand(torch.unsqueeze(v, 2), [b, nkv, g, t, hd]), [b, nh, t, hd])
    a = torch.scaled_dot_product_attention(qk[0], k, v, None, 0., True)
    return torch.reshape(torch.transpose(a, 1, 2), [b * t, nh * hd])
  # The logits [R, V] of the scored rows.
  def forward(self: __torch__.Trainer, p: List[Tensor], rope: Tensor, ids: Tensor, rows: Tensor, plan: Tensor, eps: float) -> Tensor:
    nl = int(torch.select(plan, 0, 0))
    hd = int(torch.select(plan, 0, 3))
    d = int(torch.select(plan, 0, 4))
    b = torch.size(ids, 0)
    t = torch.size(ids, 1)
    e = torch.len(p) - 2 * nl - 2
    c = torch.view(torch.slice(torch.select(rope, 0, 0), 0, 0, t, 1), [t, 1, hd])
    s = torch.view(torch.slice(torch.select(rope, 0, 1), 0, 0, t, 1), [t, 1, hd])
    x = torch.view(torch.embedding(p[e], ids), [b * t, d])
    for i in range(nl):
      if torch.gt(int(torch.select(plan, 0, 8 + i)), 0):
        a = (self).attend(torch.rms_norm(x, [d], p[e + 1 + 2 * i], eps), p[5 * i], c, s, plan, b, t)
        x = torch.add(x, torch.linear(a, p[5 * i + 1]))
      if torch.gt(int(torch.select(plan, 0, 8 + nl + i)), 0):
        h = torch.rms_norm(x, [d], p[e + 2 + 2 * i], eps)
        # Two products, not one twice as wide: the backward pass need not join their gradients.
        h = torch.mul(torch.silu(torch.linear(h, p[5 * i + 2])), torch.linear(h, p[5 * i + 3]))
        x = torch.add(x, torch.linear(h, p[5 * i + 4]))
    y = torch.rms_norm(torch.index_select(x, 0, rows), [d], p[e + 1 + 2 * nl], eps)
    # The head is the matrix before the embedding if there is one, else the embedding.
    return torch.linear(y, p[e - 1 + int(torch.select(plan, 0, 7))])
  # Adds the gradient of scale * sum(weight * -log p(target)) to `gradient`; returns that sum.
  def learn(self: __torch__.Trainer, flat: Tensor, gradient: Tensor, rope: Tensor, ids: Tensor, rows: Tensor, targets: Tensor, weights: Tensor, plan: Tensor, numbers: Tensor) -> Tensor:
    torch.set_grad_enabled(True)
    p = (self).leaves(flat, plan, True)
    logits = (self).forward(p, rope, ids, rows, plan, float(torch.select(numbers, 0, 0)))
    total = torch.dot(torch.cross_entropy_loss(logits, targets, None, 0, -100, 0.), weights)
    found = torch.grad([torch.mul(total, float(torch.select(numbers, 0, 1)))], p, None, None, False, True)
    torch.set_grad_enabled(False)
    at = 0
    for i in range(torch.len(p)):
      n = torch.numel(p[i])
      g = found[i]
      # A sublayer that was left out has no gradient.
      if torch.__isnot__(g, None):
        _0 = torch.add_(torch.slice(gradient, 0, at, at + n, 1), torch.view(unchecked_cast(Tensor, g), [n]))
      at = at + n
    return torch.detach(total)
  # Scores [2, R]: -log p(target), and 1 where the target is the best token.
  def score(self: __torch__.Trainer, flat: Tensor, rope: Tensor, ids: Tensor, rows: Tensor, targets: Tensor, plan: Tensor, numbers: Tensor) -> Tensor:
    torch.set_grad_enabled(False)
    p = (self).leaves(flat, plan, False)
    logits = (self).forward(p, rope, ids, rows, plan, float(torch.select(numbers, 0, 0)))
    loss = torch.cross_entropy_loss(logits, targets, None, 0, -100, 0.)
    hit = torch.to(torch.eq(torch.argmax(logits, 1, False), targets), ops.prim.dtype(loss))
    return torch.stack([loss, hit], 0)
  # The logits themselves, for comparison with the decoder.
  def logits(self: __torch__.Trainer, flat: Tensor, rope: Tensor, ids: Tensor, rows: Tensor, plan: Tensor, numbers: Tensor) -> Tensor:
    torch.set_grad_enabled(False)
    return (self).forward((self).leaves(flat, plan, False), rope, ids, rows, plan, float(torch.select(numbers, 0, 0)))
  # AdamW: clips the gradient by its norm, decays the first `decayed` parameters, clears the gradient.
  # settings: learning rate, beta 1, beta 2, epsilon, decay, largest norm, number of this update.
  def update(self: __torch__.Trainer, flat: Tensor, gradient: Tensor, first: Tensor, second: Tensor, decayed: int, settings: List[float]) -> float:
    rate = settings[0]
    norm = float(torch.linalg_vector_norm(gradient, 2, None, False, dtype=None))
    if torch.gt(norm, settings[5]):
      _0 = torch.mul_(gradient, settings[5] / norm)
    _1 = torch.mul_(torch.slice(flat, 0, 0, decayed, 1), 1. - rate * settings[4])
    _2 = torch.lerp_(first, gradient, 1. - settings[1])
    _3 = torch.addcmul_(torch.mul_(second, settings[2]), gradient, gradient, value=1. - settings[2])
    spread = torch.sqrt(1. - torch.pow(settings[2], settings[6]))
    deviation = torch.add_(torch.div_(torch.sqrt(second), spread), settings[3])
    _4 = torch.addcdiv_(flat, first, deviation, value=torch.neg(rate) / (1. - torch.pow(settings[1], settings[6])))
    _5 = torch.zero_(gradient)
    return norm
