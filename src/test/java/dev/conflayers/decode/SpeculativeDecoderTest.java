package dev.conflayers.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.testing.ScriptedModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpeculativeDecoderTest {
  private static final TokenIds PROMPT = TokenIds.of(3, 1, 2);
  private static final SkipSet HALF = SkipSet.ofLayers(1, 3, 5, 7, 9);
  private static final DraftSettings CHAIN = new DraftSettings(6, 0, List.of(1, 1, 1, 1));

  /** With a draft that never errs, 20 tokens are 1 of the prefill, 2 steps of 7, and one of 5. */
  @Test
  void draftsNoDeeperThanTheLimitAllows() {
    DecodeTrace trace = decode(0, CHAIN, StopCheck.EXACT, 20).trace();
    assertThat(trace.steps()).map(StepTrace::drafted).containsExactly(6, 6, 4);
    assertThat(trace.steps()).map(StepTrace::accepted).containsExactly(6, 6, 4);
    assertThat(trace.emitted()).isEqualTo(20);
    assertThat(trace.drafted()).isEqualTo(16);
    assertThat(trace.accepted()).isEqualTo(16);
    assertThat(trace.steps().stream().mapToInt(StepTrace::nodes).sum()).isEqualTo(19);
    long shallow = 7 * 40 + 7;
    assertThat(trace.draftBytes()).isEqualTo(16 * shallow);
    assertThat(trace.draftNanos()).isEqualTo(16 * shallow);
    assertThat(trace.prefillNanos()).isEqualTo(12 * 40 + 7);
    assertThat(trace.verifyNanos()).isEqualTo(3 * (12 * 40 + 7));
    assertThat(trace.totalNanos()).isEqualTo(4 * (12 * 40 + 7) + 16 * shallow);
    assertThat(trace.overheadNanos()).isZero();
  }

  @Test
  void verifiesTheBareRootWhereOneTokenIsLeft() {
    DecodeTrace trace = decode(0, CHAIN, StopCheck.EXACT, 2).trace();
    assertThat(trace.steps()).map(StepTrace::nodes).containsExactly(1);
    assertThat(trace.draftBytes()).isZero();
  }

  @Test
  void needsNoStepForOneToken() {
    assertThat(decode(0, CHAIN, StopCheck.EXACT, 1).trace().steps()).isEmpty();
  }

  /**
   * The reference stops once more tokens than allowed are committed, after one more draft: its
   * steps here commit 7, 7, 6 (a draft of 5), and then 2 at a time; the last draft is thrown away.
   */
  @Test
  void passesTheLimitAndWastesADraftWhereItChecksLate() {
    Generation generation = decode(0, CHAIN, StopCheck.LATE, 20);
    DecodeTrace trace = generation.trace();
    assertThat(generation.tokens().size()).isEqualTo(20);
    assertThat(generation.finish()).isEqualTo(FinishReason.LENGTH);
    assertThat(trace.steps()).map(StepTrace::drafted).containsExactly(6, 6, 5, 1);
    assertThat(trace.emitted()).isEqualTo(23);
    assertThat(trace.drafted()).isEqualTo(18);
    long shallow = 7 * 40 + 7;
    assertThat(trace.draftBytes()).isEqualTo(19 * shallow);
    assertThat(trace.draftNanos()).isEqualTo(19 * shallow);
    assertThat(trace.overheadNanos()).isZero();
  }

  /** The reference's final counts at a limit of 512 are 513 and 514, the next root not counted. */
  @Test
  void endsOneOrTwoTokensPastTheLimitWhereItChecksLate() {
    for (int seed = 0; seed < 50; seed++) {
      ScriptedModel model = ScriptedModel.of(20, seed, 0.3);
      DecodeTrace trace = decode(model, CHAIN, StopCheck.LATE, 30).trace();
      assertThat(trace.emitted() - 1).isBetween(31, 32);
    }
  }

  @Test
  void agreesWithAHandMadeTrace() {
    DecodeTrace trace =
        new DecodeTrace(
            100,
            1000,
            9,
            List.of(step(4, 3, 5, 40), step(2, 0, 7, 20), step(3, 3, 12, 30)),
            List.of(
                new SearchEvent(0, SearchEvent.Kind.CANDIDATE, 0, HALF, Optional.empty(), 50),
                new SearchEvent(2, SearchEvent.Kind.CONVERGED, 0, HALF, Optional.empty(), 0)));
    assertThat(trace.drafted()).isEqualTo(9);
    assertThat(trace.accepted()).isEqualTo(6);
    assertThat(trace.steps().stream().mapToInt(StepTrace::nodes).sum()).isEqualTo(24);
    assertThat(trace.draftBytes()).isEqualTo(900);
    assertThat(trace.draftNanos()).isEqualTo(90);
    assertThat(trace.verifyNanos()).isEqualTo(300);
    assertThat(trace.searchNanos()).isEqualTo(30);
    assertThat(trace.searchBytes()).isEqualTo(50);
    assertThat(trace.overheadNanos()).isEqualTo(1000 - 100 - 90 - 300 - 30);
  }

  @Test
  void refusesAPromptThatLeavesNoRoom() {
    ScriptedModel model = new ScriptedModel(ScriptedModel.shape(12, 20, 10), 1, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decode(model, CHAIN, StopCheck.EXACT, 8))
        .withMessage(
            "the prompt has 3 tokens and 8 new ones were asked for, but the model's context holds"
                + " 10; ask for at most 7 new tokens or shorten the prompt");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new FullDepthDecoder(model, model.clock())
                    .decode(TokenIds.of(new int[10]), StopPolicy.of(1, Set.of())))
        .withMessage(
            "the prompt has 10 tokens and 1 new ones were asked for, but the model's context holds"
                + " 10; shorten the prompt to fewer than 10 tokens");
    assertThat(model.openSessions()).isZero();
  }

  @Test
  void refusesAnEmptyPrompt() {
    ScriptedModel model = ScriptedModel.of(20, 1, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new FullDepthDecoder(model, model.clock())
                    .decode(TokenIds.of(), StopPolicy.of(1, Set.of())))
        .withMessage("the prompt is empty; give it at least one token");
  }

  @Test
  void timesEveryFullDepthTokenAsOneVerification() {
    ScriptedModel model = ScriptedModel.of(20, 1, 0);
    DecodeTrace trace =
        new FullDepthDecoder(model, model.clock())
            .decode(PROMPT, StopPolicy.of(5, Set.of()))
            .trace();
    assertThat(trace.steps()).hasSize(4).allMatch(s -> s.nodes() == 1 && s.drafted() == 0);
    assertThat(trace.verifyNanos()).isEqualTo(4 * (12 * 40 + 7));
    assertThat(trace.totalNanos()).isEqualTo(5 * (12 * 40 + 7));
    assertThat(trace.overheadNanos()).isZero();
  }

  private static StepTrace step(int drafted, int accepted, int nodes, long draftNanos) {
    return new StepTrace(
        TokenIds.of(new int[drafted]),
        List.of(),
        nodes,
        accepted,
        TokenIds.of(new int[accepted + 1]),
        10 * draftNanos,
        draftNanos,
        100,
        10);
  }

  private static Generation decode(double slip, DraftSettings draft, StopCheck check, int limit) {
    return decode(ScriptedModel.of(20, 5, slip), draft, check, limit);
  }

  private static Generation decode(
      ScriptedModel model, DraftSettings draft, StopCheck check, int limit) {
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, () -> HALF, draft);
    return new SpeculativeDecoder(model, drafter, check, model.clock())
        .decode(PROMPT, StopPolicy.of(limit, Set.of()));
  }
}
