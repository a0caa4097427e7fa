package dev.conflayers.app;

import dev.conflayers.base.NearestName;
import dev.conflayers.base.ResultProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The suites and runs that users name. A suite goes by its path, or by its name alone: {@code
 * quick} is {@code suites/quick.yaml}. A run goes by its path, by the beginning of its name, or as
 * {@code latest}.
 */
public final class NamedFiles {
  /** The run that began last. */
  static final String LATEST = "latest";

  private static final String YAML = ".yaml";
  private static final Path SUITES = Path.of("suites");
  private static final Path RESULTS = Path.of("results");

  /** Candidates that a refusal lists. */
  private static final int LISTED = 5;

  private final Workplace workplace;

  NamedFiles(Workplace workplace) {
    this.workplace = workplace;
  }

  /**
   * Returns the path of a suite, as runs of it record it.
   *
   * @throws NoSuchFileException if {@code asked} is a name that no suite has
   */
  Path suite(Path asked) throws IOException {
    if (!isName(asked) || asked.toString().endsWith(YAML)) {
      return asked;
    }
    Path named = SUITES.resolve(asked + YAML);
    if (Files.isRegularFile(workplace.find(named))) {
      return named;
    }
    if (Files.exists(workplace.find(asked))) {
      return asked;
    }
    throw new NoSuchFileException(
        asked.toString(),
        null,
        "is neither a suite nor a file"
            + NearestName.hint(asked.toString(), suites())
            + "; 'conflayers ls suites' lists the suites");
  }

  /** Returns the names of the suites that need no path. */
  private List<String> suites() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path folder : List.of(workplace.here(), workplace.home())) {
      for (Path file : entries(folder.resolve(SUITES))) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(YAML)) {
          names.add(name.substring(0, name.length() - YAML.length()));
        }
      }
    }
    return names;
  }

  /**
   * Returns the directory of a run; a path that exists is returned as it is.
   *
   * @throws ResultProblem if no run's name begins like that, or those of several do
   */
  Path run(Path asked) throws IOException {
    Path there = workplace.find(asked);
    if (Files.exists(there)) {
      return there;
    }
    Map<String, Path> runs = runs(asked.getParent());
    List<String> names = runs.keySet().stream().sorted().toList();
    List<String> meant = meant(asked, names);
    if (meant.size() == 1) {
      return Objects.requireNonNull(runs.get(meant.get(0)));
    }
    throw new ResultProblem(
        asked
            + (meant.isEmpty()
                ? " is not a run directory" + known(names)
                : " is the beginning of the names of "
                    + meant.size()
                    + " runs; give more of one: "
                    + newest(meant)));
  }

  private static List<String> meant(Path asked, List<String> names) {
    String beginning = String.valueOf(asked.getFileName());
    return beginning.equals(LATEST)
        ? names.subList(Math.max(0, names.size() - 1), names.size())
        : names.stream().filter(run -> run.startsWith(beginning)).toList();
  }

  /** Returns the path of what is a suite or a run. */
  Path runOrSuite(Path asked) throws IOException {
    Path named = SUITES.resolve(asked + YAML);
    if (isName(asked) && Files.isRegularFile(workplace.find(named))) {
      return workplace.find(named);
    }
    boolean run =
        Files.exists(workplace.find(asked))
            || !meant(asked, List.copyOf(runs(asked.getParent()).keySet())).isEmpty();
    return run ? run(asked) : workplace.find(suite(asked));
  }

  private static String known(List<String> names) {
    return names.isEmpty()
        ? ", nor is there any run to name; measure one with 'conflayers run quick'"
        : " nor the beginning of a run's name; 'latest' is the newest of " + newest(names);
  }

  private static String newest(List<String> names) {
    List<String> listed =
        new ArrayList<>(names.subList(Math.max(0, names.size() - LISTED), names.size()));
    Collections.reverse(listed);
    int others = names.size() - listed.size();
    return String.join(", ", listed) + (others == 0 ? "" : " and " + others + " older ones");
  }

  /** Returns runs by name: those of {@code folder}, or else of the results here and at home. */
  private Map<String, Path> runs(@Nullable Path folder) throws IOException {
    List<Path> folders =
        folder != null
            ? List.of(workplace.find(folder))
            : List.of(workplace.here().resolve(RESULTS), workplace.home().resolve(RESULTS));
    Map<String, Path> runs = new LinkedHashMap<>();
    for (Path each : folders) {
      for (Path run : entries(each)) {
        if (Files.exists(run.resolve("manifest.json"))) {
          runs.putIfAbsent(String.valueOf(run.getFileName()), run);
        }
      }
    }
    return runs;
  }

  private static boolean isName(Path asked) {
    return !asked.isAbsolute() && asked.getNameCount() == 1;
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
