package dev.conflayers.app.doctor;

import dev.conflayers.model.torch.EngineReport.KernelRow;
import java.util.List;
import java.util.Locale;

/** How fast each linear kernel reads weights, as a table for people. */
final class KernelRates {
  private KernelRates() {}

  /** Returns a line for each format and number of rows, and a column for each kernel. */
  static String table(List<KernelRow> rates) {
    List<String> kernels = rates.stream().map(KernelRow::kernel).distinct().toList();
    StringBuilder text = new StringBuilder("GB/s of weights read; * serves that many rows\n");
    text.append("dtype  rows");
    kernels.forEach(kernel -> text.append(String.format(Locale.ROOT, "%12s", kernel)));
    text.append('\n');
    for (String dtype : rates.stream().map(KernelRow::dtype).distinct().toList()) {
      for (int rows : rates.stream().map(KernelRow::rows).distinct().sorted().toList()) {
        List<KernelRow> line =
            rates.stream().filter(r -> r.dtype().equals(dtype) && r.rows() == rows).toList();
        if (!line.isEmpty()) {
          text.append(String.format(Locale.ROOT, "%-5s %5d", dtype, rows));
          kernels.forEach(kernel -> text.append(cell(line, kernel)));
          text.append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String cell(List<KernelRow> line, String kernel) {
    String rate =
        line.stream()
            .filter(row -> row.kernel().equals(kernel))
            .findFirst()
            .map(
                row ->
                    String.format(
                        Locale.ROOT, "%s%.1f", row.chosen() ? "*" : "", row.gigabytesPerSecond()))
            .orElse("–");
    return " ".repeat(12 - rate.length()) + rate;
  }
}
