package dev.conflayers.evidence;

import dev.conflayers.record.Measurement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Live S_geo and acceptance rate of each strategy, updated trial by trial while a run measures. */
public final class RunningFigures {
  private final String baseline;
  private final Map<Integer, Map<String, Measurement>> blocks = new HashMap<>();
  private final Map<String, Running> running = new LinkedHashMap<>();

  public RunningFigures(String baseline) {
    this.baseline = baseline;
  }

  /** The sums of one strategy. */
  private static final class Running {
    private final Map<String, Map<String, Mean>> logRatios = new TreeMap<>();
    private long drafted;
    private long accepted;
  }

  private static final class Mean {
    private double sum;
    private int n;
  }

  /** Adds a finished trial of the plan; a trial that does not count changes nothing. */
  public void add(Measurement trial) {
    TrialValidity validity = TrialValidity.of(trial);
    if (!validity.finished()) {
      return;
    }
    if (!trial.strategy().equals(baseline)) {
      Running own = running.computeIfAbsent(trial.strategy(), key -> new Running());
      own.drafted += trial.drafted();
      own.accepted += trial.accepted();
    }
    if (!validity.timed()) {
      return;
    }
    Map<String, Measurement> block =
        blocks.computeIfAbsent(trial.block(), key -> new LinkedHashMap<>());
    block.put(trial.strategy(), trial);
    Measurement full = block.get(baseline);
    if (full == null) {
      return;
    }
    if (trial.strategy().equals(baseline)) {
      block.values().forEach(own -> pair(full, own));
    } else {
      pair(full, trial);
    }
  }

  private void pair(Measurement full, Measurement own) {
    if (own.strategy().equals(baseline)) {
      return;
    }
    Mean prompt =
        running
            .computeIfAbsent(own.strategy(), key -> new Running())
            .logRatios
            .computeIfAbsent(own.task(), task -> new TreeMap<>())
            .computeIfAbsent(own.example(), example -> new Mean());
    prompt.sum += new Pair(new TrialView(full), new TrialView(own)).logRatio();
    prompt.n++;
  }

  /** Returns the strategies with a finished trial, without the baseline. */
  public Set<String> strategies() {
    return running.keySet();
  }

  /** Returns S_geo so far; null before the first pair. */
  public @Nullable Double speedup(String strategy) {
    Running own = running.get(strategy);
    if (own == null || own.logRatios.isEmpty()) {
      return null;
    }
    return Math.exp(
        own.logRatios.values().stream()
            .mapToDouble(
                prompts ->
                    prompts.values().stream().mapToDouble(p -> p.sum / p.n).average().orElseThrow())
            .average()
            .orElseThrow());
  }

  /** Returns accepted divided by drafted tokens so far; null if nothing was drafted. */
  public @Nullable Double acceptanceRate(String strategy) {
    Running own = running.get(strategy);
    return own == null || own.drafted == 0 ? null : (double) own.accepted / own.drafted;
  }
}
