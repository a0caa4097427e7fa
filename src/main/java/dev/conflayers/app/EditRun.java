package dev.conflayers.app;

import dev.conflayers.record.Edit;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunEditor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;

/** Corrects the record of a run, audited: what stood there before is kept. */
public final class EditRun {
  private final RunEditor editor;
  private final RunEditor.Author author;

  /**
   * Makes the service.
   *
   * @param run its directory
   * @param who corrects it
   * @param why it is wrong
   */
  public EditRun(Workplace workplace, Path run, String who, String why) throws IOException {
    String now =
        workplace.instruments().wallClock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    author = new RunEditor.Author(who, now, why);
    editor = new RunEditor(new RunDirectory(workplace.run(run)));
  }

  /** Makes a measured trial not count. */
  public Edit excludeTrial(int trial) throws IOException {
    return editor.excludeTrial(trial, author);
  }

  /**
   * Corrects a note of the manifest.
   *
   * @param note its number, from 0
   */
  public Edit correctNote(int note, String text) throws IOException {
    return editor.correctNote(note, text, author);
  }
}
