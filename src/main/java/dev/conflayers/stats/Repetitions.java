package dev.conflayers.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * How often to repeat at each level of a nested experiment, by Kalibera and Jones (2013): level 1
 * is the innermost, such as a repeat in a process, and the last the outermost.
 */
public final class Repetitions {
  private Repetitions() {}

  /**
   * Returns what each level adds to the variance of one outermost mean, from a balanced pilot of
   * three levels {@code pilot[outer][middle][inner]}: with S_i^2 the mean variance of the means one
   * level below, T_1^2 = S_1^2 and T_i^2 = S_i^2 - S_(i-1)^2 / r_(i-1). A negative one means that
   * the level adds nothing that the pilot could see.
   */
  public static List<Double> varianceComponents(double[][][] pilot) {
    int middle = pilot.length == 0 ? 0 : pilot[0].length;
    int inner = middle == 0 ? 0 : pilot[0][0].length;
    Checks.size("outermost level", pilot.length, 2);
    Checks.size("middle level", middle, 2);
    Checks.size("innermost level", inner, 2);
    double[] outerMeans = new double[pilot.length];
    double ofInner = 0;
    double ofMiddle = 0;
    for (int i = 0; i < pilot.length; i++) {
      Checks.sameSize("pilot[" + i + "]", pilot[i].length, "pilot[0]", middle);
      double[] means = new double[middle];
      for (int j = 0; j < middle; j++) {
        Checks.sample("pilot[" + i + "][" + j + "]", pilot[i][j], 2);
        Checks.sameSize("pilot[" + i + "][" + j + "]", pilot[i][j].length, "pilot[0][0]", inner);
        means[j] = Moments.mean(pilot[i][j]);
        ofInner += Moments.variance(pilot[i][j]) / (pilot.length * (double) middle);
      }
      outerMeans[i] = Moments.mean(means);
      ofMiddle += Moments.variance(means) / pilot.length;
    }
    double ofOuter = Moments.variance(outerMeans);
    return List.of(ofInner, ofMiddle - ofInner / inner, ofOuter - ofMiddle / middle);
  }

  /**
   * Returns the repetitions of every level but the outermost that make the interval narrowest for
   * what they cost: r_i = ceil(sqrt(c_(i+1) / c_i T_i^2 / T_(i+1)^2)), at least 1. Empty where the
   * level above adds no variance, for then repeating there buys nothing that repeating here does
   * not; it may be as high as is convenient.
   *
   * @param components T_i^2 from the innermost level outwards
   * @param costs of one more repetition at each level, in any unit of time
   */
  public static List<OptionalInt> optimal(List<Double> components, List<Double> costs) {
    Checks.size("components", components.size(), 2);
    Checks.sameSize("components", components.size(), "costs", costs.size());
    components.forEach(t -> Checks.finite("component", t));
    costs.forEach(c -> Checks.positive("cost", c));
    List<OptionalInt> repetitions = new ArrayList<>();
    for (int i = 0; i + 1 < components.size(); i++) {
      double here = Math.max(0, components.get(i));
      double above = components.get(i + 1);
      repetitions.add(
          above <= 0
              ? (here == 0 ? OptionalInt.of(1) : OptionalInt.empty())
              : OptionalInt.of(
                  (int)
                      Math.max(
                          1,
                          Math.ceil(Math.sqrt(costs.get(i + 1) / costs.get(i) * here / above)))));
    }
    return List.copyOf(repetitions);
  }
}
