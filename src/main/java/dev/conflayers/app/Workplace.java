package dev.conflayers.app;

import dev.conflayers.base.fetch.DownloadProgress;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.model.Engine;
import dev.conflayers.model.torch.LlamaEngine;
import dev.conflayers.run.Progress;
import dev.conflayers.run.fork.ForkProcess;
import dev.conflayers.run.fork.Instruments;
import dev.conflayers.run.fork.Interruption;
import dev.conflayers.run.machine.Machine;
import dev.conflayers.run.machine.ProcWatch;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.SuiteReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every use of the program is given: models and the engine that runs them, instruments to
 * measure with, and where files are.
 *
 * @param home where {@code suites/} and {@code datasets/} are
 * @param here the user's folder: {@code results/} and {@code reports/} go there unless told
 *     otherwise
 * @param environment the process environment
 */
public record Workplace(
    ModelFinder models,
    Engine engine,
    Instruments instruments,
    Path home,
    Path here,
    Map<String, String> environment) {
  /**
   * Returns the workplace of a program that measures from Java: it is told of nothing.
   *
   * @param home a checkout of the project, or another folder with {@code datasets/}
   */
  public static Workplace in(Path home) {
    return of(
        home,
        home,
        System.getenv(),
        DownloadProgress::silent,
        OutputStream.nullOutputStream(),
        Progress.NONE);
  }

  /**
   * Returns a workplace with the PyTorch engine, this user's models and this machine.
   *
   * @param downloads makes what hears of the download of a model
   * @param forks takes in what the JVMs of forks say
   */
  public static Workplace of(
      Path home,
      Path here,
      Map<String, String> environment,
      Supplier<DownloadProgress> downloads,
      OutputStream forks,
      Progress progress) {
    Interruption interruption = new Interruption();
    Catalogue catalogue = new Catalogue(environment);
    Instruments instruments =
        new Instruments(
            NanoClock.SYSTEM,
            Clock.systemUTC(),
            new Machine(home, environment),
            new ProcWatch(Path.of("/"), NanoClock.SYSTEM),
            new ForkProcess(interruption, forks),
            interruption,
            progress);
    return new Workplace(
        (name, offline) -> catalogue.find(name, offline, downloads.get()),
        new LlamaEngine(System::nanoTime, Optional.of(catalogue.cache().resolve("kernels"))),
        instruments,
        home,
        here,
        environment);
  }

  /** Returns {@code path} as given if it exists, else as seen from {@code home}. */
  public Path find(Path path) {
    Path fromHome = home.resolve(path);
    return path.toFile().exists() || !fromHome.toFile().exists() ? path : fromHome;
  }

  /**
   * Returns the path of a suite that is named or given by its path, as runs of it record it.
   *
   * @throws NoSuchFileException if it is a name that no suite has
   */
  public Path suite(Path asked) throws IOException {
    return new NamedFiles(this).suite(asked);
  }

  /** Returns the directory of a run: its path, the beginning of its name, or {@code latest}. */
  public Path run(Path asked) throws IOException {
    return new NamedFiles(this).run(asked);
  }

  /** Returns the path of what is either the one or the other. */
  public Path runOrSuite(Path asked) throws IOException {
    return new NamedFiles(this).runOrSuite(asked);
  }

  /**
   * Reads a suite with some of its keys changed, and looks at its model if the suite leaves
   * something to it.
   *
   * @param suite its path, as {@link #suite} returns it
   * @param offline whether to refuse models that would have to be fetched
   */
  public SuiteReader.Source read(Path suite, List<String> changes, boolean offline)
      throws IOException {
    return new SuiteReader().read(find(suite), changes, new FitModel(this, offline));
  }

  /** Returns the suite in a file, with some of its keys changed, without looking at its model. */
  Suite suiteOf(Path file, List<String> changes) throws IOException {
    return new SuiteReader().read(file, changes).suite();
  }

  /** Returns whether a suite leaves its size to the time there is. */
  public boolean sizeIsOpen(Path suite, List<String> changes) throws IOException {
    return new SuiteReader().sizeIsOpen(find(suite), changes);
  }

  /** Returns who hears of what is done. */
  public Progress progress() {
    return instruments.progress();
  }
}
