package dev.conflayers.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Under a locale with a comma, points between thousands and digits of its own. */
class NumbersTest {
  private final Locale usual = Locale.getDefault();

  @BeforeEach
  void anotherLocale() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
  }

  @AfterEach
  void theUsualLocale() {
    Locale.setDefault(usual);
  }

  @ParameterizedTest
  @CsvSource({
    "1.25, 3, 1.250, +1.250, 1.25, 1.250e+00",
    "-0.5, 0, -1, -1, -1, -5e-01",
    "1234567.5, 1, 1234567.5, +1234567.5, 1234567.5, 1.2e+06",
    "2, 2, 2.00, +2.00, 2, 2.00e+00",
    "0, 2, 0.00, +0.00, 0, 0.00e+00",
    "100, 0, 100, +100, 100, 1e+02"
  })
  void decimalsAreFixed(
      double value, int decimals, String fixed, String signed, String trimmed, String scientific) {
    assertThat(Numbers.fixed(value, decimals)).isEqualTo(fixed);
    assertThat(Numbers.signed(value, decimals)).isEqualTo(signed);
    assertThat(Numbers.trimmed(value, decimals)).isEqualTo(trimmed);
    assertThat(Numbers.scientific(value, decimals)).isEqualTo(scientific);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5, 0.5, 0.5000",
    "100, 100, 100, 100",
    "-2, -2, -2, -2",
    "1e-7, 0.0000001, 0.0000001, 0.0000",
    "123456, 123456, 123000, 123456",
    "0, 0, 0, 0",
    "1e12, 1000000000000, 1000000000000, 1000000000000.0000"
  })
  void noDigitIsNeedless(double value, String plain, String three, String whole) {
    assertThat(Numbers.plain(value)).isEqualTo(plain);
    assertThat(Numbers.significant(value, 3)).isEqualTo(three);
    assertThat(Numbers.wholeOr(value, 4)).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFiniteHasItsName(double value) {
    String name = Double.toString(value);
    assertThat(Numbers.fixed(value, 2)).isEqualTo(name);
    assertThat(Numbers.signed(value, 2)).endsWith(name);
    assertThat(Numbers.trimmed(value, 2)).isEqualTo(name);
    assertThat(Numbers.plain(value)).isEqualTo(name);
    assertThat(Numbers.significant(value, 2)).isEqualTo(name);
    assertThat(Numbers.wholeOr(value, 2)).isEqualTo(name);
    assertThat(Numbers.scientific(value, 2)).isEqualTo(name);
  }

  @Test
  void intervalsAndDurationsAreWords() {
    assertThat(Numbers.interval(1.2, 1.3, 3)).isEqualTo("1.200 to 1.300");
    assertThat(Numbers.duration(0)).isEqualTo("0:00");
    assertThat(Numbers.duration(123)).isEqualTo("2:03");
    assertThat(Numbers.duration(3723)).isEqualTo("1:02:03");
  }
}
