package dev.conflayers.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.LosslessMethods.Method;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Mode;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.testing.Campaign;
import dev.conflayers.testing.Cases;
import dev.conflayers.testing.LetterTokenizer;
import dev.conflayers.testing.ScriptedModel;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Greedy speculation may only ever change how fast the text comes, never the text. */
class LosslessTest {
  private static final int CASES = Campaign.size(200, 1000);

  /** As many as it takes to turn every corner. */
  private static final int SEEDS = Campaign.size(150, 500);

  @TestFactory
  Stream<DynamicNode> everyMethodAgreesWithFullDepth() {
    return LosslessMethods.all().entrySet().stream()
        .map(
            method ->
                DynamicContainer.dynamicContainer(
                    method.getKey(),
                    Cases.of(CASES, random -> agrees(random, method.getValue(), g -> {}))));
  }

  /** The cases of the rivals prove nothing either where nothing is drafted, or ever accepted. */
  @Test
  void rivalsDraftAndSearchInTheirCases() {
    Set<String> corners = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      agrees(new SplittableRandom(seed), LosslessMethods::swift, g -> corners(g, corners));
    }
    assertThat(corners)
        .contains("search IMPROVED", "search REJECTED", "search CONVERGED", "search EXHAUSTED");
    Set<String> looked = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      agrees(new SplittableRandom(seed), LosslessMethods::promptLookup, g -> corners(g, looked));
    }
    assertThat(looked).contains("bare root", "nothing accepted", "whole chain accepted");
    Set<String> exited = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      agrees(new SplittableRandom(seed), LosslessMethods::del, g -> corners(g, exited));
    }
    assertThat(exited)
        .contains(
            "search CANDIDATE",
            "search REJECTED",
            "bare root",
            "nothing accepted",
            "whole chain accepted");
    Set<String> packed = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      agrees(new SplittableRandom(seed), LosslessMethods::knapSpec, g -> corners(g, packed));
    }
    assertThat(packed)
        .contains(
            "search CANDIDATE",
            "bare root",
            "nothing accepted",
            "sibling accepted",
            "whole chain accepted");
  }

  /** The cases above prove nothing about a corner that none of them turns. */
  @Test
  void casesTurnEveryCorner() {
    for (Mode mode : Mode.values()) {
      Set<String> corners = new TreeSet<>();
      for (int seed = 0; seed < SEEDS; seed++) {
        agrees(
            new SplittableRandom(seed), LosslessMethods.confLayers(mode), g -> corners(g, corners));
      }
      assertThat(corners)
          .contains(
              "finish STOP_TOKEN",
              "finish STOP_STRING",
              "finish LENGTH",
              "search CANDIDATE",
              "search IMPROVED",
              "search CONVERGED",
              "search EXHAUSTED",
              "sibling accepted",
              "whole chain accepted",
              "nothing accepted",
              "text cut");
      assertThat(corners.contains("bare root")).isEqualTo(mode == Mode.CLEAN);
    }
  }

  private static void corners(Generation generation, Set<String> corners) {
    corners.add("finish " + generation.finish());
    DecodeTrace trace = generation.trace();
    trace.searches().forEach(event -> corners.add("search " + event.kind()));
    if (trace.emitted() > generation.tokens().size()) {
      corners.add("text cut");
    }
    for (StepTrace step : trace.steps()) {
      int last = step.accepted() - 1;
      if (step.nodes() == 1) {
        corners.add("bare root");
      } else if (last < 0) {
        corners.add("nothing accepted");
      } else if (step.emitted().get(last) != step.chain().get(last)) {
        corners.add("sibling accepted");
      } else if (step.accepted() == step.drafted()) {
        corners.add("whole chain accepted");
      }
    }
  }

  private static void agrees(
      SplittableRandom random, Method method, Consumer<Generation> observer) {
    int vocabulary = random.nextInt(2, 26);
    int layers = random.nextInt(3, 14);
    int longestPrompt = 20;
    int maxNewTokens = random.nextInt(1, 80);
    // Now and then, the context has no row to spare.
    int spare = random.nextBoolean() ? random.nextInt(8) : 4096;
    double slip = random.nextDouble() * random.nextDouble();
    ScriptedModel model =
        new ScriptedModel(
            ScriptedModel.shape(layers, vocabulary, longestPrompt + maxNewTokens + spare),
            random.nextLong(),
            slip);
    DraftSettings draft = LosslessMethods.draft(random);
    Decoder expected = new FullDepthDecoder(model, model.clock());
    Decoder actual = method.decoder(random, model, draft);
    int prompts = random.nextInt(1, 5);
    for (int i = 0; i < prompts; i++) {
      int size = random.nextInt(1, longestPrompt + 1);
      TokenIds prompt = TokenIds.of(random.ints(size, 0, vocabulary).toArray());
      StopPolicy stop = stop(random, vocabulary, maxNewTokens);
      Generation reference = expected.decode(prompt, stop);
      Generation generation = actual.decode(prompt, stop);

      assertThat(generation.tokens()).isEqualTo(reference.tokens());
      assertThat(generation.finish()).isEqualTo(reference.finish());
      accountsForEverything(generation, draft, model);
      observer.accept(generation);
    }
    assertThat(model.openSessions()).isZero();
  }

  private static void accountsForEverything(
      Generation generation, DraftSettings draft, ScriptedModel model) {
    DecodeTrace trace = generation.trace();
    int emitted = trace.steps().stream().mapToInt(step -> step.emitted().size()).sum();
    assertThat(trace.emitted()).isEqualTo(1 + emitted);
    assertThat(trace.accepted()).isEqualTo(emitted - trace.steps().size());
    assertThat(trace.prefillNanos()).isEqualTo(model.shape().fullPassBytes());
    assertThat(trace.draftNanos()).isEqualTo(trace.draftBytes());
    assertThat(trace.verifyNanos()).isEqualTo(trace.steps().size() * model.shape().fullPassBytes());
    assertThat(trace.searchNanos()).isEqualTo(trace.searchBytes());
    assertThat(trace.overheadNanos()).isZero();
    assertThat(trace.steps())
        .allMatch(step -> step.drafted() <= draft.budget())
        .allMatch(step -> step.nodes() > step.drafted() && step.nodes() <= draft.largestTree())
        .allMatch(step -> step.emitted().size() == step.accepted() + 1);
  }

  private static StopPolicy stop(SplittableRandom random, int vocabulary, int maxNewTokens) {
    Set<Integer> tokens = random.nextInt(3) > 0 ? Set.of() : Set.of(random.nextInt(vocabulary));
    if (random.nextInt(3) > 0) {
      return StopPolicy.of(maxNewTokens, tokens);
    }
    LetterTokenizer letters = new LetterTokenizer();
    int[] stop = random.ints(random.nextInt(1, 3), 0, vocabulary).toArray();
    List<String> strings = List.of(letters.decode(TokenIds.of(stop)));
    return StopPolicy.of(maxNewTokens, tokens, strings, letters);
  }
}
