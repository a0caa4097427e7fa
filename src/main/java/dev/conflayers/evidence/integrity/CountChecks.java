package dev.conflayers.evidence.integrity;

import dev.conflayers.record.Measurement;
import dev.conflayers.record.Measurement.Step;
import dev.conflayers.record.RunManifest.Shape;
import dev.conflayers.suite.Methods;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the tokens, drafts and bytes of weights of each trial are consistent. */
final class CountChecks {

  private final AuditedRun run;

  CountChecks(AuditedRun run) {
    this.run = run;
  }

  /** Checks that a trial's counts match its steps, and that full depth drafts nothing. */
  Finding counts() {
    String check = "counts";
    Set<String> fullDepth = new HashSet<>();
    run.run().schedule().strategies().stream()
        .filter(strategy -> strategy.kind().equals(Methods.FULL_DEPTH.kind()))
        .map(Schedule.ScheduledStrategy::name)
        .forEach(fullDepth::add);
    List<String> off = new ArrayList<>();
    for (Measurement m : run.run().measurements()) {
      if (!m.ok()) {
        continue;
      }
      String wrong = ofSteps(m);
      wrong = wrong.isEmpty() ? ofWeights(m) : wrong;
      if (wrong.isEmpty() && fullDepth.contains(m.strategy())) {
        wrong = ofFullDepth(m);
      }
      if (!wrong.isEmpty()) {
        off.add(run.lines().of(m) + ": " + wrong);
      }
    }
    return off.isEmpty()
        ? Finding.pass(check, "each trial's counts match its steps.")
        : Finding.fail(check, "counts contradict their steps: " + FigureText.some(off) + ".");
  }

  private static String ofSteps(Measurement m) {
    int emitted = 1;
    for (Step step : m.steps()) {
      emitted += step.emitted().size();
      if (step.accepted() < 0 || step.accepted() > step.chain().size()) {
        return FigureText.of(
            "a step accepts %d tokens but drafts %d", step.accepted(), step.chain().size());
      }
      if (step.emitted().size() > step.accepted() + 1) {
        return FigureText.of(
            "a step emits %d tokens but accepts %d", step.emitted().size(), step.accepted());
      }
      if (step.confidences().size() != step.chain().size() && !step.confidences().isEmpty()) {
        return FigureText.of(
            "a step drafts %d tokens but records %d confidences",
            step.chain().size(), step.confidences().size());
      }
    }
    if (m.output().size() == 0) {
      return "";
    }
    return emitted == m.emitted()
        ? ""
        : FigureText.of(
            "it emits %d tokens, but its steps emit %d including the first", m.emitted(), emitted);
  }

  private String ofWeights(Measurement m) {
    Shape shape = run.run().manifest().shape();
    long full = shape.layers() * (shape.attentionBytes() + shape.mlpBytes()) + shape.headBytes();
    Measurement.Weights w = m.weights();
    long draft = m.steps().stream().mapToLong(Step::draftBytes).sum();
    if (w.draft() < 0 || w.verify() < 0 || w.search() < 0) {
      return "bytes of weights must not be negative";
    }
    if (w.fullPass() != full) {
      return FigureText.of("a full pass reads %d bytes, but the model has %d", w.fullPass(), full);
    }
    if (draft != w.draft()) {
      return FigureText.of("drafts read %d bytes, but their steps read %d", w.draft(), draft);
    }
    boolean verifies = w.verify() == full * m.steps().size();
    return verifies || (w.verify() == 0 && !run.lossless(m.strategy()))
        ? ""
        : FigureText.of(
            "verification reads %d bytes, but makes %d steps of %d each",
            w.verify(), m.steps().size(), full);
  }

  private static String ofFullDepth(Measurement m) {
    if (m.drafted() > 0 || m.weights().draft() > 0 || m.timing().draft() > 0) {
      return "full depth drafts " + m.drafted() + " tokens, but must not draft";
    }
    return m.weights().verify() == m.weights().fullPass() * m.steps().size()
        ? ""
        : FigureText.of(
            "full depth reads %d bytes, but makes %d steps of %d each",
            m.weights().verify(), m.steps().size(), m.weights().fullPass());
  }

  /** Checks that equal tokens have equal text. */
  Finding texts() {
    String check = "texts";
    Map<String, Measurement> first = new HashMap<>();
    List<String> off = new ArrayList<>();
    for (Measurement m : run.measured()) {
      if (m.ok()) {
        String key = m.task() + "\n" + m.example() + "\n" + m.output() + "\n" + m.finish();
        Measurement earlier = first.putIfAbsent(key, m);
        if (earlier != null && !earlier.text().equals(m.text())) {
          off.add(
              run.lines().of(m)
                  + " has the tokens of trial "
                  + earlier.trial()
                  + ", but different text");
        }
      }
    }
    return off.isEmpty()
        ? Finding.pass(check, "equal tokens have equal text everywhere.")
        : Finding.fail(check, "texts do not match their tokens: " + FigureText.some(off) + ".");
  }
}
