package dev.conflayers.report.gallery;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.SearchEvent;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Observations;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all charts of a run share: the strategies compared, their inks and the description of the
 * testbed.
 */
final class ChartedStrategies {
  static final String NO_LOOKS = "no strategy of the suite measured layer confidence";
  private static final double PUBLISHED = 1.4;
  private static final int FINGERPRINT = 12;
  private static final int SEVERAL = 12;

  private final Analysis analysis;
  private final Map<String, List<Observations.Trial>> trials;
  private final Map<String, List<Prompt>> prompts = new HashMap<>();

  ChartedStrategies(Analysis analysis) {
    this.analysis = analysis;
    this.trials =
        analysis.observations().trials().stream()
            .collect(Collectors.groupingBy(Observations.Trial::strategy));
  }

  Analysis analysis() {
    return analysis;
  }

  /** Returns the strategies that are compared with full depth. */
  List<String> rivals() {
    return analysis.strategies().stream()
        .map(Analysis.StrategyFacts::name)
        .filter(name -> !name.equals(analysis.run().baseline()) && !name.equals(control()))
        .toList();
  }

  /**
   * Returns the strategies shown in charts with a panel per strategy; a page with all panels of a
   * large sweep would be too big for a browser. Strategies named in claims come first.
   */
  List<String> several() {
    return several(rivals());
  }

  /** Returns those of {@code strategies} that such a chart shows. */
  List<String> several(List<String> strategies) {
    List<String> claimed = observations().aims().stream().map(Observations.Aim::strategy).toList();
    List<String> shown =
        strategies.stream()
            .sorted(Comparator.comparing((String name) -> !claimed.contains(name)))
            .limit(SEVERAL)
            .toList();
    return strategies.stream().filter(shown::contains).toList();
  }

  /** Returns the strategies that search, while decoding or before. */
  List<String> searching() {
    Set<String> names =
        observations().searches().stream().map(SearchEvent::strategy).collect(Collectors.toSet());
    return rivals().stream().filter(names::contains).toList();
  }

  /** Returns a note that not all strategies are shown; empty if all are. */
  String severalOf() {
    int all = rivals().size();
    return all > SEVERAL
        ? String.format(
            Locale.ROOT, " %d of %d strategies shown; the tables have all.", several().size(), all)
        : "";
  }

  String control() {
    return analysis.run().control();
  }

  List<String> tasks() {
    return analysis.tasks().stream().map(Analysis.TaskFacts::task).toList();
  }

  /** Returns the ink of a strategy, the same in every chart. */
  Ink ink(String strategy) {
    int at = rivals().indexOf(strategy);
    return at < 0 ? Ink.grey() : Ink.of(at);
  }

  @Nullable Comparison comparison(String strategy, String task) {
    return analysis.comparisons().stream()
        .filter(c -> c.strategy().equals(strategy) && c.task().equals(task))
        .findFirst()
        .orElse(null);
  }

  @Nullable Estimate figure(String strategy, String task, Estimand estimand) {
    Comparison comparison = comparison(strategy, task);
    Estimate figure = comparison == null ? null : comparison.figure(estimand);
    return figure == null || figure.value() == null ? null : figure;
  }

  Observations observations() {
    return analysis.observations();
  }

  List<Observations.Trial> trials(String strategy) {
    return trials.getOrDefault(strategy, List.of());
  }

  /** One prompt, each number the mean over forks and repetitions. */
  record Prompt(
      String task, String example, double log, double baseline, double own, boolean odd) {}

  /** Returns the prompts of a strategy, each once, times in seconds per token. */
  List<Prompt> prompts(String strategy) {
    return prompts.computeIfAbsent(strategy, name -> prompts(trials(name)));
  }

  private static List<Prompt> prompts(List<Observations.Trial> trials) {
    Map<String, List<Observations.Trial>> byPrompt = new LinkedHashMap<>();
    for (Observations.Trial trial : trials) {
      byPrompt
          .computeIfAbsent(trial.task() + "/" + trial.example(), p -> new ArrayList<>())
          .add(trial);
    }
    return byPrompt.values().stream()
        .map(
            own ->
                new Prompt(
                    own.get(0).task(),
                    own.get(0).example(),
                    mean(own, Observations.Trial::logRatio),
                    mean(own, t -> t.baseline().perToken()),
                    mean(own, t -> t.own().perToken()),
                    own.stream().anyMatch(Observations.Trial::disturbed)))
        .sorted(Comparator.comparing(Prompt::task).thenComparing(Prompt::example))
        .toList();
  }

  private static double mean(
      List<Observations.Trial> trials, ToDoubleFunction<Observations.Trial> value) {
    return trials.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  /** Returns the subtitle: the estimand, then the testbed. */
  List<String> caption(String what) {
    Analysis.RunFacts run = analysis.run();
    return List.of(
        what,
        String.format(
            Locale.ROOT,
            "%s, %s, %s on %s (%s cores); %d %s; plan %s",
            run.model().getOrDefault(ModelFacts.CHECKPOINT, "model"),
            run.model().getOrDefault(ModelFacts.DTYPE, "dtype unknown"),
            run.model().getOrDefault(ModelFacts.DEVICE, "device unknown"),
            run.environment().getOrDefault("cpu", "unknown processor"),
            run.environment().getOrDefault("cores", "?"),
            run.forks(),
            run.forks() == 1 ? "fork" : "forks",
            run.fingerprint().substring(0, Math.min(FINGERPRINT, run.fingerprint().length()))));
  }

  /** Returns the search events that measured layer confidence. */
  List<SearchEvent> looks() {
    return observations().searches().stream().filter(e -> !e.confidences().isEmpty()).toList();
  }

  /** Returns the search events by stream of prompts, the sequence served by one decoder. */
  static Map<String, List<SearchEvent>> streams(List<SearchEvent> events) {
    Map<String, List<SearchEvent>> streams = new LinkedHashMap<>();
    for (SearchEvent event : events) {
      streams
          .computeIfAbsent(
              event.strategy() + " · " + event.task() + ", fork " + event.fork(),
              s -> new ArrayList<>())
          .add(event);
    }
    return streams;
  }

  /** Returns at most {@code most} elements of a list, evenly spaced from first to last. */
  static <T> List<T> spreadOut(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<T> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(all.get((int) Math.round((double) i * (all.size() - 1) / (most - 1))));
    }
    return some;
  }

  /** Returns a note that not all streams are shown; empty if all are. */
  static String firstOf(int shown, int all) {
    return all > shown
        ? String.format(Locale.ROOT, " The first %d of %d streams are shown.", shown, all)
        : "";
  }

  String level() {
    return String.format(Locale.ROOT, "%.0f%% intervals", 100 * analysis.run().confidence());
  }

  /** Returns the losses of quality that claims allow. */
  Stream<Observations.QualityAim> qualityAims() {
    return observations().aims().stream()
        .filter(Observations.QualityAim.class::isInstance)
        .map(Observations.QualityAim.class::cast);
  }

  /** Returns the panel with lines at 1 and at the speedups that are claimed. */
  Panel withClaims(Panel panel, boolean upright) {
    Panel lined = upright ? panel.upright(1, "") : panel.level(1, "");
    double[] bounds =
        observations().aims().stream()
            .filter(Observations.SpeedAim.class::isInstance)
            .map(Observations.SpeedAim.class::cast)
            .filter(aim -> !aim.published() && aim.above() > 1)
            .mapToDouble(Observations.SpeedAim::above)
            .distinct()
            .sorted()
            .toArray();
    for (double bound : bounds.length == 0 ? new double[] {PUBLISHED} : bounds) {
      String label = String.format(Locale.ROOT, "claim %s", bound);
      lined = upright ? lined.upright(bound, label) : lined.level(bound, label);
    }
    return lined;
  }

  /** Returns a dot at a figure's value, with a horizontal interval. */
  static Dot across(Estimate figure, double y) {
    Double value = figure.value();
    return Dot.at(value == null ? Double.NaN : value, y)
        .x(figure.bounds().low(), figure.bounds().high());
  }

  /** Returns a dot at a figure's value, with a vertical interval. */
  static Dot upright(double x, Estimate figure) {
    Double value = figure.value();
    return Dot.at(x, value == null ? Double.NaN : value)
        .y(figure.bounds().low(), figure.bounds().high());
  }

  static String interval(Estimate figure, int decimals) {
    String number = "%." + decimals + "f";
    Double low = figure.bounds().low();
    Double high = figure.bounds().high();
    String value = String.format(Locale.ROOT, number, figure.value());
    return low == null || high == null
        ? value
        : String.format(Locale.ROOT, "%s [" + number + ", " + number + "]", value, low, high);
  }
}
