package dev.conflayers.lab.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes the results of a projection in sentences. */
public final class ProjectionWords {
  private ProjectionWords() {}

  /** Returns the sources of the times and of the acceptance. */
  public static String basis(Projection projection) {
    return "Times: " + projection.costs() + ". Acceptance: " + projection.acceptance() + ".";
  }

  /** Returns the speedup of the chosen draft. */
  public static String headline(Projection projection) {
    Projection.Outcome chosen = projection.chosen();
    return format(
        "Drafts of %s: %sx the speed of full depth (90%% interval); %.1fx or more with probability"
            + " %.0f%%.",
        plan(chosen.plan()),
        range(chosen.speedup(), 2),
        projection.target(),
        100 * chosen.reachesTarget());
  }

  /** Returns the acceptance that the target speedup requires. */
  public static String needed(Projection projection) {
    Double needed = projection.acceptanceNeeded();
    return needed == null
        ? format(
            "%.1fx is out of reach: with every token accepted, the best draft reaches %.2fx.",
            projection.target(), projection.mostSpeedup())
        : format(
            "%.1fx requires an acceptance of %.3f with the best draft for it; with every token"
                + " accepted, the speedup would be %.2fx.",
            projection.target(), needed, projection.mostSpeedup());
  }

  /** Returns one line for each limiting factor: the speedup without it. */
  public static List<String> limits(Projection projection) {
    return projection.limits().stream()
        .map(limit -> format("%.2fx if %s", limit.speedup(), limit.what()))
        .toList();
  }

  /** Returns the time of a full-depth step. */
  public static String step(Projection projection) {
    Range step = projection.stepSeconds();
    return format(
        "A full-depth step takes %.2f ms [%.2f, %.2f], %.1f tokens per second.",
        1e3 * step.median(), 1e3 * step.low(), 1e3 * step.high(), 1 / step.median());
  }

  /** Returns one line for each component of a step: its share of the step's time. */
  public static List<String> shares(Projection projection) {
    return projection.stepShares().stream()
        .map(share -> format("%.0f%% shorter without %s", 100 * share.share(), share.what()))
        .toList();
  }

  /** Returns one paragraph for each published result. */
  public static List<String> published(Projected projected) {
    return projected.published().stream().map(ProjectionWords::published).toList();
  }

  private static String published(PublishedComparison row) {
    String text =
        format(
            "%s: published %.3f%s; projected %s, and %.3f without host work between passes",
            row.of(),
            row.published(),
            row.afterSearch() == null ? "" : format(" (%.3f after the search)", row.afterSearch()),
            range(row.projected(), 3),
            row.passesAlone());
    return row.hostSeconds() == null
        ? text + "."
        : text
            + format(
                ". To match the published ratio, each pass would need %.1f ms of host work%s.",
                1e3 * row.hostSeconds(),
                row.stepSeconds() == null
                    ? ""
                    : format("; a published step takes %.1f ms", 1e3 * row.stepSeconds()));
  }

  /** Returns an explanation of the published ratios; empty if nothing was published. */
  public static String gap(Projected projected) {
    List<Double> steps = new ArrayList<>();
    List<Double> host = new ArrayList<>();
    for (PublishedComparison row : projected.published()) {
      if (row.stepSeconds() != null && row.hostSeconds() != null) {
        steps.add(row.stepSeconds());
        host.add(row.hostSeconds());
      }
    }
    Double reading = projected.projection().readingSeconds();
    if (steps.isEmpty() || reading == null) {
      return "";
    }
    double step = steps.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    double beside = host.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return format(
        "The published full depth takes %.1f ms per token, although the device reads weights and"
            + " cache in %.1f: %.0f%% of a step is spent launching kernels on the host. That alone"
            + " would not lower the ratio, since a skipped layer saves its launches too. The ratio"
            + " is lowered by work that full depth does not have, about %.1f ms with each draft"
            + " pass and verification: %.0f%% of such a slow step, and as much as %.0f%% of a step"
            + " that only reads its weights.",
        1e3 * step,
        1e3 * reading,
        100 * Math.max(0, 1 - reading / step),
        1e3 * beside,
        100 * beside / step,
        100 * beside / reading);
  }

  /** Returns the prediction error of the projections. */
  public static String errors(ProjectionCheck check) {
    return format(
        "Median of |ln(projected / measured)| over %d: %.3f; the error due to the times of passes"
            + " alone, using the acceptance of the projected prompts themselves: %.3f. Measured"
            + " values within the 90%% prediction interval for a run with the same number of"
            + " prompts: %d of %d.",
        check.rows().size(),
        check.medianError(),
        check.medianCostError(),
        check.within(),
        check.rows().size());
  }

  /** Returns a draft, such as {@code 4 tokens}. */
  static String plan(DraftPlan plan) {
    String tokens = plan.depth() == 1 ? "one token" : plan.depth() + " tokens";
    return plan.width() == 1 ? tokens : tokens + " with " + plan.width() + " candidates each";
  }

  /** Returns the median and the ends with the given number of decimals. */
  public static String range(Range range, int decimals) {
    String number = "%." + decimals + "f";
    return format(
        number + " [" + number + ", " + number + "]", range.median(), range.low(), range.high());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
