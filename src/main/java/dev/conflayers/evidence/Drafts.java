package dev.conflayers.evidence;

import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunManifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Drafted and accepted tokens of trials by draft depth, counted from 1. */
public final class Drafts {
  private final List<TrialView> trials;

  private Drafts(List<TrialView> trials) {
    this.trials = trials;
  }

  /** Returns the drafts of {@code trials}. */
  public static Drafts of(List<TrialView> trials) {
    return new Drafts(trials);
  }

  /**
   * Acceptance at one depth of the draft.
   *
   * @param drafted drafts of at least this depth
   * @param reached of these, those whose earlier tokens were all accepted
   */
  public record Depth(int depth, long drafted, long reached, long accepted) {
    private static Depth of(int depth, List<Measurement.Step> steps) {
      long drafted = 0;
      long reached = 0;
      long accepted = 0;
      for (Measurement.Step step : steps) {
        if (step.chain().size() >= depth) {
          drafted++;
          reached += step.accepted() >= depth - 1 ? 1 : 0;
          accepted += step.accepted() >= depth ? 1 : 0;
        }
      }
      return new Depth(depth, drafted, reached, accepted);
    }
  }

  /**
   * Cost of draft passes, over all steps except each trial's last, which may hold a draft that came
   * too late to be verified.
   *
   * @param passes tokens that were drafted
   * @param bytes weights that were read
   */
  public record Passes(long passes, double bytes, long nanos) {}

  /** Returns the depth of the deepest draft; 0 if none is recorded. */
  public int deepest() {
    return steps().stream().mapToInt(step -> step.chain().size()).max().orElse(0);
  }

  /** Returns the acceptance at each depth that was drafted. */
  public List<Depth> depths() {
    List<Measurement.Step> steps = steps();
    List<Depth> depths = new ArrayList<>();
    for (int depth = 1; depth <= deepest(); depth++) {
      depths.add(Depth.of(depth, steps));
    }
    return depths;
  }

  /** Returns the acceptance at one depth. */
  public Depth at(int depth) {
    return Depth.of(depth, steps());
  }

  /** Returns the numbers of steps that emitted 0, 1, 2 ... tokens; empty without steps. */
  public List<Integer> emitted() {
    List<Integer> counts = new ArrayList<>();
    for (Measurement.Step step : steps()) {
      int emitted = step.emitted().size();
      counts.addAll(Collections.nCopies(Math.max(0, emitted + 1 - counts.size()), 0));
      counts.set(emitted, counts.get(emitted) + 1);
    }
    return counts;
  }

  /** Returns the cost of draft passes. */
  public Passes passes() {
    long passes = 0;
    double bytes = 0;
    long nanos = 0;
    for (TrialView trial : trials) {
      List<Measurement.Step> steps = trial.measurement().steps();
      for (Measurement.Step step : steps.subList(0, Math.max(0, steps.size() - 1))) {
        passes += step.chain().size();
        bytes += step.draftBytes();
        nanos += step.draftNanos();
      }
    }
    return new Passes(passes, bytes, nanos);
  }

  /**
   * Returns the mean share of sublayer weights that a draft pass skips; null if draft passes are
   * not recorded, or read no weights because the model does not draft.
   */
  public @Nullable Double skippedShare(RunView run) {
    RunManifest.Shape shape = run.record().manifest().shape();
    Passes draft = passes();
    double layers = (double) shape.layers() * (shape.attentionBytes() + shape.mlpBytes());
    return layers == 0 || draft.passes() == 0 || draft.bytes() == 0
        ? null
        : (run.fullPass() * draft.passes() - draft.bytes()) / (layers * draft.passes());
  }

  /** Returns the mean number of tokens verified in parallel at one depth, rounded, at least 1. */
  public int width() {
    double siblings = 0;
    double depth = 0;
    for (Measurement.Step step : steps()) {
      siblings += step.nodes() - 1;
      depth += step.chain().size();
    }
    return (int) Math.max(1, Math.round(siblings / Math.max(1, depth)));
  }

  /** Returns whether any step verified something. */
  public boolean verified() {
    return steps().stream().anyMatch(step -> step.nodes() > 0);
  }

  /** Returns whether any trial drafted with the model's own weights and verified. */
  public boolean readModel() {
    return trials.stream()
        .anyMatch(
            m -> m.measurement().weights().draft() > 0 && m.measurement().weights().verify() > 0);
  }

  private List<Measurement.Step> steps() {
    return trials.stream().flatMap(trial -> trial.measurement().steps().stream()).toList();
  }
}
