package dev.conflayers.report.gallery;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chart of the acceptance rate of each strategy by task. */
final class AcceptanceRates {
  private static final String TITLE = "Acceptance rate by task";
  private static final int ROW = 24;
  private static final int AROUND = 90;

  private AcceptanceRates() {}

  static Picture of(ChartedStrategies strategies) {
    List<String> drafting =
        strategies.several().stream()
            .filter(name -> rate(strategies, name, Comparison.ALL_TASKS) != null)
            .toList();
    if (drafting.isEmpty()) {
      return Picture.none("acceptance", TITLE, "nothing was drafted and verified");
    }
    List<String> scopes = new ArrayList<>(strategies.tasks());
    if (scopes.size() > 1) {
      scopes.add(0, Comparison.ALL_TASKS);
    }
    List<Panel> panels = scopes.stream().map(scope -> panel(strategies, scope, drafting)).toList();
    return Picture.of(
            "acceptance",
            TITLE,
            strategies.caption(
                "Accepted over drafted tokens, bonus tokens excluded; "
                    + strategies.level()
                    + " over prompts and forks."
                    + strategies.severalOf()),
            "Acceptance rate by strategy and task, with intervals.",
            panels)
        .grid(Math.min(2, panels.size()), AROUND + ROW * drafting.size());
  }

  private static Panel panel(ChartedStrategies strategies, String scope, List<String> drafting) {
    Panel panel = Panel.of(scope, Axis.share("acceptance rate"), Axis.names(drafting));
    for (int row = 0; row < drafting.size(); row++) {
      String name = drafting.get(row);
      Estimate rate = rate(strategies, name, scope);
      if (rate != null) {
        Dot dot = ChartedStrategies.across(rate, row).named(name);
        panel = panel.with(new Series.Dots("", strategies.ink(name).wide(3), List.of(dot)));
      }
    }
    return panel;
  }

  private static @Nullable Estimate rate(
      ChartedStrategies strategies, String strategy, String scope) {
    return strategies.figure(strategy, scope, Estimand.ACCEPTANCE_RATE);
  }
}
