package dev.conflayers.report;

import dev.conflayers.evidence.text.SideBySide;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** HTML viewer that shows the outputs of a prompt side by side, token by token. */
final class HtmlViewer {
  private static final int MOST_OF_A_PROMPT = 1500;

  private HtmlViewer() {}

  static String of(List<SideBySide> prompts) {
    StringBuilder html = new StringBuilder("<div class=\"viewer\">\n<p class=\"choose\" hidden>");
    html.append(select("task", prompts.stream().map(SideBySide::task).distinct().toList()));
    html.append(select("text", List.of("same", "differs")));
    html.append(select("speed", List.of("faster", "slower")));
    html.append(select("status", List.of("ok", "failed")));
    html.append("<span class=\"count\" role=\"status\"></span></p>\n");
    html.append("<p class=\"legend\"><span class=\"a\">accepted draft</span> ");
    html.append("<span class=\"r\">rejected draft</span> <span class=\"c\">its correction</span> ");
    html.append("<span>full depth</span> <span class=\"u\">draft, not verified</span> ");
    html.append("<span class=\"x\">diverges from full depth</span></p>\n");
    prompts.forEach(prompt -> html.append(prompt(prompt)));
    return html.append("</div>\n").toString();
  }

  private static String select(String what, List<String> values) {
    return values.stream()
        .map(HtmlReport::escape)
        .map(value -> "<option>" + value + "</option>")
        .collect(
            Collectors.joining(
                "",
                "<label>"
                    + what
                    + " <select data-by=\""
                    + what
                    + "\"><option value=\"\">all</option>",
                "</select></label> "));
  }

  private static String prompt(SideBySide prompt) {
    boolean faster =
        prompt.answers().stream()
            .skip(1)
            .findFirst()
            .map(SideBySide.Answer::speedup)
            .map(speedup -> speedup > 1)
            .orElse(false);
    StringBuilder html = new StringBuilder("<details data-task=\"");
    html.append(HtmlReport.escape(prompt.task())).append("\" data-text=\"");
    html.append(prompt.same() ? "same" : "differs").append("\" data-speed=\"");
    html.append(faster ? "faster" : "slower").append("\" data-status=\"");
    html.append(prompt.ok() ? "ok" : "failed").append("\">\n<summary>");
    html.append(HtmlReport.escape(prompt.task() + "/" + prompt.example()));
    prompt.answers().stream()
        .skip(1)
        .forEach(a -> html.append(" <span class=\"chip\">").append(chip(a)).append("</span>"));
    html.append("</summary>\n<p class=\"data\">").append(cut(prompt.prompt())).append("</p>\n");
    if (!prompt.reference().isEmpty()) {
      html.append("<p>Reference: <span class=\"data\">").append(cut(prompt.reference()));
      html.append("</span></p>\n");
    }
    html.append("<p class=\"trace\" role=\"status\"></p>\n<div class=\"answers\">\n");
    prompt.answers().forEach(answer -> html.append(answer(answer)));
    return html.append("</div>\n</details>\n").toString();
  }

  private static String chip(SideBySide.Answer answer) {
    Double speedup = answer.speedup();
    return HtmlReport.escape(
        answer.strategy()
            + (speedup == null ? "" : String.format(Locale.ROOT, " %.2fx", speedup))
            + (answer.ok() ? answer.same() ? ", same" : ", differs" : ", " + answer.ending()));
  }

  private static String cut(String text) {
    int end =
        text.offsetByCodePoints(
            0, Math.min(MOST_OF_A_PROMPT, text.codePointCount(0, text.length())));
    return HtmlReport.escape(end < text.length() ? text.substring(0, end) + " …" : text);
  }

  private static String answer(SideBySide.Answer answer) {
    StringBuilder html = new StringBuilder("<section><h4>");
    html.append(HtmlReport.escape(answer.strategy())).append("</h4>\n<p>");
    html.append(HtmlReport.escape(words(answer))).append("</p>\n<p class=\"data\">");
    int open = Integer.MIN_VALUE;
    for (SideBySide.Token token : answer.tokens()) {
      if (token.step() != open) {
        html.append(open == Integer.MIN_VALUE ? "" : "</span>");
        open = token.step();
        html.append("<span class=\"s\" tabindex=\"0\" title=\"");
        html.append(HtmlReport.escape(step(answer, open))).append("\">");
      }
      html.append(token(token));
    }
    html.append(open == Integer.MIN_VALUE ? "" : "</span>");
    if (answer.left() > 0) {
      html.append(" … ").append(answer.left()).append(" more tokens");
    }
    return html.append("</p></section>\n").toString();
  }

  private static String words(SideBySide.Answer answer) {
    SideBySide.Leaves leaves = answer.leaves();
    return chip(answer)
        + ", "
        + answer.size()
        + " tokens"
        + (leaves == null
            ? ""
            : String.format(
                Locale.ROOT,
                "; diverges at token %d with '%s', %.3g nats below full depth's best, '%s'; the"
                    + " second best, '%s', is %.3g below",
                leaves.position() + 1,
                leaves.own(),
                leaves.ownGap(),
                leaves.best(),
                leaves.second(),
                leaves.gap()));
  }

  private static String step(SideBySide.Answer answer, int step) {
    if (step < 0 || step >= answer.steps().size()) {
      return "with the prefill, before any step";
    }
    SideBySide.Step trace = answer.steps().get(step);
    return String.format(
        Locale.ROOT,
        "step %d: %saccepted %d, emitted %d; draft %.2f ms, verify %.2f ms, search %.2f ms",
        step + 1,
        trace.drafted().isEmpty() ? "" : "drafted " + trace.drafted() + "; ",
        trace.accepted(),
        trace.emitted(),
        trace.draftMillis(),
        trace.verifyMillis(),
        trace.searchMillis());
  }

  private static String token(SideBySide.Token token) {
    String kind =
        switch (token.origin()) {
          case FULL_DEPTH -> "";
          case ACCEPTED -> "a";
          case CORRECTED -> "c";
          case REJECTED -> "r";
          case UNVERIFIED -> "u";
        };
    String marks = (kind + (token.parts() ? " x" : "")).strip();
    String text = HtmlReport.escape(token.text());
    return marks.isEmpty() ? text : "<span class=\"" + marks + "\">" + text + "</span>";
  }
}
