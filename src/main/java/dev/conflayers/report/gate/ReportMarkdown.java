package dev.conflayers.report.gate;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.RuleVerdict;
import dev.conflayers.report.text.MarkdownText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code report.md}: the verdict in Markdown, for a comment on a change or a job's summary. It is
 * cut to the size limit: rows of single tasks are omitted first, with a note of their number.
 */
public final class ReportMarkdown {
  /** File name in the gate's directory. */
  public static final String NAME = "report.md";

  /** Maximum length of a comment; GitHub refuses more than 65,536 characters. */
  public static final int MOST_CHARACTERS = 60_000;

  private static final int MOST_REMARKS = 20;

  private final GateVerdict verdict;
  private final String charts;
  private final List<RuleVerdict> main;
  private final List<RuleVerdict> single;

  private ReportMarkdown(GateVerdict verdict, String charts) {
    this.verdict = verdict;
    this.charts = charts;
    this.main = verdict.rules().stream().filter(this::isMain).sorted(Severity.WORST_FIRST).toList();
    this.single = verdict.rules().stream().filter(rule -> !isMain(rule)).toList();
  }

  /** A failure on a single task is as important as one on all tasks; a pass is not. */
  private boolean isMain(RuleVerdict rule) {
    return rule.task().equals(RuleVerdict.ALL_TASKS)
        || (rule.state().counts() && rule.state() != GateState.PASS);
  }

  /**
   * Returns the report as a comment.
   *
   * @param charts prefix of chart file names in links, such as {@code charts/}; empty if there are
   *     no charts to link to
   */
  public static String of(GateVerdict verdict, String charts) {
    return new ReportMarkdown(verdict, charts).fitting(String::length, MOST_CHARACTERS);
  }

  /**
   * Returns the report in at most {@code most} bytes of UTF-8; empty if not even its headline fits.
   */
  static String inBytes(GateVerdict verdict, String charts, long most) {
    ToIntFunction<String> bytes = text -> text.getBytes(StandardCharsets.UTF_8).length;
    String report =
        new ReportMarkdown(verdict, charts)
            .fitting(bytes, (int) Math.max(0, Math.min(most, Integer.MAX_VALUE)));
    return bytes.applyAsInt(report) <= most ? report : "";
  }

  private String fitting(ToIntFunction<String> size, int most) {
    List<String> mainRows = main.stream().map(ReportMarkdown::row).toList();
    List<String> singleRows = single.stream().map(ReportMarkdown::row).toList();
    String empty = text(List.of(), List.of());
    // The note about omissions counts towards the limit.
    int room = most - size.applyAsInt(empty) - 400;
    List<String> mainKept = fitting(mainRows, size, room);
    room -= mainKept.stream().mapToInt(size).sum();
    return text(mainKept, fitting(singleRows, size, room));
  }

  private static List<String> fitting(List<String> rows, ToIntFunction<String> size, int most) {
    List<String> kept = new ArrayList<>();
    int room = most;
    for (String row : rows) {
      room -= size.applyAsInt(row);
      if (room < 0) {
        break;
      }
      kept.add(row);
    }
    return kept;
  }

  private String text(List<String> mainRows, List<String> singleRows) {
    StringBuilder text = new StringBuilder();
    text.append(
        "<!-- conflayers-gate:" + key(verdict.suite()) + ":" + key(verdict.testbed()) + " -->\n");
    text.append(
        "**"
            + verdict.overall()
            + ":** "
            + MarkdownText.comment(RuleText.headline(verdict))
            + "\n\n");
    if (!main.isEmpty()) {
      text.append(heading()).append(String.join("", mainRows));
      leftOut(text, main.size() - mainRows.size());
      text.append('\n');
    }
    text.append(control()).append("\n\n");
    next(text);
    if (!single.isEmpty()) {
      text.append("<details><summary>Single tasks: " + counts(single) + "</summary>\n\n");
      text.append(heading()).append(String.join("", singleRows));
      leftOut(text, single.size() - singleRows.size());
      text.append("\n</details>\n\n");
    }
    remarks(text, "Read with care:", verdict.warnings());
    charts(text);
    text.append(footer());
    return text.toString();
  }

  private static String key(String name) {
    return name.replaceAll("[^A-Za-z0-9._@/+-]", "_").replaceAll("-{2,}", "-");
  }

  private String heading() {
    List<Double> levels =
        verdict.rules().stream()
            .filter(rule -> rule.low() != null || rule.high() != null)
            .map(RuleVerdict::level)
            .distinct()
            .toList();
    String interval =
        switch (levels.size()) {
          case 0 -> "";
          case 1 -> " [" + RuleText.level(levels.get(0)) + " CI]";
          default -> " [CI]";
        };
    return "| metric | base | head | change"
        + interval
        + " | δ | verdict | n |\n| :-- | --: | --: | --: | --: | :-- | --: |\n";
  }

  private static String row(RuleVerdict rule) {
    return Stream.of(
            MarkdownText.comment(RuleText.subject(rule)),
            MarkdownText.comment(RuleText.value(rule.base(), rule)),
            MarkdownText.comment(RuleText.value(rule.head(), rule)),
            RuleText.change(rule),
            RuleText.tolerance(rule),
            state(rule),
            String.valueOf(rule.nPairs()))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String state(RuleVerdict rule) {
    boolean passed = rule.state() == GateState.PASS;
    String state = passed ? "PASS" : "**" + rule.state() + "**";
    boolean silent = rule.message().isEmpty() || (passed && rule.remedy().isEmpty());
    return silent ? state : state + " " + MarkdownText.comment(rule.message());
  }

  private static void leftOut(StringBuilder text, int rows) {
    if (rows > 0) {
      text.append(
          "\n("
              + rows
              + (rows == 1 ? " more row was" : " more rows were")
              + " left out to keep this short; all are in verdict.json)\n");
    }
  }

  private String control() {
    GateVerdict.@Nullable Control control = verdict.control();
    if (control == null) {
      return "A/A control: not measured.";
    }
    String interval =
        control.low() == null || control.high() == null
            ? "no interval"
            : String.format(Locale.ROOT, "90 %% CI %.4f to %.4f", control.low(), control.high());
    return String.format(
        Locale.ROOT,
        "A/A control: full depth against itself is %.4f (%s): %s.",
        control.ratio(),
        interval,
        MarkdownText.comment(control.state()));
  }

  private void next(StringBuilder text) {
    remarks(
        text,
        "Next steps:",
        RuleText.advice(
            Stream.concat(main.stream(), single.stream())
                .filter(rule -> !rule.remedy().isEmpty())
                .toList()));
  }

  private static void remarks(StringBuilder text, String title, List<String> remarks) {
    if (remarks.isEmpty()) {
      return;
    }
    text.append(title).append("\n\n");
    remarks.stream()
        .limit(MOST_REMARKS)
        .forEach(remark -> text.append("- " + MarkdownText.comment(remark) + "\n"));
    if (remarks.size() > MOST_REMARKS) {
      text.append("- and " + (remarks.size() - MOST_REMARKS) + " more in verdict.json\n");
    }
    text.append('\n');
  }

  private void charts(StringBuilder text) {
    List<String> ids =
        verdict.rules().stream().flatMap(rule -> rule.charts().stream()).distinct().toList();
    if (ids.isEmpty()) {
      return;
    }
    text.append(
        ids.stream()
            .limit(MOST_REMARKS)
            .map(this::chart)
            .collect(Collectors.joining(", ", "Charts of the run's report: ", "\n\n")));
  }

  /** Links only to charts that exist. */
  private String chart(String id) {
    String name = MarkdownText.comment(id);
    return charts.isEmpty() ? name : "[" + name + "](<" + charts + key(id) + ".svg>)";
  }

  private String footer() {
    return "Family "
        + MarkdownText.commentCode(verdict.family())
        + ", suite "
        + MarkdownText.commentCode(verdict.suite())
        + ", testbed "
        + MarkdownText.commentCode(verdict.testbed())
        + ", head "
        + commit(verdict.headCommit())
        + " against "
        + commit(verdict.baseCommit())
        + ", attempt "
        + verdict.attempt()
        + ", "
        + runs()
        + ", exit code "
        + verdict.exitCode()
        + ".\n\nSignature: "
        + MarkdownText.commentCode(verdict.signature())
        + "\n";
  }

  private String runs() {
    return runs(verdict.runIds())
        + (verdict.baseRunIds().isEmpty() ? "" : ", base: " + runs(verdict.baseRunIds()));
  }

  private static String runs(List<String> ids) {
    return ids.isEmpty()
        ? "no run"
        : (ids.size() == 1 ? "run " : "runs ")
            + ids.stream()
                .limit(MOST_REMARKS)
                .map(MarkdownText::commentCode)
                .collect(Collectors.joining(", "))
            + (ids.size() > MOST_REMARKS ? " and " + (ids.size() - MOST_REMARKS) + " more" : "");
  }

  private static String commit(String commit) {
    return commit.isEmpty() ? "unknown" : MarkdownText.commentCode(commit);
  }

  /** Returns {@code 3 rows (2 PASS, 1 MUTED)}. */
  private static String counts(List<RuleVerdict> rules) {
    return rules.size()
        + (rules.size() == 1 ? " row (" : " rows (")
        + Stream.of(GateState.values())
            .filter(state -> rules.stream().anyMatch(rule -> rule.state() == state))
            .map(
                state -> rules.stream().filter(rule -> rule.state() == state).count() + " " + state)
            .collect(Collectors.joining(", "))
        + ")";
  }
}
