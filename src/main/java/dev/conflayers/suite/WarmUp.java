package dev.conflayers.suite;

import dev.conflayers.base.Check;

/**
 * Bounds on the warm-up: blocks that every strategy decodes before measuring, on prompts that are
 * not measured if the data have others. A fork warms up until its timings are steady, within these
 * bounds.
 */
public record WarmUp(int least, int most) {
  public WarmUp {
    Check.within("least", least, 0, 1000);
    Check.that(
        most >= least && most <= 1000, "most", "must be within [" + least + ", 1000], got " + most);
  }
}
