"""Second implementations of what no package has, written from the definitions, not from the Java.

Where a closed form exists in the Java, the one here is numerical (and the other way round).
"""
import itertools
import math

import numpy as np
from scipy import integrate, optimize, stats

from splittable import SplittableRandom


# --- crossed effects -------------------------------------------------------------------------

def crossed(x, weights=None):
    """Two-way estimate of a list of complete [row][column] tables; returns m, se, df."""
    tables = [np.asarray(t, float) for t in (x if weights is not None else [x])]
    w = np.asarray(weights if weights is not None else [1.0], float)
    w = w / w.sum()
    F = tables[0].shape[1]
    m = sum(wi * t.mean() for wi, t in zip(w, tables))
    vp = [t.mean(1).var(ddof=1) / len(t) for t in tables]
    v_p = sum(wi**2 * v for wi, v in zip(w, vp))
    df_p = v_p**2 / sum((wi**2 * v) ** 2 / (len(t) - 1) for wi, v, t in zip(w, vp, tables))
    if F == 1:
        return [m, math.sqrt(v_p), df_p]
    v_f = sum(wi * t.mean(0) for wi, t in zip(w, tables)).var(ddof=1) / F
    v_i = 0.0
    for wi, t in zip(w, tables):
        r = t - t.mean(1, keepdims=True) - t.mean(0, keepdims=True) + t.mean()
        v_i += wi**2 * (r**2).sum() / ((F - 1) * (len(t) - 1)) / t.size
    v = max(v_p + v_f - v_i, v_p, v_f)
    return [m, math.sqrt(v), crossed_degrees(v, v_p, v_f, v_i, df_p, F)]


def crossed_degrees(v, v_p, v_f, v_i, df_p, F):
    """Satterthwaite's, lowered: the 95 % interval is no narrower than that of the columns alone, and
    goes half of the way to Banerjee's of rows and of the columns beyond cells."""
    df = max(1.0, v**2 / (v_p**2 / df_p + v_f**2 / (F - 1)))
    t_p, t_f = stats.t.ppf(.975, df_p), stats.t.ppf(.975, F - 1)
    least = max(stats.t.ppf(.975, df), math.sqrt(v_f / v) * t_f)
    banerjee = math.sqrt((t_p**2 * v_p + t_f**2 * max(0, v_f - v_i)) / v)
    wanted = (least + max(least, banerjee)) / 2
    low = min(F - 1, df_p, df)
    if stats.t.ppf(.975, df) >= wanted or low >= df:
        return df
    return float(optimize.brentq(lambda d: stats.t.ppf(.975, d) - wanted, low, df, xtol=1e-12))


def components(x):
    """Variance components from the mean squares of a two-way analysis of variance."""
    import pandas as pd
    import statsmodels.api as sm
    from statsmodels.formula.api import ols

    x = np.asarray(x, float)
    n, F = x.shape
    frame = pd.DataFrame(
        [(i, j, x[i, j]) for i in range(n) for j in range(F)], columns=["row", "col", "y"])
    table = sm.stats.anova_lm(ols("y ~ C(row) + C(col)", frame).fit())
    ms = table["sum_sq"] / table["df"]
    return [max(0, (ms["C(row)"] - ms["Residual"]) / F),
            max(0, (ms["C(col)"] - ms["Residual"]) / n), ms["Residual"]]


# --- ratios ----------------------------------------------------------------------------------

def fieller(b, m, cov, t):
    """The published form with g = t^2 Cmm / m^2; b, m means, cov 2x2 of the means."""
    r = b / m
    g = t * t * cov[1][1] / m**2
    c = cov[0][1] / cov[1][1]
    root = cov[0][0] - 2 * r * cov[0][1] + r * r * cov[1][1] - g * (cov[0][0] - cov[0][1] * c)
    if g >= 1 and root < 0:
        return ["anything"]
    ends = sorted((r - g * c + s * t / m * math.sqrt(root)) / (1 - g) for s in (-1, 1))
    return ["bounded" if g < 1 else "outside"] + ends


def fieller_pairs(b, m, confidence):
    b, m = np.asarray(b, float), np.asarray(m, float)
    t = stats.t.ppf((1 + confidence) / 2, len(b) - 1)
    return fieller(b.mean(), m.mean(), np.cov(b, m) / len(b), t)


# --- resampling, draw by draw ------------------------------------------------------------------

def resampled(rows, statistic, resamples, seed):
    random = SplittableRandom(seed)
    n = len(rows)
    return np.array([statistic([rows[random.below(n)] for _ in range(n)])
                     for _ in range(resamples)])


def ratio_of_sums(rows):
    return sum(r[0] for r in rows) / sum(r[1] for r in rows)


def bca(rows, statistic, resamples, confidence, seed):
    reps = resampled(rows, statistic, resamples, seed)
    point = statistic(rows)
    z0 = stats.norm.ppf(stats.percentileofscore(reps, point, kind="mean") / 100)
    jack = np.array([statistic(rows[:i] + rows[i + 1:]) for i in range(len(rows))])
    a = stats.skew(jack.mean() - jack) / (6 * math.sqrt(len(rows)))
    z = stats.norm.ppf([(1 - confidence) / 2, (1 + confidence) / 2])
    return np.quantile(reps, stats.norm.cdf(z0 + (z0 + z) / (1 - a * (z0 + z)))).tolist()


def percentile(rows, statistic, resamples, confidence, seed):
    reps = resampled(rows, statistic, resamples, seed)
    return np.quantile(reps, [(1 - confidence) / 2, (1 + confidence) / 2]).tolist()


def bootstrap_t(x, resamples, confidence, seed):
    x = np.asarray(x, float)
    n = len(x)

    def t(rows):
        rows = np.asarray(rows)
        return (rows.mean() - x.mean()) / stats.sem(rows)

    q = np.quantile(resampled(list(x), t, resamples, seed),
                    [(1 + confidence) / 2, (1 - confidence) / 2])
    return (x.mean() - q * stats.sem(x)).tolist()


def crossed_bootstrap(x, resamples, confidence, seed):
    random = SplittableRandom(seed)
    x = np.asarray(x, float)
    n, F = x.shape
    reps = []
    for _ in range(resamples):
        cols = [random.below(F) for _ in range(F)]
        rows = [random.below(n) for _ in range(n)]
        reps.append(x[np.ix_(rows, cols)].mean())
    return np.quantile(reps, [(1 - confidence) / 2, (1 + confidence) / 2]).tolist()


class CrossedT:
    """Studentised draws of a table's mean: rows resampled, columns' effect normal."""

    def __init__(self, x):
        x = np.asarray(x, float)
        self.p, self.m = x.mean(1), x.mean()
        n, self.F = x.shape
        residual = x - self.p[:, None] - x.mean(0) + self.m
        v_f = x.mean(0).var(ddof=1) / self.F
        self.v_c = max(0.0, v_f - (residual**2).sum() / ((self.F - 1) * (n - 1)) / x.size)
        self.se = math.sqrt(max(self.p.var(ddof=1) / n + self.v_c, v_f))

    def draw(self, random):
        n = len(self.p)
        d = np.array([self.p[random.below(n)] for _ in range(n)])
        if self.v_c == 0:
            return (d.mean() - self.m) / stats.sem(d)
        z = math.sqrt(self.v_c) * normal(random)
        v = self.v_c * chi_squared(random, self.F - 1) / (self.F - 1)
        return (d.mean() - self.m + z) / math.sqrt(d.var(ddof=1) / n + v)


def crossed_bootstrap_t(x, resamples, confidence, seed):
    random, t = SplittableRandom(seed), CrossedT(x)
    reps = [t.draw(random) for _ in range(resamples)]
    q = np.quantile(reps, [(1 + confidence) / 2, (1 - confidence) / 2])
    return (t.m - q * t.se).tolist()


def crossed_max_t(tables, confidence, resamples, seed):
    random, ts = SplittableRandom(seed), [CrossedT(x) for x in tables]
    c = np.quantile([max(t.draw(random) for t in ts) for _ in range(resamples)], confidence)
    return [t.m - c * t.se for t in ts]


def nested_bootstrap(clusters, resamples, confidence, seed):
    random = SplittableRandom(seed)
    reps = []
    for _ in range(resamples):
        means = []
        for _ in clusters:
            c = clusters[random.below(len(clusters))]
            means.append(np.mean([c[random.below(len(c))] for _ in c]))
        reps.append(np.mean(means))
    return np.quantile(reps, [(1 - confidence) / 2, (1 + confidence) / 2]).tolist()


def max_t(groups, confidence, resamples, seed):
    random = SplittableRandom(seed)
    groups = [np.asarray(g, float) for g in groups]
    largest = []
    for _ in range(resamples):
        ts = []
        for g in groups:
            d = np.array([g[random.below(len(g))] for _ in g])
            ts.append((d.mean() - g.mean()) / stats.sem(d))
        largest.append(max(ts))
    c = np.quantile(largest, confidence)
    return [g.mean() - c * stats.sem(g) for g in groups]


def normal(random):
    while True:
        u, v = 2 * random.uniform() - 1, 2 * random.uniform() - 1
        s = u * u + v * v
        if 0 < s < 1:
            return u * math.sqrt(-2 * math.log(s) / s)


def chi_squared(random, df):
    if df < 2:
        return chi_squared(random, df + 2) * (1 - random.uniform()) ** (2 / df)
    d = df / 2 - 1 / 3
    c = 1 / math.sqrt(9 * d)
    while True:
        x = normal(random)
        v = (1 + c * x) ** 3
        if v > 0 and math.log(1 - random.uniform()) < x * x / 2 + d - d * v + d * math.log(v):
            return 2 * d * v


def min_p_bounds(points, errors, dfs, correlation, confidence, draws, seed):
    random = SplittableRandom(seed)
    root = np.linalg.cholesky(np.asarray(correlation))
    smallest = []
    for _ in range(draws):
        z = root @ [normal(random) for _ in points]
        smallest.append(min(
            stats.t.sf(zk / math.sqrt(chi_squared(random, df) / df), df) for zk, df in zip(z, dfs)))
    p = np.quantile(smallest, 1 - confidence)
    return [m - stats.t.isf(p, df) * se for m, se, df in zip(points, errors, dfs)]


def sign_flip_all(d, alternative):
    d = np.asarray(d, float)
    sums = np.array([np.dot(d, s) for s in itertools.product([1, -1], repeat=len(d))])
    eps = 1e-12 * np.abs(d).sum()
    if alternative == "greater":
        return float(np.mean(sums >= d.sum() - eps))
    if alternative == "less":
        return float(np.mean(sums <= d.sum() + eps))
    return float(np.mean(np.abs(sums) >= abs(d.sum()) - eps))


def sign_flip_drawn(d, draws, seed):
    random = SplittableRandom(seed)
    hits = 0
    for _ in range(draws):
        total = 0.0
        for i, x in enumerate(d):
            if i % 64 == 0:
                bits = random.next_long()
            total += -x if bits & 1 else x
            bits >>= 1
        hits += abs(total) >= abs(sum(d)) - 1e-12 * sum(map(abs, d))
    return (hits + 1) / (draws + 1)


# --- paired proportions ------------------------------------------------------------------------

def tango_score(n, b, c, d):
    """z with the nuisance parameter found by maximising the trinomial likelihood numerically."""
    def loss(q):  # q = P(only second), q + d = P(only first)
        p = [q + d, q, 1 - 2 * q - d]
        return -sum(k * math.log(x) if k else 0.0 for k, x in zip([b, c, n - b - c], p))

    low, high = max(0.0, -d), (1 - d) / 2
    # The likelihood is concave; its slope changes sign once.
    def slope(q):
        s = 0.0
        if b: s += b / (q + d)
        if c: s += c / q
        if n - b - c: s -= 2 * (n - b - c) / (1 - 2 * q - d)
        return s

    tiny = 1e-15
    a, e = low + tiny, high - tiny
    if slope(a) <= 0: q = low
    elif slope(e) >= 0: q = high
    else: q = optimize.brentq(slope, a, e, xtol=1e-16, rtol=8.9e-16)
    variance = (2 * q + d - d * d) / n
    return ((b - c) / n - d) / math.sqrt(variance)


def tango_interval(n, b, c, confidence):
    z = stats.norm.ppf((1 + confidence) / 2)
    point = (b - c) / n
    low = -1.0 if b - c == -n else optimize.brentq(
        lambda d: tango_score(n, b, c, d) - z, -1 + 1e-12, point - 1e-9, xtol=1e-14)
    high = 1.0 if b - c == n else optimize.brentq(
        lambda d: tango_score(n, b, c, d) + z, point + 1e-9, 1 - 1e-12, xtol=1e-14)
    return [low, high]


def table_power(n, psi, theta, rejects):
    p = [(psi + theta) / 2, (psi - theta) / 2, 1 - psi]
    return float(sum(stats.multinomial.pmf([b, c, n - b - c], n, p)
                     for b in range(n + 1) for c in range(n + 1 - b) if rejects(n, b, c)))


def closed_score(n, b, c, d):
    """Newcombe's description of Tango's quadratic, for sums over many tables."""
    A, B, C = 2 * n, -b - c + (2 * n - b + c) * d, -c * d * (1 - d)
    q = (math.sqrt(max(0, B * B - 4 * A * C)) - B) / (2 * A)
    v = n * (2 * q + d * (1 - d))
    return (b - c - n * d) / math.sqrt(v) if v > 1e-12 else 0.0


def non_inferior(n, b, c, margin, alpha):
    ok = stats.norm.sf(closed_score(n, b, c, -margin)) <= alpha
    return ok and (b + c >= 10 or (1 - margin) ** n <= alpha)


# --- series ------------------------------------------------------------------------------------

def potts(y, shortest):
    """Every segmentation of a short series; objective beta (k - 1) + ln cost."""
    y = np.asarray(y, float)
    n = len(y)
    beta = 4 * math.log(n) / n
    whole = np.abs(y - np.median(y)).sum()
    best = None
    for k in range(1, n // shortest + 1):
        for cut in itertools.combinations(range(1, n), k - 1):
            ends = [0, *cut, n]
            if min(np.diff(ends)) < shortest:
                continue
            cost = sum(np.abs(y[a:b] - np.median(y[a:b])).sum() for a, b in zip(ends, ends[1:]))
            value = beta * (k - 1) + math.log(max(cost, 1e-9 * whole))
            if best is None or value < best[0] - 1e-12:
                best = (value, ends)
    return best[1]


def two_looks(alpha, fraction):
    """O'Brien-Fleming bounds for two looks from the bivariate normal distribution."""
    def error(c):
        first = c / math.sqrt(fraction)
        inner = lambda x: stats.norm.pdf(x) * stats.norm.sf(
            (c - math.sqrt(fraction) * x) / math.sqrt(1 - fraction))
        return stats.norm.sf(first) + integrate.quad(
            inner, -12, first, epsabs=1e-14, epsrel=1e-13, limit=500)[0]
    c = optimize.brentq(lambda c: error(c) - alpha, 0.1, 6, xtol=1e-14)
    return [c / math.sqrt(fraction), c]


def two_looks_power(alpha, fraction, drift):
    z1, z2 = two_looks(alpha, fraction)
    r = math.sqrt(fraction)
    inner = lambda x: stats.norm.pdf(x) * stats.norm.cdf(
        (z2 - drift - r * x) / math.sqrt(1 - fraction))
    return 1 - integrate.quad(inner, -14, z1 - drift * r, epsabs=1e-14, epsrel=1e-13, limit=500)[0]


# --- power -------------------------------------------------------------------------------------

def tost_power(above, below, se, df, alpha):
    t = stats.t.isf(alpha, df)
    def inside(s):
        return max(0.0, stats.norm.cdf(below / se - t * s) - stats.norm.cdf(t * s - above / se))
    f = lambda s: inside(s) * stats.chi.pdf(s * math.sqrt(df), df) * math.sqrt(df)
    edge = (above + below) / (2 * se * t)
    return integrate.quad(f, 0, edge, epsabs=1e-13, epsrel=1e-12, limit=500)[0]


def crossed_power(vr, vc, vi, ve, n, F, K, effect, alpha):
    cell = (vi + ve / K) / (n * F)
    vp, vf = vr / n + cell, vc / F + cell
    v = vp + vf - cell
    df = crossed_degrees(v, vp, vf, cell, n - 1, F)
    return [math.sqrt(v), df,
            float(stats.nct.sf(stats.t.isf(alpha, df), df, effect / math.sqrt(v)))]
