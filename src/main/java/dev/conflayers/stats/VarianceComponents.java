package dev.conflayers.stats;

/**
 * Variance components: variances of single effects, not standard deviations.
 *
 * @param rows variance of one row's effect
 * @param columns variance of one column's effect
 * @param cells residual variance of one cell, including repeats
 */
public record VarianceComponents(double rows, double columns, double cells) {
  public VarianceComponents {
    Checks.notNegative("rows", rows);
    Checks.notNegative("columns", columns);
    Checks.notNegative("cells", cells);
  }
}
