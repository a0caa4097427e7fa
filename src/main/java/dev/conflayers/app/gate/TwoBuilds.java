package dev.conflayers.app.gate;

import dev.conflayers.app.Workplace;
import dev.conflayers.judge.gate.GateProblem;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.run.fork.BuildProcess;
import dev.conflayers.run.fork.ProcessEnd;
import dev.conflayers.suite.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures a suite with two builds in one session. Each fork of the suite becomes a run of its own,
 * in a JVM of its own, of either build. Both JVMs of a fork are there at the same time, with the
 * same seed and so the same blocks in the same order, and are interleaved block by block: base
 * head, head base, base head, one waiting while the other measures. A block is one prompt with all
 * strategies, full depth among them, below which what the machine does in between cancels. A build
 * from before there were turns measures its fork first and the other after it.
 */
final class TwoBuilds {
  private static final List<Path> JARS =
      List.of(Path.of("target", "conflayers.jar"), Path.of("conflayers.jar"));

  private final Workplace workplace;
  private final GateRequest request;
  private final Path baseJar;

  TwoBuilds(Workplace workplace, GateRequest request, Path build) {
    this.workplace = workplace;
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

  /** One build in one fork: where its run goes, what was there before, and its process. */
  private record Side(String name, Path results, List<Path> before, BuildProcess process) {}

  /**
   * Measures as many forks with each build as the suite has.
   *
   * @param attempt 1, or 2 for the confirmation, which has other seeds
   */
  GateRuns measure(RunOptions options, int attempt) throws IOException {
    workplace.instruments().interruption().begin();
    List<RunRecord> head = new ArrayList<>();
    List<RunRecord> base = new ArrayList<>();
    for (int fork = 0; fork < options.forks(); fork++) {
      long seed = options.seed() + (long) (attempt - 1) * options.forks() + fork;
      workplace
          .progress()
          .note(
              "Both builds measure fork "
                  + (fork + 1)
                  + " of "
                  + options.forks()
                  + ", interleaved.");
      Side ofBase = start("base", baseJar, seed, attempt);
      Side ofHead = start("head", null, seed, attempt);
      takeTurns(ofBase.process(), ofHead.process());
      base.add(run(ofBase));
      head.add(run(ofHead));
    }
    return new GateRuns(head, base);
  }

  private void takeTurns(BuildProcess base, BuildProcess head) throws IOException {
    boolean baseFirst = true;
    while (base.waiting() || head.waiting()) {
      if (workplace.instruments().interruption().wanted()) {
        base.stop();
        head.stop();
        throw new GateStopped("stopped while two builds were measured; run the gate again");
      }
      (baseFirst ? base : head).takeTurn();
      (baseFirst ? head : base).takeTurn();
      baseFirst = !baseFirst;
    }
  }

  private Side start(String name, @Nullable Path jar, long seed, int attempt) throws IOException {
    Path results =
        request
            .folders()
            .results()
            .resolve("gate-" + name)
            .resolve(attempt + "-" + seed)
            .toAbsolutePath();
    List<String> arguments = new ArrayList<>();
    arguments.add("run");
    arguments.add(request.target().toAbsolutePath().toString());
    for (String change : request.changes()) {
      arguments.addAll(List.of("--set", change));
    }
    arguments.addAll(List.of("--set", "run.forks=1", "--set", "run.seed=" + seed));
    arguments.addAll(List.of("--results", results.toString()));
    arguments.addAll(List.of("--reports", results.resolve("reports").toString()));
    if (request.offline()) {
      arguments.add("--offline");
    }
    return new Side(name, results, runs(results), BuildProcess.start(jar, arguments));
  }

  private static RunRecord run(Side side) throws IOException {
    ProcessEnd end = side.process().end();
    if (end.interrupted()) {
      throw new GateStopped("stopped while two builds were measured; run the gate again");
    }
    List<Path> after = new ArrayList<>(runs(side.results()));
    after.removeAll(side.before());
    if (!end.measured() || after.size() != 1) {
      throw new GateProblem(
          "the "
              + side.name()
              + " build could not measure the suite: "
              + end.words()
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
