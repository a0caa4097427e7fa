package dev.conflayers.cli;

import dev.conflayers.report.JsonReport;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what this machine is and whether it can measure. */
@Command(
    name = "doctor",
    description = "Show the machine, the engine and what it can do.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Option(names = "--json", description = "Print one JSON document instead of text.")
  private boolean json;

  DoctorCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** The JSON form. */
  record Document(Map<String, String> machine, Map<String, String> engine, String kernels) {}

  @Override
  public Integer call() {
    Machine machine = new Machine(wiring.home());
    Map<String, String> facts = new LinkedHashMap<>(machine.facts());
    facts.put(
        MeasuringRun.BANDWIDTH_KEY, String.format(Locale.ROOT, "%.1f", machine.readBandwidth()));
    Document document =
        new Document(facts, wiring.engineInfo().facts(), wiring.engineInfo().kernels());
    if (json) {
      wiring.terminal().print(JsonReport.document(document));
      return ExitCode.OK.status();
    }
    show("Machine", document.machine());
    show("Engine", document.engine());
    if (!document.kernels().isEmpty()) {
      wiring.terminal().println("Kernels");
      document.kernels().lines().forEach(line -> wiring.terminal().println("  " + line));
    }
    return ExitCode.OK.status();
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
