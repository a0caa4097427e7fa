package dev.conflayers.testing;

import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Scores held as plain numbers, which refuse what their readout did not ask for. */
final class ReferenceLogits implements Logits {
  private final List<double[]> rows; // [vocabulary] each
  private final List<int[]> ranking = new ArrayList<>(); // the ids of each row, best first
  private final Readout readout;
  private final BooleanSupplier valid;

  ReferenceLogits(List<double[]> rows, Readout readout, BooleanSupplier valid) {
    this.rows = List.copyOf(rows);
    this.readout = readout;
    this.valid = valid;
    for (double[] row : rows) {
      ranking.add(
          IntStream.range(0, row.length)
              .boxed()
              // Stable, so that ties go to the lowest id.
              .sorted(Comparator.comparingDouble((Integer id) -> -row[id]))
              .mapToInt(Integer::intValue)
              .toArray());
    }
  }

  @Override
  public int rows() {
    return rows.size();
  }

  @Override
  public int argmax(int row) {
    return token(row, 0);
  }

  @Override
  public int token(int row, int rank) {
    require(rank < readout.ranks(), "rank " + rank);
    return ranking.get(row)[rank];
  }

  @Override
  public double logit(int row, int rank) {
    require(readout.ranks() > 1, "a logit");
    return rows.get(row)[token(row, rank)];
  }

  @Override
  public double probability(int row, int rank) {
    require(readout.ranks() > 1, "a probability");
    return ReferenceLlama.softmax(rows.get(row))[token(row, rank)];
  }

  @Override
  public double[] values(int row) {
    require(readout.values(), "every logit");
    return rows.get(row).clone();
  }

  private void require(boolean asked, String what) {
    if (!valid.getAsBoolean()) {
      throw new IllegalStateException("these scores expired when their session ran another pass");
    }
    if (!asked) {
      throw new IllegalStateException(what + " was not asked for by " + readout);
    }
  }
}
