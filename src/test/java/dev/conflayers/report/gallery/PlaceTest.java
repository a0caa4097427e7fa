package dev.conflayers.report.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.report.chart.Dot;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceTest {
  private static Place at(double speed, double aroundSpeed, double score, double aroundScore) {
    return new Place(
        "x",
        Dot.at(speed, score)
            .x(speed - aroundSpeed, speed + aroundSpeed)
            .y(score - aroundScore, score + aroundScore));
  }

  private static final Place HERE = new Place("full", at(1, 0.1, 0.5, 0.1).dot());

  @Test
  void whatIsBetterInOneAndWorseInTheOtherBeatsNothing() {
    assertThat(at(9, 0.1, 0.4, 0.01).beats(HERE)).isFalse();
    assertThat(HERE.beats(HERE)).isFalse();
    assertThat(HERE.isBeaten(List.of(HERE, at(9, 0.1, 0.4, 0.01)))).isFalse();
  }

  @Test
  void whatIsBetterInBothBeatsForSureOnlyWhereBothIntervalsSaySo() {
    Place sure = at(2, 0.1, 0.8, 0.1);
    Place slowerMaybe = at(2, 1.5, 0.8, 0.1);
    Place worseMaybe = at(2, 0.1, 0.55, 0.1);
    for (Place other : List.of(sure, slowerMaybe, worseMaybe)) {
      assertThat(HERE.isBeaten(List.of(HERE, other))).isTrue();
      assertThat(HERE.isSurelyBeaten(List.of(HERE, other))).isEqualTo(other.equals(sure));
    }
  }

  @Test
  void theScoreOfTheSameTextsLeavesTheSpeedToDecide() {
    assertThat(at(2, 0.1, 0.5, 0.1).surelyBeats(HERE)).isTrue();
    assertThat(at(1.1, 0.1, 0.5, 0.1).surelyBeats(HERE)).isFalse();
    assertThat(at(1, 0.1, 0.8, 0.1).surelyBeats(HERE)).isTrue();
  }

  @Test
  void whatHasNoIntervalIsNeverSure() {
    assertThat(new Place("x", Dot.at(9, 0.9)).beats(HERE)).isTrue();
    assertThat(new Place("x", Dot.at(9, 0.9)).surelyBeats(HERE)).isFalse();
  }

  @Test
  void anIntervalOfScoresThatIsFullDepthsIsDrawnOnce() {
    assertThat(at(2, 0.2, 0.5, 0.1).beside(HERE).yLow()).isNaN();
    assertThat(at(2, 0.2, 0.5, 0.1).beside(HERE).xLow()).isEqualTo(1.8);
    assertThat(at(2, 0.2, 0.5, 0.2).beside(HERE).yLow()).isEqualTo(0.3);
    assertThat(HERE.beside(HERE)).isEqualTo(HERE.dot());
  }
}
