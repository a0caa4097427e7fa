package dev.conflayers.lab.calibration;

import dev.conflayers.stats.RandomDraws;

/** How a random effect is distributed; all have mean 0 and, where it exists, variance 1. */
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
  /** An exponential to the left: few values much below the others. */
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
