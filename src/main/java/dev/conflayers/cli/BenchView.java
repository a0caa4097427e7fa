package dev.conflayers.cli;

import dev.conflayers.record.CostTable;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows a benchmark's result on one line. */
final class BenchView {
  private BenchView() {}

  static String text(CostTable.Line line) {
    return String.format(
        Locale.ROOT,
        "%-28s %-52s %10.3f %s %s (n=%d)",
        line.benchmark(),
        line.parameters().entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(" ")),
        line.mean(),
        Double.isFinite(line.error())
            ? String.format(Locale.ROOT, "± %.3f", line.error())
            : "± n/a",
        line.unit(),
        line.samples());
  }
}
