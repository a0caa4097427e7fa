package dev.conflayers.cli;

import dev.conflayers.app.gate.KeepBaseline;
import dev.conflayers.judge.gate.Baseline;
import dev.conflayers.judge.gate.BaselineFiles;
import dev.conflayers.judge.gate.BaselineMaker;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps what gates compare with. */
@Command(
    name = "baseline",
    description = "Save, list, compare or promote what 'gate' compares with.",
    mixinStandardHelpOptions = true)
final class BaselineCommand implements Runnable {
  private static final String NAME_HELP = "The baseline's name; default: $" + "{DEFAULT-VALUE}.";

  private final Wiring wiring;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Output output = new Output();

  BaselineCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: save, list, diff or promote.");
  }

  @Command(
      name = "save",
      description = {
        "Save a run as a baseline. Its times are added to the sessions that a baseline of the same"
            + " name, work and machine holds; its counters replace those there. Refuses runs that"
            + " are incomplete, changed, or not to be trusted."
      },
      mixinStandardHelpOptions = true)
  int save(
      @Parameters(paramLabel = "RUN", description = Wiring.THE_RUN) Path run,
      @Option(names = "--name", defaultValue = "main", description = NAME_HELP) String name,
      @Option(
              names = "--allow-dirty",
              description = "Save a run of a working tree that differed from its commit.")
          boolean allowDirty,
      @Option(
              names = "--counters-only",
              description = "Store no times, whatever full depth against itself shows.")
          boolean countersOnly,
      @Mixin BaselinesOption baselines)
      throws IOException {
    return saved(service(baselines).save(run, name, new BaselineMaker(allowDirty, countersOnly)));
  }

  private KeepBaseline service(BaselinesOption baselines) {
    return new KeepBaseline(wiring.workplace(), baselines.in(wiring));
  }

  private int saved(KeepBaseline.Kept kept) {
    Baseline baseline = kept.baseline();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("baseline", kept.file().toString());
    facts.put("testbed", baseline.testbedClass());
    facts.put("counters", Integer.toString(baseline.counters().size()));
    facts.put("sessions", Integer.toString(baseline.sessions().size()));
    return output.list(wiring.terminal(), facts);
  }

  @Command(name = "list", description = "List baselines.", mixinStandardHelpOptions = true)
  int list(@Mixin BaselinesOption baselines) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Path file : new BaselineFiles(baselines.in(wiring)).all()) {
      Baseline baseline = BaselineFiles.read(file);
      entries.put(
          baseline.suite() + "/" + baseline.testbedClass() + "/" + baseline.name(),
          baseline.created()
              + ", commit "
              + (baseline.commit().isEmpty() ? "unknown" : baseline.commit())
              + (baseline.dirty() ? " and changes" : "")
              + ", "
              + baseline.counters().size()
              + " counters, "
              + baseline.sessions().size()
              + " sessions");
    }
    return output.list(wiring.terminal(), entries);
  }

  @Command(
      name = "diff",
      description = "Show where a run differs from a baseline, metric by metric; judges nothing.",
      mixinStandardHelpOptions = true)
  int diff(
      @Parameters(paramLabel = "RUN", description = Wiring.THE_RUN) Path run,
      @Option(names = "--name", defaultValue = "main", description = NAME_HELP) String name,
      @Mixin BaselinesOption baselines)
      throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    service(baselines)
        .differences(run, name)
        .forEach(difference -> entries.put(difference.what(), difference.values()));
    if (entries.isEmpty() && !output.json()) {
      wiring.terminal().println("Every counter, score and checksum is the baseline's.");
      return ExitCode.OK.status();
    }
    return output.list(wiring.terminal(), entries);
  }

  @Command(
      name = "promote",
      description =
          "Make a run, or a candidate that 'gate --baseline-lenient' left, the baseline: what was"
              + " there is replaced, its sessions too.",
      mixinStandardHelpOptions = true)
  int promote(
      @Parameters(
              paramLabel = "RUN|FILE",
              description = "A run, by its directory or name, or a candidate's file.")
          Path what,
      @Option(names = "--name", description = "The baseline's name; default: main.")
          @Nullable String name,
      @Option(
              names = "--allow-dirty",
              description = "Promote a run of a working tree that differed from its commit.")
          boolean allowDirty,
      @Option(
              names = "--counters-only",
              description = "Store no times, whatever full depth against itself shows.")
          boolean countersOnly,
      @Mixin BaselinesOption baselines)
      throws IOException {
    return saved(
        service(baselines)
            .promote(
                what, name == null ? "main" : name, new BaselineMaker(allowDirty, countersOnly)));
  }
}
