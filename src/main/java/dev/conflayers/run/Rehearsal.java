package dev.conflayers.run;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.FinishReason;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.plan.PlannedPrompt;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A few of a plan's trials, decoded to see how long they take on the model at hand. Long answers
 * are cut short and their time is extrapolated. Nothing of it is kept with a run.
 */
public final class Rehearsal {
  /** Tokens of the first answer, which warms up and shows how long a token takes. */
  private static final int FIRST = 16;

  /** Fewer tokens would leave out the searches of methods that search while they decode. */
  private static final int FEWEST = 64;

  private static final double NANOS = 1e9;

  private final LoadedModel model;
  private final NanoClock clock;
  private final PromptEncoder encoder;
  private final Strategy baseline;
  private final Map<String, Decoder> decoders = new HashMap<>();
  private final Map<Pair, List<Double>> seconds = new HashMap<>();

  /** A task and a strategy. */
  private record Pair(String task, String strategy) {}

  private Rehearsal(RunPlan plan, LoadedModel model, NanoClock clock) {
    this.model = model;
    this.clock = clock;
    this.encoder = new PromptEncoder(model, plan.suite().run().stopRule());
    this.baseline = plan.suite().baseline();
  }

  /**
   * Decodes, for each task, prompts with full depth and then with every other strategy, until the
   * time is up.
   *
   * @param most seconds, which one answer may exceed
   * @throws IllegalArgumentException if the model cannot serve the plan
   */
  public static Rehearsal of(RunPlan plan, LoadedModel model, NanoClock clock, double most) {
    Rehearsal rehearsal = new Rehearsal(plan, model, clock);
    rehearsal.encoder.refuseChatsWithoutFormat(plan);
    rehearsal.decode(plan, most);
    return rehearsal;
  }

  private void decode(RunPlan plan, double most) {
    double start = now();
    Map<String, Set<PlannedPrompt>> prompts = new LinkedHashMap<>();
    for (Trial trial : plan.trials()) {
      if (!trial.warmup()) {
        prompts
            .computeIfAbsent(trial.prompt().task(), task -> new LinkedHashSet<>())
            .add(trial.prompt());
      }
    }
    List<Strategy> others = new ArrayList<>(plan.suite().strategies());
    others.remove(baseline);
    PlannedPrompt first = prompts.values().iterator().next().iterator().next();
    double token = time(first, baseline, FIRST) / first.maxNewTokens();
    int tokens =
        (int) Math.max(FEWEST, most / token / (plan.suite().strategies().size() * prompts.size()));
    Iterator<Call> calls = calls(prompts.values(), others).iterator();
    do {
      Call call = calls.next();
      double taken = time(call.prompt(), call.strategy(), tokens);
      seconds
          .computeIfAbsent(
              new Pair(call.prompt().task(), call.strategy().name()), pair -> new ArrayList<>())
          .add(taken);
    } while (calls.hasNext() && now() - start < most);
  }

  private record Call(PlannedPrompt prompt, Strategy strategy) {}

  /** Returns rounds of a prompt of each task, first at full depth and then by the others. */
  private List<Call> calls(Collection<Set<PlannedPrompt>> tasks, List<Strategy> others) {
    List<Call> calls = new ArrayList<>();
    int rounds = tasks.stream().mapToInt(Set::size).min().orElse(0);
    for (int round = 0; round < rounds; round++) {
      List<PlannedPrompt> prompts = new ArrayList<>();
      for (Set<PlannedPrompt> task : tasks) {
        prompts.add(List.copyOf(task).get(round));
      }
      prompts.forEach(prompt -> calls.add(new Call(prompt, baseline)));
      for (PlannedPrompt prompt : prompts) {
        others.forEach(strategy -> calls.add(new Call(prompt, strategy)));
      }
    }
    return calls;
  }

  private double now() {
    return clock.nanos() / NANOS;
  }

  /** Returns the seconds of a whole answer, judged by its first {@code most} tokens. */
  private double time(PlannedPrompt prompt, Strategy strategy, int most) {
    int tokens = Math.min(most, prompt.maxNewTokens());
    Decoder decoder =
        decoders.computeIfAbsent(
            prompt.task() + " " + strategy.name(),
            key -> strategy.on(prompt.task()).newDecoder(model.model(), clock));
    PlannedPrompt cut =
        new PlannedPrompt(
            prompt.task(),
            prompt.example(),
            prompt.text(),
            prompt.chat(),
            prompt.stopStrings(),
            tokens,
            prompt.reference(),
            prompt.template());
    double start = now();
    Generation generation = decoder.decode(encoder.encode(prompt), encoder.stop(cut));
    model.model().synchronize();
    double taken = now() - start;
    return generation.finish() == FinishReason.LENGTH
        ? taken * prompt.maxNewTokens() / tokens
        : taken;
  }

  /** Returns how many answers it consists of. */
  public int answers() {
    return seconds.values().stream().mapToInt(List::size).sum();
  }

  /**
   * Returns the mean seconds of a trial; of full depth on that task, or of all that was decoded,
   * where there was no time for it.
   */
  public OptionalDouble seconds(String task, String strategy) {
    List<Double> own = seconds.getOrDefault(new Pair(task, strategy), List.of());
    if (own.isEmpty() && !strategy.equals(baseline.name())) {
      return seconds(task, baseline.name());
    }
    return own.isEmpty()
        ? seconds.values().stream().flatMap(List::stream).mapToDouble(one -> one).average()
        : own.stream().mapToDouble(one -> one).average();
  }
}
