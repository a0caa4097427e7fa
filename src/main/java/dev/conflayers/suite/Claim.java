package dev.conflayers.suite;

import dev.conflayers.base.Check;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something a suite says about a strategy before it is measured, for the run to judge. */
public sealed interface Claim {
  /** The key of {@link #primary()}; may be left out. */
  String PRIMARY = "primary";

  /** Returns the strategy it is about. */
  String strategy();

  /**
   * Returns whether it is the one claim of its kind that is judged by itself, where the others of
   * the kind are a family.
   */
  boolean primary();

  /** Returns the word that stands for this kind of claim in a suite. */
  default String kind() {
    return kinds().entrySet().stream()
        .filter(kind -> kind.getValue() == getClass())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Returns the kinds a suite may name, with the record each is bound to. */
  static Map<String, Class<? extends Claim>> kinds() {
    Map<String, Class<? extends Claim>> kinds = new LinkedHashMap<>();
    kinds.put("speedup", Speedup.class);
    kinds.put("quality", Quality.class);
    kinds.put("token-identical", TokenIdentical.class);
    kinds.put("published", Published.class);
    return kinds;
  }

  /** Over which tasks a speedup is claimed. */
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
  record Speedup(String strategy, double above, Scope scope, boolean primary) implements Claim {
    public Speedup {
      Check.name("strategy", strategy);
      Check.that(above > 0 && above <= 100, "above must be within (0, 100], got " + above);
    }
  }

  /**
   * The strategy's mean score is worse than full depth's by less than {@code margin}, on every task
   * that has the metric.
   *
   * @param because why so large a loss would not matter
   */
  record Quality(String strategy, String metric, double margin, String because, boolean primary)
      implements Claim {
    public Quality {
      Check.name("strategy", strategy);
      Check.that(!metric.isBlank(), "metric must not be blank");
      Check.that(margin > 0 && margin < 1, "margin must be within (0, 1), got " + margin);
      Check.that(!because.isBlank(), "because must say why such a margin is acceptable");
    }
  }

  /**
   * A speedup that somebody published. It can be reproduced or refuted only where it was measured:
   * with this model, format of numbers and device. Elsewhere a run says how far it is from that.
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
      implements Claim {
    public Published {
      Check.name("strategy", strategy);
      Check.that(speedup > 0 && speedup <= 100, "speedup must be within (0, 100], got " + speedup);
      Check.that(!model.isBlank(), "model must say for which model it was published");
      Check.that(!dtype.isBlank(), "dtype must say for which format of numbers it was published");
      Check.that(!device.isBlank(), "device must say for which kind of device it was published");
      Check.that(!source.isBlank(), "source must say where it was published");
    }
  }

  /**
   * The strategy emits full depth's tokens. Where the format of numbers is not exact, outputs may
   * part where full depth's best two tokens are nearer than {@code tieGap}.
   *
   * @param tieGap nats; 0 demands identical tokens everywhere
   */
  record TokenIdentical(String strategy, double tieGap, boolean primary) implements Claim {
    public TokenIdentical {
      Check.name("strategy", strategy);
      Check.that(tieGap >= 0 && tieGap <= 10, "tie-gap must be within [0, 10], got " + tieGap);
    }
  }
}
