package dev.conflayers.app;

import dev.conflayers.base.fetch.FetchProblem;
import dev.conflayers.judge.pilot.PlannedTime;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.run.Rehearsal;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.ScheduleOf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Plans a suite, and says how long it takes with the model at hand. */
public final class PlanSuite {
  /** Seconds to time a few prompts, loading left out. */
  private static final double REHEARSAL = 10;

  /** Seconds to start a JVM, apart from loading the model. */
  private static final double START = 2;

  /** About SmolLM2-135M on two cores. */
  private static final double ASSUMED = 25;

  private final Workplace workplace;

  /** Makes the service. */
  public PlanSuite(Workplace workplace) {
    this.workplace = workplace;
  }

  /**
   * A plan and its time.
   *
   * @param basis what the time was estimated from
   */
  public record Planned(RunPlan plan, double seconds, String basis) {}

  /**
   * Plans a suite; nothing is fetched.
   *
   * @param msPerToken of full depth, to load no model; null to time it
   * @throws java.io.UncheckedIOException if there is no such model
   */
  public Planned plan(TimeBudget.Request request, @Nullable Double msPerToken) throws IOException {
    Path file = workplace.find(request.suite());
    if (msPerToken != null) {
      return assumed(file, request.changes(), msPerToken, "prompts not counted");
    }
    String model = workplace.suiteOf(file, request.changes()).model().name();
    try {
      workplace.models().find(model, true);
    } catch (FetchProblem e) {
      return assumed(
          file,
          request.changes(),
          ASSUMED,
          "assumed: "
              + model
              + " is not on this machine; 'conflayers models pull "
              + model
              + "' fetches it");
    }
    try {
      TimeBudget.Sized sized = new TimeBudget(workplace, true).sized(request);
      RunPlan plan = new Materials(workplace).plan(sized.request().source().suite());
      return sized.seconds() == null
          ? timed(plan)
          : new Planned(plan, sized.seconds(), "as long as a few prompts took here");
    } catch (UnavailableException e) {
      return assumed(file, request.changes(), ASSUMED, "assumed: " + e.getMessage());
    }
  }

  private Planned assumed(Path file, List<String> changes, double msPerToken, String why)
      throws IOException {
    RunPlan plan = new Materials(workplace).plan(workplace.suiteOf(file, changes));
    return new Planned(
        plan,
        plan.mostTokens() * msPerToken / 1000,
        String.format(Locale.ROOT, "%.0f ms per token, %s", msPerToken, why));
  }

  private Planned timed(RunPlan plan) {
    double start = now();
    try (LoadedModel model = Models.load(workplace, plan.suite().model(), true)) {
      double load = now() - start + START;
      Rehearsal rehearsal = Rehearsal.of(plan, model, workplace.instruments().clock(), REHEARSAL);
      int least = plan.suite().run().warmUp().least();
      OptionalDouble trials =
          PlannedTime.seconds(
              rehearsal::seconds,
              ScheduleOf.of(plan),
              (least + plan.suite().run().warmUpPrompts()) / 2);
      int forks = plan.suite().run().forks();
      return new Planned(
          plan,
          trials.orElse(0) + load * (forks == 1 ? 1 : forks + 1),
          "as long as " + rehearsal.answers() + " answers took here");
    }
  }

  private double now() {
    return workplace.instruments().clock().nanos() / 1e9;
  }
}
