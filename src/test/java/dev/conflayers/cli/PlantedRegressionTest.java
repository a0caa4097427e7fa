package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.NanoClock;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.gate.Baseline;
import dev.conflayers.judge.gate.BaselineMaker;
import dev.conflayers.judge.gate.ComparedWith;
import dev.conflayers.judge.gate.Gate;
import dev.conflayers.judge.gate.GateOptions;
import dev.conflayers.judge.gate.GatePolicy;
import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.RuleVerdict;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Engine;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.SkipSet;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.testing.RunLike;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Regressions that were put in on purpose are found by the tier that is there for them. */
class PlantedRegressionTest {
  private static final String STRATEGY = "every-other-layer";

  @TempDir private Path folder;

  private static GatePolicy policy(String rule) {
    return GatePolicy.parse(
        "gate.yaml",
        "schemaVersion: 1\nfamily: planted\nalpha: 0.05\ncorrection: holm\nrules:\n  - " + rule);
  }

  private RunRecord run(Session session, String into, String... changes) throws IOException {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "suites/smoke.yaml",
                "--results",
                folder.resolve(into),
                "--reports",
                folder.resolve("reports")));
    List<String> all =
        new ArrayList<>(
            List.of("tasks[0].prompts=12", "run.warm-up.least=5", "run.warm-up.most=60"));
    all.addAll(List.of(changes));
    for (String change : all) {
      arguments.addAll(List.of("--set", change));
    }
    Session.Result result = session.run(arguments.toArray());
    assertThat(result.status()).as(result.err()).isZero();
    try (Stream<Path> runs = Files.list(folder.resolve(into))) {
      return new RunDirectory(runs.findFirst().orElseThrow()).read();
    }
  }

  private static GateVerdict judge(String rule, RunRecord head, ComparedWith with) {
    return new Gate(policy(rule), GateOptions.DEFAULT, LocalDate.of(2026, 1, 2))
        .judge(RunView.of(head), with, 1);
  }

  /** As though not the suite but the code had changed. */
  private static RunRecord claimingToBe(RunRecord base, RunRecord head) {
    return RunLike.of(head).manifest(base.manifest()).schedule(base.schedule()).record();
  }

  @Test
  void aVerificationOneTokenShorterFailsTheCounters() throws IOException {
    RunRecord base = run(Session.scripted(), "base");
    RunRecord shorter =
        run(Session.scripted(), "head", "strategies." + STRATEGY + ".settings.draft.budget=3");
    Baseline stored =
        new BaselineMaker(true, true).of(RunView.of(withoutNotes(base)), "main", "now");
    GateVerdict verdict =
        judge(
            "{metric: verify_calls_per_token, strategy: every-other-layer, tolerance: {rel: 0}}",
            claimingToBe(base, shorter),
            ComparedWith.baseline(stored));
    assertThat(verdict.overall()).as(verdict.headline()).isEqualTo(GateState.FAIL);
  }

  /** The runs of this test are of fewer prompts than the suite's on purpose. */
  private static RunRecord withoutNotes(RunRecord run) {
    RunManifest m = run.manifest();
    return claimingToBe(
        RunLike.of(run)
            .manifest(
                RunManifest.of(
                    m.status(),
                    m.identity(),
                    m.times(),
                    m.suiteFile(),
                    m.setting(),
                    RunManifest.Remarks.of(List.of())))
            .record(),
        run);
  }

  @Test
  void aDelayInTheDraftLoopFailsTheClock() throws IOException {
    RunRecord base = run(delayed(0), "base");
    RuleVerdict verdict =
        judge(
                "{metric: s_geo, strategy: every-other-layer, tolerateRegression: 0.03, minForks:"
                    + " 1}",
                run(delayed(0.25), "head"),
                ComparedWith.build(RunView.of(base), "base"))
            .rules()
            .get(0);
    assertThat(verdict.state()).as(verdict.message()).isEqualTo(GateState.FAIL);
    assertThat(verdict.change()).isBetween(-0.25, -0.05);
  }

  @Test
  void aBuildWithoutADelayPassesTheClock() throws IOException {
    RunRecord base = run(delayed(0), "base");
    RuleVerdict verdict =
        judge(
                "{metric: s_geo, strategy: every-other-layer, tolerateRegression: 0.03, minForks:"
                    + " 1}",
                run(delayed(0), "head"),
                ComparedWith.build(RunView.of(base), "base"))
            .rules()
            .get(0);
    assertThat(verdict.state()).as(verdict.message()).isEqualTo(GateState.PASS);
  }

  /** A session in which each draft pass takes so much longer, as a sleep in its loop would. */
  private static Session delayed(double share) {
    ScriptedEngine engine = new ScriptedEngine(0.2);
    NanoClock steady = engine.clock();
    AtomicLong slept = new AtomicLong();
    NanoClock clock = () -> steady.nanos() + slept.get();
    return new Session(new SlowDrafts(engine, steady, slept, share), clock);
  }

  private record SlowDrafts(Engine engine, NanoClock clock, AtomicLong slept, double share)
      implements Engine {
    @Override
    public LoadedModel load(String name, EngineOptions options, Consumer<String> progress) {
      LoadedModel loaded = engine.load(name, options, progress);
      LanguageModel model = loaded.model();
      LanguageModel slow =
          new LanguageModel() {
            @Override
            public ModelShape shape() {
              return model.shape();
            }

            @Override
            public DecodeSession openSession(int capacity) {
              return slow(model.openSession(capacity));
            }

            @Override
            public void close() {
              model.close();
            }
          };
      return new LoadedModel(slow, loaded.tokenizer(), loaded.provenance());
    }

    private DecodeSession slow(DecodeSession session) {
      return (DecodeSession)
          Proxy.newProxyInstance(
              DecodeSession.class.getClassLoader(),
              new Class<?>[] {DecodeSession.class},
              (proxy, method, arguments) -> {
                long start = clock.nanos();
                Object result;
                try {
                  result = method.invoke(session, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
                boolean draft =
                    method.getName().equals("append")
                        && arguments.length == 3
                        && !arguments[1].equals(SkipSet.none());
                if (draft) {
                  slept.addAndGet(Math.round(share * (clock.nanos() - start)));
                }
                return result instanceof DecodeSession fork ? slow(fork) : result;
              });
    }
  }
}
