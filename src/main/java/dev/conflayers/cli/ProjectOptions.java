package dev.conflayers.cli;

import dev.conflayers.model.NumberFormat;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a projection is told of the machine, the draft and its acceptance. */
final class ProjectOptions {
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = {
        "here (times passes of random weights on this machine; default), a name that 'conflayers ls"
            + " devices' shows, or a JSON file: passes written by --save, or a description {name,"
            + " source, bytes-per-second: {value, spread}, flops-per-second: {value, spread}}, a"
            + " spread being the standard deviation of the logarithm."
      })
  String device = ProjectedCosts.HERE;

  @Option(
      names = "--runtime",
      paramLabel = "NAME",
      description = {
        "What a program adds to a device that is described: eager, torchscript (default), graph or"
            + " free; 'conflayers ls devices' says what they are."
      })
  String runtime = "torchscript";

  @Option(
      names = "--dtype",
      paramLabel = "FORMAT",
      description = "fp32, bf16 or fp16; default: fp32 here, fp16 on a device that is described.")
  @Nullable NumberFormat dtype;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of passes that are timed here; default: one per core.")
  int threads;

  @Option(
      names = "--context",
      paramLabel = "N",
      description = "Rows in the cache, on the mean over a decode; default: ${DEFAULT-VALUE}.")
  int context = 256;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long to time passes here; default: ${DEFAULT-VALUE}.")
  int seconds = 20;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Where to write the passes timed here, for --device; it must not exist.")
  @Nullable Path save;

  @Option(
      names = "--acceptance",
      paramLabel = "RATE",
      description = "Of a drafted token whose predecessors are; default: ${DEFAULT-VALUE}.")
  double acceptance = 0.9;

  @Option(
      names = "--acceptance-spread",
      paramLabel = "SD",
      description = "How sure of it, a standard deviation; default: ${DEFAULT-VALUE}.")
  double acceptanceSpread = 0.03;

  @Option(
      names = "--acceptance-from",
      paramLabel = "RUN",
      description = "Take acceptance, draft and searches from a run, measured or imported.")
  @Nullable Path acceptanceFrom;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "Which of that run's strategies; default: the only one that drafts.")
  @Nullable String strategy;

  @Option(
      names = "--skip-ratio",
      paramLabel = "R",
      description = {
        "Share of the layers between the first and the last that drafts leave out; default: 0.45,"
            + " or that of --acceptance-from."
      })
  @Nullable Double skipRatio;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Tokens of a draft; default: the best number.")
  @Nullable Integer depth;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Candidates at each depth of the draft, with --depth; default: 1.")
  int width = 1;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "The most nodes of a tree; default: ${DEFAULT-VALUE}.")
  int nodes = 64;

  @Option(
      names = "--probe-rows",
      paramLabel = "N",
      description = "Tokens of one pass of a search; default: ${DEFAULT-VALUE}.")
  int probeRows = 16;

  @Option(
      names = "--target",
      paramLabel = "X",
      description = "The speedup that is claimed; default: ${DEFAULT-VALUE}.")
  double target = 1.4;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Cases drawn from what is not known; default: ${DEFAULT-VALUE}.")
  int draws = 2000;

  @Option(names = "--seed", paramLabel = "N", description = "Of the draws; default: 1.")
  long seed = 1;

  @Option(
      names = "--check",
      paramLabel = "RUN",
      description = {
        "Set projections beside what these runs of the model measured: half of the prompts say what"
            + " is accepted, the others are projected."
      })
  List<Path> checks = List.of();
}
