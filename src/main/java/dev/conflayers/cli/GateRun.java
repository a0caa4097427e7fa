package dev.conflayers.cli;

import dev.conflayers.judge.gate.Attempts;
import dev.conflayers.judge.gate.Baseline;
import dev.conflayers.judge.gate.BaselineFiles;
import dev.conflayers.judge.gate.BaselineMaker;
import dev.conflayers.judge.gate.ComparedWith;
import dev.conflayers.judge.gate.Gate;
import dev.conflayers.judge.gate.GateOptions;
import dev.conflayers.judge.gate.GatePolicy;
import dev.conflayers.judge.gate.GateProblem;
import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.Testbed;
import dev.conflayers.judge.gate.VerdictFile;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Takes a gate from its rules to its verdict, which says ERROR on disk until it is decided. */
final class GateRun {
  private final Wiring wiring;
  private final GateRequest request;
  private final GateReports reports;
  private final BaselineFiles baselines;

  GateRun(Wiring wiring, GateRequest request, GateReports reports) {
    this.wiring = wiring;
    this.request = request;
    this.reports = reports;
    this.baselines = new BaselineFiles(request.baselines());
  }

  /** What was measured, of one build or of two. */
  record Measured(List<RunRecord> head, List<RunRecord> base) {
    Measured {
      head = List.copyOf(head);
      base = List.copyOf(base);
    }

    Measured and(Measured more) {
      List<RunRecord> heads = new ArrayList<>(head);
      heads.addAll(more.head);
      List<RunRecord> bases = new ArrayList<>(base);
      bases.addAll(more.base);
      return new Measured(heads, bases);
    }
  }

  GateVerdict run() throws IOException {
    wiring.interruption().endsWith(ExitCode.GATE_INTERRUPTED);
    String commit = new Machine(wiring.home()).commit();
    String suite = "";
    String family = "";
    Attempts attempts = new Attempts(List.of(), 0, false);
    try {
      GatePolicy policy = policy(commit);
      family = policy.family();
      GateMeasuring measuring = new GateMeasuring(wiring, request);
      suite = measuring.suite();
      commit = measuring.commit().isEmpty() ? commit : measuring.commit();
      attempts = Attempts.of(request.out(), suite, family, commit);
      Gate gate = new Gate(policy, request.options(), today());
      boolean known = measuring.known(attempts);
      if (gate.timed() && !known && decided(attempts, policy)) {
        return again(attempts, commit);
      }
      begin(error(VerdictFile.undecided("").headline(), 70, suite, family, commit, attempts));
      GateVerdict verdict = verdict(gate, policy, measuring, attempts, known);
      // The one that counts comes last.
      reports.write(verdict, request.out());
      VerdictFile.write(verdict, request.out());
      reports.announce(verdict, request.out());
      wiring.terminal().note("Verdict: " + request.out().resolve(VerdictFile.NAME));
      return verdict;
    } catch (IOException | RuntimeException e) {
      ExitCode code = e instanceof Stopped ? ExitCode.GATE_INTERRUPTED : Problems.code(e);
      GateVerdict failed =
          error(Problems.message(e), code.status(), suite, family, commit, attempts);
      writeInSpiteOf(e, failed);
      if (e instanceof Stopped) {
        return failed;
      }
      throw e;
    }
  }

  /** Returns whether a further run would be one until it passes. */
  private boolean decided(Attempts attempts, GatePolicy policy) {
    // Two builds are measured in one session and confirmed in it, or not at all.
    boolean once = request.baseBuild() != null && attempts.attempt() > 0 && !attempts.passed();
    return once || attempts.exhausted(policy);
  }

  /** The user stopped it. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped(String message) {
      super(message);
    }
  }

  /** Until the rules are read nothing is known but that there is no verdict. */
  private GatePolicy policy(String commit) throws IOException {
    GateVerdict before =
        Files.exists(request.out().resolve(VerdictFile.NAME)) ? null : undecided(commit);
    if (before != null) {
      begin(before);
    }
    return GatePolicy.read(request.rules());
  }

  /** Says that nothing is decided, in all forms: what an earlier gate left would look like it. */
  private void begin(GateVerdict undecided) throws IOException {
    VerdictFile.write(undecided, request.out());
    reports.write(undecided, request.out());
  }

  private static GateVerdict undecided(String commit) {
    return VerdictFile.undecided(commit);
  }

  private void writeInSpiteOf(Exception e, GateVerdict failed) {
    try {
      begin(failed);
      reports.announce(failed, request.out());
    } catch (IOException alsoFailed) {
      e.addSuppressed(alsoFailed);
    }
  }

  private static GateVerdict error(
      String headline, int code, String suite, String family, String commit, Attempts attempts) {
    return GateVerdict.error(
        code,
        headline,
        Math.max(1, attempts.attempt()),
        GateVerdict.Work.of(suite, "", family, commit, attempts.runIds()));
  }

  private GateVerdict again(Attempts attempts, String commit) throws IOException {
    wiring
        .terminal()
        .note(
            "conflayers: commit "
                + commit
                + " was measured "
                + attempts.attempt()
                + (attempts.attempt() == 1 ? " time" : " times")
                + " for this gate and did not pass; measuring until it passes would find what is"
                + " wanted. This is the verdict that stands; commit a change.");
    GateVerdict stands = VerdictFile.read(request.out());
    reports.announce(stands, request.out());
    return stands;
  }

  private GateVerdict verdict(
      Gate gate, GatePolicy policy, GateMeasuring measuring, Attempts attempts, boolean known)
      throws IOException {
    Measured measured = known ? measuring.before(attempts) : measuring.measure(1);
    int attempt = known ? attempts.attempt() : 1;
    if (!known && gate.timed() && attempts.mayConfirm(policy) && !attempts.passed()) {
      wiring.terminal().note("This run confirms the one before it: both are judged together.");
      measured = measuring.before(attempts).and(measured);
      attempt = 2;
    }
    GateVerdict verdict = judge(gate, measured, attempt);
    if (gate.wantsConfirmation(verdict) && measuring.measures()) {
      wiring.terminal().note(verdict.headline() + " Measuring once more, as the rules declare.");
      // Whoever kills it now has had the first of two attempts.
      VerdictFile.write(
          error(
              "The gate measures once more and has not decided.",
              GateState.ERROR.exitCode(),
              verdict.suite(),
              verdict.family(),
              verdict.headCommit(),
              new Attempts(verdict.runIds(), 1, false)),
          request.out());
      measured = measured.and(measuring.measure(2));
      verdict = judge(gate, measured, 2);
    }
    return verdict;
  }

  private GateVerdict judge(Gate gate, Measured measured, int attempt) throws IOException {
    RunRecord first = measured.head().get(0);
    ComparedWith with;
    if (!measured.base().isEmpty()) {
      with = ComparedWith.build(measured.base(), GateMeasuring.baseCommit(request));
    } else if (!request.base().isEmpty()) {
      with = ComparedWith.strategy(request.base(), request.head());
    } else {
      with =
          baselines
              .find(
                  first.manifest().suite(),
                  Testbed.of(first.manifest()).machineClass(),
                  request.baseline())
              .map(ComparedWith::baseline)
              .orElse(ComparedWith.nothing());
    }
    GateVerdict verdict = gate.judge(measured.head(), with, attempt);
    keep(verdict, first, with == ComparedWith.nothing());
    return verdict;
  }

  /** Keeps the run as a baseline, or as a candidate for one, where there was none. */
  private void keep(GateVerdict verdict, RunRecord run, boolean nothing) throws IOException {
    GateOptions options = request.options();
    if (!nothing) {
      return;
    }
    if (options.lenient()) {
      Path candidate = request.out().resolve("baseline-candidate.json");
      BaselineFiles.write(baseline(run, true), candidate);
      wiring.terminal().note("Candidate: " + candidate + " ('conflayers baseline promote' it).");
    } else if (options.noBaseline() == GateOptions.NoBaselineYet.INIT
        && verdict.overall() == GateState.NO_BASELINE) {
      wiring.terminal().note("Baseline: " + baselines.write(baseline(run, false)));
    }
  }

  private Baseline baseline(RunRecord run, boolean candidate) {
    return new BaselineMaker(candidate, candidate).of(run, request.baseline(), now());
  }

  private String now() {
    return wiring.wallClock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(wiring.wallClock().instant(), ZoneOffset.UTC);
  }

  static String commitOf(RunManifest manifest) {
    return manifest.environment().getOrDefault("git-commit", "");
  }

  /** Reads a run that an earlier verdict rests on. */
  static RunRecord read(Path results, String id) throws IOException {
    Path path = results.resolve(id);
    if (!Files.isDirectory(path)) {
      throw new GateProblem(
          "the verdict of this commit rests on "
              + id
              + ", which is not in "
              + results
              + "; bring it back, or judge with another --out");
    }
    return new RunDirectory(path).read();
  }
}
