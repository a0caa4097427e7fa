package dev.conflayers.lab.projection;

import dev.conflayers.report.published.PublishedFigure;
import dev.conflayers.report.published.PublishedFigures;
import dev.conflayers.report.published.PublishedQuantity;
import dev.conflayers.stats.RandomDraws;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Comparison of a published speedup with its projection from the published acceptance and skip
 * ratio.
 *
 * @param of the method, model, task and setting of the figures
 * @param published ratio of total times, searches included
 * @param afterSearch the same for the prompts after the end of the search; null if not published
 * @param projected including the overhead of the runtime
 * @param passesAlone without host work between passes
 * @param hostSeconds host work with each draft and verification pass that would explain the
 *     published ratio after the search; null if the ratio is higher than without host work
 * @param stepSeconds time of a published full-depth step; null if not published
 */
public record PublishedComparison(
    String of,
    double published,
    @Nullable Double afterSearch,
    Range projected,
    double passesAlone,
    @Nullable Double hostSeconds,
    @Nullable Double stepSeconds) {
  private static final double PROMPTS = 100;
  private static final double TOKENS = 512;

  /** The published figures of one decoding. */
  private record Facts(double tokens, double rate, Kept kept) {
    double seconds(PassCosts costs, double host) {
      double passes = (tokens - 1) / rate;
      return passes * (costs.draft(kept) + host) + costs.verify(1 + passes) + host;
    }

    double speedup(PassCosts costs, double host) {
      return tokens * costs.step() / seconds(costs, host);
    }

    /** Returns the host work, in seconds, at which the speedup is {@code of}. */
    @Nullable Double host(PassCosts costs, double of) {
      double passes = (tokens - 1) / rate;
      double left = tokens * costs.step() / of - seconds(costs, 0);
      return left < 0 ? null : left / (passes + 1);
    }
  }

  /**
   * Returns a row for each published decoding of {@code model} with acceptance, skip ratio and
   * speedup.
   *
   * @param model its authors' name
   * @param costs of that model on the device of the figures
   */
  public static List<PublishedComparison> rows(
      String model, CostModel costs, int draws, long seed) {
    Map<String, Map<PublishedQuantity, PublishedFigure>> groups = new LinkedHashMap<>();
    for (PublishedFigure figure : PublishedFigures.read().all()) {
      if (figure.model().equals(model)) {
        groups
            .computeIfAbsent(figure.of(), name -> new EnumMap<>(PublishedQuantity.class))
            .put(figure.quantity(), figure);
      }
    }
    List<PublishedComparison> rows = new ArrayList<>();
    groups.forEach(
        (of, figures) -> {
          Double tokens = value(figures, PublishedQuantity.ACCEPTANCE_LENGTH);
          Double rate = value(figures, PublishedQuantity.ACCEPTANCE_RATE);
          Double skipped = value(figures, PublishedQuantity.SKIP_RATIO);
          Double total = value(figures, PublishedQuantity.SPEEDUP_TOTAL);
          if (tokens != null && rate != null && skipped != null && total != null) {
            Facts facts = new Facts(tokens, rate, Kept.skipping(costs.layers(), skipped));
            Double after = value(figures, PublishedQuantity.SPEEDUP_AFTER_SEARCH);
            rows.add(row(of, facts, total, after, step(groups, of), costs, draws, seed));
          }
        });
    return rows;
  }

  private static PublishedComparison row(
      String of,
      Facts facts,
      double total,
      @Nullable Double after,
      @Nullable Double step,
      CostModel costs,
      int draws,
      long seed) {
    double[] drawn = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      PassCosts machine = costs.drawn(new RandomDraws(RandomDraws.stream(seed, draw)));
      drawn[draw] = facts.speedup(machine, machine.host());
    }
    PassCosts typical = costs.typical();
    return new PublishedComparison(
        of,
        total,
        after,
        Range.of(drawn),
        facts.speedup(typical, 0),
        facts.host(typical, after == null ? total : after),
        step);
  }

  /** Returns full depth's seconds per token on the same task. */
  private static @Nullable Double step(
      Map<String, Map<PublishedQuantity, PublishedFigure>> groups, String of) {
    PublishedFigure any = groups.getOrDefault(of, Map.of()).values().iterator().next();
    for (Map<PublishedQuantity, PublishedFigure> figures : groups.values()) {
      PublishedFigure seconds = figures.get(PublishedQuantity.SECONDS);
      if (seconds != null && seconds.ofFullDepth() && seconds.task().equals(any.task())) {
        return seconds.value() / (PROMPTS * TOKENS);
      }
    }
    return null;
  }

  private static @Nullable Double value(
      Map<PublishedQuantity, PublishedFigure> figures, PublishedQuantity quantity) {
    PublishedFigure figure = figures.get(quantity);
    return figure == null ? null : figure.value();
  }
}
