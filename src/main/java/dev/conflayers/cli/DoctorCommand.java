package dev.conflayers.cli;

import dev.conflayers.app.doctor.Examination;
import dev.conflayers.app.doctor.ExamineMachine;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.run.machine.Noise;
import java.io.IOException;
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
    static Document of(Examination found, @Nullable Noise noise) {
      return new Document(found.machine(), found.engine(), found.kernels(), found.meaning(), noise);
    }
  }

  @Override
  public Integer call() throws IOException {
    if (seconds < 0 || seconds > MOST_SECONDS) {
      throw new ParameterException(
          spec.commandLine(), "--seconds must be within [0, " + MOST_SECONDS + "], got " + seconds);
    }
    if (wiring.terminal().live()) {
      wiring.terminal().redraw("Timing memory and kernels ...");
    }
    ExamineMachine doctor = new ExamineMachine(wiring.instruments(), wiring.engineInfo());
    Examination found = doctor.examine();
    wiring.terminal().clear();
    if (output.json()) {
      wiring.terminal().print(JsonReport.document(Document.of(found, noise(doctor))));
      return ExitCode.OK.status();
    }
    show("Machine", found.machine());
    show("Engine", found.engine());
    if (!found.kernels().isEmpty()) {
      wiring.terminal().println(wiring.terminal().styled("1", "Kernels"));
      found.kernels().lines().forEach(line -> wiring.terminal().println("  " + line));
      wiring.terminal().println("");
    }
    wiring.terminal().println(wiring.terminal().wrapped(found.meaning()));
    Noise noise = noise(doctor);
    if (noise != null) {
      new NoiseView(wiring.terminal()).show(noise);
    }
    return ExitCode.OK.status();
  }

  private @Nullable Noise noise(ExamineMachine doctor) throws IOException {
    if (seconds == 0) {
      return null;
    }
    NoiseView view = new NoiseView(wiring.terminal());
    Noise noise = doctor.noise(seconds, elapsed -> view.progress(elapsed, seconds));
    wiring.terminal().clear();
    return noise;
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
