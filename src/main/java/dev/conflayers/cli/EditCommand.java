package dev.conflayers.cli;

import dev.conflayers.app.EditRun;
import dev.conflayers.record.Edit;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Corrects a run's record, audited. */
@Command(
    name = "edit",
    description =
        "Correct the record of a run. What stood there before is kept, reports and audits show who"
            + " changed it and why, and no verdict about an edited measurement is more than"
            + " INCONCLUSIVE.",
    mixinStandardHelpOptions = true)
final class EditCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "RUN", description = Wiring.THE_RUN)
  private Path run = Path.of("");

  @Option(
      names = "--exclude-trial",
      paramLabel = "N",
      description = "Make the measured trial of this number not count.")
  private @Nullable Integer trial;

  @Option(
      names = "--note",
      paramLabel = "N",
      description = "Correct the manifest's note of this number, from 0; needs --text.")
  private @Nullable Integer note;

  @Option(names = "--text", paramLabel = "TEXT", description = "What the note is to say.")
  private @Nullable String text;

  @Option(names = "--who", paramLabel = "NAME", required = true, description = "Who corrects it.")
  private String who = "";

  @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Why it is wrong.")
  private String why = "";

  EditCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    EditRun service = new EditRun(wiring.workplace(), run, who, why);
    Edit edit;
    if (trial != null && note == null && text == null) {
      edit = service.excludeTrial(trial);
    } else if (trial == null && note != null && text != null) {
      edit = service.correctNote(note, text);
    } else {
      throw new IllegalArgumentException("give either --exclude-trial, or --note and --text");
    }
    wiring.terminal().println("Edited: " + edit.words() + ".");
    return ExitCode.OK.status();
  }
}
