package dev.conflayers.lab.projection;

import dev.conflayers.stats.RandomDraws;

/** Machines whose passes take what a test says. */
final class Machines {
  private Machines() {}

  /** A step takes one second, a draft pass {@code draft}, and a verification a step's time. */
  static CostModel flat(double draft, double host) {
    PassCosts costs =
        new PassCosts() {
          @Override
          public double verify(double nodes) {
            return 1;
          }

          @Override
          public double draft(Kept kept) {
            return draft;
          }

          @Override
          public double host() {
            return host;
          }
        };
    return new CostModel() {
      @Override
      public PassCosts typical() {
        return costs;
      }

      @Override
      public PassCosts drawn(RandomDraws draws) {
        return costs;
      }

      @Override
      public int layers() {
        return 40;
      }

      @Override
      public String source() {
        return "a test";
      }
    };
  }
}
