package dev.conflayers.report;

import dev.conflayers.lab.projection.BesidePublished;
import dev.conflayers.lab.projection.DraftPlan;
import dev.conflayers.lab.projection.Projected;
import dev.conflayers.lab.projection.Projection;
import dev.conflayers.lab.projection.ProjectionCheck;
import dev.conflayers.lab.projection.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a projection comes to, in sentences. */
public final class ProjectionWords {
  private ProjectionWords() {}

  /** Returns what it rests on. */
  public static String basis(Projection projection) {
    return "Times: " + projection.costs() + ". Acceptance: " + projection.acceptance() + ".";
  }

  /** Returns what the chosen draft comes to. */
  public static String headline(Projection projection) {
    Projection.Outcome chosen = projection.chosen();
    return format(
        "Drafts of %s: %sx the speed of full depth (in 90%% of cases); %.1fx or more in %.0f%% of"
            + " them.",
        plan(chosen.plan()),
        range(chosen.speedup(), 2),
        projection.target(),
        100 * chosen.reachesTarget());
  }

  /** Returns what the target takes. */
  public static String needed(Projection projection) {
    Double needed = projection.acceptanceNeeded();
    return needed == null
        ? format(
            "%.1fx is out of reach: with every token accepted the best draft comes to %.2fx.",
            projection.target(), projection.mostSpeedup())
        : format(
            "%.1fx takes an acceptance of %.3f with the best draft for it; with every token"
                + " accepted it would be %.2fx.",
            projection.target(), needed, projection.mostSpeedup());
  }

  /** Returns one line for each thing that could be otherwise. */
  public static List<String> limits(Projection projection) {
    return projection.limits().stream()
        .map(limit -> format("%.2fx if %s", limit.speedup(), limit.what()))
        .toList();
  }

  /** Returns what a step takes. */
  public static String step(Projection projection) {
    Range step = projection.stepSeconds();
    return format(
        "A full-depth step takes %.2f ms [%.2f, %.2f], %.1f tokens a second.",
        1e3 * step.median(), 1e3 * step.low(), 1e3 * step.high(), 1 / step.median());
  }

  /** Returns one line for each thing that a step waits for. */
  public static List<String> shares(Projection projection) {
    return projection.stepShares().stream()
        .map(share -> format("%.0f%% shorter without %s", 100 * share.share(), share.what()))
        .toList();
  }

  /** Returns one paragraph for each published decoding. */
  public static List<String> published(Projected projected) {
    return projected.published().stream().map(ProjectionWords::published).toList();
  }

  private static String published(BesidePublished row) {
    String text =
        format(
            "%s: published %.3f%s; projected %s, and %.3f if the host did nothing beside the"
                + " passes",
            row.of(),
            row.published(),
            row.afterSearch() == null ? "" : format(" (%.3f after the search)", row.afterSearch()),
            range(row.projected(), 3),
            row.passesAlone());
    return row.hostSeconds() == null
        ? text + "."
        : text
            + format(
                ". The published ratio takes %.1f ms of work beside each pass%s.",
                1e3 * row.hostSeconds(),
                row.stepSeconds() == null
                    ? ""
                    : format("; a published step takes %.1f ms", 1e3 * row.stepSeconds()));
  }

  /** Returns why the published ratios are what they are; empty if nothing was published. */
  public static String gap(Projected projected) {
    List<Double> steps = new ArrayList<>();
    List<Double> host = new ArrayList<>();
    for (BesidePublished row : projected.published()) {
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
        "The published full depth takes %.1f ms a token, where the device reads weights and cache"
            + " in %.1f: %.0f%% of a step is the host launching kernels. That alone would not lower"
            + " the ratio, since a skipped layer saves its launches too. What lowers it is work"
            + " that full depth does not have, some %.1f ms beside each draft pass and"
            + " verification: %.0f%% of so slow a step, and as much as %.0f%% of one that only read"
            + " its weights.",
        1e3 * step,
        1e3 * reading,
        100 * Math.max(0, 1 - reading / step),
        1e3 * beside,
        100 * beside / step,
        100 * beside / reading);
  }

  /** Returns how far projections are from what was measured. */
  public static String errors(ProjectionCheck check) {
    return format(
        "Median of |ln(projected / measured)| over %d: %.3f; of the times of passes alone, with the"
            + " acceptance of the projected prompts themselves: %.3f. Measured within the 90%%"
            + " prediction interval, for a run of as many prompts: %d of %d.",
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

  /** Returns median and ends with so many decimals. */
  public static String range(Range range, int decimals) {
    String number = "%." + decimals + "f";
    return format(
        number + " [" + number + ", " + number + "]", range.median(), range.low(), range.high());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
