package dev.conflayers.cli;

import dev.conflayers.app.project.CostRequest;
import dev.conflayers.app.project.DraftRequest;
import dev.conflayers.app.project.ProjectRequest;
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
  private String device = CostRequest.HERE;

  @Option(
      names = "--runtime",
      paramLabel = "NAME",
      description = {
        "What a program adds to a device that is described: eager, torchscript (default), graph or"
            + " free; 'conflayers ls devices' says what they are."
      })
  private String runtime = "torchscript";

  @Option(
      names = "--dtype",
      paramLabel = "FORMAT",
      description = "fp32, bf16 or fp16; default: fp32 here, fp16 on a device that is described.")
  private @Nullable NumberFormat dtype;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of passes that are timed here; default: one per core.")
  private int threads;

  @Option(
      names = "--context",
      paramLabel = "N",
      description = "Rows in the cache, on the mean over a decode; default: ${DEFAULT-VALUE}.")
  private int context = 256;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long to time passes here; default: ${DEFAULT-VALUE}.")
  private int seconds = 20;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Where to write the passes timed here, for --device; it must not exist.")
  private @Nullable Path save;

  @Option(
      names = "--acceptance",
      paramLabel = "RATE",
      description = "Of a drafted token whose predecessors are; default: ${DEFAULT-VALUE}.")
  private double acceptance = 0.9;

  @Option(
      names = "--acceptance-spread",
      paramLabel = "SD",
      description = "How sure of it, a standard deviation; default: ${DEFAULT-VALUE}.")
  private double acceptanceSpread = 0.03;

  @Option(
      names = "--acceptance-from",
      paramLabel = "RUN",
      description = "Take acceptance, draft and searches from a run, measured or imported.")
  private @Nullable Path acceptanceFrom;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "Which of that run's strategies; default: the only one that drafts.")
  private @Nullable String strategy;

  @Option(
      names = "--skip-ratio",
      paramLabel = "R",
      description = {
        "Share of the layers between the first and the last that drafts leave out; default: 0.45,"
            + " or that of --acceptance-from."
      })
  private @Nullable Double skipRatio;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Tokens of a draft; default: the best number.")
  private @Nullable Integer depth;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Candidates at each depth of the draft, with --depth; default: 1.")
  private int width = 1;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "The most nodes of a tree; default: ${DEFAULT-VALUE}.")
  private int nodes = 64;

  @Option(
      names = "--probe-rows",
      paramLabel = "N",
      description = "Tokens of one pass of a search; default: ${DEFAULT-VALUE}.")
  private int probeRows = 16;

  @Option(
      names = "--target",
      paramLabel = "X",
      description = "The speedup that is claimed; default: ${DEFAULT-VALUE}.")
  private double target = 1.4;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Cases drawn from what is not known; default: ${DEFAULT-VALUE}.")
  private int draws = 2000;

  @Option(names = "--seed", paramLabel = "N", description = "Of the draws; default: 1.")
  private long seed = 1;

  @Option(
      names = "--check",
      paramLabel = "RUN",
      description = {
        "Compare projections with these measured runs of the model: half of the prompts give the"
            + " acceptance, the others are projected."
      })
  private List<Path> checks = List.of();

  /** Returns what is asked with these options. */
  ProjectRequest request(String model, boolean offline) {
    return new ProjectRequest(
        model,
        new CostRequest(device, runtime, dtype, threads, context, seconds, save, seed),
        new DraftRequest(
            acceptance, acceptanceSpread, acceptanceFrom, strategy, skipRatio, depth, width),
        new ProjectRequest.Bounds(target, nodes, probeRows, draws, seed),
        checks,
        offline);
  }
}
