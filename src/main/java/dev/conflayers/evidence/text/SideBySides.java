package dev.conflayers.evidence.text;

import dev.conflayers.evidence.Drafts;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.TokenTexts;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Comparison of all strategies' outputs for each prompt. */
public final class SideBySides {
  private static final int IN_A_REPORT = 20;
  private static final int TOKENS_IN_A_REPORT = 120;

  private final RunView index;
  private final Map<String, List<TrialView>> byPrompt = new LinkedHashMap<>();
  private final Map<String, Schedule.ScheduledExample> examples = new LinkedHashMap<>();

  private SideBySides(RunView index) {
    this.index = index;
    for (TrialView m : index.measured()) {
      if (m.repetition() == 0) {
        byPrompt.computeIfAbsent(prompt(m) + "\n" + m.fork(), p -> new ArrayList<>()).add(m);
      }
    }
    index
        .schedule()
        .examples()
        .forEach(example -> examples.put(example.task() + "/" + example.example(), example));
  }

  /** Returns a run's outputs, computed on demand. */
  public static SideBySides of(RunView run) {
    return new SideBySides(run);
  }

  /** Returns the prompts that were measured, as task/example, in order. */
  public List<String> prompts() {
    return byPrompt.keySet().stream()
        .map(key -> key.lines().findFirst().orElse(""))
        .distinct()
        .toList();
  }

  /** Returns the forks that measured a prompt. */
  public List<Integer> forks(String prompt) {
    return byPrompt.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prompt + "\n"))
        .map(entry -> entry.getValue().get(0).fork())
        .toList();
  }

  /**
   * Returns one prompt of one fork.
   *
   * @param prompt one of {@link #prompts}
   * @param most maximum number of tokens of each output
   */
  public SideBySide of(String prompt, int fork, int most) {
    List<TrialView> trials = byPrompt.getOrDefault(prompt + "\n" + fork, List.of());
    TrialView baseline = trials.stream().filter(this::isBaseline).findFirst().orElse(null);
    Schedule.ScheduledExample example = examples.get(prompt);
    return new SideBySide(
        prompt.substring(0, prompt.indexOf('/')),
        prompt.substring(prompt.indexOf('/') + 1),
        fork,
        example == null ? "" : example.prompt(),
        example == null ? "" : example.reference(),
        trials.stream()
            .filter(m -> !m.strategy().equals(index.control()))
            .sorted(
                Comparator.comparing((TrialView m) -> !isBaseline(m)).thenComparing(this::place))
            .map(m -> answer(m, baseline, most))
            .toList());
  }

  /**
   * Returns whether full depth checked drafted tokens, even if it accepts tokens other than its
   * own.
   */
  private boolean checked(TrialView trial) {
    return index.verified(trial.strategy()) || Drafts.of(List.of(trial)).verified();
  }

  private SideBySide.Answer answer(TrialView trial, @Nullable TrialView baseline, int most) {
    TokenTexts texts = index.record().tokens();
    Agreement agreement = index.agreement(trial);
    Agreement.Divergence at = agreement == null ? null : agreement.divergence();
    TokenTrace trace = new TokenTrace(trial.measurement(), texts, checked(trial));
    Pair pair = baseline != null && trial.ok() && baseline.ok() ? new Pair(baseline, trial) : null;
    return new SideBySide.Answer(
        trial.strategy(),
        trial.measurement().status(),
        pair == null || !pair.timed() ? null : Math.exp(pair.logRatio()),
        isBaseline(trial) || (agreement != null && agreement.identical()),
        trial.output().size(),
        trace.tokens(at == null ? -1 : at.position(), most),
        Math.max(0, trial.output().size() - most),
        trace.steps(),
        at == null
            ? null
            : new SideBySide.Leaves(
                at.position(),
                at.gap(),
                at.strategyGap(),
                texts.of(at.bestToken()),
                texts.of(at.secondToken()),
                texts.of(at.strategyToken())));
  }

  /** A prompt that a report may show, with its selection criteria. */
  private record Candidate(String prompt, int fork, double gap, double speed) {}

  /**
   * Returns a few prompts of each task for a report, from the first fork that has them: those with
   * full depth's largest gap at a divergence, the fastest, the slowest, and the first.
   */
  public List<SideBySide> sample() {
    Map<String, List<Candidate>> byTask = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (List<TrialView> trials : byPrompt.values()) {
      TrialView any = trials.get(0);
      if (seen.add(prompt(any))) {
        byTask.computeIfAbsent(any.task(), t -> new ArrayList<>()).add(candidate(trials));
      }
    }
    int most = Math.max(2, IN_A_REPORT / Math.max(1, index.tasks().size()));
    return index.tasks().stream()
        .flatMap(task -> few(byTask.getOrDefault(task, List.of()), most).stream())
        .map(one -> of(one.prompt(), one.fork(), TOKENS_IN_A_REPORT))
        .toList();
  }

  private Candidate candidate(List<TrialView> trials) {
    TrialView baseline = null;
    double gap = -1;
    for (TrialView trial : trials) {
      baseline = isBaseline(trial) ? trial : baseline;
      Agreement agreement = index.agreement(trial);
      Agreement.Divergence at = agreement == null ? null : agreement.divergence();
      gap = at == null ? gap : Math.max(gap, at.gap());
    }
    double speed = 0;
    for (TrialView trial : trials) {
      if (place(trial) == 0 && baseline != null && baseline.ok() && trial.ok()) {
        Pair pair = new Pair(baseline, trial);
        speed = pair.timed() ? pair.logRatio() : 0;
      }
    }
    return new Candidate(prompt(trials.get(0)), trials.get(0).fork(), gap, speed);
  }

  private static List<Candidate> few(List<Candidate> all, int most) {
    Set<Candidate> chosen = new LinkedHashSet<>();
    all.stream()
        .filter(one -> one.gap() >= 0)
        .sorted(Comparator.comparingDouble((Candidate one) -> -one.gap()))
        .limit(most / 2)
        .forEach(chosen::add);
    all.stream().max(Comparator.comparingDouble(Candidate::speed)).ifPresent(chosen::add);
    all.stream().min(Comparator.comparingDouble(Candidate::speed)).ifPresent(chosen::add);
    all.stream().limit(most).forEach(chosen::add);
    Set<Candidate> first = chosen.stream().limit(most).collect(Collectors.toSet());
    return all.stream().filter(first::contains).toList();
  }

  /** Returns the strategy's place in the suite: trials ran in random order. */
  private int place(TrialView m) {
    return index.rivals().stream()
        .map(Schedule.ScheduledStrategy::name)
        .toList()
        .indexOf(m.strategy());
  }

  private boolean isBaseline(TrialView m) {
    return m.strategy().equals(index.baseline());
  }

  private static String prompt(TrialView m) {
    return m.task() + "/" + m.example();
  }
}
