package dev.conflayers.lab.projection;

import dev.conflayers.stats.RandomDraws;
import java.util.Arrays;
import java.util.List;

/** Pass costs from a table of measured passes, interpolated between numbers of nodes. */
public final class MeasuredPasses implements CostModel {
  private final PassTable table;
  private final UncertainQuantity host;

  /**
   * @param host seconds of host work with each draft and verification pass
   */
  public MeasuredPasses(PassTable table, UncertainQuantity host) {
    this.table = table;
    this.host = host;
  }

  @Override
  public PassCosts typical() {
    double[] factors = new double[table.verify().size()];
    Arrays.fill(factors, 1);
    return new Costs(factors, 1, host.value());
  }

  @Override
  public PassCosts drawn(RandomDraws draws) {
    // The first is a step, and the others are multiples of it, so they share its relative error.
    double step = Math.exp(table.verify().get(0).spread() * draws.normal());
    double[] factors = new double[table.verify().size()];
    factors[0] = step;
    for (int row = 1; row < factors.length; row++) {
      factors[row] = step * Math.exp(table.verify().get(row).spread() * draws.normal());
    }
    double draft = step * Math.exp(table.draft().spread() * draws.normal());
    return new Costs(factors, draft, host.drawn(draws));
  }

  @Override
  public int layers() {
    return table.model().layers();
  }

  @Override
  public String source() {
    return "passes of random weights, timed with " + table.dtype();
  }

  private final class Costs implements PassCosts {
    private final double[] factors;
    private final double draft;
    private final double host;

    Costs(double[] factors, double draft, double host) {
      this.factors = factors;
      this.draft = draft;
      this.host = host;
    }

    @Override
    public double verify(double nodes) {
      List<PassTable.Row> rows = table.verify();
      if (rows.size() == 1) {
        return at(0) * nodes;
      }
      int above = 1;
      while (above < rows.size() - 1 && rows.get(above).nodes() < nodes) {
        above++;
      }
      double low = rows.get(above - 1).nodes();
      double share = (nodes - low) / (rows.get(above).nodes() - low);
      return share > 1 ? beyond(above, share) : at(above - 1) + share * (at(above) - at(above - 1));
    }

    /** Draws one error for both rows, so that their uncertainty is not mistaken for a slope. */
    private double beyond(int last, double share) {
      double slope = at(last) / factors[last] - at(last - 1) / factors[last - 1];
      return at(last) + factors[last] * (share - 1) * Math.max(0, slope);
    }

    private double at(int row) {
      return factors[row] * table.verify().get(row).seconds(Kept.all(layers()));
    }

    @Override
    public double draft(Kept kept) {
      return draft * table.draft().seconds(kept);
    }

    @Override
    public double host() {
      return host;
    }
  }
}
