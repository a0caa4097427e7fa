package dev.conflayers.model.plain;

import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Logits as plain numbers, which refuse access that their readout did not request. */
final class PlainLogits implements Logits {
  private final List<double[]> rows; // [vocabulary] each
  private final List<int[]> ranking = new ArrayList<>(); // the best ids of each row, best first
  private final Readout readout;
  private final BooleanSupplier valid;

  PlainLogits(List<double[]> rows, Readout readout, BooleanSupplier valid) {
    this.rows = List.copyOf(rows);
    this.readout = readout;
    this.valid = valid;
    for (double[] row : rows) {
      ranking.add(best(row, Math.min(readout.ranks(), row.length)));
    }
  }

  /** Returns the ids of the highest scores, in order; ties go to the lowest id. */
  private static int[] best(double[] row, int count) {
    int[] best = new int[count];
    int found = 0;
    for (int id = 0; id < row.length; id++) {
      int place = found;
      while (place > 0 && row[id] > row[best[place - 1]]) {
        place--;
      }
      if (place < count) {
        found = Math.min(count, found + 1);
        System.arraycopy(best, place, best, place + 1, found - place - 1);
        best[place] = id;
      }
    }
    return best;
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
    return PlainLlama.softmax(rows.get(row))[token(row, rank)];
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
      throw new IllegalStateException(what + " was not requested by " + readout);
    }
  }
}
