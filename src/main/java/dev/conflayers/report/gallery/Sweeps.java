package dev.conflayers.report.gallery;

import dev.conflayers.base.Numbers;
import dev.conflayers.judge.analysis.Analysis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which settings vary while all else stays, found in what the suite says of its strategies: a
 * matrix makes such strategies, and so may a hand.
 */
final class Sweeps {
  private static final Pattern NUMBER =
      Pattern.compile("([a-z][a-z0-9-]*): (-?[0-9]+(?:\\.[0-9]+)?(?:E-?[0-9]+)?)(?=[,}])");
  private static final Pattern NAME = Pattern.compile("name: [^,}]*");

  /** A setting that picks one of several equals. */
  private static final String SEED = "seed";

  private Sweeps() {}

  /**
   * Strategies that differ in the value of one setting alone.
   *
   * @param label what their names have in common, or the first's and the last's
   * @param named whether the names say the values, as those that a matrix makes do
   * @param place among all lines of the suite, which decides the ink
   * @param strategies by value
   */
  record Line(
      String setting,
      String label,
      boolean named,
      int place,
      SortedMap<Double, String> strategies) {}

  /** Returns the lines of each setting, in the order of the suite. */
  static Map<String, List<Line>> of(List<Analysis.StrategyFacts> strategies) {
    Map<String, SortedMap<Double, List<String>>> alike = new LinkedHashMap<>();
    for (Analysis.StrategyFacts strategy : strategies) {
      String settings = NAME.matcher(strategy.settings()).replaceAll("name");
      for (MatchResult found : NUMBER.matcher(settings).results().toList()) {
        String rest =
            settings.substring(0, found.start(2)) + "?" + settings.substring(found.end(2));
        if (!found.group(1).equals(SEED)) {
          alike
              .computeIfAbsent(found.group(1) + "\n" + rest, a -> new TreeMap<>())
              .computeIfAbsent(Double.valueOf(found.group(2)), v -> new ArrayList<>())
              .add(strategy.name());
        }
      }
    }
    Map<String, List<Line>> sweeps = new LinkedHashMap<>();
    int place = 0;
    for (Map.Entry<String, SortedMap<Double, List<String>>> entry : alike.entrySet()) {
      if (entry.getValue().size() > 1) {
        String setting = entry.getKey().substring(0, entry.getKey().indexOf('\n'));
        sweeps
            .computeIfAbsent(setting, s -> new ArrayList<>())
            .add(line(setting, place++, entry.getValue()));
      }
    }
    return sweeps;
  }

  /** Of several strategies with the same settings, the one that is named like the others counts. */
  private static Line line(String setting, int place, SortedMap<Double, List<String>> values) {
    Map<String, Integer> stems = new LinkedHashMap<>();
    values.forEach(
        (value, names) -> names.forEach(name -> stems.merge(stem(name, value), 1, Integer::sum)));
    stems.remove("");
    List<String> firsts = values.values().stream().map(names -> names.get(0)).toList();
    String label =
        stems.entrySet().stream()
            .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
            .map(Map.Entry::getKey)
            .orElse(firsts.get(0) + " … " + firsts.get(firsts.size() - 1));
    SortedMap<Double, String> strategies = new TreeMap<>();
    values.forEach(
        (value, names) ->
            strategies.put(
                value,
                names.stream()
                    .filter(name -> stem(name, value).equals(label))
                    .findFirst()
                    .orElse(names.get(0))));
    return new Line(setting, label, !stems.isEmpty(), place, strategies);
  }

  /** Returns a name without the value in it: a for a-0.5, a-…-x for a-0.5-x; empty for others. */
  private static String stem(String name, double value) {
    String word = "-" + Numbers.plain(value).replace("-", "minus-");
    int at = (name + "-").indexOf(word + "-");
    if (at < 0) {
      return "";
    }
    String rest = name.substring(at + word.length());
    return name.substring(0, at) + (rest.isEmpty() ? "" : "-…" + rest);
  }
}
