package dev.conflayers.lab.projection;

import dev.conflayers.record.Measurement;
import dev.conflayers.stats.RandomDraws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The acceptance recorded in a run, measured or imported; its uncertainty is from resampling
 * prompts.
 */
public final class RecordedAcceptance implements Acceptance {
  /** Assumed if no draft had branches, so that their acceptance is unknown. */
  private static final double UNKNOWN_SECOND = 0.4;

  private final String source;
  private final List<Prompt> prompts;
  private final double searchPasses;
  private final int deepest;

  private RecordedAcceptance(
      String source, List<Prompt> prompts, double searchPasses, int deepest) {
    this.source = source;
    this.prompts = prompts;
    this.searchPasses = searchPasses;
    this.deepest = deepest;
  }

  /** Rounds of one prompt: by depth, the numbers drafted at least this deep, tried and accepted. */
  private static final class Prompt {
    private final double[] drafted;
    private final double[] tried;
    private final double[] accepted;
    private double rounds;
    private double missed;
    private double caught;

    Prompt(int deepest) {
      drafted = new double[deepest];
      tried = new double[deepest];
      accepted = new double[deepest];
    }

    /**
     * @param otherwise assumed length of a draft if that was not recorded
     */
    void add(Measurement.Step step, int otherwise) {
      rounds++;
      int length = otherwise > 0 ? otherwise : step.chain().size();
      int agreed = otherwise > 0 ? step.accepted() : agreed(step);
      for (int depth = 0; depth < length; depth++) {
        drafted[depth]++;
        tried[depth] += agreed >= depth ? 1 : 0;
        accepted[depth] += agreed > depth ? 1 : 0;
      }
      if (agreed < length && step.nodes() > length + 1) {
        missed++;
        caught += step.accepted() > agreed ? 1 : 0;
      }
    }

    /** Returns the number of accepted tokens of the chain, excluding a runner-up. */
    private static int agreed(Measurement.Step step) {
      int agreed = Math.min(step.accepted(), step.chain().size());
      if (agreed > 0
          && step.chain().known()
          && step.emitted().known()
          && step.emitted().size() >= agreed
          && step.emitted().get(agreed - 1) != step.chain().get(agreed - 1)) {
        agreed--;
      }
      return agreed;
    }
  }

  /**
   * Returns the acceptance in trials of one strategy. If a run records the accepted tokens of each
   * draft but not its length, all drafts are assumed to be as long as the longest accepted one:
   * they were hardly shorter, and their cost is not underestimated.
   *
   * @param trials the measured trials
   * @throws ProjectionProblem if none of them drafted anything
   */
  public static RecordedAcceptance of(String source, List<Measurement> trials) {
    int deepest = 0;
    for (Measurement trial : trials) {
      for (Measurement.Step step : trial.steps()) {
        deepest = Math.max(deepest, step.chain().size());
      }
    }
    int otherwise = deepest == 0 ? mostAccepted(trials) : 0;
    deepest = Math.max(deepest, otherwise);
    if (deepest == 0) {
      throw new ProjectionProblem(source + ": no draft is recorded, so the acceptance is unknown");
    }
    Map<String, Prompt> prompts = new LinkedHashMap<>();
    double search = 0;
    double emitted = 0;
    for (Measurement trial : trials) {
      int most = deepest;
      Prompt prompt =
          prompts.computeIfAbsent(trial.task() + "/" + trial.example(), name -> new Prompt(most));
      trial.steps().forEach(step -> prompt.add(step, otherwise));
      search += (double) trial.weights().search() / Math.max(1, trial.weights().fullPass());
      emitted += trial.emittedInSteps();
    }
    String where =
        otherwise == 0
            ? source
            : source
                + ", which does not record the lengths of drafts: assumed to be "
                + otherwise
                + " tokens each";
    return new RecordedAcceptance(
        where, new ArrayList<>(prompts.values()), search / Math.max(1, emitted), deepest);
  }

  private static int mostAccepted(List<Measurement> trials) {
    return trials.stream()
        .flatMap(trial -> trial.steps().stream())
        .mapToInt(Measurement.Step::accepted)
        .max()
        .orElse(0);
  }

  /** Returns the depth of the deepest draft that was recorded. */
  public int deepest() {
    return deepest;
  }

  @Override
  public Curves typical() {
    return pooled(prompts);
  }

  /** Returns the curves of the same number of prompts, drawn with replacement. */
  @Override
  public Curves drawn(RandomDraws draws) {
    List<Prompt> drawn = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      drawn.add(prompts.get(draws.below(prompts.size())));
    }
    return pooled(drawn);
  }

  private Curves pooled(List<Prompt> of) {
    double[] drafted = new double[deepest];
    double[] tried = new double[deepest];
    double[] accepted = new double[deepest];
    double rounds = 0;
    double missed = 0;
    double caught = 0;
    for (Prompt prompt : of) {
      rounds += prompt.rounds;
      missed += prompt.missed;
      caught += prompt.caught;
      add(drafted, prompt.drafted);
      add(tried, prompt.tried);
      add(accepted, prompt.accepted);
    }
    return new Curves(
        shares(drafted, rounds),
        shares(tried, rounds),
        shares(accepted, rounds),
        missed > 0 ? caught / missed : UNKNOWN_SECOND);
  }

  private static void add(double[] sum, double[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }

  private static List<Double> shares(double[] counts, double of) {
    return Arrays.stream(counts).map(count -> of > 0 ? count / of : 0).boxed().toList();
  }

  @Override
  public double searchPasses() {
    return searchPasses;
  }

  @Override
  public String source() {
    return source;
  }
}
