package dev.conflayers.testing;

import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.TokenTexts;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The hand-made run of {@link RunRecords} on a model that says what a report must not act on. */
public final class HostileRun {
  /** What a model must not be able to do to a report, by the ids that say it. */
  public static final Map<Integer, String> TEXTS = texts();

  /** An id of an example that no format may act on. */
  public static final String EXAMPLE = "=1+1|<b>x</b>\u202e\u0000_\\end{document}";

  private HostileRun() {}

  private static Map<Integer, String> texts() {
    Map<Integer, String> texts = new TreeMap<>();
    for (String text :
        List.of(
            "<script>window.pwned=1</script>",
            "<img src=x onerror='window.pwned=1'>",
            "\" onmouseover=\"window.pwned=1",
            "=cmd|' /C calc'!A0",
            "\\end{document}\\input{x}",
            "a\u0000b\u0007c\u001b[31md\u009be",
            "\u202egnp.exe\u202c",
            "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd",
            "]]></svg><svg onload='window.pwned=1'>",
            "`c` **b** [l](javascript:window.pwned=1) | x\n\n# h\n",
            "\ud800",
            "\uffff\ufffe",
            "&lt;&amp;&#0;",
            "\u2028\r\n\t")) {
      texts.put(100 + texts.size(), text);
    }
    return texts;
  }

  /** A run whose prompts, answers of 10,000 tokens, names and failures are {@link #TEXTS}. */
  public static RunRecord of() {
    RunRecord run = RunRecords.handMade();
    String all = String.join(" ", TEXTS.values());
    Schedule s = run.schedule();
    return RunLike.of(run)
        .schedule(
            ScheduleLike.of(s)
                .examples(
                    s.examples().stream()
                        .map(
                            e ->
                                new Schedule.ScheduledExample(
                                    e.task(), hostile(e.example()), all, all))
                        .toList())
                .trials(
                    s.trials().stream()
                        .map(
                            t ->
                                new Schedule.ScheduledTrial(
                                    t.trial(),
                                    t.fork(),
                                    t.block(),
                                    t.position(),
                                    t.phase(),
                                    t.task(),
                                    t.strategy(),
                                    hostile(t.example()),
                                    t.repetition()))
                        .toList())
                .schedule())
        .measurements(run.measurements().stream().map(m -> hostile(m, all)).toList())
        .tokens(new TokenTexts(new TreeMap<>(TEXTS)))
        .record();
  }

  private static String hostile(String example) {
    return EXAMPLE + example;
  }

  private static Measurement hostile(Measurement m, String text) {
    int[] ids = new int[m.ok() ? 10_000 : 0];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = 100 + i % TEXTS.size();
    }
    List<Measurement.Step> steps = new ArrayList<>();
    for (int i = 1; i < ids.length; i++) {
      boolean drafts = m.drafted() > 0;
      TokenIds chain = drafts ? TokenIds.of(ids[i], ids[i - 1]) : TokenIds.of();
      List<Float> sure = drafts ? List.of(0.9f, 0.4f) : List.of();
      steps.add(
          new Measurement.Step(
              chain, sure, 1 + chain.size(), 0, TokenIds.of(ids[i]), 52, 1000, 2000, 0));
    }
    return MeasurementLike.of(m)
        .example(hostile(m.example()))
        .message(m.ok() ? null : text)
        .output(TokenIds.of(ids))
        .text(m.ok() ? text : "")
        .emitted(ids.length)
        .steps(steps)
        .searches(List.of())
        .measurement();
  }
}
