package dev.conflayers.report.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The committed table says of every number where it comes from. */
class PublishedFiguresTest {
  private final PublishedFigures published = PublishedFigures.read();

  @Test
  void everyNumberHasASourceAndIsOfSomething() {
    assertThat(published.all()).hasSizeGreaterThan(150);
    assertThat(published.all())
        .allSatisfy(
            figure -> {
              assertThat(figure.source()).isNotBlank();
              assertThat(figure.setting()).isNotBlank();
              assertThat(figure.value()).isFinite().isGreaterThanOrEqualTo(0);
            });
  }

  @Test
  void intervalsHoldTheirValue() {
    assertThat(published.all())
        .filteredOn(figure -> figure.low() != null && figure.high() != null)
        .hasSizeGreaterThan(15)
        .allMatch(
            f ->
                Objects.requireNonNull(f.low()) <= f.value()
                    && f.value() <= Objects.requireNonNull(f.high()));
  }

  @Test
  void speedupsAreOfTheMethodAsItsAuthorsRanIt() {
    List<PublishedFigure> speedups = published.speedups("conflayers", "gsm8k");
    assertThat(speedups)
        .extracting(PublishedFigure::value)
        .containsExactlyInAnyOrder(1.125, 1.342, 1.125);
    assertThat(published.conditions(speedups.get(0)).prompts()).isEqualTo(100);
  }

  @Test
  void ratesAreShares() {
    assertThat(published.all())
        .filteredOn(
            f ->
                f.quantity() == PublishedQuantity.ACCEPTANCE_RATE
                    || f.quantity() == PublishedQuantity.SKIP_RATIO)
        .hasSizeGreaterThan(40)
        .allMatch(f -> f.value() > 0 && f.value() < 1);
  }
}
