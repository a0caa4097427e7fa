package dev.conflayers.evidence.integrity;

import static dev.conflayers.testing.RunFiles.AGREEMENTS;
import static dev.conflayers.testing.RunFiles.FORKS;
import static dev.conflayers.testing.RunFiles.MANIFEST;
import static dev.conflayers.testing.RunFiles.MEASUREMENTS;
import static dev.conflayers.testing.RunFiles.PLAN;
import static dev.conflayers.testing.RunFiles.at;
import static dev.conflayers.testing.RunFiles.in;
import static dev.conflayers.testing.RunFiles.of;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.testing.RunFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One thing about a run that people forge or machines lose.
 *
 * @param name what is done
 * @param voids what the run says nothing about any more
 * @param place the file that an audit names, with a line; empty where a line cannot be named
 * @param change makes it so
 */
record Forgery(String name, Voids voids, String place, Consumer<RunFiles> change) {
  /** How much of a run a forgery takes down. */
  enum Voids {
    EVERYTHING,
    /** Times and scores of the fast strategy; its tokens may be compared all the same. */
    SPEED,
    /** Times cannot be confirmed; they are not wrong for sure. */
    CONFIRMATION
  }

  private static final String FAST = "fast";
  private static final String FULL = "full";
  private static final Predicate<ObjectNode> ALL = line -> true;

  @Override
  public String toString() {
    return name;
  }

  private static Forgery all(String name, String place, Consumer<RunFiles> change) {
    return new Forgery(name, Voids.EVERYTHING, place, change);
  }

  private static Forgery cap(String name, String place, Consumer<RunFiles> change) {
    return new Forgery(name, Voids.CONFIRMATION, place, change);
  }

  private static Forgery speed(String name, String place, Consumer<RunFiles> change) {
    return new Forgery(name, Voids.SPEED, place, change);
  }

  static List<Forgery> all() {
    List<Forgery> all = new ArrayList<>();
    all.addAll(comparisons());
    all.addAll(texts());
    all.addAll(trials());
    all.addAll(plans());
    all.addAll(forks());
    all.addAll(times());
    all.addAll(counts());
    return all;
  }

  private static void otherToken(ObjectNode m) {
    ArrayNode output = (ArrayNode) m.get("output");
    output.set(4, 3);
    at(m, "timing");
    ArrayNode steps = (ArrayNode) m.get("steps");
    int token = 1;
    for (int i = 0; i < steps.size(); i++) {
      ArrayNode emitted = (ArrayNode) steps.get(i).get("emitted");
      for (int j = 0; j < emitted.size(); j++, token++) {
        if (token == 4) {
          emitted.set(j, 3);
        }
      }
    }
  }

  private static boolean fifth(ObjectNode line) {
    return line.path("block").asInt() % 5 == 0;
  }

  private static List<Forgery> comparisons() {
    Predicate<ObjectNode> some = of(FAST).and(Forgery::fifth);
    return List.of(
        all(
            "outputs differ, and their comparisons are absent",
            MEASUREMENTS,
            run -> {
              List<Integer> trials = new ArrayList<>();
              run.each(
                  MEASUREMENTS,
                  some,
                  m -> {
                    otherToken(m);
                    trials.add(m.path("trial").asInt());
                  });
              run.drop(AGREEMENTS, a -> trials.contains(a.path("trial").asInt()));
            }),
        all(
            "outputs differ, and their comparisons say identical",
            AGREEMENTS,
            run -> run.each(MEASUREMENTS, some, Forgery::otherToken)),
        all("all comparisons are absent", MEASUREMENTS, run -> run.drop(AGREEMENTS, ALL)),
        all(
            "the last comparison is absent",
            MEASUREMENTS,
            run -> run.lines(AGREEMENTS, lines -> lines.remove(lines.size() - 1))),
        all(
            "a comparison is there twice",
            AGREEMENTS,
            run -> run.lines(AGREEMENTS, lines -> lines.add(lines.get(0)))),
        all(
            "a comparison counts fewer tokens",
            AGREEMENTS,
            run -> run.first(AGREEMENTS, ALL, a -> a.put("tokens", 3).put("common-prefix", 3))),
        all(
            "a comparison says that identical outputs differ",
            AGREEMENTS,
            run ->
                run.first(
                    AGREEMENTS,
                    a -> a.path("identical").asBoolean(),
                    a -> a.put("identical", false))),
        all(
            "a comparison is with a trial that is not full depth's",
            AGREEMENTS,
            run -> run.first(AGREEMENTS, ALL, a -> a.put("baseline", a.path("trial").asInt()))),
        all(
            "a divergence names other tokens",
            AGREEMENTS,
            run ->
                run.first(
                    AGREEMENTS,
                    a -> a.path("divergence").isObject(),
                    a -> at(a, "divergence").put("strategy-token", 99))),
        all(
            "a divergence is somewhere else",
            AGREEMENTS,
            run ->
                run.first(
                    AGREEMENTS,
                    a -> a.path("divergence").isObject(),
                    a -> at(a, "divergence").put("position", 1))),
        all(
            "a divergence has no gap",
            AGREEMENTS,
            run ->
                run.first(
                    AGREEMENTS,
                    a -> a.path("divergence").isObject(),
                    a -> a.putNull("divergence"))),
        all(
            "a gap is negative",
            AGREEMENTS,
            run ->
                run.first(
                    AGREEMENTS,
                    a -> a.path("divergence").isObject(),
                    a -> at(a, "divergence").put("gap", -1.0))));
  }

  private static void honestlyDifferent(RunFiles run, double gap) {
    List<Integer> trials = new ArrayList<>();
    run.each(
        MEASUREMENTS,
        of(FAST).and(Forgery::fifth),
        m -> {
          otherToken(m);
          m.put("text", m.path("text").asText() + "!");
          trials.add(m.path("trial").asInt());
        });
    run.each(
        AGREEMENTS,
        a -> trials.contains(a.path("trial").asInt()),
        a -> {
          a.put("identical", false).put("common-prefix", 4);
          a.putObject("divergence")
              .put("position", 4)
              .put("gap", gap)
              .put("strategy-gap", gap)
              .put("best-token", 9)
              .put("second-token", 2)
              .put("baseline-token", 9)
              .put("strategy-token", 3);
        });
  }

  private static List<Forgery> texts() {
    return List.of(
        speed(
            "a verified strategy leaves full depth's text at nine nats",
            MEASUREMENTS,
            run -> honestlyDifferent(run, 9)),
        speed(
            "a verified strategy leaves full depth's text at two nats",
            MEASUREMENTS,
            run -> honestlyDifferent(run, 2)),
        all(
            "a verified strategy has full depth's tokens and another text",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, of(FAST), m -> m.put("text", "better"))),
        all(
            "one output's text is another",
            MEASUREMENTS,
            run -> run.first(MEASUREMENTS, of(FAST), m -> m.put("text", "better"))),
        all(
            "full depth's texts are worse than its tokens say",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, of(FULL), m -> m.put("text", "worse"))));
  }

  private static void faster(ObjectNode m, double times) {
    ObjectNode timing = at(m, "timing");
    long saved = (long) (m.path("wall-nanos").asLong() * (1 - 1 / times));
    m.put("wall-nanos", m.path("wall-nanos").asLong() - saved);
    timing.put("total", timing.path("total").asLong() - saved);
  }

  private static List<Forgery> trials() {
    return List.of(
        all(
            "trials are there twice, the copies faster",
            MEASUREMENTS,
            run -> run.copy(MEASUREMENTS, of(FAST), m -> faster(m, 1.05))),
        all(
            "full depth is there twice, the copies slower",
            MEASUREMENTS,
            run ->
                run.copy(
                    MEASUREMENTS,
                    of(FULL),
                    m -> m.put("wall-nanos", m.path("wall-nanos").asLong() * 2))),
        all(
            "one trial is there twice",
            MEASUREMENTS,
            run -> run.lines(MEASUREMENTS, lines -> lines.add(lines.get(3)))),
        all(
            "trials are there again under new numbers",
            MEASUREMENTS,
            run ->
                run.copy(
                    MEASUREMENTS,
                    of(FAST),
                    m -> m.put("trial", m.path("trial").asInt() + 100_000))),
        all(
            "trials name each other's examples",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS, of(FAST).and(Forgery::fifth), m -> m.put("example", "p000"))),
        all(
            "trials name another task",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS,
                    of(FAST).and(Forgery::fifth),
                    m -> m.put("task", "mini-instructions"))),
        all(
            "labels are swapped",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS,
                    ALL,
                    m -> {
                      String strategy = m.path("strategy").asText();
                      m.put(
                          "strategy",
                          strategy.equals(FAST) ? FULL : strategy.equals(FULL) ? FAST : strategy);
                    })),
        all(
            "the slowest trials are gone without a status",
            "",
            run -> run.drop(MEASUREMENTS, of(FAST).and(m -> m.path("block").asInt() % 100 == 0))),
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
                    MEASUREMENTS, of(FAST).and(Forgery::fifth), m -> m.put("phase", "warm-up"))));
  }

  private static void claims(RunFiles run, Consumer<ObjectNode> change) {
    run.document(
        PLAN, plan -> plan.withArray("claims").forEach(c -> change.accept((ObjectNode) c)));
  }

  private static List<Forgery> plans() {
    return List.of(
        all("bounds are lowered", "", run -> claims(run, c -> c.put("bound", 0.5))),
        all("bounds are raised", "", run -> claims(run, c -> c.put("bound", 5.0))),
        all(
            "a claim is dropped",
            "",
            run -> run.document(PLAN, plan -> plan.withArray("claims").remove(1))),
        all(
            "a claim is added",
            "",
            run ->
                run.document(
                    PLAN,
                    plan -> {
                      ArrayNode claims = plan.withArray("claims");
                      claims.add(((ObjectNode) claims.get(0)).deepCopy().put("bound", 1.1));
                    })),
        all(
            "a claim is of another scope",
            "",
            run ->
                claims(
                    run,
                    c -> {
                      if (!c.path("scope").asText().isEmpty()) {
                        c.put("scope", "any-task");
                      }
                    })),
        all(
            "a claim is declared primary",
            "",
            run ->
                run.document(
                    PLAN,
                    plan -> ((ObjectNode) plan.withArray("claims").get(0)).put("primary", true))),
        all(
            "the suite's text loses its claims",
            "",
            run ->
                run.document(
                    MANIFEST,
                    m ->
                        m.put(
                            "suite-text",
                            m.path("suite-text")
                                .asText()
                                .replaceAll("(?s)claims:.*?run:", "claims: []\nrun:")))),
        all(
            "the suite's text is gone",
            "",
            run -> run.document(MANIFEST, m -> m.put("suite-text", ""))),
        all(
            "the plan has another fingerprint",
            "",
            run -> run.document(PLAN, plan -> plan.put("fingerprint", "d".repeat(64)))),
        all(
            "an unverified strategy passes for a verified one",
            "",
            run ->
                run.document(
                    PLAN,
                    plan ->
                        plan.withArray("strategies")
                            .forEach(s -> ((ObjectNode) s).put("lossless", true)))),
        all(
            "the claimed strategy is of another kind",
            "",
            run ->
                run.document(
                    PLAN,
                    plan ->
                        ((ObjectNode) plan.withArray("strategies").get(1))
                            .put("kind", "conflayers"))),
        all(
            "an example is there twice with another reference",
            "",
            run ->
                run.document(
                    PLAN,
                    plan -> {
                      ArrayNode examples = plan.withArray("examples");
                      examples.add(((ObjectNode) examples.get(0)).deepCopy().put("reference", "5"));
                    })),
        all(
            "planned trials are there twice",
            "",
            run ->
                run.document(
                    PLAN,
                    plan -> {
                      ArrayNode trials = plan.withArray("trials");
                      trials.add(trials.get(0));
                    })),
        all(
            "tasks are of another split",
            "",
            run ->
                run.document(
                    PLAN,
                    plan ->
                        plan.withArray("tasks")
                            .forEach(t -> ((ObjectNode) t).put("split", "tune")))),
        all(
            "fewer forks were planned than the suite says",
            "",
            run -> run.document(PLAN, plan -> plan.put("forks", 4))));
  }

  private static Consumer<ObjectNode> environment(String key, String value) {
    return fork -> at(fork, "environment").put(key, value);
  }

  private static Consumer<ObjectNode> model(String key, String value) {
    return fork -> at(fork, "model").put(key, value);
  }

  private static List<Forgery> forks() {
    return List.of(
        all(
            "a fork is of another commit",
            FORKS,
            run -> run.each(FORKS, in(2), environment("git-commit", "abc"))),
        all(
            "a fork is of another JDK",
            FORKS,
            run -> run.each(FORKS, in(2), environment("jdk", "21"))),
        all(
            "a fork has other weights",
            FORKS,
            run -> run.each(FORKS, in(3), model("weights-sha256", "c".repeat(64)))),
        all(
            "a fork has another engine",
            FORKS,
            run -> run.each(FORKS, in(3), model("engine", "other"))),
        all(
            "a fork has another format of numbers",
            FORKS,
            run -> run.each(FORKS, in(1), model("dtype", "fp16"))),
        all("there is no record of a fork", "", run -> run.drop(FORKS, ALL)),
        all("there is one record for five forks", "", run -> run.drop(FORKS, in(0).negate())),
        all(
            "a fork has two records",
            "",
            run -> run.lines(FORKS, lines -> lines.add(lines.get(0)))),
        all(
            "a fork was not planned",
            FORKS,
            run -> run.copy(FORKS, in(4), fork -> fork.put("fork", 7))),
        all(
            "one JVM's times stand as five",
            "",
            run -> {
              List<Long> walls = new ArrayList<>();
              run.each(MEASUREMENTS, in(0), m -> walls.add(m.path("wall-nanos").asLong()));
              run.lines(
                  MEASUREMENTS,
                  lines -> {
                    int size = walls.size();
                    for (int i = 0; i < lines.size(); i++) {
                      ObjectNode m = lines.get(i);
                      long wall = walls.get(i % size);
                      long less = m.path("wall-nanos").asLong() - wall;
                      m.put("wall-nanos", wall);
                      ObjectNode timing = at(m, "timing");
                      timing.put("total", timing.path("total").asLong() - less);
                    }
                  });
            }),
        cap(
            "a fork ran on another processor",
            FORKS,
            run -> run.each(FORKS, in(2), environment("cpu", "other"))),
        cap(
            "all forks started in the same second",
            FORKS,
            run -> run.each(FORKS, ALL, fork -> fork.put("started", "2026-01-02T03:04:05Z"))),
        cap(
            "forks are one process",
            FORKS,
            run ->
                run.each(
                    FORKS,
                    ALL,
                    fork ->
                        fork.putObject("process")
                            .put("session", 0)
                            .put("pid", 7)
                            .put("boot-id", "b"))));
  }

  private static Forgery wall(String name, long nanos) {
    return all(
        name,
        MEASUREMENTS,
        run ->
            run.each(
                MEASUREMENTS,
                of(FAST),
                m -> {
                  m.put("wall-nanos", nanos);
                  at(m, "timing").put("total", nanos);
                }));
  }

  private static List<Forgery> times() {
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
                    of(FAST),
                    m -> m.put("wall-nanos", m.path("wall-nanos").asLong() * 85 / 100))),
        all(
            "one wall is below its own total",
            MEASUREMENTS,
            run ->
                run.first(
                    MEASUREMENTS,
                    of(FAST),
                    m -> m.put("wall-nanos", m.path("wall-nanos").asLong() - 1))),
        all(
            "phases are below their steps",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, of(FAST), m -> at(m, "timing").put("draft", 1))),
        all(
            "a phase is negative",
            MEASUREMENTS,
            run -> run.first(MEASUREMENTS, of(FAST), m -> at(m, "timing").put("prefill", -1))),
        all(
            "a step is negative",
            MEASUREMENTS,
            run ->
                run.first(
                    MEASUREMENTS,
                    of(FAST),
                    m -> ((ObjectNode) m.get("steps").get(0)).put("verify-nanos", -1))),
        all(
            "totals are below their phases",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, of(FAST), m -> at(m, "timing").put("total", 1))),
        all(
            "trials overlap",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS,
                    of(FULL),
                    m -> m.put("wall-nanos", m.path("wall-nanos").asLong() * 2))),
        all(
            "trials begin at once",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, ALL, m -> m.put("start-nanos", 0))),
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
                    ALL,
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

  private static List<Forgery> counts() {
    return List.of(
        all(
            "steps are cut off",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, of(FAST), m -> m.withArray("steps").remove(1))),
        all(
            "more is emitted than the steps emit",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, of(FAST), m -> m.put("emitted", 99))),
        all(
            "more is accepted than was drafted",
            MEASUREMENTS,
            run ->
                run.first(
                    MEASUREMENTS,
                    of(FAST),
                    m -> ((ObjectNode) m.get("steps").get(0)).put("accepted", 5))),
        all(
            "fewer are accepted than were emitted",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS,
                    of(FAST),
                    m -> m.withArray("steps").forEach(s -> ((ObjectNode) s).put("accepted", 0)))),
        all(
            "half of the bytes were read",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS,
                    of(FAST),
                    m -> {
                      ObjectNode weights = at(m, "weights");
                      weights.put("verify", weights.path("verify").asLong() / 2);
                    })),
        all(
            "drafts read less than their steps",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, of(FAST), m -> at(m, "weights").put("draft", 1))),
        all(
            "a full pass reads half of the model",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, ALL, m -> at(m, "weights").put("full-pass", 46))),
        all(
            "full depth drafts",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, of(FULL), m -> at(m, "weights").put("draft", 104))),
        all(
            "outputs are longer than what came out",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS,
                    of(FAST),
                    m -> m.withArray("output").add(5).add(6).add(7).add(8))),
        all(
            "an output holds another token than its step emitted",
            MEASUREMENTS,
            run -> run.first(MEASUREMENTS, of(FAST), m -> m.withArray("output").set(2, 1))));
  }
}
