package dev.conflayers.app;

import dev.conflayers.base.Numbers;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.run.Rehearsal;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.TaskChoice;
import dev.conflayers.suite.plan.PlanProblem;
import dev.conflayers.suite.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how many prompts and JVMs of a suite are measured in a given time: it loads the model,
 * rehearses a few prompts, and counts on what they took. Several JVMs come first, since each is a
 * replicate of the whole measurement, as long as each task keeps prompts enough to confirm a claim.
 */
public final class TimeBudget {
  /** The time of a suite that leaves its size open, where none is given. */
  private static final Duration USUAL = Duration.ofMinutes(20);

  /** Fewer prompts of a task confirm nothing, whatever they show. */
  private static final int ENOUGH_PROMPTS = 20;

  /** Fewer JVMs confirm no speedup, since JVMs differ. */
  private static final int ENOUGH_FORKS = 5;

  private static final List<Integer> FORKS = List.of(ENOUGH_FORKS, 3, 2);

  /** Prompts of each task to rehearse, as far as there is time: answers differ in length. */
  private static final int REHEARSED = 12;

  /** Share of the time for the rehearsal. */
  private static final double REHEARSAL = 0.1;

  /** Share of the rest to plan for: machines have other work too. */
  private static final double MARGIN = 0.85;

  /** Seconds for the analysis and the report. */
  private static final double REPORT = 10;

  /** Seconds to start a JVM, apart from loading the model. */
  private static final double START = 2;

  private final Workplace workplace;
  private final boolean offline;

  /**
   * Makes the service.
   *
   * @param offline whether to refuse models that would have to be fetched
   */
  public TimeBudget(Workplace workplace, boolean offline) {
    this.workplace = workplace;
    this.offline = offline;
  }

  /**
   * A suite to be measured in some time.
   *
   * @param suite its path
   * @param changes of the suite
   * @param time null for what the suite says, or the usual time if it leaves that open
   * @param prompts as many as the user wants of each task; null to choose
   * @param forks as many as the user wants; null to choose
   */
  public record Request(
      Path suite,
      List<String> changes,
      @Nullable Duration time,
      @Nullable Integer prompts,
      @Nullable Integer forks) {
    public Request {
      changes = List.copyOf(changes);
    }
  }

  /**
   * A suite with a size.
   *
   * @param seconds that it is expected to take; null where it had a size already
   */
  public record Sized(RunRequest request, @Nullable Double seconds) {}

  /** What fits; the seconds are those it is expected to take. */
  private record Sizes(int prompts, int forks, double seconds, String words) {
    List<String> changes() {
      return List.of("prompts=" + prompts, "forks=" + forks);
    }
  }

  /**
   * Returns the suite with a size that fits, or its own.
   *
   * @throws PlanProblem if the time is too short for the smallest size
   */
  public Sized sized(Request request) throws IOException {
    boolean open = workplace.sizeIsOpen(request.suite(), request.changes());
    Duration time = request.time() != null ? request.time() : USUAL;
    if (request.time() == null && !open) {
      return new Sized(request(request, request.changes(), request.changes()), null);
    }
    Sizes sizes = choose(request, time);
    List<String> all = new ArrayList<>(request.changes());
    all.addAll(sizes.changes());
    String allowed = time.toString().substring(2).toLowerCase(Locale.ROOT);
    return new Sized(
        request(request, all, open ? request.changes() : all)
            .noted("sized for " + allowed + ": " + sizes.words()),
        sizes.seconds());
  }

  private RunRequest request(Request request, List<String> changes, List<String> told)
      throws IOException {
    return RunRequest.changed(
        request.suite(), workplace.read(request.suite(), changes, offline), told);
  }

  private Sizes choose(Request request, Duration time) throws IOException {
    Integer prompts = request.prompts();
    double start = now();
    List<String> few = new ArrayList<>(request.changes());
    few.addAll(List.of("prompts=" + (prompts == null ? REHEARSED : prompts), "forks=1"));
    Suite smallest = workplace.read(request.suite(), few, offline).suite();
    RunPlan plan = new Materials(workplace).plan(smallest);
    Costs costs;
    try (LoadedModel model = Models.load(workplace, smallest.model(), offline)) {
      double loaded = now() - start;
      workplace.progress().note("Timing a few prompts to see how many there is time for.");
      Rehearsal rehearsal =
          Rehearsal.of(plan, model, workplace.instruments().clock(), REHEARSAL * time.toSeconds());
      costs = costs(plan, rehearsal, loaded + START);
    }
    double left = MARGIN * (time.toSeconds() - REPORT - (now() - start));
    Sizes sizes = fit(costs, left, most(smallest), prompts, request.forks());
    if (sizes == null) {
      throw new PlanProblem(
          String.format(
              Locale.ROOT,
              "%s takes about %s at least on this model, for 2 prompts of each task in one JVM, but"
                  + " %s of %s are left after loading and timing it; give --time %dm, or lower"
                  + " --warm-up or max-new-tokens",
              smallest.name(),
              Numbers.duration((long) Math.ceil(costs.of(2, 1))),
              Numbers.duration((long) Math.max(0, left)),
              Numbers.duration(time.toSeconds()),
              costs.minutes(2, 1)));
    }
    workplace.progress().note(sizes.words());
    return sizes;
  }

  private double now() {
    return workplace.instruments().clock().nanos() / 1e9;
  }

  /**
   * What measuring costs, in seconds.
   *
   * @param fork each JVM, its warm-up included
   * @param prompt one prompt of each task, by all strategies
   * @param load the model in the JVM that starts the others
   */
  private record Costs(double fork, double prompt, double load, int tasks) {
    double of(int prompts, int forks) {
      return forks * (fork + prompts * prompt) + (forks > 1 ? load : 0);
    }

    /** Returns how many minutes to give for that, with what is kept free. */
    long minutes(int prompts, int forks) {
      double seconds = of(prompts, forks) / MARGIN + REPORT + load;
      return (long) Math.ceil(seconds / (1 - REHEARSAL) / 60);
    }

    /** Returns how many prompts of each task there is time for. */
    int fitting(double seconds, int forks) {
      double each = (seconds - (forks > 1 ? load : 0)) / forks;
      return (int) Math.max(0, (each - fork) / prompt);
    }
  }

  private static Costs costs(RunPlan plan, Rehearsal rehearsal, double load) {
    double all = 0;
    for (TaskChoice task : plan.suite().tasks()) {
      for (Strategy arm : plan.arms()) {
        String name =
            arm.name().equals(plan.control()) ? plan.suite().baseline().name() : arm.name();
        all += rehearsal.seconds(task.task(), name).orElse(0);
      }
    }
    int tasks = plan.suite().tasks().size();
    // Answers differ in length: the fewer were heard, the longer the others may be.
    all *= 1 + 1 / Math.sqrt(rehearsal.answers());
    double warmUp = all / tasks * plan.suite().run().warmUpPrompts();
    return new Costs(load + warmUp, all, load, tasks);
  }

  /** Returns how many prompts every task has apart from those of the warm-up. */
  private int most(Suite suite) {
    Materials materials = new Materials(workplace);
    int spare = -Math.floorDiv(-suite.run().warmUpPrompts(), suite.tasks().size());
    return suite.tasks().stream()
        .mapToInt(task -> materials.material(task).examples().size() - spare)
        .min()
        .orElse(1);
  }

  private static @Nullable Sizes fit(
      Costs costs, double left, int most, @Nullable Integer prompts, @Nullable Integer forks) {
    for (int number : forks == null ? FORKS : List.of(forks)) {
      int fitting = Math.min(most, costs.fitting(left, number));
      int wanted = prompts == null ? Math.min(ENOUGH_PROMPTS, most) : prompts;
      if (fitting >= wanted) {
        return sizes(costs, prompts == null ? fitting : prompts, number);
      }
    }
    int one = forks == null ? 1 : forks;
    int fitting = Math.min(most, costs.fitting(left, one));
    return fitting < (prompts == null ? 2 : prompts)
        ? null
        : sizes(costs, prompts == null ? fitting : prompts, one);
  }

  private static Sizes sizes(Costs costs, int prompts, int forks) {
    double seconds = costs.of(prompts, forks);
    return new Sizes(
        prompts,
        forks,
        seconds,
        String.format(
                Locale.ROOT,
                "There is time for %d prompts of each of %d tasks in %s: about %s.",
                prompts,
                costs.tasks(),
                forks == 1 ? "one JVM" : forks + " JVMs",
                Numbers.duration((long) seconds))
            + (prompts >= ENOUGH_PROMPTS && forks >= ENOUGH_FORKS ? "" : more(costs)));
  }

  /** Says how long it takes to confirm a claim. */
  private static String more(Costs costs) {
    return String.format(
        Locale.ROOT,
        " To confirm a claim takes %d prompts of each in %d JVMs: --time %dm.",
        ENOUGH_PROMPTS,
        ENOUGH_FORKS,
        costs.minutes(ENOUGH_PROMPTS, ENOUGH_FORKS));
  }
}
