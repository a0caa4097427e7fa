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
 * What is projected for a published decoding, from its own acceptance and skip ratio, beside what
 * was published of its speed.
 *
 * @param of what the figures are of
 * @param published ratio of total times, searches included
 * @param afterSearch the same of the prompts after the search had ended; null where not published
 * @param projected with all that the runtime adds
 * @param passesAlone if the host did nothing beside the passes
 * @param hostSeconds that the host would have to spend beside each draft and verification pass for
 *     the published ratio after the search to come out; null if even none is too much
 * @param stepSeconds of the published full depth; null where not published
 */
public record BesidePublished(
    String of,
    double published,
    @Nullable Double afterSearch,
    Range projected,
    double passesAlone,
    @Nullable Double hostSeconds,
    @Nullable Double stepSeconds) {
  private static final double PROMPTS = 100;
  private static final double TOKENS = 512;

  /** What one published decoding says of itself. */
  private record Facts(double tokens, double rate, Kept kept) {
    double seconds(PassCosts costs, double host) {
      double passes = (tokens - 1) / rate;
      return passes * (costs.draft(kept) + host) + costs.verify(1 + passes) + host;
    }

    double speedup(PassCosts costs, double host) {
      return tokens * costs.step() / seconds(costs, host);
    }

    /** Returns the host's seconds with which the speedup is {@code of}. */
    @Nullable Double host(PassCosts costs, double of) {
      double passes = (tokens - 1) / rate;
      double left = tokens * costs.step() / of - seconds(costs, 0);
      return left < 0 ? null : left / (passes + 1);
    }
  }

  /**
   * Returns a row for each published decoding of {@code model} that tells acceptance, skip ratio
   * and speedup.
   *
   * @param model as its authors name it
   * @param costs of that model where the figures were measured
   */
  public static List<BesidePublished> rows(String model, CostModel costs, int draws, long seed) {
    Map<String, Map<PublishedQuantity, PublishedFigure>> groups = new LinkedHashMap<>();
    for (PublishedFigure figure : PublishedFigures.read().all()) {
      if (figure.model().equals(model)) {
        groups
            .computeIfAbsent(figure.of(), name -> new EnumMap<>(PublishedQuantity.class))
            .put(figure.quantity(), figure);
      }
    }
    List<BesidePublished> rows = new ArrayList<>();
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

  private static BesidePublished row(
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
    return new BesidePublished(
        of,
        total,
        after,
        Range.of(drawn),
        facts.speedup(typical, 0),
        facts.host(typical, after == null ? total : after),
        step);
  }

  /** Returns the seconds of a token of the full depth of the same task. */
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
