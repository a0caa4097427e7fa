package dev.conflayers.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.skip.Clasp;
import dev.conflayers.decode.skip.ClaspSettings;
import dev.conflayers.decode.skip.ConfLayers;
import dev.conflayers.decode.skip.ConfLayersSettings;
import dev.conflayers.decode.skip.ConfLayersSettings.Arithmetic;
import dev.conflayers.decode.skip.ConfLayersSettings.LambdaMode;
import dev.conflayers.decode.skip.ConfLayersSettings.Mode;
import dev.conflayers.decode.skip.RankedSkip;
import dev.conflayers.decode.skip.RankedSkipSettings;
import dev.conflayers.decode.skip.RuleSkip;
import dev.conflayers.decode.skip.RuleSkipSettings;
import dev.conflayers.decode.skip.SelfSdSettings;
import dev.conflayers.decode.skip.StaticSkip;
import dev.conflayers.decode.skip.StaticSkipSettings;
import dev.conflayers.decode.skip.Swift;
import dev.conflayers.decode.skip.SwiftSettings;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.testing.Cases;
import dev.conflayers.testing.LetterTokenizer;
import dev.conflayers.testing.ScriptedModel;
import dev.conflayers.token.TokenIds;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Greedy speculation may only ever change how fast the text comes, never the text. */
class LosslessTest {
  private static final int CASES = 1000;

  @TestFactory
  Stream<DynamicTest> staticSkipAgreesWithFullDepth() {
    return Cases.of(CASES, random -> agrees(random, LosslessTest::staticSkip, g -> {}));
  }

  @TestFactory
  Stream<DynamicTest> cleanConfLayersAgreesWithFullDepth() {
    return Cases.of(CASES, random -> agrees(random, confLayers(Mode.CLEAN), g -> {}));
  }

  @TestFactory
  Stream<DynamicTest> faithfulConfLayersAgreesWithFullDepth() {
    return Cases.of(CASES, random -> agrees(random, confLayers(Mode.FAITHFUL), g -> {}));
  }

  @TestFactory
  Stream<DynamicTest> swiftAgreesWithFullDepth() {
    return Cases.of(CASES, random -> agrees(random, LosslessTest::swift, g -> {}));
  }

  @TestFactory
  Stream<DynamicTest> claspAgreesWithFullDepth() {
    return Cases.of(CASES, random -> agrees(random, LosslessTest::clasp, g -> {}));
  }

  @TestFactory
  Stream<DynamicTest> selfSdAgreesWithFullDepth() {
    return Cases.of(CASES, random -> agrees(random, LosslessTest::selfSd, g -> {}));
  }

  @TestFactory
  Stream<DynamicTest> promptLookupAgreesWithFullDepth() {
    return Cases.of(CASES, random -> agrees(random, LosslessTest::promptLookup, g -> {}));
  }

  @TestFactory
  Stream<DynamicTest> rankedSkipAgreesWithFullDepth() {
    return Cases.of(CASES, random -> agrees(random, LosslessTest::rankedSkip, g -> {}));
  }

  @TestFactory
  Stream<DynamicTest> ruleSkipAgreesWithFullDepth() {
    return Cases.of(CASES, random -> agrees(random, LosslessTest::ruleSkip, g -> {}));
  }

  /** The cases of the rivals prove nothing either where nothing is drafted, or ever accepted. */
  @Test
  void rivalsDraftAndSearchInTheirCases() {
    Set<String> corners = new TreeSet<>();
    for (int seed = 0; seed < CASES / 2; seed++) {
      agrees(new SplittableRandom(seed), LosslessTest::swift, g -> corners(g, corners));
    }
    assertThat(corners)
        .contains("search IMPROVED", "search REJECTED", "search CONVERGED", "search EXHAUSTED");
    Set<String> looked = new TreeSet<>();
    for (int seed = 0; seed < CASES / 2; seed++) {
      agrees(new SplittableRandom(seed), LosslessTest::promptLookup, g -> corners(g, looked));
    }
    assertThat(looked).contains("bare root", "nothing accepted", "whole chain accepted");
  }

  /** The cases above prove nothing about a corner that none of them turns. */
  @Test
  void casesTurnEveryCorner() {
    for (Mode mode : Mode.values()) {
      Set<String> corners = new TreeSet<>();
      for (int seed = 0; seed < CASES / 2; seed++) {
        agrees(new SplittableRandom(seed), confLayers(mode), g -> corners(g, corners));
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
      SplittableRandom random, Strategy strategy, Consumer<Generation> observer) {
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
    DraftSettings draft = draft(random);
    Decoder expected = new FullDepthDecoder(model, model.clock());
    Decoder actual = strategy.decoder(random, model, draft);
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

  private static DraftSettings draft(SplittableRandom random) {
    List<Integer> widths =
        random.nextInt(3) == 0 ? List.of(1, 1, 1, 1) : random.ints(4, 1, 11).boxed().toList();
    double[] thresholds = {0, 0.5, 0.6, 0.8, 1};
    return new DraftSettings(
        random.nextInt(1, 12), thresholds[random.nextInt(thresholds.length)], widths);
  }

  private static Decoder staticSkip(
      SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    int layers = model.shape().layers();
    StaticSkipSettings settings =
        new StaticSkipSettings(subset(random, layers), subset(random, layers), draft);
    return StaticSkip.decoder(model, settings, model.clock());
  }

  private static Decoder swift(SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    SwiftSettings settings =
        new SwiftSettings(
            random.nextDouble(0.05, 0.8),
            random.nextInt(1, 20),
            random.nextInt(1, 4),
            random.nextInt(2, 5),
            random.nextInt(1, 12),
            random.nextInt(1, 8),
            random.nextDouble(0.3, 1),
            random.nextBoolean() ? 0 : random.nextInt(1, 6),
            random.nextLong(),
            draft);
    return Swift.decoder(model, settings, model.clock());
  }

  private static Decoder clasp(SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    ClaspSettings settings =
        new ClaspSettings(random.nextDouble(0.01, 1), random.nextInt(1, 5), draft);
    return Clasp.decoder(model, settings, model.clock());
  }

  private static Decoder selfSd(SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    int layers = model.shape().layers();
    SelfSdSettings settings =
        new SelfSdSettings(
            subset(random, layers), subset(random, layers), draft.budget(), random.nextDouble());
    return StaticSkip.selfSd(model, settings, model.clock());
  }

  /** As long as the draft settings allow, which the trace is held against. */
  private static Decoder promptLookup(
      SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    PromptLookupSettings settings = new PromptLookupSettings(random.nextInt(1, 5), draft.budget());
    return PromptLookupDrafter.decoder(model, settings, model.clock());
  }

  private static Decoder rankedSkip(
      SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    RankedSkipSettings.Rule[] rules = RankedSkipSettings.Rule.values();
    RankedSkipSettings settings =
        new RankedSkipSettings(
            rules[random.nextInt(rules.length)], random.nextDouble(), random.nextInt(1, 9), draft);
    return RankedSkip.decoder(model, settings, model.clock());
  }

  private static Decoder ruleSkip(
      SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    RuleSkipSettings.Rule[] rules = RuleSkipSettings.Rule.values();
    RuleSkipSettings settings =
        new RuleSkipSettings(
            rules[random.nextInt(rules.length)], random.nextDouble(), random.nextLong(), draft);
    return RuleSkip.decoder(model, settings, model.clock());
  }

  private static List<Integer> subset(SplittableRandom random, int layers) {
    double share = random.nextInt(3) / 2.0;
    return IntStream.range(0, layers).filter(l -> random.nextDouble() < share).boxed().toList();
  }

  private static Strategy confLayers(Mode mode) {
    return (random, model, draft) ->
        ConfLayers.decoder(
            model,
            new ConfLayersSettings(
                mode,
                random.nextDouble(0.05, 0.8),
                random.nextInt(1, 20),
                random.nextInt(1, 8),
                random.nextInt(1, 7),
                random.nextDouble(0.3, 1),
                random.nextBoolean() ? LambdaMode.FIXED : LambdaMode.ADAPTIVE,
                random.nextDouble(-0.5, 0.5),
                random.nextInt(3),
                random.nextBoolean() ? Arithmetic.BINARY16 : Arithmetic.FP64,
                List.of(ConfidenceSpace.values()).get(random.nextInt(3)),
                draft),
            model.clock());
  }

  /** Makes a decoder with random settings. */
  @FunctionalInterface
  private interface Strategy {
    Decoder decoder(SplittableRandom random, ScriptedModel model, DraftSettings draft);
  }
}
