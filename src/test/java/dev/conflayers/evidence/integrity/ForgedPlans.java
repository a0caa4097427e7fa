package dev.conflayers.evidence.integrity;

import static dev.conflayers.evidence.integrity.Forgery.all;
import static dev.conflayers.evidence.integrity.Forgery.cap;
import static dev.conflayers.testing.RunFiles.FORKS;
import static dev.conflayers.testing.RunFiles.MANIFEST;
import static dev.conflayers.testing.RunFiles.MEASUREMENTS;
import static dev.conflayers.testing.RunFiles.PLAN;
import static dev.conflayers.testing.RunFiles.at;
import static dev.conflayers.testing.RunFiles.in;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.testing.RunFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plans, claims and JVMs that are not those of the run. */
final class ForgedPlans {
  private ForgedPlans() {}

  private static void claims(RunFiles run, Consumer<ObjectNode> change) {
    run.document(
        PLAN, plan -> plan.withArray("claims").forEach(c -> change.accept((ObjectNode) c)));
  }

  static List<Forgery> plans() {
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
            "references are full depth's answers",
            "",
            run ->
                run.document(
                    PLAN,
                    plan ->
                        plan.withArray("examples")
                            .forEach(e -> ((ObjectNode) e).put("reference", "5")))),
        all(
            "a prompt is another",
            "",
            run ->
                run.document(
                    PLAN,
                    plan ->
                        ((ObjectNode) plan.withArray("examples").get(3)).put("prompt", "1 + 1?"))),
        all(
            "bounds are lowered in the plan and in the suite's text",
            "",
            run -> {
              claims(
                  run,
                  c -> {
                    if (c.path("bound").asDouble() == 1.4) {
                      c.put("bound", 1.2);
                    }
                  });
              run.document(
                  MANIFEST,
                  m ->
                      m.put(
                          "suite-text",
                          m.path("suite-text").asText().replace("above: 1.4", "above: 1.2")));
            }),
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
            "an example is listed twice with another reference",
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

  static List<Forgery> forks() {
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
        all("there is no record of a fork", "", run -> run.drop(FORKS, RunFiles::any)),
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
            run ->
                run.each(
                    FORKS, RunFiles::any, fork -> fork.put("started", "2026-01-02T03:04:05Z"))),
        cap(
            "forks are one process",
            FORKS,
            run ->
                run.each(
                    FORKS,
                    RunFiles::any,
                    fork ->
                        fork.putObject("process")
                            .put("session", 0)
                            .put("pid", 7)
                            .put("boot-id", "b"))));
  }
}
