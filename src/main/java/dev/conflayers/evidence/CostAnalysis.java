package dev.conflayers.evidence;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.record.CostTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Table of measured costs: a microbenchmark's lines in a report's terms and units. */
public final class CostAnalysis {
  private static final String STEP = "StepBenchmark.argmax";
  private static final String VERIFY = "VerifyBenchmark.verify";

  /** Display name of each benchmark that a report shows, in display order. */
  private static final List<Map.Entry<String, String>> NAMES =
      List.of(
          Map.entry(STEP, "decode step"),
          Map.entry("StepBenchmark.confidence", "draft step"),
          Map.entry(VERIFY, "verification"),
          Map.entry("SearchBenchmark.probe", "probe"),
          Map.entry("SearchBenchmark.select", "selection"));

  /** Parameters that a benchmark varies; lines that agree in all others are comparable. */
  private static final Set<String> VARIED = Set.of("skips", "nodes", "shape", "window");

  private final CostTable table;

  private CostAnalysis(CostTable table) {
    this.table = table;
  }

  /** Returns the costs that a benchmark of the run's model measured; null if there was none. */
  public static @Nullable MeasuredCosts of(RunView run) {
    CostTable table = run.record().costs();
    return table == null ? null : new CostAnalysis(table).costs();
  }

  private MeasuredCosts costs() {
    List<MeasuredCosts.Row> rows =
        NAMES.stream()
            .flatMap(
                name ->
                    table.lines().stream()
                        .filter(line -> line.benchmark().equals(name.getKey()))
                        .map(line -> row(name.getValue(), line)))
            .toList();
    Map<String, String> machine = new TreeMap<>(table.machine());
    machine.keySet().retainAll(Set.of("cpu", "cores", "git-commit", "load-1-minute"));
    return new MeasuredCosts(table.source(), table.model(), table.dtype(), machine, rows);
  }

  private MeasuredCosts.Row row(String what, CostTable.Line line) {
    return new MeasuredCosts.Row(
        what,
        line.parameters().entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals(ModelFacts.DTYPE))
            .sorted(Map.Entry.comparingByKey())
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining(" ")),
        line.mean(),
        Double.isFinite(line.error()) ? line.error() : null,
        line.unit(),
        inSteps(line),
        line.samples());
  }

  private @Nullable Double inSteps(CostTable.Line line) {
    boolean verify = line.benchmark().equals(VERIFY);
    return table.lines().stream()
        .filter(one -> one.benchmark().equals(verify ? VERIFY : STEP))
        .filter(one -> verify ? is(one, "nodes", "1") : is(one, "skips", "none"))
        .filter(one -> one.unit().equals(line.unit()) && rest(one).equals(rest(line)))
        .findFirst()
        .map(one -> line.mean() / one.mean())
        .orElse(null);
  }

  private static boolean is(CostTable.Line line, String parameter, String value) {
    return value.equals(line.parameters().get(parameter));
  }

  private static Map<String, String> rest(CostTable.Line line) {
    Map<String, String> rest = new TreeMap<>(line.parameters());
    rest.keySet().removeAll(VARIED);
    return rest;
  }
}
