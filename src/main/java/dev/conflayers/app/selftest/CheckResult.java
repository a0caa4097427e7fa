package dev.conflayers.app.selftest;

import java.util.List;

/** How many recorded cases were met exactly, and what was wrong with the others. */
public record CheckResult(int exact, int total, List<String> differences) {
  public CheckResult {
    differences = List.copyOf(differences);
  }

  /** Returns whether there were cases and all of them were met. */
  public boolean passed() {
    return total > 0 && exact == total;
  }
}
