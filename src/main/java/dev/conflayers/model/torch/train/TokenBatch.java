package dev.conflayers.model.torch.train;

import java.util.Arrays;
import java.util.List;

/** A batch of sequences, padded at the end, with the tokens to predict. */
public final class TokenBatch {
  private final int width;
  private final long[] ids;
  private final long[] positions;
  private final long[] targets;
  private final float[] weights;
  private final int[] owners;

  private TokenBatch(int sequences, int width, int scored) {
    this.width = width;
    ids = new long[sequences * width];
    positions = new long[scored];
    targets = new long[scored];
    weights = new float[scored];
    owners = new int[scored];
  }

  /** One sequence and the weight of predicting each of its tokens; that of the first is ignored. */
  public static final class Sequence {
    private final int[] tokens;
    private final float[] weights;

    public Sequence(int[] tokens, float[] weights) {
      if (tokens.length < 2 || weights.length != tokens.length) {
        throw new IllegalArgumentException(
            "a sequence must have at least 2 tokens and a weight for each, got "
                + tokens.length
                + " and "
                + weights.length);
      }
      this.tokens = tokens.clone();
      this.weights = weights.clone();
    }

    public int length() {
      return tokens.length;
    }

    private int scored() {
      int scored = 0;
      for (int i = 1; i < weights.length; i++) {
        scored += weights[i] > 0 ? 1 : 0;
      }
      return scored;
    }
  }

  /** Returns a batch of {@code sequences}; tokens of weight 0 are read but not predicted. */
  public static TokenBatch of(List<Sequence> sequences) {
    // The last token is only predicted, never read, so one column less is enough.
    int width = sequences.stream().mapToInt(s -> s.length() - 1).max().orElse(0);
    int scored = sequences.stream().mapToInt(Sequence::scored).sum();
    if (scored == 0) {
      throw new IllegalArgumentException("a batch must have a token to predict");
    }
    TokenBatch batch = new TokenBatch(sequences.size(), width, scored);
    int next = 0;
    for (int row = 0; row < sequences.size(); row++) {
      Sequence sequence = sequences.get(row);
      for (int i = 0; i < sequence.tokens.length; i++) {
        if (i < sequence.tokens.length - 1) {
          batch.ids[row * width + i] = sequence.tokens[i];
        }
        if (i > 0 && sequence.weights[i] > 0) {
          batch.positions[next] = (long) row * width + i - 1;
          batch.targets[next] = sequence.tokens[i];
          batch.weights[next] = sequence.weights[i];
          batch.owners[next++] = row;
        }
      }
    }
    return batch;
  }

  int sequences() {
    return ids.length / width;
  }

  int width() {
    return width;
  }

  long[] ids() {
    return ids;
  }

  long[] positions() {
    return positions;
  }

  long[] targets() {
    return targets;
  }

  float[] weights() {
    return weights;
  }

  /** Returns the sequence that the {@code i}-th predicted token belongs to. */
  public int owner(int i) {
    return owners[i];
  }

  /** Returns the sum of the weights of the predicted tokens. */
  public double weight() {
    double sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    return sum;
  }

  @Override
  public String toString() {
    return "TokenBatch[" + sequences() + " x " + width + ", " + Arrays.hashCode(ids) + "]";
  }
}
