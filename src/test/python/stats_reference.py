"""Writes src/test/resources/oracle/stats: what SciPy, statsmodels, lifelines and the second
implementations in stats_procedures.py say. Each case records the line that made it.

Run from the repository root: python src/test/python/stats_reference.py
Needs numpy scipy statsmodels lifelines pandas.
"""
import json
import math
import pathlib
import platform

import lifelines
import numpy as np
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestPower
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import ttost_paired

import stats_procedures as own
from stats_procedures import *  # noqa: F403

FOLDER = pathlib.Path("src/test/resources/oracle/stats")
VERSIONS = {"python": platform.python_version(), "numpy": np.__version__,
            "scipy": scipy.__version__, "statsmodels": statsmodels.__version__,
            "lifelines": lifelines.__version__}
rng = np.random.default_rng(20260301)
files = {}


def plain(value):
    if isinstance(value, (np.ndarray, np.generic)):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return value


def case(procedure, line, **given):
    expected = plain(eval(line, {**globals(), **given}))
    cases.append({"procedure": procedure, "line": line,
                  "given": {k: plain(v) for k, v in given.items()}, "expected": expected})


def sample(n, kind="normal"):
    x = rng.normal(0.3, 0.1, n) if kind == "normal" else 0.3 + 0.12 - 0.12 * rng.exponential(1, n)
    return np.round(x, 6).tolist()


# Student t, TOST, trimmed and clustered means, medians
cases = files["means"] = []
for n in (2, 5, 20, 77):
    x = sample(n)
    case("student", "[*stats.ttest_1samp(x, 0, alternative='two-sided').confidence_interval(c)]",
         x=x, c=0.95)
    case("student-p", "[float(stats.ttest_1samp(x, m, alternative=a).pvalue) "
         "for a in ('greater', 'less', 'two-sided')]", x=x, m=0.28)
    case("tost", "[ttost_paired(np.array(x), np.zeros(len(x)), low, high)[0], "
         "ttost_paired(np.array(x), np.zeros(len(x)), low, high)[1][1], "
         "ttost_paired(np.array(x), np.zeros(len(x)), low, high)[2][1]]", x=x, low=0.2, high=0.4)
for n in (12, 45):
    case("trimmed", "[stats.trim_mean(x, g), "
         "math.sqrt(((w := np.asarray(stats.mstats.winsorize(np.array(x), (g, g))))"
         " - w.mean()).__pow__(2).sum() / (h := n - 2 * int(g * n)) / (h - 1)), h - 1]",
         x=sample(n, "skew"), n=n, g=0.1)
    case("median", "[float(np.median(x)), "
         "*map(float, stats.quantile_test(x, p=0.5).confidence_interval(0.95))]", x=sample(n))
ids = [0, 0, 0, 1, 1, 2, 3, 3, 3, 3, 4, 5]
x = np.round(np.array(sample(12)) + 0.1 * np.array(ids), 6).tolist()
case("clustered", "(lambda r: [float(r.params[0]), float(r.bse[0])])("
     "__import__('statsmodels.api').api.OLS(x, np.ones(len(x))).fit(cov_type='cluster', "
     "cov_kwds={'groups': np.array(ids), 'use_correction': True}))", x=x, ids=ids)
case("quantile", "np.quantile(x, [0, .25, .5, .77, 1]).tolist()", x=sample(11))
case("quantile", "np.quantile(x, [0, .25, .5, .77, 1]).tolist()", x=list(map(float, range(1, 11))))
case("mad", "1.4826 * stats.median_abs_deviation(x)", x=sample(9))

# Proportions
cases = files["proportions"] = []
for k, n in ((0, 20), (81, 263), (7, 7), (3, 1000)):
    case("wilson", "list(proportion_confint(k, n, 0.05, 'wilson'))", k=k, n=n)
    case("exact", "list(proportion_confint(k, n, 0.05, 'beta'))", k=k, n=n)
case("expected", "[v / n for v in stats.binom.interval(c, n, p)]", p=0.95, n=2000, c=0.999)

# Crossed effects
cases = files["crossed"] = []
for n, F, sp, sf, se in ((80, 5, .08, .01, .02), (20, 3, .05, .05, .01), (7, 2, 0, .01, .1),
                         (30, 1, .1, 0, 0), (6, 10, .001, .2, .01)):
    x = np.round(rng.normal(.3, sp, n)[:, None] + rng.normal(0, sf, F)
                 + rng.normal(0, se, (n, F)), 6).tolist()
    case("crossed", "crossed(x)", x=x)
    if F > 1:
        case("components", "components(x)", x=x)
tables = [np.round(rng.normal(.1 * s, .05, n)[:, None] + rng.normal(0, .02, (n, 4)), 6).tolist()
          for s, n in enumerate((5, 9, 12))]
case("stratified", "crossed(x, w)", x=tables, w=[1.0, 1.0, 1.0])
case("stratified", "crossed(x, w)", x=tables, w=[5.0, 1.0, 2.5])

# Fieller
cases = files["ratios"] = []
b, m = np.round(rng.normal(10, 2, 25), 6), np.round(rng.normal(7, 1.5, 25), 6)
case("fieller", "fieller_pairs(b, m, c)", b=b, m=np.round(m + .3 * b, 6), c=0.95)
case("fieller", "fieller_pairs(b, m, c)", b=b[:6], m=m[:6], c=0.9)
case("fieller", "fieller_pairs(b, m, c)", b=[10.1, 9.9, 10.3, 10.2], m=[1.0, -0.8, 0.9, -0.7], c=.95)
case("fieller", "fieller_pairs(b, m, c)", b=[0.5, -0.4, 0.3, -0.2], m=[-1.0, 1.2, 0.9, -0.7], c=.95)
case("fieller-independent", "(lambda h2, k2: [(b*m - s*math.sqrt((b*m)**2 - (b*b - h2)*(m*m - k2)))"
     " / (m*m - k2) for s in (1, -1)])(stats.t.ppf(.975, df)**2 * vb, stats.t.ppf(.975, df)**2 * vm)",
     b=9.61, m=8.27, vb=.04, vm=.09, df=4)

# Bootstraps, followed draw by draw
cases = files["resampling"] = []
rows = np.round(np.column_stack([rng.gamma(4, 2, 18), rng.gamma(4, 1.5, 18)]), 6).tolist()
for seed in (0, 1234567890123, -5):
    case("percentile", "percentile(rows, ratio_of_sums, B, c, seed)", rows=rows, B=400, c=.95, seed=seed)
    case("bca", "bca(rows, ratio_of_sums, B, c, seed)", rows=rows, B=400, c=.95, seed=seed)
    case("bootstrap-t", "bootstrap_t(x, B, c, seed)", x=sample(16, "skew"), B=300, c=.9, seed=seed)
    case("crossed-bootstrap", "crossed_bootstrap(x, B, c, seed)", x=tables[1], B=300, c=.95, seed=seed)
    for t in range(2):
        case("crossed-bootstrap-t", "crossed_bootstrap_t(x, B, c, seed)",
             x=(np.array(tables[1]) * (1, 1, 1, 1 + 2 * t) + (0, 0, .04 * t, 0)).tolist(), B=300,
             c=.9, seed=seed)
    case("nested-bootstrap", "nested_bootstrap(x, B, c, seed)",
         x=[sample(k) for k in (3, 5, 4, 1, 8)], B=300, c=.95, seed=seed)
    case("max-t", "max_t(x, c, B, seed)", x=[sample(k, "skew") for k in (9, 12, 20)], c=.95, B=300,
         seed=seed)
    case("crossed-max-t", "crossed_max_t(x, c, B, seed)", x=tables, c=.95, B=300, seed=seed)
    case("min-p", "min_p_bounds(m, e, df, r, c, B, seed)", m=[.3, .32, .25], e=[.02, .03, .01],
         df=[19.0, 4.5, 1.3], r=[[1, .5, .2], [.5, 1, .3], [.2, .3, 1]], c=.95, B=500, seed=seed)
case("scipy-bca", "(lambda ci: [ci.low, ci.high])(stats.bootstrap((np.array(x),), np.mean, "
     "n_resamples=200000, confidence_level=.95, method='BCa', rng=7).confidence_interval)",
     x=sample(15, "skew"))

# Sign flips
cases = files["sign-flips"] = []
for d in (sample(9), [0.0] * 6, [0, 0, 0, .1, .2, -.1, .3, 0, .1, .1], [.1, .2, .3],
          np.round(rng.normal(.02, .1, 14), 6).tolist()):
    for a in ("greater", "less", "two-sided"):
        case("sign-flip", "sign_flip_all(d, a)", d=d, a=a)
case("sign-flip-scipy", "float(stats.permutation_test((np.array(d), np.zeros(len(d))), "
     "lambda x, y, axis: np.mean(x - y, axis=axis), permutation_type='samples', vectorized=True, "
     "n_resamples=np.inf).pvalue)", d=np.round(rng.normal(.03, .1, 11), 6).tolist())
for seed in (0, 99):
    case("sign-flip-drawn", "sign_flip_drawn(d, B, seed)",
         d=np.round(rng.normal(.02, .1, 70), 6).tolist(), B=499, seed=seed)

# Paired proportions
cases = files["paired-proportions"] = []
for n, b, c in ((50, 12, 2), (100, 0, 0), (100, 3, 0), (100, 0, 3), (30, 15, 15), (44, 0, 1),
                (480, 9, 14), (12, 12, 0), (12, 0, 12)):
    case("mcnemar", "[mcnemar([[0, b], [c, 0]], exact=True).pvalue if b + c else 1.0, "
         "float(mcnemar([[0, b], [c, 0]], exact=True).pvalue - stats.binom.pmf(min(b, c), b + c, .5))"
         " if b + c and b != c else 1 - (b != c) - 0.0 if b + c == 0 else "
         "float(2 * stats.binom.cdf(b, b + c, .5) - stats.binom.pmf(b, b + c, .5)), "
         "float(stats.binom.cdf(c, b + c, .5)) if b + c else 1.0]", b=b, c=c)
    case("tango-interval", "tango_interval(n, b, c, level)", n=n, b=b, c=c, level=.95)
    for d in (-.05, -.01, 0.02, .3):
        case("tango-score", "tango_score(n, b, c, d)", n=n, b=b, c=c, d=d)
case("zero-discordance", "[math.ceil(math.log(.05) / math.log(1 - m)) for m in (.005, .01, .02, .03)]")
case("zero-discordance-tango", "[next(n for n in range(1, 2000) "
     "if closed_score(n, 0, 0, -m) >= stats.norm.ppf(.95)) for m in (.005, .01, .02, .03)]")

# Families
cases = files["families"] = []
case("holm", "multipletests(p, method='holm')[1]", p=[.01, .04, .03, .005, .5, .04])
case("holm", "multipletests(p, method='holm')[1]", p=[.9, .8, 1.0, .0])
case("sidak", "[m - stats.t.isf(1 - c ** (1 / 3), d) * e for m, e, d in zip(x, s, df)]",
     x=[.3, .32, .25], s=[.02, .03, .01], df=[19.0, 4.5, 1.3], c=.95)

# Survival
cases = files["survival"] = []
for n, span in ((20, 6), (60, 30)):
    times = rng.integers(1, span, n).astype(float)
    ended = rng.random(n) < .6
    ended[np.argmax(times)] = False  # at S = 0 log-log is undefined and packages differ
    times[np.argmax(times)] += 1
    case("kaplan-meier", "(lambda k: [[float(t), float(k.survival_function_.loc[t].iloc[0]), "
         "*map(float, k.confidence_interval_.loc[t])] for t in k.event_table.index "
         "if k.event_table.observed[t] > 0])"
         "(lifelines.KaplanMeierFitter(alpha=.05).fit(times, ended))", times=times, ended=ended)

# Series
cases = files["series"] = []
for y in ([1, 1.1, .9, 1, 5, 5.1, 4.9, 5, 5.05], sample(10), [1, 1, 1, 9, 1, 1, 1, 1, 1, 1, 1],
          [1, 1.2, 1, 3.1, 3, 2.9, 7, 7.2, 6.9, 7.1, 1.1, .9]):
    for shortest in (2, 3):
        case("potts", "potts(y, k)", y=y, k=shortest)
for n in (8, 31):
    xs, ys = np.arange(n) + rng.integers(0, 2, n), np.round(rng.normal(0, 1, n) + .1 * np.arange(n), 1)
    case("theil-sen", "(lambda r: [r.slope, r.low_slope, r.high_slope])"
         "(stats.theilslopes(ys, xs, .95))", xs=xs.astype(float), ys=ys)
x = np.round(rng.normal(0, 1, 25), 1)
case("spearman", "float(stats.spearmanr(x, np.arange(len(x))).statistic)", x=x)
case("lag-one", "float(__import__('statsmodels.tsa.stattools').tsa.stattools.acf(x, nlags=1)[1])", x=x)

# Two looks, power
cases = files["power"] = []
for a, f in ((.05, .5), (.025, .5), (.05, .3), (.01, .8)):
    case("two-looks", "two_looks(a, f)", a=a, f=f)
    case("two-looks-power", "two_looks_power(a, f, drift)", a=a, f=f, drift=2.5)
for e, s, n, a in ((.05, .1, 20, .05), (.02, .06, 111, .05), (.01, .1, 5, .01), (.5, 1, 3, .05)):
    case("mean-power", "float(TTestPower().power(e / s, n, a, df=n - 1, alternative='larger'))",
         e=e, s=s, n=n, a=a)
    case("tost-power", "tost_power(e, e, s / math.sqrt(n), n - 1, a)", e=e, s=s, n=n, a=a)
case("tost-power", "tost_power(e, e, s / math.sqrt(n), n - 1, a)", e=.05, s=.1, n=40, a=.05)
for s, d in ((1.41, .04), (1.41, .1), (1.42, .06), (1.45, .13), (1.5, .04)):
    case("mean-n-normal", "[math.ceil(((stats.norm.ppf(.95) + stats.norm.ppf(p)) * d "
         "/ math.log(s / 1.4)) ** 2) for p in (.8, .9)]", s=s, d=d)
for e, d in ((.05, .1), (.2, .1), (.01, .04)):
    case("mean-n", "next(n for n in range(2, 5000) if stats.nct.sf(stats.t.isf(.05, n - 1), n - 1, "
         "e / d * math.sqrt(n)) >= .8)", e=e, d=d)
case("crossed-power", "crossed_power(*v, *n, effect, .05)", v=[.0064, .0001, .0002, .0004],
     n=[80, 5, 3], effect=.02)
case("crossed-power", "crossed_power(*v, *n, effect, .05)", v=[.0025, .0004, 0, .0004],
     n=[20, 3, 1], effect=.05)
for n, psi, theta, margin in ((60, .1, 0.0, .05), (90, .05, -.03, .03), (40, .3, .1, .1)):
    case("table-power", "[table_power(n, psi, theta, lambda n, b, c: "
         "stats.norm.sf(closed_score(n, b, c, -margin)) <= .05), "
         "table_power(n, psi, theta, lambda n, b, c: non_inferior(n, b, c, margin, .05)), "
         "table_power(n, psi, theta, lambda n, b, c: b + c > 0 and "
         "stats.binom.cdf(c, b + c, .5) <= .05)]", n=n, psi=psi, theta=theta, margin=margin)
case("connor", "[[math.ceil((stats.norm.ppf(.95) + stats.norm.ppf(p))**2 * psi / M**2) "
     "for p in (.8, .9)] for psi in (.005, .01, .02, .05, .1) for M in (.005, .01, .02, .03)]")
case("connor-mcnemar", "math.ceil(((stats.norm.ppf(.95) * math.sqrt(psi) + stats.norm.ppf(.8) * "
     "math.sqrt(psi - d * d)) / d) ** 2)", psi=.1, d=.03)

# Rank sums
def shift_interval(x, y, level, method):
    """Hodges and Lehmann's shift, and the shifts that SciPy's test does not reject, gap by gap."""
    d = np.sort(np.subtract.outer(y, x).ravel())
    gaps = [(a, b) for a, b in zip(d[:-1], d[1:]) if b - a > 1e-9]
    kept = [(a, b) for a, b in gaps if stats.mannwhitneyu(
        np.round(np.array(y) - (a + b) / 2, 12), x, method=method).pvalue > 1 - level]
    return [float(np.median(d)), float(kept[0][0]), float(kept[-1][1])]


cases = files["rank-sums"] = []
for n, m in ((5, 7), (12, 9), (30, 41)):
    x, y = sample(n), np.round(np.array(sample(m, "skew")) + 0.03, 6).tolist()
    case("rank-sum", "[float(v) for v in stats.mannwhitneyu(y, x, method='exact')]", x=x, y=y,
         level=0.95)
    case("shift", "shift_interval(x, y, level, 'exact')", x=x, y=y, level=0.95)
for n, m, digits in ((8, 8, 1), (25, 30, 1), (60, 80, 2)):
    x = np.round(sample(n), digits).tolist()
    y = np.round(np.array(sample(m)) + 0.04, digits).tolist()
    case("rank-sum", "[float(v) for v in stats.mannwhitneyu(y, x, method='asymptotic')]", x=x, y=y,
         level=0.9)
    case("shift", "shift_interval(x, y, level, 'asymptotic')", x=x, y=y, level=0.9)
x, y = sample(70), sample(55, "skew")
case("rank-sum", "[float(v) for v in stats.mannwhitneyu(y, x, method='asymptotic')]", x=x, y=y,
     level=0.95)
case("shift", "shift_interval(x, y, level, 'asymptotic')", x=x, y=y, level=0.95)

FOLDER.mkdir(parents=True, exist_ok=True)
for name, cases in files.items():
    lines = ",\n".join("  " + json.dumps(case, allow_nan=False) for case in cases)
    text = f'{{"made-with": {json.dumps(VERSIONS)},\n "cases": [\n{lines}\n]}}\n'
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")
print(sum(map(len, files.values())), "cases in", len(files), "files")
