package dev.conflayers.evidence.text;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.record.Agreement;
import dev.conflayers.stats.Clusters;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.KaplanMeier;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.Proportions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Agreement of a strategy's outputs with full depth's, by prompt; a prompt's worst output counts. A
 * position of a prompt's text counts once, however many JVMs compared it: greedy text is the same
 * in each, so another JVM shows that the text repeats, and nothing about other text.
 */
public final class TextAnalysis {
  /** Gaps in nats at which disagreement is shown; from 2 on, rounding cannot explain it. */
  public static final List<Double> GAPS = List.of(0.1, 0.5, 1.0, 2.0, 5.0);

  private final List<PromptText> prompts;
  private final Clusters clusters;
  private final double prefixShare;
  private final int jvms;
  private final int agreeing;

  private TextAnalysis(
      List<PromptText> prompts, Clusters clusters, double prefixShare, int jvms, int agreeing) {
    this.prompts = prompts;
    this.clusters = clusters;
    this.prefixShare = prefixShare;
    this.jvms = jvms;
    this.agreeing = agreeing;
  }

  /**
   * All outputs of one prompt.
   *
   * @param compared positions that were compared in at least one JVM, up to the first difference
   * @param prefix the shortest common prefix with full depth's output
   * @param gap the largest gap where an output diverges from full depth's; null if none was
   *     examined
   * @param unexamined whether an output only ended earlier or later, which has no gap
   */
  public record PromptText(
      boolean identical, long compared, int prefix, @Nullable Double gap, boolean unexamined) {
    /** Returns whether an output diverges where full depth's gap is at least {@code least}. */
    public boolean decided(double least) {
      return gap != null && gap >= least;
    }
  }

  public static TextAnalysis of(RunView index, String task, String strategy) {
    Map<String, List<Agreement>> byPrompt = new LinkedHashMap<>();
    Map<Integer, Boolean> agreed = new HashMap<>();
    for (TrialView m : index.trials(task, strategy)) {
      Agreement agreement = index.agreement(m);
      if (agreement != null) {
        byPrompt
            .computeIfAbsent(m.task() + "/" + m.example(), p -> new ArrayList<>())
            .add(agreement);
        agreed.merge(m.fork(), agreement.identical(), Boolean::logicalAnd);
      }
    }
    double share =
        byPrompt.values().stream()
            .flatMap(List::stream)
            .mapToDouble(a -> a.tokens() == 0 ? 1 : (double) a.commonPrefix() / a.tokens())
            .average()
            .orElse(1);
    return new TextAnalysis(
        byPrompt.values().stream().map(TextAnalysis::prompt).toList(),
        Clusters.of(byPrompt.keySet().stream().map(index.templates()::of).toList()),
        share,
        agreed.size(),
        (int) agreed.values().stream().filter(all -> all).count());
  }

  private static PromptText prompt(List<Agreement> outputs) {
    return new PromptText(
        outputs.stream().allMatch(Agreement::identical),
        outputs.stream()
            .mapToLong(a -> a.identical() ? a.tokens() : a.commonPrefix() + 1L)
            .max()
            .orElse(0),
        outputs.stream().mapToInt(Agreement::commonPrefix).min().orElse(0),
        outputs.stream()
            .map(Agreement::divergence)
            .filter(Objects::nonNull)
            .map(Agreement.Divergence::gap)
            .max(Double::compare)
            .orElse(null),
        outputs.stream().anyMatch(a -> !a.identical() && a.divergence() == null));
  }

  public int prompts() {
    return prompts.size();
  }

  /** Returns the clusters of prompts: one per template, if templates are known. */
  public Clusters clusters() {
    return clusters;
  }

  /** Returns the number of compared positions of the prompts' texts, each counted once. */
  public long tokens() {
    return prompts.stream().mapToLong(PromptText::compared).sum();
  }

  /** Returns the number of JVMs in which outputs were compared. */
  public int jvms() {
    return jvms;
  }

  /** Returns the number of JVMs in which every output equals full depth's. */
  public int agreeing() {
    return agreeing;
  }

  /** Returns the mean over outputs of the common prefix as a share of the longer output. */
  public double prefixShare() {
    return prefixShare;
  }

  /** Returns the largest gap where outputs diverge; null if none was examined. */
  public @Nullable Double largestGap() {
    return prompts.stream()
        .map(PromptText::gap)
        .filter(Objects::nonNull)
        .max(Double::compare)
        .orElse(null);
  }

  public int identical() {
    return (int) prompts.stream().filter(PromptText::identical).count();
  }

  /**
   * Returns the number of prompts that diverge from full depth where its gap is at least {@code
   * gap}.
   */
  public int decided(double gap) {
    return (int) prompts.stream().filter(prompt -> prompt.decided(gap)).count();
  }

  public int unexamined() {
    return (int) prompts.stream().filter(PromptText::unexamined).count();
  }

  /** Returns the Kaplan-Meier estimate of the tokens until divergence; there must be outputs. */
  public KaplanMeier lasting(double confidence) {
    return KaplanMeier.of(
        prompts.stream().map(p -> new KaplanMeier.Observation(p.prefix(), !p.identical())).toList(),
        clusters.worth(
            prompts.stream().mapToDouble(prompt -> prompt.identical() ? 1 : 0).toArray(),
            confidence),
        confidence);
  }

  /** Returns the lengths of the outputs that never diverge from full depth's. */
  public List<Integer> censored() {
    return prompts.stream().filter(PromptText::identical).map(PromptText::prefix).sorted().toList();
  }

  public List<Estimate> figures(double confidence) {
    List<Estimate> figures = new ArrayList<>();
    if (prompts.isEmpty()) {
      return figures;
    }
    figures.add(
        figure(
            Estimand.TOKEN_EXACT,
            "",
            (double) identical() / prompts(),
            share(PromptText::identical, confidence)));
    KaplanMeier lasting = lasting(confidence);
    figures.add(
        figure(
            Estimand.PREFIX_LENGTH,
            "",
            lasting.median().orElse(null),
            new Bounds(first(lasting, true), first(lasting, false), confidence)));
    for (double gap : GAPS) {
      figures.add(
          figure(
              Estimand.DECIDED_DISAGREEMENT,
              "gap " + gap,
              (double) decided(gap) / prompts(),
              share(prompt -> prompt.decided(gap), confidence)));
    }
    return figures;
  }

  /** Returns exact confidence bounds of the share of prompts for which {@code so} holds. */
  public Bounds share(Predicate<PromptText> so, double confidence) {
    boolean[] are = new boolean[prompts()];
    for (int i = 0; i < are.length; i++) {
      are[i] = so.test(prompts.get(i));
    }
    return Bounds.of(
        Objects.requireNonNull(
            Proportions.clustered(are, clusters, confidence).interval(), "always has one"));
  }

  /** Returns the first time at which the interval's lower, or upper, end is at most one half. */
  private static @Nullable Double first(KaplanMeier lasting, boolean lower) {
    return lasting.steps().stream()
        .filter(s -> (lower ? s.interval().low() : s.interval().high()) <= 0.5)
        .findFirst()
        .map(KaplanMeier.Step::time)
        .orElse(null);
  }

  /** Returns the share of prompts that are identical, by Wilson's interval if independent. */
  public PointEstimate identicalShare(double confidence) {
    Bounds bounds = share(PromptText::identical, confidence);
    return clusters.any()
        ? new PointEstimate(
            (double) identical() / prompts(),
            new Interval(
                Objects.requireNonNull(bounds.low()),
                Objects.requireNonNull(bounds.high()),
                confidence),
            prompts())
        : Proportions.wilson(identical(), prompts(), confidence);
  }

  private Estimate figure(Estimand estimand, String at, @Nullable Double value, Bounds bounds) {
    return new Estimate(
        estimand, at, value, bounds, Replicate.PROMPT, prompts(), 1, Population.PROMPTS);
  }

  /** Returns in a clause whether JVMs emitted the same text. */
  public String repeats() {
    if (jvms() == 1) {
      return "there is only one JVM, so nothing shows that the text repeats";
    }
    return agreeing() == jvms()
        ? "all " + jvms() + " JVMs agree"
        : agreeing() + " of " + jvms() + " JVMs agree on every prompt";
  }
}
