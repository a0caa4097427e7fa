package dev.conflayers.stats;

/**
 * How much single effects vary: variances, not standard deviations.
 *
 * @param rows of one row's effect
 * @param columns of one column's effect
 * @param cells of what one cell adds to both, repeats included
 */
public record VarianceComponents(double rows, double columns, double cells) {
  public VarianceComponents {
    Checks.notNegative("rows", rows);
    Checks.notNegative("columns", columns);
    Checks.notNegative("cells", cells);
  }
}
