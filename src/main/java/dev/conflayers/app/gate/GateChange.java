package dev.conflayers.app.gate;

import dev.conflayers.app.Workplace;
import dev.conflayers.evidence.RunView;
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
import dev.conflayers.run.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Takes a gate from its rules to its verdict, which says ERROR on disk until it is decided. */
public final class GateChange {
  private final Workplace workplace;
  private final GateRequest request;
  private final GateReports reports;
  private final GateFailures failures;
  private final BaselineFiles baselines;

  /** Makes a gate that leaves its verdict in the forms that are always written. */
  public GateChange(Workplace workplace, GateRequest request) {
    this(
        workplace,
        request,
        new GateReports(workplace, request.options().failing(), Set.of(), ""),
        GateFailures.PLAIN);
  }

  /**
   * Makes a gate.
   *
   * @param reports writes what build servers and reviewers see
   */
  public GateChange(
      Workplace workplace, GateRequest request, GateReports reports, GateFailures failures) {
    this.workplace = workplace;
    this.request = request;
    this.reports = reports;
    this.failures = failures;
    this.baselines = new BaselineFiles(request.reference().baselines());
  }

  /**
   * Judges the run, or measures the suite and judges that.
   *
   * @return the verdict, which is in the files by then; an error where the user stopped the gate
   */
  public GateVerdict judge() throws IOException {
    String commit = new Machine(workplace.home()).commit();
    String suite = "";
    String family = "";
    Attempts attempts = new Attempts(List.of(), 0, false);
    try {
      GatePolicy policy = policy(commit);
      family = policy.family();
      GateMeasuring measuring = new GateMeasuring(workplace, request);
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
      workplace.progress().note("Verdict: " + request.out().resolve(VerdictFile.NAME));
      return verdict;
    } catch (IOException | RuntimeException e) {
      GateVerdict failed =
          error(failures.headline(e), failures.exitCode(e), suite, family, commit, attempts);
      writeInSpiteOf(e, failed);
      if (e instanceof GateStopped) {
        return failed;
      }
      throw e;
    }
  }

  /** Returns whether a further run would be one until it passes. */
  private boolean decided(Attempts attempts, GatePolicy policy) {
    // Two builds are measured in one session and confirmed in it, or not at all.
    boolean once =
        request.reference().build() != null && attempts.attempt() > 0 && !attempts.passed();
    return once || attempts.exhausted(policy);
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
    workplace
        .progress()
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
    GateRuns measured = known ? measuring.before(attempts) : measuring.measure(1);
    int attempt = known ? attempts.attempt() : 1;
    if (!known && gate.timed() && attempts.mayConfirm(policy) && !attempts.passed()) {
      workplace.progress().note("This run confirms the one before it: both are judged together.");
      measured = measuring.before(attempts).and(measured);
      attempt = 2;
    }
    GateVerdict verdict = judge(gate, measured, attempt);
    if (gate.wantsConfirmation(verdict) && measuring.measures()) {
      workplace.progress().note(verdict.headline() + " Measuring once more, as the rules declare.");
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

  private GateVerdict judge(Gate gate, GateRuns measured, int attempt) throws IOException {
    RunRecord first = measured.head().get(0);
    GateReference reference = request.reference();
    ComparedWith with;
    if (!measured.base().isEmpty()) {
      with = ComparedWith.build(RunView.pooled(measured.base()), GateMeasuring.baseCommit(request));
    } else if (!reference.base().isEmpty()) {
      with = ComparedWith.strategy(reference.base(), reference.head());
    } else {
      with =
          baselines
              .find(
                  first.manifest().suite(),
                  Testbed.of(RunView.of(first).account()).machineClass(),
                  request.reference().baseline())
              .map(ComparedWith::baseline)
              .orElse(ComparedWith.nothing());
    }
    GateVerdict verdict = gate.judge(RunView.pooled(measured.head()), with, attempt);
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
      workplace.progress().note("Candidate: " + candidate + " ('conflayers baseline promote' it).");
    } else if (options.noBaseline() == GateOptions.NoBaselineYet.INIT
        && verdict.overall() == GateState.NO_BASELINE) {
      workplace.progress().note("Baseline: " + baselines.write(baseline(run, false)));
    }
  }

  private Baseline baseline(RunRecord run, boolean candidate) {
    return new BaselineMaker(candidate, candidate)
        .of(RunView.of(run), request.reference().baseline(), workplace.instruments().now());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(workplace.instruments().wallClock().instant(), ZoneOffset.UTC);
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
