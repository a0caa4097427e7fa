package dev.conflayers.lab.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PublishedComparisonTest {
  private static PublishedComparison row(String model, CostModel costs, String of) {
    List<PublishedComparison> rows = PublishedComparison.rows(model, costs, 50, 1);
    return rows.stream().filter(row -> row.of().startsWith(of)).findFirst().orElseThrow();
  }

  /**
   * By hand: 3.393 tokens a round at an acceptance of 0.86 take 2.7826 draft passes; with 0.525 of
   * a step each and one for the verification, 2.4608 steps.
   */
  @Test
  void passesAloneGiveTheIdealRatio() {
    PublishedComparison row =
        row("Llama-2-13b-hf", Machines.flat(0.525, 0), "conflayers on Llama-2-13b-hf, gsm8k, as");
    assertThat(row.published()).isEqualTo(1.125);
    assertThat(row.passesAlone()).isCloseTo(3.393 / 2.46086, within(1e-4));
    assertThat(row.projected().median()).isCloseTo(row.passesAlone(), within(1e-9));
  }

  /** By hand: 3.393 / 1.128 - 2.46086 steps are left for 3.7826 passes. */
  @Test
  void theHostsShareIsWhatIsLeftOfThePublishedTime() {
    PublishedComparison row =
        row("Llama-2-13b-hf", Machines.flat(0.525, 0), "conflayers on Llama-2-13b-hf, gsm8k, as");
    assertThat(row.hostSeconds()).isCloseTo((3.393 / 1.128 - 2.46086) / 3.78256, within(1e-4));
  }

  @Test
  void withTheHostsShareThePublishedRatioComesOut() {
    CostModel idle = Machines.flat(0.525, 0);
    String of = "conflayers on Llama-2-70b-hf, gsm8k, as";
    double host = Objects.requireNonNull(row("Llama-2-70b-hf", idle, of).hostSeconds());
    PublishedComparison row = row("Llama-2-70b-hf", Machines.flat(0.525, host), of);
    assertThat(row.projected().median()).isCloseTo(row.afterSearch(), within(1e-9));
  }

  /** 961 s of full depth for 100 prompts of 512 tokens. */
  @Test
  void saysWhatAPublishedStepTakes() {
    assertThat(row("Llama-2-13b-hf", Machines.flat(0.5, 0), "conflayers on").stepSeconds())
        .isCloseTo(0.01877, within(1e-5));
  }

  @Test
  void aModelOfWhichNothingWasPublishedHasNoRows() {
    assertThat(PublishedComparison.rows("SmolLM2", Machines.flat(0.5, 0), 50, 1)).isEmpty();
  }
}
