"""Makes src/test/resources/oracle/gaussian_process.json: scikit-learn's Gaussian process with the
kernel that SWIFT's optimiser (bayes_opt) uses. Needs numpy and scikit-learn.

    python src/test/python/gaussian_process.py > src/test/resources/oracle/gaussian_process.json
"""
import json

import numpy
import sklearn
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import Matern

cases = []
for seed, n, d in [(1, 6, 2), (2, 15, 8), (3, 40, 28)]:
    random = numpy.random.default_rng(seed)
    points = (random.random((n, d)) < 0.45).astype(float)
    values = numpy.round(0.5 + 0.3 * numpy.sin(points @ random.random(d)) + 0.02 * random.random(n), 6)
    asked = numpy.round(random.random((5, d)), 6)
    case = {"points": points.tolist(), "values": values.tolist(), "asked": asked.tolist(), "fixed": []}
    for scale in [0.5, 1.0, 3.0]:
        process = GaussianProcessRegressor(Matern(scale, nu=2.5), alpha=1e-2, optimizer=None, normalize_y=True)
        process.fit(points, values)
        mean, deviation = process.predict(asked, return_std=True)
        case["fixed"].append(
            {"scale": scale, "mean": mean.tolist(), "deviation": deviation.tolist(),
             "log-likelihood": process.log_marginal_likelihood_value_})
    process = GaussianProcessRegressor(
        Matern(nu=2.5, length_scale_bounds=(1e-2, 1e3)), alpha=1e-2, normalize_y=True,
        n_restarts_optimizer=20, random_state=1)
    process.fit(points, values)
    case["best"] = {"scale": process.kernel_.length_scale,
                    "log-likelihood": process.log_marginal_likelihood_value_}
    cases.append(case)
print(json.dumps({"made-by": "scikit-learn " + sklearn.__version__ + ", numpy " + numpy.__version__,
                  "cases": cases}, indent=1))
