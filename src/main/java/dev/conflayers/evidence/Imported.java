package dev.conflayers.evidence;

import dev.conflayers.base.Kebab;
import dev.conflayers.record.Origin;
import java.util.List;

/**
 * Origin of a run that another program measured.
 *
 * @param format of its files
 * @param order in which strategies were measured
 * @param tokens how the number of tokens is known
 * @param resolutionSeconds largest error of a sum of times
 * @param phases whether prefill was timed separately
 * @param missing facts that the files do not hold; each prevents CONFIRMED
 * @param arguments of the command that imported it
 */
public record Imported(
    String format,
    List<Source> sources,
    String order,
    String tokens,
    double resolutionSeconds,
    boolean phases,
    List<String> missing,
    List<String> arguments) {
  public Imported {
    sources = List.copyOf(sources);
    missing = List.copyOf(missing);
    arguments = List.copyOf(arguments);
  }

  /** A file and the strategy that it measured. */
  public record Source(String strategy, String file, String part, String sha256) {}

  static Imported of(Origin origin) {
    return new Imported(
        origin.format(),
        origin.sources().stream()
            .map(s -> new Source(s.strategy(), s.file(), s.part(), s.sha256()))
            .toList(),
        Kebab.of(origin.order()),
        Kebab.of(origin.tokens()),
        origin.resolutionSeconds(),
        origin.phases(),
        origin.missing(),
        origin.arguments());
  }

  /** Returns the limitations of an imported run; empty for a run of this program. */
  public static List<String> words(RunView index) {
    Imported imported = index.imported();
    return imported == null ? List.of() : imported.missing();
  }
}
