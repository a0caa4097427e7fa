package dev.conflayers.cli;

import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.run.machine.FixedWork;
import dev.conflayers.run.machine.Noise;
import dev.conflayers.run.machine.NoiseProbe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what this machine is and whether it can measure. */
@Command(
    name = "doctor",
    description = "Show the machine, the engine and what it can do, and how evenly it works.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  /** The most load per core, of others, that leaves timings alone. */
  private static final double IDLE = 0.25;

  private static final int MOST_SECONDS = 600;

  private final Wiring wiring;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long to probe for noise; 0 leaves it out. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Mixin private Output output = new Output();

  DoctorCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /**
   * The JSON form.
   *
   * @param noise null if it was left out
   */
  record Document(
      Map<String, String> machine,
      Map<String, String> engine,
      String kernels,
      String meaning,
      @Nullable Noise noise) {
    Document with(@Nullable Noise measured) {
      return new Document(machine, engine, kernels, meaning, measured);
    }
  }

  @Override
  public Integer call() throws IOException {
    if (seconds < 0 || seconds > MOST_SECONDS) {
      throw new ParameterException(
          spec.commandLine(), "--seconds must be within [0, " + MOST_SECONDS + "], got " + seconds);
    }
    Map<String, String> facts = wiring.instruments().machine().facts();
    if (wiring.terminal().live()) {
      wiring.terminal().redraw("Timing memory and kernels ...");
    }
    Document document =
        new Document(
            facts,
            wiring.engineInfo().facts(),
            wiring.engineInfo().kernels(),
            meaning(facts, wiring.engineInfo().findings()),
            null);
    wiring.terminal().clear();
    if (output.json()) {
      wiring.terminal().print(JsonReport.document(document.with(noise())));
      return ExitCode.OK.status();
    }
    show("Machine", document.machine());
    show("Engine", document.engine());
    if (!document.kernels().isEmpty()) {
      wiring.terminal().println(wiring.terminal().styled("1", "Kernels"));
      document.kernels().lines().forEach(line -> wiring.terminal().println("  " + line));
      wiring.terminal().println("");
    }
    wiring.terminal().println(wiring.terminal().wrapped(document.meaning()));
    Noise noise = noise();
    if (noise != null) {
      new NoiseView(wiring.terminal()).show(noise);
    }
    return ExitCode.OK.status();
  }

  private @Nullable Noise noise() throws IOException {
    if (seconds == 0) {
      return null;
    }
    NoiseView view = new NoiseView(wiring.terminal());
    try (FixedWork work = new FixedWork()) {
      NoiseProbe probe =
          new NoiseProbe(
              wiring.instruments().clock(), wiring.instruments().disturbances(), work.workloads());
      Noise noise = probe.measure(seconds, elapsed -> view.progress(elapsed, seconds));
      wiring.terminal().clear();
      return noise;
    }
  }

  /** Returns one sentence about what the facts mean for a measurement. */
  static String meaning(Map<String, String> facts, List<String> findings) {
    List<String> clauses = new ArrayList<>(findings);
    double load = Double.parseDouble(facts.getOrDefault("load-1-minute", "0"));
    int cores = Integer.parseInt(facts.getOrDefault("cores", "1"));
    String governor = facts.getOrDefault("governor", "performance");
    if (!governor.equals("performance")) {
      clauses.add("the " + governor + " governor changes the clock while measuring");
    }
    String quota = facts.get("cpu-quota");
    if (quota != null) {
      clauses.add(
          "a control group allows "
              + quota
              + " processors, so whatever uses more is throttled and its times are not to be"
              + " trusted; use fewer threads than that, or lift the quota");
    }
    clauses.add(
        load > IDLE * cores
            ? String.format(
                Locale.ROOT,
                "load is high (%.2f on %d cores), so timings are not to be trusted",
                load,
                cores)
            : "the machine is quiet enough to measure");
    String sentence = String.join("; ", clauses) + ".";
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  private void show(String heading, Map<String, String> facts) {
    Terminal terminal = wiring.terminal();
    terminal.println(terminal.styled("1", heading));
    int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
    facts.forEach(
        (name, value) ->
            terminal.println("  " + name + " ".repeat(width - name.length() + 2) + value));
    terminal.println("");
  }
}
