package dev.conflayers;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A row for each package: which others it may touch. A class belongs to the row with the longest
 * name that its package begins with; all rows may touch {@code base}, and a star is all.
 */
record PackageTable(Map<String, Set<String>> rows) {
  private static final String ROOT = "dev.conflayers";
  private static final String ALL = "*";

  /** Reads lines of the form {@code package: package package}. */
  static PackageTable of(String text) {
    Map<String, Set<String>> rows = new LinkedHashMap<>();
    for (String line : text.strip().split("\n", -1)) {
      String[] sides = line.split(":", 2);
      rows.put(
          sides[0].strip(),
          Arrays.stream(sides[1].strip().split("\\s+", -1))
              .filter(name -> !name.isEmpty())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    rows.forEach(
        (row, others) -> {
          others.stream()
              .filter(other -> !other.equals(ALL) && !rows.containsKey(other))
              .forEach(
                  other -> {
                    throw new IllegalArgumentException(
                        row + " may touch " + other + ", which has no row");
                  });
        });
    return new PackageTable(rows);
  }

  /** Returns the row of a package such as {@code dev.conflayers.judge.gate}; empty for the root. */
  String rowOf(String packageName) {
    String name = packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
    while (!name.isEmpty() && !rows.containsKey(name)) {
      name = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    }
    return name;
  }

  ArchCondition<JavaClass> touchOnlyWhatTheirRowAllows() {
    return new ArchCondition<>("touch only what the row of their package allows") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        String from = rowOf(origin.getPackageName());
        if (from.isEmpty()) {
          events.add(SimpleConditionEvent.violated(origin, origin.getName() + " has no row"));
          return;
        }
        origin.getDirectDependenciesFromSelf().stream()
            .filter(to -> to.getTargetClass().getPackageName().startsWith(ROOT))
            .filter(to -> !allows(from, rowOf(to.getTargetClass().getPackageName())))
            .forEach(to -> events.add(SimpleConditionEvent.violated(origin, to.getDescription())));
      }
    };
  }

  /** Returns whether classes of one row may touch those of another. */
  boolean allows(String from, String to) {
    Set<String> allowed = rows.getOrDefault(from, Set.of());
    return from.equals(to) || to.equals("base") || allowed.contains(to) || allowed.contains(ALL);
  }
}
