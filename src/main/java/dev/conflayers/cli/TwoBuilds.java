package dev.conflayers.cli;

import dev.conflayers.gate.GateProblem;
import dev.conflayers.result.RunDirectory;
import dev.conflayers.result.RunRecord;
import dev.conflayers.suite.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures a suite with two builds in one session. Each fork of the suite becomes a run of its own
 * in a JVM of its own, and the builds take turns: base head, head base, base head. The two runs of
 * a turn have the same seed and so the same order of blocks and strategies; each holds its own full
 * depth in the same minutes, below which what the machine does in between cancels.
 */
final class TwoBuilds {
  private static final List<Path> JARS =
      List.of(Path.of("target", "conflayers.jar"), Path.of("conflayers.jar"));

  private final Wiring wiring;
  private final GateRequest request;
  private final Path baseJar;

  TwoBuilds(Wiring wiring, GateRequest request, Path build) {
    this.wiring = wiring;
    this.request = request;
    this.baseJar = jar(build);
  }

  private static Path jar(Path build) {
    if (Files.isRegularFile(build)) {
      return build;
    }
    return JARS.stream()
        .map(build::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new GateProblem(
                    build
                        + ": there is no target/conflayers.jar below it; build it there first, or"
                        + " name the jar"));
  }

  /**
   * Measures as many turns as the suite has forks.
   *
   * @param attempt 1, or 2 for the confirmation, which has other seeds
   */
  GateRun.Measured measure(RunOptions options, int attempt) throws IOException {
    wiring.interruption().begin();
    List<RunRecord> head = new ArrayList<>();
    List<RunRecord> base = new ArrayList<>();
    for (int turn = 0; turn < options.forks(); turn++) {
      long seed = options.seed() + (long) (attempt - 1) * options.forks() + turn;
      boolean baseFirst = turn % 2 == 0;
      for (boolean ofBase : new boolean[] {baseFirst, !baseFirst}) {
        wiring
            .terminal()
            .note(
                "Turn "
                    + (turn + 1)
                    + " of "
                    + options.forks()
                    + ": "
                    + (ofBase ? "base build" : "this build"));
        (ofBase ? base : head).add(run(ofBase, seed, attempt * 1000 + turn));
      }
    }
    return new GateRun.Measured(head, base);
  }

  private RunRecord run(boolean ofBase, long seed, int turn) throws IOException {
    Path into = request.results().resolve("gate-" + (ofBase ? "base" : "head")).toAbsolutePath();
    List<String> arguments = new ArrayList<>();
    arguments.add("run");
    arguments.add(request.target().toAbsolutePath().toString());
    for (String change : request.changes()) {
      arguments.add("--set");
      arguments.add(change);
    }
    arguments.addAll(List.of("--set", "run.forks=1", "--set", "run.seed=" + seed, "--results"));
    Path results = into.resolve(Integer.toString(turn));
    List<Path> before = runs(results);
    arguments.add(results.toString());
    arguments.addAll(List.of("--reports", results.resolve("reports").toString()));
    if (request.offline()) {
      arguments.add("--offline");
    }
    ExitCode code = new BuildProcess(wiring.interruption()).run(ofBase ? baseJar : null, arguments);
    if (code == ExitCode.INTERRUPTED || wiring.interruption().wanted()) {
      throw new GateRun.Stopped("stopped while two builds were measured; run the gate again");
    }
    List<Path> after = new ArrayList<>(runs(results));
    after.removeAll(before);
    if ((code != ExitCode.OK && code != ExitCode.TRIALS_FAILED) || after.size() != 1) {
      throw new GateProblem(
          (ofBase ? "the base build" : "this build")
              + " could not measure the suite: "
              + code.meaning()
              + "; its message is above");
    }
    return new RunDirectory(after.get(0)).read();
  }

  private static List<Path> runs(Path results) throws IOException {
    if (!Files.isDirectory(results)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(results)) {
      return folders.filter(folder -> Files.exists(folder.resolve("manifest.json"))).toList();
    }
  }
}
