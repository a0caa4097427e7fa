package dev.conflayers.report.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.StreamState;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.SimulatedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Sweeps of a verified strategy and of one that nothing verifies, from a run with both. */
class SweepChartsTest {
  private static final Analysis RUN =
      Analyst.analyse(
          RunView.of(
              new SimulatedRun().size(12, 2).claimsQuality("exact-match-number", 0.1).record()),
          Tasks::byName);

  /** Returns the run as if each strategy had been measured under several names. */
  private static Analysis with(int settings, String... names) {
    List<Analysis.StrategyFacts> facts = new ArrayList<>(RUN.strategies().subList(0, 1));
    List<Comparison> comparisons = new ArrayList<>(RUN.comparisons());
    for (int setting = 0; setting < settings; setting++) {
      for (String name : names) {
        String value = name.substring(name.lastIndexOf('-') + 1);
        String unique = setting == 0 ? name : "s" + setting + "-" + name;
        String kind = name.startsWith("loose") ? SimulatedRun.UNVERIFIED : SimulatedRun.FAST;
        facts.add(
            new Analysis.StrategyFacts(
                unique,
                kind,
                StreamState.PER_PROMPT_RESET,
                "{kind: %s, name: %s, settings: {of: %s, s%d: %s}}"
                    .formatted(
                        kind, unique, name.substring(0, name.lastIndexOf('-')), setting, value),
                "",
                ""));
        RUN.comparisons().stream()
            .filter(c -> c.strategy().equals(kind))
            .map(c -> renamed(c, unique))
            .forEach(comparisons::add);
      }
    }
    return new Analysis(
        RUN.run(),
        RUN.tasks(),
        facts,
        RUN.integrity(),
        RUN.claims(),
        RUN.control(),
        RUN.verdicts(),
        RUN.cautions(),
        comparisons,
        RUN.ranking(),
        RUN.crossings(),
        RUN.methods(),
        RUN.outliers(),
        RUN.machine(),
        RUN.arms(),
        RUN.partings(),
        RUN.failures(),
        RUN.setAgreements(),
        RUN.ownSets(),
        RUN.observations(),
        RUN.baselineRate(),
        RUN.costs());
  }

  private static Comparison renamed(Comparison c, String strategy) {
    return new Comparison(
        c.task(),
        strategy,
        c.pairs(),
        c.pace(),
        c.figures(),
        c.drafting(),
        c.time(),
        c.costs(),
        c.sameText(),
        c.quality());
  }

  private static List<Picture> pictures(Analysis analysis, String id) {
    return Gallery.of(analysis).values().stream()
        .flatMap(List::stream)
        .filter(picture -> picture.id().startsWith(id))
        .toList();
  }

  private static <S extends Series> List<S> series(Panel panel, Class<S> kind) {
    return panel.series().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Comparison comparison(String strategy, String task) {
    return RUN.comparisons().stream()
        .filter(c -> c.strategy().equals(strategy) && c.task().equals(task))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSettingOfSeveralStrategiesIsOnePictureWithASeriesForEach() {
    Picture picture =
        pictures(with(1, "tight-0.2", "tight-0.4", "loose-0.2", "loose-0.4", "loose-0.8"), "sweep")
            .get(0);
    assertThat(picture.id()).isEqualTo("sweep-s0");
    assertThat(picture.panels())
        .extracting(Panel::title)
        .containsExactly(
            "speedup",
            "text",
            "drafts",
            "draft passes",
            "weights read",
            "gsm8k",
            "mini-instructions");
    assertThat(picture.panels()).extracting(panel -> panel.x().label()).containsOnly("s0");
    Panel speed = picture.panels().get(0);
    assertThat(series(speed, Series.Dots.class))
        .extracting(Series::name)
        .containsExactly("tight", "loose");
    assertThat(series(speed, Series.Dots.class).stream().map(Series::ink).distinct()).hasSize(2);
    List<Dot> loose = series(speed, Series.Band.class).get(1).dots();
    assertThat(loose).extracting(Dot::label).containsExactly("loose-0.2", "loose-0.4", "loose-0.8");
    assertThat(loose).extracting(Dot::x).containsExactly(0.2, 0.4, 0.8);
    Estimate geo =
        Objects.requireNonNull(
            comparison(SimulatedRun.UNVERIFIED, Comparison.ALL_TASKS).figure(Estimand.S_GEO));
    assertThat(loose.get(0).y()).isEqualTo(geo.value());
    assertThat(loose.get(0).yLow()).isEqualTo(geo.bounds().low());
    assertThat(loose.get(0).yHigh()).isEqualTo(geo.bounds().high());
    // Nothing drafts for a verification in the loose ones.
    assertThat(series(picture.panels().get(2), Series.Dots.class))
        .extracting(Series::name)
        .containsExactly("tight");
  }

  @Test
  void scoresStandBesideFullDepthsAndTheLossThatIsAllowed() {
    Picture picture = pictures(with(1, "tight-1", "tight-2", "loose-1", "loose-2"), "sweep").get(0);
    Panel panel = picture.panels().get(5);
    Comparison.Quality loose = comparison(SimulatedRun.UNVERIFIED, "gsm8k").quality().get(0);
    assertThat(panel.y()).isEqualTo(Axis.linear(loose.metric()));
    assertThat(panel.lines())
        .contains(new Panel.Line(false, loose.baseline().point(), "full depth"));
    Dot dot = series(panel, Series.Band.class).get(1).dots().get(0);
    assertThat(dot.y()).isEqualTo(loose.strategy().point()).isLessThan(loose.baseline().point());
    assertThat(dot.yHigh()).isEqualTo(Objects.requireNonNull(loose.strategy().interval()).high());
    assertThat(panel.regions())
        .singleElement()
        .extracting(Panel.Region::to)
        .isEqualTo(loose.baseline().point() - 0.1);
  }

  @Test
  void eachSettingHasAPictureUpToAFew() {
    List<Picture> pictures = pictures(with(6, "tight-1", "tight-2"), "sweep");
    assertThat(pictures)
        .extracting(Picture::id)
        .containsExactly("sweep-s0", "sweep-s1", "sweep-s2", "sweep-s3");
    assertThat(pictures.get(0).subtitle().get(0)).contains("One of the first 4 of 6 settings.");
  }

  @Test
  void moreLinesThanCanBeToldApartAreNamedAsLeftOut() {
    List<String> names = new ArrayList<>();
    for (String line : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
      names.addAll(List.of(line + "-1", line + "-2"));
    }
    Picture picture = pictures(with(1, names.toArray(String[]::new)), "sweep").get(0);
    assertThat(series(picture.panels().get(0), Series.Dots.class)).hasSize(6);
    assertThat(picture.subtitle().get(0)).contains("The first 6 of 8 lines.");
  }

  @Test
  void speedAgainstQualityJoinsASweepAndNamesItsUnbeatenValues() {
    Panel panel =
        pictures(with(1, "tight-1", "tight-2", "loose-1", "loose-2"), "pareto")
            .get(0)
            .panels()
            .get(0);
    // Both values of each lie on the same spot here, where only one name has room.
    assertThat(series(panel, Series.Notes.class))
        .singleElement()
        .satisfies(
            notes -> assertThat(notes.dots()).extracting(Dot::label).containsExactly("1", "1"));
    assertThat(series(panel, Series.Dots.class))
        .extracting(Series::name)
        .contains("tight, by s0", "loose, by s0");
    // From the fastest down: between two strategies, only the faster one's score can be had.
    Series.Curve frontier = series(panel, Series.Curve.class).get(0);
    assertThat(frontier.name()).isEqualTo("Pareto front");
    assertThat(frontier.dots())
        .hasSizeGreaterThan(1)
        .isSortedAccordingTo((a, b) -> Double.compare(b.x(), a.x()));
    // Full depth scores as the tight ones do, and is slower for sure.
    assertThat(
            series(panel, Series.Dots.class).stream()
                .filter(dots -> dots.name().equals("full") && !dots.dots().isEmpty()))
        .singleElement()
        .matches(dots -> dots.ink().hollow());
  }
}
