# The transformer, as a TorchScript program in the dialect that torch.jit.load reads: `torch.x` is
# aten::x, numbers stand for dtypes (6 fp32, 7 fp64, 15 bf16) and nothing has a default argument.
#
# Every tensor is an argument, so the program has no state. Shapes, with n rows in the pass:
#   w       weights: w[0] a tensor that names the device, w[1] the embedding [V, d] or, where it is
#           the head of one row too, [d, V], w[2] the final norm [d], w[3] the head [V, d], and ten
#           for each layer, in the order in which they are read
#   kv      [2L, Hkv, T, hd]: keys of layer i in 2i, values in 2i + 1; row t is the t-th token's
#   rope    [2, context, hd]: cosines, and sines whose first half is negated
#   given   [2, most rows] int64 on the host: tokens and their positions
#   tree    [most nodes, most nodes] uint8 on the host: 1 where the row's node attends to the column's
#   ids     [most nodes, ranks] int64 on the host: the best tokens of each row
#   scores  [most nodes, ranks + 1] on the host: their logits, then the row's log-sum-exp
#   logits  [most nodes, V] on the host: every logit, where they are wanted
#   kept    [1 or L, most nodes, d]: residual streams that a later pass goes on from; row by node
#   shape   L, H, Hkv, hd, d, ff, q/k/v bias, output bias, feed-forward bias, dtype, parts of the
#           embedding as the head of one row (0: it is [V, d] and not used so)
#   call    n, first cached row, first scored row, ranks, all logits, attention mask, linear kernel,
#           the head's kernel for one row, where the streams begin (0: the embeddings, i + 1: kept[i]),
#           which are kept (0: none, 1: the last in kept[0], 2: what layer i makes in kept[i]), and
#           the first row of kept that they go to
class Decoder(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  # One matrix product, x [n, in] by w [out, in], the way the calibration found to be fastest.
  def product(self: __torch__.Decoder, x: Tensor, w: Tensor, kernel: int) -> Tensor:
    y = x
    if torch.eq(kernel, 0):
      y = torch.linear(x, w)
    elif torch.eq(kernel, 1):
      y = ops.mkldnn._linear_pointwise(x, w, None, "none", annotate(List[Optional[number]], []), "")
    elif torch.eq(kernel, 2):
      y = torch.unsqueeze(torch.mv(w, torch.select(x, 0, 0)), 0)
    elif torch.eq(kernel, 3):
      y = torch.t(torch.mm(w, torch.t(x)))
    elif torch.eq(kernel, 4):
      rows = annotate(List[Tensor], [])
      for i in range(torch.size(x, 0)):
        _0 = torch.append(rows, torch.mv(w, torch.select(x, 0, i)))
      y = torch.stack(rows, 0)
    else:
      y = torch.to(torch.linear(torch.to(x, 6), torch.to(w, 6)), ops.prim.dtype(x))
    return y
  # The residual stream plus a product; oneDNN adds in the same pass over the output.
  def plus(self: __torch__.Decoder, x: Tensor, y: Tensor, w: Tensor, kernel: int) -> Tensor:
    if torch.eq(kernel, 1):
      sum = ops.mkldnn._linear_pointwise(y, x, w, None, "add")
    else:
      sum = torch.add(x, (self).product(y, w, kernel))
    return sum
  # One row x [1, in] by w [in, out] in as many parts as there are threads, each a block of columns.
  def split(self: __torch__.Decoder, x: Tensor, w: Tensor, parts: int) -> Tensor:
    size = torch.size(w, 0)
    out = torch.size(w, 1)
    blocks = torch.permute(torch.view(w, [size, parts, torch.floordiv(out, parts)]), [1, 0, 2])
    return torch.view(torch.bmm(torch.expand(torch.unsqueeze(x, 0), [parts, 1, size]), blocks), [1, out])
  # The embeddings [n, d] of the tokens.
  def embed(self: __torch__.Decoder, w: Tensor, tokens: Tensor, parts: int) -> Tensor:
    if torch.gt(parts, 0):
      x = torch.contiguous(torch.t(torch.index_select(w, 1, tokens)))
    else:
      x = torch.embedding(w, tokens)
    return x
  # RMSNorm: x / sqrt(mean(x^2) + eps) * g. In single and double precision as x sqrt(d) / hypot(|x|,
  # sqrt(d eps)), four small kernels where rms_norm takes eight; a step of a small model has sixty of
  # them. In half precision rms_norm widens on the way, so it stays.
  def norm(self: __torch__.Decoder, x: Tensor, g: Tensor, floor: Tensor, zero: Tensor, d: int, eps: float) -> Tensor:
    if torch.gt(torch.numel(floor), 0):
      length = torch.hypot(torch.linalg_vector_norm(x, 2, [1], True, dtype=None), floor)
      y = torch.mul(torch.addcdiv(zero, x, length, value=torch.sqrt(d)), g)
    else:
      y = torch.rms_norm(x, [d], g, eps)
    return y
  # The constant [1, 1] of the norm; empty where rms_norm serves.
  def floor(self: __torch__.Decoder, like: Tensor, d: int, eps: float, dtype: int) -> Tensor:
    n = 0
    if torch.__contains__([6, 7], dtype):
      n = 1
    return torch.full([n, n], torch.sqrt(torch.mul(d, eps)), dtype=ops.prim.dtype(like), layout=0, device=ops.prim.device(like))
  # Additive attention mask [g * n, end]: everything before start, then a triangle (1) or a tree (2).
  def mask(self: __torch__.Decoder, like: Tensor, tree: Tensor, n: int, start: int, g: int, kind: int) -> Tensor:
    device = ops.prim.device(like)
    if torch.eq(kind, 2):
      seen = torch.to(torch.slice(torch.slice(tree, 0, 0, n, 1), 1, 0, n, 1), dtype=11, layout=0, device=device)
    else:
      seen = torch.tril(torch.ones([n, n], dtype=11, layout=0, device=device))
    hidden = torch.masked_fill(torch.zeros([n, n], dtype=ops.prim.dtype(like), layout=0, device=device), torch.logical_not(seen), -inf)
    whole = torch.cat([torch.zeros([n, start], dtype=ops.prim.dtype(like), layout=0, device=device), hidden], 1)
    return torch.repeat(whole, [g, 1])
  # Rotary embedding of qkv [n, H + 2 Hkv, hd]: rotate-half is a roll once the sign is folded into
  # the sine, and the values turn by nothing, so that keys and values leave in one piece.
  def rotate(self: __torch__.Decoder, qkv: Tensor, c: Tensor, s: Tensor, half: int) -> Tensor:
    return torch.addcmul(torch.mul(qkv, c), torch.roll(qkv, [half], [-1]), s)
  # Cosines and sines [2, n, H + 2 Hkv, hd] of the positions, with 1 and 0 for the values.
  def turns(self: __torch__.Decoder, rope: Tensor, positions: Tensor, n: int, turning: int, still: int, hd: int) -> Tensor:
    cs = torch.expand(torch.unsqueeze(torch.index_select(rope, 1, positions), 2), [2, n, turning, hd])
    ones = torch.ones([1, n, still, hd], dtype=ops.prim.dtype(rope), layout=0, device=ops.prim.device(rope))
    return torch.cat([cs, torch.cat([ones, torch.zeros_like(ones, dtype=None)], 0)], 2)
  # Attention of q [n, H, hd] over k and v [Hkv, end, hd]. The g queries that share a key-value head
  # are folded into the query length, so that nothing is repeated.
  def attend(self: __torch__.Decoder, q: Tensor, k: Tensor, v: Tensor, mask: Tensor, kind: int, n: int, nkv: int, g: int, hd: int) -> Tensor:
    if torch.eq(kind, 0):
      one = torch.scaled_dot_product_attention(torch.view(q, [1, nkv, g, hd]), torch.unsqueeze(k, 0), torch.unsqueeze(v, 0), None, 0., False)
      out = torch.view(one, [1, nkv * g * hd])
    elif torch.eq(kind, 3):
      end = torch.size(k, 1)
      kk = torch.reshape(torch.expand(torch.unsqueeze(k, 1), [nkv, g, end, hd]), [1, nkv * g, end, hd])
      vv = torch.reshape(torch.expand(torch.unsqueeze(v, 1), [nkv, g, end, hd]), [1, nkv * g, end, hd])
      o = torch.scaled_dot_product_attention(torch.unsqueeze(torch.transpose(q, 0, 1), 0), kk, vv, None, 0., True)
      out = torch.reshape(torch.transpose(torch.squeeze(o, 0), 0, 1), [n, nkv * g * hd])
    else:
      folded = torch.reshape(torch.permute(torch.view(q, [n, nkv, g, hd]), [1, 2, 0, 3]), [1, nkv, g * n, hd])
      o = torch.scaled_dot_product_attention(folded, torch.unsqueeze(k, 0), torch.unsqueeze(v, 0), mask, 0., False)
      out = torch.reshape(torch.permute(torch.view(o, [nkv, g, n, hd]), [2, 0, 1, 3]), [n, nkv * g * hd])
    return out
  # The inner activations [n, ff] of the feed-forward network.
  def gated(self: __torch__.Decoder, x: Tensor, w: List[Tensor], o: int, bias: int, floor: Tensor, zero: Tensor, d: int, ff: int, eps: float, kernel: int) -> Tensor:
    gu = (self).product((self).norm(x, w[o + 5], floor, zero, d, eps), w[o + 6], kernel)
    if torch.eq(bias, 1):
      gu = torch.add(gu, w[o + 7])
    return torch.mul(torch.silu(torch.slice(gu, 1, 0, ff, 1)), torch.slice(gu, 1, ff, 2 * ff, 1))
  # Scores in single precision at least.
  def widened(self: __torch__.Decoder, y: Tensor, dtype: int) -> Tensor:
    if torch.ne(dtype, 7):
      y = torch.to(y, 6)
    return y
  # The scores [n, V] of the residual streams x [n, d].
  def judged(self: __torch__.Decoder, x: Tensor, w: List[Tensor], shape: List[int], eps: float, kernel: int) -> Tensor:
    floor = (self).floor(x, shape[4], eps, shape[9])
    last = (self).norm(x, w[2], floor, torch.zeros_like(floor, dtype=None), shape[4], eps)
    return (self).widened((self).product(last, w[3], kernel), shape[9])
  # A pass: writes the rows [start, start + n) of the layers it runs, and scores the last rows.
  def step(self: __torch__.Decoder, w: List[Tensor], kv: Tensor, rope: Tensor, given: Tensor, tree: Tensor, ids: Tensor, scores: Tensor, logits: Tensor, kept: Tensor, shape: List[int], eps: float, attn: List[bool], mlp: List[bool], call: List[int]) -> int:
    nh = shape[1]
    nkv = shape[2]
    hd = shape[3]
    d = shape[4]
    ff = shape[5]
    g = torch.floordiv(nh, nkv)
    half = torch.floordiv(hd, 2)
    n = call[0]
    start = call[1]
    kind = call[5]
    kernel = call[6]
    end = start + n
    device = ops.prim.device(kv)
    here = torch.to(torch.slice(given, 1, 0, n, 1), device)
    cs = (self).turns(rope, torch.select(here, 0, 1), n, nh + nkv, nkv, hd)
    c = torch.select(cs, 0, 0)
    s = torch.select(cs, 0, 1)
    if torch.gt(call[8], 0):
      x = torch.slice(torch.select(kept, 0, call[8] - 1), 0, 0, n, 1)
    else:
      x = (self).embed(w[1], torch.select(here, 0, 0), shape[10])
    watched = torch.eq(call[9], 2)
    floor = (self).floor(x, d, eps, shape[9])
    zero = torch.zeros_like(floor, dtype=None)
    mask = x
    if torch.eq(kind, 1):
      mask = (self).mask(x, tree, n, start, g, kind)
    elif torch.eq(kind, 2):
      mask = (self).mask(x, tree, n, start, g, kind)
    for i in range(shape[0]):
      o = 4 + i * 10
      if attn[i]:
        qkv = (self).product((self).norm(x, w[o], floor, zero, d, eps), w[o + 1], kernel)
        if torch.eq(shape[6], 1):
          qkv = torch.add(qkv, w[o + 2])
        r = (self).rotate(torch.view(qkv, [n, nh + 2 * nkv, hd]), c, s, half)
        cached = torch.slice(torch.slice(kv, 0, 2 * i, 2 * i + 2, 1), 2, 0, end, 1)
        _0 = torch.copy_(torch.slice(cached, 2, start, end, 1), torch.permute(torch.view(torch.slice(r, 1, nh, nh + 2 * nkv, 1), [n, 2, nkv, hd]), [1, 2, 0, 3]), False)
        a = (self).attend(torch.slice(r, 1, 0, nh, 1), torch.select(cached, 0, 0), torch.select(cached, 0, 1), mask, kind, n, nkv, g, hd)
        x = (self).plus(x, a, w[o + 3], kernel)
        if torch.eq(shape[7], 1):
          x = torch.add(x, w[o + 4])
      if mlp[i]:
        x = (self).plus(x, (self).gated(x, w, o, shape[8], floor, zero, d, ff, eps, kernel), w[o + 8], kernel)
        if torch.eq(shape[8], 1):
          x = torch.add(x, w[o + 9])
      if watched:
        if attn[i]:
          _1 = torch.copy_(torch.slice(torch.select(kept, 0, i), 0, call[10], call[10] + n, 1), x, False)
    if torch.eq(call[9], 1):
      _7 = torch.copy_(torch.slice(torch.select(kept, 0, 0), 0, call[10], call[10] + n, 1), x, False)
    if torch.gt(call[3], 0):
      rows = n - call[2]
      last = (self).norm(torch.slice(x, 0, call[2], n, 1), w[2], floor, zero, d, eps)
      parts = shape[10]
      if torch.gt(rows, 1):
        parts = 0
      if torch.gt(parts, 0):
        y = (self).split(last, w[1], parts)
      elif torch.eq(rows, 1):
        y = (self).product(last, w[3], call[7])
      else:
        y = (self).product(last, w[3], kernel)
      y = (self).widened(y, shape[9])
      if torch.eq(call[3], 1):
        _2 = torch.copy_(torch.slice(torch.select(ids, 1, 0), 0, 0, rows, 1), torch.argmax(y, 1, False), False)
      else:
        best = torch.topk(y, call[3], 1, True, True)
        _3 = torch.copy_(torch.slice(torch.slice(ids, 0, 0, rows, 1), 1, 0, call[3], 1), (best)[1], False)
        _4 = torch.copy_(torch.slice(torch.slice(scores, 0, 0, rows, 1), 1, 0, call[3], 1), (best)[0], False)
        _5 = torch.copy_(torch.slice(torch.select(scores, 1, call[3]), 0, 0, rows, 1), torch.logsumexp(y, [1], False), False)
      if torch.eq(call[4], 1):
        _6 = torch.copy_(torch.slice(logits, 0, 0, rows, 1), y, False)
    return end
  # Mean entropy of the softmax of x [n, m] over its rows, as 1 - H / ln m.
  def certainty(self: __torch__.Decoder, x: Tensor) -> Tensor:
    p = torch.softmax(torch.to(x, 6), 1, None)
    h = torch.neg(torch.sum(torch.mul(p, torch.log(torch.add(p, 9.9999999999999998e-13))), [1], False, dtype=None))
    return torch.rsub(torch.div(torch.mean(h, dtype=None), torch.log(torch.size(x, 1))), 1)
  def confidence(self: __torch__.Decoder, x: Tensor, w: List[Tensor], floor: Tensor, zero: Tensor, d: int, eps: float, kernel: int, space: int) -> Tensor:
    y = torch.to(torch.clamp(torch.to(x, 6), -87.33654022216797, 88.7), ops.prim.dtype(x))
    if torch.gt(space, 0):
      if torch.eq(space, 1):
        y = (self).norm(y, w[2], floor, zero, d, eps)
      y = (self).product(y, w[3], kernel)
    return (self).certainty(y)
  # A full-depth pass over n tokens after the first `start` rows that writes no row: out [L, 2] gets
  # the confidence of each layer's attention and feed-forward output.
  def probe(self: __torch__.Decoder, w: List[Tensor], kv: Tensor, rope: Tensor, given: Tensor, out: Tensor, shape: List[int], eps: float, space: int, call: List[int]) -> int:
    nh = shape[1]
    nkv = shape[2]
    hd = shape[3]
    d = shape[4]
    ff = shape[5]
    g = torch.floordiv(nh, nkv)
    half = torch.floordiv(hd, 2)
    n = call[0]
    start = call[1]
    kernel = call[6]
    here = torch.to(torch.slice(given, 1, 0, n, 1), ops.prim.device(kv))
    cs = (self).turns(rope, torch.select(here, 0, 1), n, nh + nkv, nkv, hd)
    c = torch.select(cs, 0, 0)
    s = torch.select(cs, 0, 1)
    x = (self).embed(w[1], torch.select(here, 0, 0), shape[10])
    floor = (self).floor(x, d, eps, shape[9])
    zero = torch.zeros_like(floor, dtype=None)
    mask = (self).mask(x, x, n, start, g, 1)
    found = annotate(List[Tensor], [])
    for i in range(shape[0]):
      o = 4 + i * 10
      qkv = (self).product((self).norm(x, w[o], floor, zero, d, eps), w[o + 1], kernel)
      if torch.eq(shape[6], 1):
        qkv = torch.add(qkv, w[o + 2])
      r = (self).rotate(torch.view(qkv, [n, nh + 2 * nkv, hd]), c, s, half)
      fresh = torch.permute(torch.view(torch.slice(r, 1, nh, nh + 2 * nkv, 1), [n, 2, nkv, hd]), [1, 2, 0, 3])
      rows = torch.cat([torch.slice(torch.slice(kv, 0, 2 * i, 2 * i + 2, 1), 2, 0, start, 1), fresh], 2)
      a = (self).attend(torch.slice(r, 1, 0, nh, 1), torch.select(rows, 0, 0), torch.select(rows, 0, 1), mask, 1, n, nkv, g, hd)
      a = (self).product(a, w[o + 3], kernel)
      if torch.eq(shape[7], 1):
        a = torch.add(a, w[o + 4])
      x = torch.add(x, a)
      m = (self).product((self).gated(x, w, o, shape[8], floor, zero, d, ff, eps, kernel), w[o + 8], kernel)
      if torch.eq(shape[8], 1):
        m = torch.add(m, w[o + 9])
      x = torch.add(x, m)
      _0 = torch.append(found, (self).confidence(a, w, floor, zero, d, eps, kernel, space))
      _1 = torch.append(found, (self).confidence(m, w, floor, zero, d, eps, kernel, space))
    _2 = torch.copy_(out, torch.view(torch.stack(found, 0), [shape[0], 2]), False)
    return n
  # The residual streams x [n, d] after the attention of layer i, in which they see the first `start`
  # rows of the cache and what the mask shows of each other; writes no row.
  def attended(self: __torch__.Decoder, x: Tensor, w: List[Tensor], kv: Tensor, c: Tensor, s: Tensor, mask: Tensor, floor: Tensor, zero: Tensor, shape: List[int], eps: float, i: int, call: List[int]) -> Tensor:
    nh = shape[1]
    nkv = shape[2]
    hd = shape[3]
    n = call[0]
    o = 4 + i * 10
    qkv = (self).product((self).norm(x, w[o], floor, zero, shape[4], eps), w[o + 1], call[6])
    if torch.eq(shape[6], 1):
      qkv = torch.add(qkv, w[o + 2])
    r = (self).rotate(torch.view(qkv, [n, nh + 2 * nkv, hd]), c, s, torch.floordiv(hd, 2))
    fresh = torch.permute(torch.view(torch.slice(r, 1, nh, nh + 2 * nkv, 1), [n, 2, nkv, hd]), [1, 2, 0, 3])
    rows = torch.cat([torch.slice(torch.slice(kv, 0, 2 * i, 2 * i + 2, 1), 2, 0, call[1], 1), fresh], 2)
    a = (self).attend(torch.slice(r, 1, 0, nh, 1), torch.select(rows, 0, 0), torch.select(rows, 0, 1), mask, 1, n, nkv, torch.floordiv(nh, nkv), hd)
    y = (self).plus(x, a, w[o + 3], call[6])
    if torch.eq(shape[7], 1):
      y = torch.add(y, w[o + 4])
    return y
  # The residual streams x [n, d] after the feed-forward network of layer i.
  def fed(self: __torch__.Decoder, x: Tensor, w: List[Tensor], floor: Tensor, zero: Tensor, shape: List[int], eps: float, i: int, kernel: int) -> Tensor:
    o = 4 + i * 10
    y = (self).plus(x, (self).gated(x, w, o, shape[8], floor, zero, shape[4], shape[5], eps, kernel), w[o + 8], kernel)
    if torch.eq(shape[8], 1):
      y = torch.add(y, w[o + 9])
    return y
  # The sublayers [from, to) over n residual streams: the attention of layer i is 2i, its feed-forward
  # network 2i + 1. They begin as the tokens' embeddings or as the first n rows of states [rows, d],
  # see the first `start` rows of the cache and what the mask shows of each other, and write no row.
  # states gets what becomes of them: n rows, or where every step is wanted n for the beginning and n
  # after each sublayer.
  #   call    n, start, from, to, 1 for embeddings, attention mask, linear kernel, 1 for every step
  def through(self: __torch__.Decoder, w: List[Tensor], kv: Tensor, rope: Tensor, given: Tensor, tree: Tensor, states: Tensor, shape: List[int], eps: float, call: List[int]) -> int:
    n = call[0]
    here = torch.to(torch.slice(given, 1, 0, n, 1), ops.prim.device(kv))
    cs = (self).turns(rope, torch.select(here, 0, 1), n, shape[1] + shape[2], shape[2], shape[3])
    c = torch.select(cs, 0, 0)
    s = torch.select(cs, 0, 1)
    if torch.eq(call[4], 1):
      x = (self).embed(w[1], torch.select(here, 0, 0), shape[10])
    else:
      x = torch.zeros([n, shape[4]], dtype=ops.prim.dtype(kv), layout=0, device=ops.prim.device(kv))
      _0 = torch.copy_(x, torch.slice(states, 0, 0, n, 1), False)
    floor = (self).floor(x, shape[4], eps, shape[9])
    zero = torch.zeros_like(floor, dtype=None)
    mask = (self).mask(x, tree, n, call[1], torch.floordiv(shape[1], shape[2]), call[5])
    every = [x]
    for sublayer in range(call[2], call[3]):
      i = torch.floordiv(sublayer, 2)
      if torch.eq(sublayer, 2 * i):
        x = (self).attended(x, w, kv, c, s, mask, floor, zero, shape, eps, i, call)
      else:
        x = (self).fed(x, w, floor, zero, shape, eps, i, call[6])
      if torch.eq(call[7], 1):
        _1 = torch.append(every, x)
    if torch.eq(call[7], 1):
      x = torch.cat(every, 0)
    rows = torch.size(x, 0)
    _2 = torch.copy_(torch.slice(states, 0, 0, rows, 1), x, False)
    return rows
  # The best token after each of the first n residual streams of states [rows, d], in ids.
  def read(self: __torch__.Decoder, w: List[Tensor], kv: Tensor, states: Tensor, ids: Tensor, shape: List[int], eps: float, call: List[int]) -> int:
    n = call[0]
    x = torch.zeros([n, shape[4]], dtype=ops.prim.dtype(kv), layout=0, device=ops.prim.device(kv))
    _0 = torch.copy_(x, torch.slice(states, 0, 0, n, 1), False)
    y = (self).judged(x, w, shape, eps, call[6])
    _1 = torch.copy_(torch.slice(torch.select(ids, 1, 0), 0, 0, n, 1), torch.argmax(y, 1, False), False)
    return n
  # The best token after each of the first n kept streams of the layers [from, to), layer by layer, in
  # best [rows], and its softmax probability in sure [rows].
  #   call    n, from, to, linear kernel
  def guess(self: __torch__.Decoder, w: List[Tensor], kept: Tensor, best: Tensor, sure: Tensor, shape: List[int], eps: float, call: List[int]) -> int:
    streams = torch.slice(torch.slice(kept, 0, call[1], call[2], 1), 1, 0, call[0], 1)
    rows = call[0] * (call[2] - call[1])
    y = (self).judged(torch.reshape(streams, [rows, shape[4]]), w, shape, eps, call[3])
    p = torch.exp(torch.sub(torch.amax(y, [1], False), torch.logsumexp(y, [1], False)))
    _0 = torch.copy_(torch.slice(best, 0, 0, rows, 1), torch.argmax(y, 1, False), False)
    _1 = torch.copy_(torch.slice(sure, 0, 0, rows, 1), p, False)
    return rows
  # Makes the rows base + path[j] the rows base + j, in every layer at once.
  def keep(self: __torch__.Decoder, kv: Tensor, base: int, path: List[int]) -> int:
    chosen = torch.index_select(kv, 2, torch.add(torch.tensor(path, dtype=4, device=ops.prim.device(kv), requires_grad=False), base))
    _0 = torch.copy_(torch.slice(kv, 2, base, base + torch.len(path), 1), chosen, False)
    return base + torch.len(path)
  def copy_rows(self: __torch__.Decoder, source: Tensor, target: Tensor, length: int) -> int:
    _0 = torch.copy_(torch.slice(target, 2, 0, length, 1), torch.slice(source, 2, 0, length, 1), False)
    return length
  def copy_flat(self: __torch__.Decoder, source: Tensor, target: Tensor) -> int:
    _0 = torch.copy_(target, torch.view(source, torch.size(target)), False)
    return 0
  # Zeros, never uninitialised memory: a NaN in a masked row would still poison the sum.
  def allocate(self: __torch__.Decoder, like: Tensor, size: List[int], dtype: int) -> Tensor:
    return torch.zeros(size, dtype=dtype, layout=0, device=ops.prim.device(like))
  def nothing(self: __torch__.Decoder) -> List[Tensor]:
    return annotate(List[Tensor], [])
  # A matrix whose memory has really been touched, for the calibration.
  def sample(self: __torch__.Decoder, like: Tensor, size: List[int], dtype: int) -> Tensor:
    return torch.full(size, 0.01171875, dtype=dtype, layout=0, device=ops.prim.device(like))
  def fill(self: __torch__.Decoder, target: Tensor, staging: Tensor, row: int, rows: int, columns: int) -> int:
    source = torch.view(torch.slice(staging, 0, 0, rows * columns, 1), [rows, columns])
    _0 = torch.copy_(torch.slice(target, 0, row, row + rows, 1), source, False)
    return row + rows
  def add(self: __torch__.Decoder, w: List[Tensor], t: Tensor, form: int) -> int:
    if torch.eq(form, 2):
      _0 = torch.append(w, ops.mkldnn._reorder_linear_weight(t))
    elif torch.eq(form, 1):
      _1 = torch.append(w, torch.squeeze(t, 1))
    else:
      _2 = torch.append(w, t)
    return torch.len(w)
  def transposed(self: __torch__.Decoder, w: Tensor) -> Tensor:
    return torch.contiguous(torch.t(w))
  # One product with each of w, for the calibration; the results are kept, or nothing would run.
  def sweep(self: __torch__.Decoder, w: List[Tensor], x: List[Tensor], kernel: int) -> int:
    kept = annotate(List[Tensor], [])
    for i in range(torch.len(w)):
      _0 = torch.append(kept, (self).product(x[i], w[i], kernel))
    return torch.len(kept)
  def split_sweep(self: __torch__.Decoder, w: List[Tensor], x: List[Tensor], parts: int) -> int:
    kept = annotate(List[Tensor], [])
    for i in range(torch.len(w)):
      _0 = torch.append(kept, (self).split(x[i], w[i], parts))
    return torch.len(kept)
  # The first numbers of the embedding in the order in which they lie in memory.
  def table(self: __torch__.Decoder, w: List[Tensor], most: int) -> Tensor:
    return torch.slice(torch.view(w[1], [-1]), 0, 0, most, 1)
  # Reads every number of x once, for the stream bandwidth.
  def total(self: __torch__.Decoder, x: Tensor) -> Tensor:
    return torch.sum(x, dtype=None)
