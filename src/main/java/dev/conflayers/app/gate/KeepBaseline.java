package dev.conflayers.app.gate;

import dev.conflayers.app.Workplace;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.gate.Baseline;
import dev.conflayers.judge.gate.BaselineDifference;
import dev.conflayers.judge.gate.BaselineFiles;
import dev.conflayers.judge.gate.BaselineMaker;
import dev.conflayers.record.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keeps what gates compare with. */
public final class KeepBaseline {
  private final Workplace workplace;
  private final BaselineFiles files;

  /**
   * Makes the service.
   *
   * @param baselines the folder of stored baselines
   */
  public KeepBaseline(Workplace workplace, Path baselines) {
    this.workplace = workplace;
    this.files = new BaselineFiles(baselines);
  }

  /** A baseline and its file. */
  public record Kept(Path file, Baseline baseline) {}

  /**
   * Saves a run. Its times are added to the sessions of a baseline of the same name, work and
   * machine; its counters replace those there.
   */
  public Kept save(Path run, String name, BaselineMaker maker) throws IOException {
    Baseline made = make(run, name, maker);
    Path file = files.path(made.suite(), made.testbedClass(), name);
    return kept(Files.exists(file) ? made.after(BaselineFiles.read(file)) : made);
  }

  /**
   * Puts a run, or the file of a candidate, in place of what was there.
   *
   * @param what a run, or a candidate's file
   */
  public Kept promote(Path what, String name, BaselineMaker maker) throws IOException {
    Path path = workplace.run(what);
    return kept(
        Files.isRegularFile(path) ? BaselineFiles.read(path).named(name) : make(path, name, maker));
  }

  /** Returns where a run differs from a baseline, metric by metric. */
  public List<BaselineDifference> differences(Path run, String name) throws IOException {
    Baseline here = make(run, name, new BaselineMaker(true, true));
    Optional<Baseline> found = files.find(here.suite(), here.testbedClass(), name);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no baseline '"
              + name
              + "' of suite "
              + here.suite()
              + "; 'conflayers baseline list' shows what there is");
    }
    return BaselineDifference.of(found.get(), here);
  }

  private Baseline make(Path run, String name, BaselineMaker maker) throws IOException {
    return maker.of(
        RunView.of(new RunDirectory(workplace.run(run)).read()),
        name,
        workplace.instruments().now());
  }

  private Kept kept(Baseline baseline) throws IOException {
    return new Kept(files.write(baseline), baseline);
  }
}
