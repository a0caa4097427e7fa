package dev.conflayers.cli;

import dev.conflayers.report.JsonReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what this machine is and whether it can measure. */
@Command(
    name = "doctor",
    description = "Show the machine, the engine and what it can do.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  /** The most load per core, of others, that leaves timings alone. */
  private static final double IDLE = 0.25;

  private final Wiring wiring;

  @Mixin private Output output = new Output();

  DoctorCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** The JSON form. */
  record Document(
      Map<String, String> machine, Map<String, String> engine, String kernels, String meaning) {}

  @Override
  public Integer call() {
    Map<String, String> facts = new Machine(wiring.home()).facts();
    if (wiring.terminal().live()) {
      wiring.terminal().redraw("Timing memory and kernels ...");
    }
    Document document =
        new Document(
            facts,
            wiring.engineInfo().facts(),
            wiring.engineInfo().kernels(),
            meaning(facts, wiring.engineInfo().findings()));
    wiring.terminal().clear();
    if (output.json()) {
      wiring.terminal().print(JsonReport.document(document));
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
    return ExitCode.OK.status();
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
