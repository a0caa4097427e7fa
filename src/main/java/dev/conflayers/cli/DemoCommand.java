package dev.conflayers.cli;

import dev.conflayers.app.prompt.Demonstrate;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what the project is about: one prompt of each task of the quick suite, twice. */
@Command(
    name = "demo",
    description = "Decode one prompt of each task with the embedded model, and show how.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Mixin private Network network = new Network();

  @Mixin private Output output = new Output();

  DemoCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Demonstrate demo = new Demonstrate(wiring.workplace(), network.offline());
    if (output.json()) {
      wiring.terminal().print(JsonReport.document(demo.run((shown, pieces) -> {})));
    } else {
      DemoView view = new DemoView(wiring.terminal());
      view.sumUp(demo.run(view::show));
    }
    return ExitCode.OK.status();
  }
}
