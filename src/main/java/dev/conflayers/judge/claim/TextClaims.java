package dev.conflayers.judge.claim;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.text.TextAnalysis;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.Plain;
import dev.conflayers.judge.figure.QualityAnalysis;
import dev.conflayers.judge.figure.Unscorable;
import dev.conflayers.metric.Metric;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Judges claims about a strategy's output: that its tokens are full depth's, or that its text
 * scores no worse. The run's unverified strategies take the same test and must fail it, or passing
 * means nothing.
 */
final class TextClaims {
  /** Fewest prompts that confirm a claim of identity. */
  static final int PROMPTS = 200;

  static final long TOKENS = 128L * PROMPTS;

  /** Prompts of fewer templates are too similar to represent others. */
  static final int TEMPLATES = Preconditions.PROMPTS;

  /** Fewest JVMs that show whether text is the same from one JVM to the next. */
  static final int JVMS = 2;

  private static final double TWO_SIDED = 0.9;
  private static final double CONFIDENCE = 0.95;

  private final RunView index;
  private final Preconditions preconditions;
  private final QualityAnalysis quality;
  private final Function<String, Task> tasks;
  private final List<Unscorable> unscorable;
  private final long seed;

  TextClaims(
      RunView index,
      Preconditions preconditions,
      QualityAnalysis quality,
      Function<String, Task> tasks,
      List<Unscorable> unscorable,
      long seed) {
    this.index = index;
    this.preconditions = preconditions;
    this.quality = quality;
    this.tasks = tasks;
    this.unscorable = unscorable;
    this.seed = seed;
  }

  /**
   * Result of the claim's test on one strategy's outputs.
   *
   * @param limits reasons that passing the test would mean little
   */
  private record Answer(
      ClaimVerdict.Call call,
      String finding,
      String next,
      List<Estimate> figures,
      List<String> limits) {
    static Answer open(String finding) {
      return new Answer(ClaimVerdict.Call.OPEN, finding, "", List.of(), List.of());
    }
  }

  ClaimVerdict identical(Claim.TokenIdentical claim) {
    Answer answer = identity(claim.strategy(), claim.tieGap());
    String ties =
        claim.tieGap() == 0
            ? ""
            : ", except for ties within " + Plain.number(claim.tieGap()) + " nats";
    String words = claim.strategy() + " emits " + index.baseline() + "'s tokens" + ties;
    return verdict(
        claim,
        words,
        answer,
        index.tasks(),
        s -> follows(s, claim.tieGap()),
        TestLevels.ALONE,
        List.of());
  }

  private Answer identity(String strategy, double tieGap) {
    TextAnalysis text = TextAnalysis.of(index, Comparison.ALL_TASKS, strategy);
    int n = text.prompts();
    int parted = n - text.identical();
    boolean ties = tieGap > 0;
    int decided = ties ? text.decided(tieGap) : parted;
    boolean enough =
        n >= PROMPTS && text.tokens() >= TOKENS && text.clusters().count() >= TEMPLATES;
    ClaimVerdict.Call call = ClaimVerdict.Call.OPEN;
    if (decided > 0) {
      call = ClaimVerdict.Call.FAILS;
    } else if (n > 0 && enough && (!ties || text.unexamined() == 0)) {
      call = ClaimVerdict.Call.HOLDS;
    }
    StringBuilder finding = new StringBuilder();
    finding.append(text.identical()).append(" of ").append(n);
    finding.append(" prompts are identical, token for token");
    if (parted > 0 && ties) {
      finding
          .append("; ")
          .append(decided)
          .append(" diverge where full depth prefers its token by more than a tie");
    }
    if (n > 0) {
      double most =
          Objects.requireNonNull(
              text.share(prompt -> ties ? prompt.decided(tieGap) : !prompt.identical(), TWO_SIDED)
                  .high());
      finding.append(
          String.format(
              Locale.ROOT,
              ". Of prompts like these at most %.1f%% %s (one-sided 95%% bound%s). %d tokens were"
                  + " compared, each counted once; %s.",
              100 * most,
              ties ? "diverge by more than a tie" : "differ",
              text.clusters().any() ? ", for " + text.clusters().count() + " templates" : "",
              text.tokens(),
              text.repeats()));
    }
    List<Estimate> figures =
        text.figures(CONFIDENCE).stream()
            .filter(
                figure ->
                    figure.estimand() == Estimand.TOKEN_EXACT
                        || (ties && figure.estimand() == Estimand.DECIDED_DISAGREEMENT))
            .toList();
    return new Answer(call, finding.toString(), more(text, call, ties), figures, List.of());
  }

  /** Returns whether outputs diverge where full depth's preference is not a tie. */
  private ClaimVerdict.Call follows(String strategy, double tieGap) {
    TextAnalysis text = TextAnalysis.of(index, Comparison.ALL_TASKS, strategy);
    int parted = tieGap > 0 ? text.decided(tieGap) : text.prompts() - text.identical();
    return parted > 0
        ? ClaimVerdict.Call.FAILS
        : text.prompts() > 0 ? ClaimVerdict.Call.HOLDS : ClaimVerdict.Call.OPEN;
  }

  private static String more(TextAnalysis text, ClaimVerdict.Call call, boolean ties) {
    if (call != ClaimVerdict.Call.OPEN) {
      return "";
    }
    return ties && text.unexamined() > 0
        ? text.unexamined()
            + " prompts have an output that only ended earlier or later, where no gap is known;"
            + " measure with run.stop-rule: ignore-eos."
        : "Identity takes at least "
            + PROMPTS
            + " prompts"
            + (text.clusters().any() ? " of " + TEMPLATES + " templates" : "")
            + " and "
            + TOKENS
            + " tokens, each counted once however many JVMs emit it; there are "
            + text.prompts()
            + (text.clusters().any() ? " of " + text.clusters().count() : "")
            + " and "
            + text.tokens()
            + ".";
  }

  /** Returns what the scores say about a quality claim, tested at a level in both directions. */
  ClaimVerdict.Call call(Claim.Quality claim, double level) {
    return loss(claim.strategy(), claim.metric(), claim.margin(), level, level).call();
  }

  ClaimVerdict noWorse(Claim.Quality claim, TestLevels levels) {
    List<String> scored = scored(claim.metric());
    Answer answer =
        loss(claim.strategy(), claim.metric(), claim.margin(), levels.above(), levels.below());
    String words =
        claim.strategy()
            + " loses less than "
            + Plain.number(claim.margin())
            + " of "
            + claim.metric()
            + (scored.size() == 1 ? "" : " on every task that has it")
            + " (a smaller loss does not matter: "
            + claim.because()
            + ")";
    return verdict(
        claim,
        words,
        answer,
        scored,
        s -> loss(s, claim.metric(), claim.margin(), TestLevels.ALPHA, TestLevels.ALPHA).call(),
        levels,
        unfit(claim.metric(), scored));
  }

  /** Returns why a claim about a metric cannot be judged at all. */
  private List<String> unfit(String metric, List<String> scored) {
    return index.scores()
        ? unscorable(metric, scored).filter(Unscorable::all).map(Unscorable::words).toList()
        : List.of(Preconditions.NO_SCORES);
  }

  private Stream<Unscorable> unscorable(String metric, List<String> scored) {
    return unscorable.stream()
        .filter(none -> none.metric().equals(metric) && scored.contains(none.task()));
  }

  private List<String> scored(String metric) {
    return index.tasks().stream()
        .filter(
            task ->
                Tasks.metrics(tasks.apply(task)).stream().anyMatch(m -> m.name().equals(metric)))
        .toList();
  }

  private Answer loss(String strategy, String metric, double margin, double above, double below) {
    if (!index.scores()) {
      return Answer.open("No output was scored.");
    }
    List<LossDecision> tests = new ArrayList<>();
    List<String> limits = new ArrayList<>();
    List<String> scored = scored(metric);
    for (String name : scored) {
      Task task = tasks.apply(name);
      for (Metric of : Tasks.metrics(task)) {
        List<Pair> pairs = index.pairs(name, strategy);
        List<QualityAnalysis.PromptScore> scores =
            of.name().equals(metric) ? quality.scores(task, of, pairs) : List.of();
        if (!scores.isEmpty()) {
          tests.add(LossDecision.of(name, scores, margin, above, below / scored.size(), seed));
          limits.addAll(LossBound.floor(name, scores, margin));
        }
      }
    }
    unscorable(metric, scored).map(Unscorable::words).forEach(limits::add);
    if (tests.isEmpty()) {
      return Answer.open("No output was scored by " + metric + ".");
    }
    ClaimVerdict.Call call = ClaimVerdict.Call.OPEN;
    if (tests.stream().anyMatch(test -> test.call() == ClaimVerdict.Call.FAILS)) {
      call = ClaimVerdict.Call.FAILS;
    } else if (tests.stream().allMatch(test -> test.call() == ClaimVerdict.Call.HOLDS)) {
      call = ClaimVerdict.Call.HOLDS;
    }
    LossDecision worst =
        tests.stream().min(Comparator.comparingDouble(test -> test.bounds().low())).orElseThrow();
    return new Answer(
        call,
        Plain.capital(metric)
            + String.format(
                Locale.ROOT,
                " differs by %.4f on %s (one-sided %s%% bounds %.4f to %.4f%s), %d prompts, %d of"
                    + " them with equal scores, for prompts like these.",
                worst.difference(),
                worst.task(),
                Plain.number(Math.round(500 * (1 + worst.bounds().confidence())) / 10.0),
                worst.bounds().low(),
                worst.bounds().high(),
                worst.shown().words(),
                worst.n(),
                worst.zeros()),
        call == ClaimVerdict.Call.OPEN
            ? String.format(
                Locale.ROOT,
                "If there is no loss, showing it takes about %d prompts of %s; there are %d.",
                worst.needed(),
                worst.task(),
                worst.n())
            : "",
        tests.stream().map(LossDecision::figure).toList(),
        limits);
  }

  private Grounds grounds(Claim claim, List<String> about) {
    if (!(claim instanceof Claim.Quality scored)) {
      return preconditions.ofTokens(claim.strategy(), about);
    }
    return about.isEmpty()
        ? new Grounds(List.of("no task of the suite has the metric " + scored.metric()), List.of())
        : preconditions.ofScores(claim.strategy(), about);
  }

  private ClaimVerdict verdict(
      Claim claim,
      String words,
      Answer answer,
      List<String> about,
      Function<String, ClaimVerdict.Call> test,
      TestLevels levels,
      List<String> unfit) {
    Grounds plain = grounds(claim, about);
    List<String> invalid = new ArrayList<>(unfit);
    invalid.addAll(plain.invalid());
    List<Grounds.Cap> caps = new ArrayList<>(levels.cap(plain).caps());
    Grounds controls =
        TextControls.of(
            index.rivals().stream()
                .map(Schedule.ScheduledStrategy::name)
                .filter(name -> !index.verified(name) && !name.equals(claim.strategy()))
                .toList(),
            test);
    invalid.addAll(controls.invalid());
    long jvms =
        about.stream()
            .flatMap(task -> index.pairs(task, claim.strategy()).stream())
            .map(Pair::fork)
            .distinct()
            .count();
    if (jvms < JVMS) {
      caps.add(
          Grounds.both(
              "it was measured in "
                  + jvms
                  + (jvms == 1 ? " JVM" : " JVMs")
                  + ", which cannot show that text repeats: run.forks must be at least "
                  + JVMS));
    }
    answer.limits().forEach(limit -> caps.add(Grounds.passing(limit)));
    caps.addAll(controls.caps());
    Grounds grounds = new Grounds(invalid, caps);
    ClaimVerdict.State state = ClaimVerdict.state(answer.call(), grounds, false, false);
    return new ClaimVerdict(
        words,
        claim.kind(),
        claim.strategy(),
        state,
        answer.finding() + levels.words(),
        grounds.reasons(),
        state == ClaimVerdict.State.INCONCLUSIVE ? answer.next() : "",
        answer.figures(),
        levels.test(),
        List.of());
  }
}
