package dev.conflayers.lab.calibration;

import dev.conflayers.stats.RandomDraws;

/** The distribution of a random effect, with mean 0 and, if it exists, variance 1. */
enum Tails {
  NORMAL {
    @Override
    double draw(RandomDraws draws) {
      return draws.normal();
    }
  },
  /** Student's t with three degrees of freedom, scaled. */
  HEAVY {
    @Override
    double draw(RandomDraws draws) {
      return draws.normal() / Math.sqrt(draws.chiSquared(3));
    }
  },
  /** A reflected exponential: a few values much below the others. */
  SKEWED {
    @Override
    double draw(RandomDraws draws) {
      return 1 - draws.exponential();
    }
  },
  CAUCHY {
    @Override
    double draw(RandomDraws draws) {
      return Math.tan(Math.PI * (draws.uniform() - 0.5));
    }
  };

  abstract double draw(RandomDraws draws);
}
