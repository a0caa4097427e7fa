package dev.conflayers.suite.declared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.conflayers.base.Check;

/**
 * A pre-registered claim about a strategy, which the run tests. A run's record stores it as a
 * {@link ClaimDocument}.
 */
public sealed interface Claim {
  /** The optional key of {@link #primary()}. */
  String PRIMARY = "primary";

  /** Returns the strategy it is about. */
  String strategy();

  /**
   * Returns whether it is the only claim of its kind that is tested by itself, while the others of
   * the kind form a family.
   */
  boolean primary();

  /** Returns its kind. */
  Kind kind();

  /** Returns it as stored in {@code plan.json}. */
  @JsonValue
  default ClaimDocument document() {
    return ClaimDocument.of(this);
  }

  /** Returns the claim stored in {@code plan.json} as {@code document}. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Claim of(ClaimDocument document) {
    return document.claim();
  }

  /** The kinds of claims, each with the record of its keys. */
  enum Kind {
    /** See {@link Speedup}. */
    SPEEDUP(Speedup.class),
    /** See {@link Quality}. */
    QUALITY(Quality.class),
    /** See {@link TokenIdentical}. */
    TOKEN_IDENTICAL(TokenIdentical.class),
    /** See {@link Published}. */
    PUBLISHED(Published.class);

    private final Class<? extends Claim> type;

    Kind(Class<? extends Claim> type) {
      this.type = type;
    }

    /** Returns the record whose components are the keys of such a claim. */
    public Class<? extends Claim> type() {
      return type;
    }
  }

  /** A claim that a strategy is faster than full depth by some factor. */
  sealed interface Faster extends Claim {
    /** Returns the speedup to exceed. */
    double above();

    /** Returns the tasks it applies to. */
    Scope scope();
  }

  /** The tasks to which a claimed speedup applies. */
  enum Scope {
    /** On the mean over the suite's tasks, each with the same weight. */
    SUITE,
    /** On every task. */
    EVERY_TASK,
    /** On at least one task, whichever it is: "up to". */
    ANY_TASK
  }

  /**
   * The strategy is more than {@code above} times as fast as full depth.
   *
   * @param above geometric mean over prompts of the ratio of times per token
   */
  record Speedup(String strategy, double above, Scope scope, boolean primary) implements Faster {
    public Speedup {
      Check.name("strategy", strategy);
      Check.that(above > 0 && above <= 100, "above", "must be within (0, 100], got " + above);
    }

    @Override
    public Kind kind() {
      return Kind.SPEEDUP;
    }
  }

  /**
   * The strategy's mean score is worse than full depth's by less than {@code margin}, on every task
   * that has the metric.
   *
   * @param because why a loss below {@code margin} would not matter
   */
  record Quality(String strategy, String metric, double margin, String because, boolean primary)
      implements Claim {
    public Quality {
      Check.name("strategy", strategy);
      Check.that(!metric.isBlank(), "metric", "must not be blank");
      Check.that(margin > 0 && margin < 1, "margin", "must be within (0, 1), got " + margin);
      Check.that(!because.isBlank(), "because", "must say why such a margin is acceptable");
    }

    @Override
    public Kind kind() {
      return Kind.QUALITY;
    }
  }

  /**
   * A published speedup. It can be reproduced or refuted only in its original setting: with this
   * model, number format and device. Elsewhere a run only reports the difference.
   *
   * @param device cpu or cuda
   * @param source where it can be read
   */
  record Published(
      String strategy,
      double speedup,
      String model,
      String dtype,
      String device,
      String source,
      boolean primary)
      implements Faster {
    public Published {
      Check.name("strategy", strategy);
      Check.that(
          speedup > 0 && speedup <= 100, "speedup", "must be within (0, 100], got " + speedup);
      Check.that(!model.isBlank(), "model", "must say for which model it was published");
      Check.that(!dtype.isBlank(), "dtype", "must say for which number format it was published");
      Check.that(!device.isBlank(), "device", "must say for which kind of device it was published");
      Check.that(!source.isBlank(), "source", "must say where it was published");
    }

    @Override
    public Kind kind() {
      return Kind.PUBLISHED;
    }

    @Override
    public double above() {
      return speedup;
    }

    /** Returns the scope of the mean over tasks, as papers publish it. */
    @Override
    public Scope scope() {
      return Scope.SUITE;
    }
  }

  /**
   * The strategy emits full depth's tokens. Because arithmetic is rounded, outputs may diverge
   * where full depth's best two tokens are closer than {@code tieGap}.
   *
   * @param tieGap nats; 0 demands identical tokens everywhere
   */
  record TokenIdentical(String strategy, double tieGap, boolean primary) implements Claim {
    public TokenIdentical {
      Check.name("strategy", strategy);
      Check.that(tieGap >= 0 && tieGap <= 10, "tie-gap", "must be within [0, 10], got " + tieGap);
    }

    @Override
    public Kind kind() {
      return Kind.TOKEN_IDENTICAL;
    }
  }
}
