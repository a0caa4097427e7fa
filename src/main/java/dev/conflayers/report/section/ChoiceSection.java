package dev.conflayers.report.section;

import dev.conflayers.judge.analysis.Choice;
import dev.conflayers.report.gallery.ChoiceChart;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import dev.conflayers.report.page.Table;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The section on tuning: the candidates, their measurements and the strategy chosen. */
final class ChoiceSection {
  private ChoiceSection() {}

  static void append(Page page, Choice choice) {
    page.section("Strategy selection");
    page.say(RichText.none().strong("Answer: " + choice.answer()).plain(". " + choice.why() + "."));
    Map<String, Choice.Shown> tested =
        choice.tested().stream().collect(Collectors.toMap(Choice.Shown::strategy, shown -> shown));
    Table table =
        new Table(
            "strategy",
            "rounds",
            "prompts",
            "S_geo on the tune split",
            "decision",
            "S_geo on the test split");
    for (Choice.Shown last : ChoiceChart.lastOfEach(choice)) {
      Choice.Shown test = tested.get(last.strategy());
      table.row(
          last.strategy(),
          Integer.toString(last.round()),
          Integer.toString(last.prompts()),
          speed(last),
          (last.kept() ? "chosen: " : "set aside: ") + last.fate(),
          test == null ? CellText.none("not tested") : speed(test));
    }
    page.table(table);
    page.say(
        "Tune-split numbers are from the last round of each strategy. Because the choice was based"
            + " on them, the best is biased upwards; the test split played no part in the choice,"
            + " so quote its number.");
    page.charts(List.of(ChoiceChart.of(choice)));
  }

  private static String speed(Choice.Shown shown) {
    Double speed = shown.speed();
    Function<Double, String> number = value -> CellText.number(value, 3);
    Double low = shown.low();
    Double high = shown.high();
    if (speed == null) {
      return CellText.none("nothing was timed");
    }
    return low == null || high == null
        ? number.apply(speed)
        : number.apply(speed) + " [" + number.apply(low) + ", " + number.apply(high) + "]";
  }
}
