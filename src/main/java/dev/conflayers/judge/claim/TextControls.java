package dev.conflayers.judge.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Assay sensitivity of a test of text: passing it means something only if an unverified strategy
 * fails it in the same run. A suite declares such a strategy by its kind, such as draft-only; the
 * claimed strategy is not its own control.
 */
final class TextControls {
  private TextControls() {}

  /**
   * Returns how the controls limit a claim.
   *
   * @param controls unverified strategies, without the claimed one
   * @param test result of the claim's test for a strategy
   */
  static Grounds of(List<String> controls, Function<String, ClaimVerdict.Call> test) {
    List<String> passing = new ArrayList<>();
    for (String control : controls) {
      ClaimVerdict.Call call = test.apply(control);
      if (call == ClaimVerdict.Call.FAILS) {
        return new Grounds(List.of(), List.of());
      }
      if (call == ClaimVerdict.Call.HOLDS) {
        passing.add(control);
      }
    }
    if (!passing.isEmpty()) {
      return new Grounds(
          passing.stream()
              .map(
                  name ->
                      "CONTROL_FAILED: "
                          + name
                          + ", which is unverified, passes the same test, so the test detects"
                          + " nothing")
              .toList(),
          List.of());
    }
    return new Grounds(
        List.of(),
        List.of(
            Grounds.passing(
                controls.isEmpty()
                    ? "the run has no other strategy that must fail this test: add one of kind"
                        + " draft-only, so that passing it means something"
                    : "no control fails this test ("
                        + String.join(", ", controls)
                        + " neither passes nor fails it), so passing it means little: measure"
                        + " more prompts, or let a draft-only strategy skip more layers")));
  }
}
