package dev.conflayers.evidence.integrity;

import static dev.conflayers.evidence.integrity.Forgery.FAST;
import static dev.conflayers.evidence.integrity.Forgery.FULL;
import static dev.conflayers.evidence.integrity.Forgery.all;
import static dev.conflayers.evidence.integrity.Forgery.speed;
import static dev.conflayers.testing.RunFiles.AGREEMENTS;
import static dev.conflayers.testing.RunFiles.MEASUREMENTS;
import static dev.conflayers.testing.RunFiles.at;
import static dev.conflayers.testing.RunFiles.strategy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.testing.RunFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Comparisons, texts and counts that are not those of the outputs. */
final class ForgedOutputs {
  private ForgedOutputs() {}

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

  static List<Forgery> comparisons() {
    Predicate<ObjectNode> some = strategy(FAST).and(ForgedOutputs::fifth);
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
            run -> run.each(MEASUREMENTS, some, ForgedOutputs::otherToken)),
        all("all comparisons are absent", MEASUREMENTS, run -> run.drop(AGREEMENTS, RunFiles::any)),
        all(
            "the last comparison is absent",
            MEASUREMENTS,
            run -> run.lines(AGREEMENTS, lines -> lines.remove(lines.size() - 1))),
        all(
            "a comparison is listed twice",
            AGREEMENTS,
            run -> run.lines(AGREEMENTS, lines -> lines.add(lines.get(0)))),
        all(
            "a comparison counts fewer tokens",
            AGREEMENTS,
            run ->
                run.first(
                    AGREEMENTS, RunFiles::any, a -> a.put("tokens", 3).put("common-prefix", 3))),
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
            run ->
                run.first(
                    AGREEMENTS, RunFiles::any, a -> a.put("baseline", a.path("trial").asInt()))),
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
        strategy(FAST).and(ForgedOutputs::fifth),
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

  static List<Forgery> texts() {
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
            run -> run.each(MEASUREMENTS, strategy(FAST), m -> m.put("text", "better"))),
        all(
            "one output's text is another",
            MEASUREMENTS,
            run -> run.first(MEASUREMENTS, strategy(FAST), m -> m.put("text", "better"))),
        all(
            "full depth's texts are worse than its tokens say",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, strategy(FULL), m -> m.put("text", "worse"))));
  }

  static List<Forgery> counts() {
    return List.of(
        all(
            "steps are cut off",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, strategy(FAST), m -> m.withArray("steps").remove(1))),
        all(
            "more is emitted than the steps emit",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, strategy(FAST), m -> m.put("emitted", 99))),
        all(
            "more is accepted than was drafted",
            MEASUREMENTS,
            run ->
                run.first(
                    MEASUREMENTS,
                    strategy(FAST),
                    m -> ((ObjectNode) m.get("steps").get(0)).put("accepted", 5))),
        all(
            "fewer are accepted than were emitted",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS,
                    strategy(FAST),
                    m -> m.withArray("steps").forEach(s -> ((ObjectNode) s).put("accepted", 0)))),
        all(
            "half of the bytes were read",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS,
                    strategy(FAST),
                    m -> {
                      ObjectNode weights = at(m, "weights");
                      weights.put("verify", weights.path("verify").asLong() / 2);
                    })),
        all(
            "drafts read less than their steps",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, strategy(FAST), m -> at(m, "weights").put("draft", 1))),
        all(
            "a full pass reads half of the model",
            MEASUREMENTS,
            run ->
                run.each(MEASUREMENTS, RunFiles::any, m -> at(m, "weights").put("full-pass", 46))),
        all(
            "full depth drafts",
            MEASUREMENTS,
            run -> run.each(MEASUREMENTS, strategy(FULL), m -> at(m, "weights").put("draft", 104))),
        all(
            "outputs are longer than what came out",
            MEASUREMENTS,
            run ->
                run.each(
                    MEASUREMENTS,
                    strategy(FAST),
                    m -> m.withArray("output").add(5).add(6).add(7).add(8))),
        all(
            "an output holds another token than its step emitted",
            MEASUREMENTS,
            run -> run.first(MEASUREMENTS, strategy(FAST), m -> m.withArray("output").set(2, 1))));
  }
}
