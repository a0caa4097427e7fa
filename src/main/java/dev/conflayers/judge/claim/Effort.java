package dev.conflayers.judge.claim;

import dev.conflayers.judge.figure.Plain;
import dev.conflayers.stats.CrossedDesign;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.VarianceComponents;
import java.util.Locale;
import java.util.OptionalInt;

/** Sample sizes that would settle an open claim about a speedup. */
final class Effort {
  private static final double POWER = CrossedDesign.planned(0.8);

  private Effort() {}

  /**
   * Returns the difference that the design of {@code table} detects with 80 % power, and the
   * prompts or forks needed if the true speedup is the measured one.
   *
   * @param table of independent draws: prompts or templates of prompts
   * @param prompts number of prompts, spread evenly over templates
   * @param bound the logarithm of the speedup in question
   * @param alpha level of the test that decides
   */
  static String words(CrossedTable table, int prompts, double bound, double alpha) {
    if (table.rows() < 2) {
      return "One prompt has no spread; measure at least " + Preconditions.PROMPTS + ".";
    }
    CrossedEffects effects = CrossedEffects.of(table);
    boolean forks = table.columns() > 1;
    VarianceComponents components =
        forks
            ? effects.components()
            : new VarianceComponents(effects.rowVariance() * table.rows(), 0, 0);
    CrossedDesign design = new CrossedDesign(components, 0, table.rows(), table.columns(), 1);
    double effect = Math.abs(effects.mean() - bound);
    StringBuilder words = new StringBuilder();
    words.append(
        String.format(
            Locale.ROOT,
            "A run like this detects a difference of %.1f%% in four of five runs.",
            100 * Math.expm1(design.minimalDetectable(alpha, POWER))));
    if (effect > 0) {
      words.append(
          String.format(
              Locale.ROOT,
              " If the true value is %.3fx, telling it from %sx takes %s",
              Math.exp(effects.mean()),
              Plain.number(Math.round(Math.exp(bound) * 1e4) / 1e4),
              prompts(design, prompts, effect, alpha)));
      OptionalInt columns = forks ? design.columnsFor(effect, alpha, POWER) : OptionalInt.empty();
      if (columns.isPresent() && columns.getAsInt() > table.columns()) {
        words
            .append(", or ")
            .append(columns.getAsInt())
            .append(" forks with these ")
            .append(prompts)
            .append(" prompts");
      }
      words.append('.');
    }
    return forks
        ? words.toString()
        : words
            + " One fork cannot show how much JVMs differ; measure in "
            + Preconditions.FORKS
            + ".";
  }

  private static String prompts(CrossedDesign design, int prompts, double effect, double alpha) {
    OptionalInt rows = design.rowsFor(effect, alpha, POWER);
    String forks = design.columns() == 1 ? "this one fork" : "these " + design.columns() + " forks";
    if (rows.isPresent()) {
      int needed = (int) Math.ceil((double) rows.getAsInt() * prompts / design.rows());
      return Math.max(needed, Preconditions.PROMPTS)
          + " prompts"
          + (design.rows() < prompts ? " of " + rows.getAsInt() + " templates" : "")
          + " in "
          + forks;
    }
    return design.rows() < prompts
        ? "more forks, or templates with more prompts each: no number of templates is enough in "
            + forks
        : "more forks: no number of prompts is enough in " + forks;
  }
}
