package dev.conflayers.evidence.integrity;

import static dev.conflayers.evidence.integrity.Forgery.FAST;
import static dev.conflayers.evidence.integrity.Forgery.FULL;
import static dev.conflayers.evidence.integrity.Forgery.all;
import static dev.conflayers.evidence.integrity.Forgery.cap;
import static dev.conflayers.testing.RunFiles.MEASUREMENTS;
import static dev.conflayers.testing.RunFiles.at;
import static dev.conflayers.testing.RunFiles.in;
import static dev.conflayers.testing.RunFiles.strategy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.testing.RunFiles;
import java.util.Collections;
import java.util.List;

/** Trials that were not measured, and times that no machine has. */
final class ForgedTrials {
  private ForgedTrials() {}

  private static boolean fifth(ObjectNode line) {
    return line.path("block").asInt() % 5 == 0;
  }

  private static void faster(ObjectNode m, double times) {
    ObjectNode timing = at(m, "timing");
    long saved = (long) (m.path("wall-nanos").asLong() * (1 - 1 / times));
    m.put("wall-nanos", m.path("wall-nanos").asLong() - saved);
    timing.put("total", timing.path("total").asLong() - saved);
  }

  static List<Forgery> trials() {
    return List.of(
        all(
            "trials are there twice, the copies faster",
            MEASUREMENTS,
            run -> run.copy(MEASUREMENTS, strategy(FAST), m -> faster(m, 1.05))),
        all(
            "full depth is listed twice, the copies slower",
            MEASUREMENTS,
            run ->
                run.copy(
                    MEASUREMENTS,
                    strategy(FULL),
                    m -> m.put("wall-nanos", m.path("wall-nanos").asLong() * 2))),
        all(
            "one trial is listed twice",
            MEASUREMENTS,
            run -> run.lines(MEASUREMENTS, lines -> lines.add(lines.get(3)))),
        all(
            "trials are there again under new numbers",
            MEASUREMENTS,
            run ->
                run.copy(
                    MEASUREMENTS,
                    strategy(FAST),
                    m -> m.put("trial", m.path("trial").asInt() + 100_000))),
        all(
            "trials name each other's examples",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS,
                    strategy(FAST).and(ForgedTrials::fifth),
                    m -> m.put("example", "p000"))),
        all(
            "trials name another task",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS,
                    strategy(FAST).and(ForgedTrials::fifth),
                    m -> m.put("task", "mini-instructions"))),
        all(
            "labels are swapped",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS,
                    RunFiles::any,
                    m -> {
                      String strategy = m.path("strategy").asText();
                      m.put(
                          "strategy",
                          strategy.equals(FAST) ? FULL : strategy.equals(FULL) ? FAST : strategy);
                    })),
        all(
            "the slowest trials are gone without a status",
            "",
            run ->
                run.drop(
                    MEASUREMENTS, strategy(FAST).and(m -> m.path("block").asInt() % 100 == 0))),
        all("one trial is gone", "", run -> run.lines(MEASUREMENTS, lines -> lines.remove(7))),
        all("a fork is gone", "", run -> run.drop(MEASUREMENTS, in(4))),
        all(
            "trials are of another fork",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, in(4), m -> m.put("fork", 3))),
        all(
            "measured trials pass for warm-up",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS,
                    strategy(FAST).and(ForgedTrials::fifth),
                    m -> m.put("phase", "warm-up"))));
  }

  private static Forgery wall(String name, long nanos) {
    return all(
        name,
        MEASUREMENTS,
        run ->
            run.each(
                MEASUREMENTS,
                strategy(FAST),
                m -> {
                  m.put("wall-nanos", nanos);
                  at(m, "timing").put("total", nanos);
                }));
  }

  static List<Forgery> times() {
    return List.of(
        wall("times are zero", 0),
        wall("times are negative", -5),
        wall("times are one nanosecond", 1),
        wall("times are 104 days", 9_000_000_000_000_000L),
        all(
            "walls are below their own phases",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS,
                    strategy(FAST),
                    m -> m.put("wall-nanos", m.path("wall-nanos").asLong() * 85 / 100))),
        all(
            "one wall is below its own total",
            MEASUREMENTS,
            run ->
                run.first(
                    MEASUREMENTS,
                    strategy(FAST),
                    m -> m.put("wall-nanos", m.path("wall-nanos").asLong() - 1))),
        all(
            "phases are below their steps",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, strategy(FAST), m -> at(m, "timing").put("draft", 1))),
        all(
            "a phase is negative",
            MEASUREMENTS,
            run ->
                run.first(MEASUREMENTS, strategy(FAST), m -> at(m, "timing").put("prefill", -1))),
        all(
            "a step is negative",
            MEASUREMENTS,
            run ->
                run.first(
                    MEASUREMENTS,
                    strategy(FAST),
                    m -> ((ObjectNode) m.get("steps").get(0)).put("verify-nanos", -1))),
        all(
            "totals are below their phases",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, strategy(FAST), m -> at(m, "timing").put("total", 1))),
        all(
            "trials overlap",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS,
                    strategy(FULL),
                    m -> m.put("wall-nanos", m.path("wall-nanos").asLong() * 2))),
        all(
            "trials begin at once",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, RunFiles::any, m -> m.put("start-nanos", 0))),
        all(
            "trials are in another order",
            MEASUREMENTS,
            run -> run.lines(MEASUREMENTS, Collections::reverse)),
        cap(
            "the clock has 16 ms",
            "",
            run ->
                run.each(
                    MEASUREMENTS,
                    RunFiles::any,
                    m -> {
                      long coarse = 16_000_000;
                      long wall = (m.path("wall-nanos").asLong() / coarse) * coarse;
                      long less = m.path("wall-nanos").asLong() - wall;
                      m.put("wall-nanos", wall);
                      ObjectNode timing = at(m, "timing");
                      timing.put("total", timing.path("total").asLong() - less);
                      timing.put("prefill", Math.max(0, timing.path("prefill").asLong() - less));
                      long phases =
                          timing.path("prefill").asLong()
                              + timing.path("draft").asLong()
                              + timing.path("verify").asLong();
                      if (phases > wall) {
                        m.withArray("steps").forEach(s -> ((ObjectNode) s).put("verify-nanos", 0));
                        timing.put("verify", 0);
                      }
                    })));
  }
}
