package dev.conflayers.lab.train;

import dev.conflayers.base.Check;
import java.util.List;

/**
 * Training configuration, which determines the trained model completely.
 *
 * @param name name of the model
 * @param seed seed of the initial weights, the order of the data and the layers dropped
 * @param threads threads of the tensor library; 0 for one per processor
 * @param beginWith the folder of an earlier training of the same model whose weights and vocabulary
 *     to start from; empty to start from random weights and a new vocabulary
 */
public record Recipe(
    String name,
    long seed,
    int threads,
    String beginWith,
    Data data,
    Vocabulary vocabulary,
    Model model,
    Optimizer optimizer,
    Schedule schedule,
    Dropout layerDropout,
    Evaluation evaluation,
    Storage storage) {

  /** How weights are stored in the exported model. */
  public enum Storage {
    F32,
    F16,
    BF16
  }

  /**
   * The training data: JSON lines with the fields prompt, completion and task.
   *
   * @param train files, plain or gzip
   * @param heldOut files read by evaluations only
   * @param promptWeight weight of predicting a prompt token, relative to 1 for a completion token
   * @param longest maximum sequence length in tokens; longer ones are skipped and counted
   */
  public record Data(List<String> train, List<String> heldOut, double promptWeight, int longest) {
    public Data {
      train = List.copyOf(train);
      heldOut = List.copyOf(heldOut);
      Check.that(!train.isEmpty(), "train", "must name a file");
      Check.within("prompt-weight", promptWeight, 0, 1);
      Check.within("longest", longest, 2, 1 << 20);
    }
  }

  /**
   * The byte-level BPE vocabulary.
   *
   * @param size including the special tokens and the 256 bytes
   * @param leastCount minimum count of a pair to be merged
   * @param end the special token that ends a text
   * @param begin the special token put before every text; empty for none
   * @param special further special tokens
   */
  public record Vocabulary(
      int size, int leastCount, String end, String begin, List<String> special) {
    public Vocabulary {
      special = List.copyOf(special);
      Check.within("size", size, 258, 1 << 20);
      Check.within("least-count", leastCount, 1, Integer.MAX_VALUE);
      Check.that(!end.isEmpty(), "end", "must not be empty");
    }
  }

  /**
   * The model's dimensions; names are those of {@code LlamaConfig}.
   *
   * @param initialDeviation standard deviation of the initial weights; for projections onto the
   *     residual stream, divided by the square root of twice the number of layers
   */
  public record Model(
      int layers,
      int hidden,
      int intermediate,
      int heads,
      int keyValueHeads,
      int headDim,
      int contextLength,
      double ropeTheta,
      double normEpsilon,
      boolean tied,
      double initialDeviation) {
    public Model {
      Check.within("layers", layers, 1, 1000);
      Check.within("hidden", hidden, 1, 1 << 16);
      Check.within("intermediate", intermediate, 1, 1 << 18);
      Check.within("heads", heads, 1, 1 << 10);
      Check.that(
          keyValueHeads > 0 && heads % keyValueHeads == 0,
          "key-value-heads",
          "must divide " + heads + " heads, got " + keyValueHeads);
      Check.that(
          headDim > 0 && headDim % 2 == 0,
          "head-dim",
          "must be even, since rotary embeddings turn pairs, got " + headDim);
      Check.within("context-length", contextLength, 2, 1 << 20);
      Check.positive("rope-theta", ropeTheta);
      Check.positive("norm-epsilon", normEpsilon);
      Check.positive("initial-deviation", initialDeviation);
    }
  }

  /**
   * AdamW and its learning rate: linear warm-up, then cosine decay.
   *
   * @param clipNorm maximum norm of the whole gradient
   */
  public record Optimizer(
      double peakRate,
      double finalRate,
      int warmUpSteps,
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay,
      double clipNorm) {
    public Optimizer {
      Check.positive("peak-rate", peakRate);
      Check.within("final-rate", finalRate, 0, peakRate);
      Check.within("warm-up-steps", warmUpSteps, 0, Integer.MAX_VALUE);
      Check.within("beta1", beta1, 0, 1 - 1e-9);
      Check.within("beta2", beta2, 0, 1 - 1e-9);
      Check.positive("epsilon", epsilon);
      Check.within("weight-decay", weightDecay, 0, 10);
      Check.positive("clip-norm", clipNorm);
    }
  }

  /**
   * The length of the training.
   *
   * @param steps number of weight updates
   * @param tokensPerStep minimum number of tokens per update
   * @param tokensPerPass maximum number of tokens, including padding, per pass
   * @param checkpointEvery steps between checkpoints
   */
  public record Schedule(int steps, int tokensPerStep, int tokensPerPass, int checkpointEvery) {
    public Schedule {
      Check.within("steps", steps, 1, 100_000_000);
      Check.within("tokens-per-step", tokensPerStep, 1, 1 << 28);
      Check.within("tokens-per-pass", tokensPerPass, 2, 1 << 24);
      Check.within("checkpoint-every", checkpointEvery, 1, Integer.MAX_VALUE);
    }
  }

  /** Which layers a training pass skips. */
  public enum Choice {
    /** Each layer independently. */
    LAYER,
    /** Each attention and each feed-forward network independently. */
    SUBLAYER,
    /** A random set of layers whose size is uniform between none and the highest share. */
    SUBSET
  }

  /** How the probability of skipping a layer depends on its depth. */
  public enum Profile {
    /** By 2^(layer/deepest) - 1, as in LayerSkip (Elhoushi et al., 2024). */
    RISING,
    /** The same for all layers. */
    UNIFORM
  }

  /**
   * Layer dropout.
   *
   * @param highest probability of skipping the deepest eligible layer, or the maximum share
   * @param fullDepthShare share of passes that always run at full depth
   * @param keptFirst number of first layers that always run
   * @param keptLast number of last layers that always run
   * @param beginsAt the fraction of the training before which nothing is skipped
   * @param fullAt the fraction of the training after which the probability is at its maximum
   */
  public record Dropout(
      double highest,
      Choice choice,
      Profile profile,
      double fullDepthShare,
      int keptFirst,
      int keptLast,
      double beginsAt,
      double fullAt) {
    public Dropout {
      Check.within("highest", highest, 0, 1);
      Check.within("full-depth-share", fullDepthShare, 0, 1);
      Check.within("kept-first", keptFirst, 0, 1000);
      Check.within("kept-last", keptLast, 0, 1000);
      Check.within("begins-at", beginsAt, 0, 1);
      Check.within("full-at", fullAt, beginsAt, 1);
    }
  }

  /**
   * Evaluation on held-out rows, at full depth and with every other layer skipped.
   *
   * @param rows number of rows per task, the first of its held-out rows
   * @param every steps between evaluations; the last step always has one
   */
  public record Evaluation(int rows, int every) {
    public Evaluation {
      Check.within("rows", rows, 1, 1 << 20);
      Check.within("every", every, 1, Integer.MAX_VALUE);
    }
  }
}
