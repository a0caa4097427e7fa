package dev.conflayers.lab.train;

import dev.conflayers.base.Check;
import java.util.List;

/**
 * Everything that a trained model follows from.
 *
 * @param name of the model
 * @param seed of the first weights, the order of the data and the layers dropped
 * @param threads of the tensor library; 0 for as many as there are processors
 * @param beginWith the folder of an earlier training of the same model, whose weights and
 *     vocabulary this one begins with; the empty text to begin with random weights and a vocabulary
 *     of its own
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
   * What is learnt from: JSON lines with the fields prompt, completion and task.
   *
   * @param train files, plain or gzip
   * @param heldOut files that only evaluations read
   * @param promptWeight how much predicting a token of the prompt counts, against 1 for one of the
   *     completion
   * @param longest sequence, in tokens; longer ones are left out and counted
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
   * @param size with the special tokens and the 256 bytes
   * @param leastCount how often a pair must occur to be merged
   * @param end the special token that ends a text
   * @param begin the special token put before every text, or the empty text for none
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
   * The dimensions; names are those of {@code LlamaConfig}.
   *
   * @param initialDeviation of the first weights; that of projections onto the residual stream is
   *     divided by the square root of twice the layers
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
   * AdamW and its learning rate: a linear rise over the first steps, then half a cosine.
   *
   * @param clipNorm what the norm of the whole gradient is cut down to
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
   * How much is learnt.
   *
   * @param steps updates of the weights
   * @param tokensPerStep the least tokens that an update is made from
   * @param tokensPerPass the most tokens, padding included, that are computed at once
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

  /** Which layers a pass of the training leaves out. */
  public enum Choice {
    /** Each layer for itself. */
    LAYER,
    /** Each attention and each feed-forward network for itself. */
    SUBLAYER,
    /** A random set of layers whose size is uniform between none and the highest share. */
    SUBSET
  }

  /** How the probability of leaving a layer out depends on its depth. */
  public enum Profile {
    /** By 2^(layer/deepest) - 1, as in LayerSkip (Elhoushi et al., 2024). */
    RISING,
    /** The same for all. */
    UNIFORM
  }

  /**
   * Layer dropout.
   *
   * @param highest probability of leaving out the deepest layer that may be, or the highest share
   * @param fullDepthShare how many of the passes leave out nothing in any case
   * @param keptFirst how many of the first layers always run
   * @param keptLast how many of the last layers always run
   * @param beginsAt the fraction of the training before which nothing is left out
   * @param fullAt the fraction of the training from which on the probability is at its highest
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
   * Scoring of held-out rows, at full depth and with every other layer left out.
   *
   * @param rows of each task, the first of its held-out rows
   * @param every steps between evaluations; the last step always has one
   */
  public record Evaluation(int rows, int every) {
    public Evaluation {
      Check.within("rows", rows, 1, 1 << 20);
      Check.within("every", every, 1, Integer.MAX_VALUE);
    }
  }
}
