package dev.conflayers.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Mode;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.testing.Campaign;
import dev.conflayers.testing.GoodnessOfFit;
import dev.conflayers.testing.ScriptedModel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Text drawn at random is distributed as full depth alone would draw it, whoever drafts: every
 * method decodes the same prompt again and again, and its texts are counted.
 */
class RandomTextTest {
  private static final int VOCABULARY = 4;
  private static final int TOKENS = 4;
  private static final int TEXTS = Campaign.size(10_000, 100_000);
  private static final int LESS = Campaign.size(5_000, 20_000);
  private static final double RARE = 1e-4;
  private static final TokenIds PROMPT = TokenIds.of(1, 3, 0);
  private static final StopPolicy STOP = StopPolicy.of(TOKENS, Set.of());
  private static final DraftSettings COMB = new DraftSettings(3, 0, List.of(2, 2, 3, 4));

  @TestFactory
  Stream<DynamicTest> fullDepthDrawsFromItsOwnDistribution() {
    return settings()
        .map(
            settings ->
                DynamicTest.dynamicTest(
                    settings.toString(),
                    () -> {
                      ScriptedModel model = model();
                      Decoder full = new FullDepthDecoder(model, model.clock());
                      assertThat(fit(full, settings, LESS)).isGreaterThan(RARE);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyMethodDrawsFromFullDepthsDistribution() {
    SamplerSettings warm = new SamplerSettings(1.3, 1, 0, 1, AcceptanceRule.EXACT);
    return LosslessMethods.all().entrySet().stream()
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.getKey(),
                    () -> {
                      ScriptedModel model = model();
                      Decoder decoder =
                          method.getValue().decoder(new SplittableRandom(11), model, COMB);
                      assertThat(fit(decoder, warm, TEXTS)).isGreaterThan(RARE);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> whateverTheSettings() {
    return settings()
        .map(
            settings ->
                DynamicTest.dynamicTest(
                    settings.toString(),
                    () -> {
                      ScriptedModel model = model();
                      Decoder decoder =
                          LosslessMethods.confLayers(Mode.CLEAN)
                              .decoder(new SplittableRandom(5), model, COMB);
                      assertThat(fit(decoder, settings, LESS)).isGreaterThan(RARE);
                    }));
  }

  /** The tests above can fail: a rule that lets likely tokens pass is found out. */
  @Test
  void typicalAcceptanceIsFoundOut() {
    ScriptedModel model = model();
    Decoder decoder = LosslessMethods.staticSkip(new SplittableRandom(11), model, COMB);
    SamplerSettings typical = new SamplerSettings(1.3, 1, 0, 1, AcceptanceRule.TYPICAL);
    assertThat(fit(decoder, typical, LESS)).isLessThan(1e-9);
  }

  @Test
  void theSeedDecidesTheText() {
    ScriptedModel model = model();
    Decoder full = new FullDepthDecoder(model, model.clock());
    SamplerSettings warm = new SamplerSettings(1, 1, 0, 1, AcceptanceRule.EXACT);
    StopPolicy longer = StopPolicy.of(30, Set.of());
    TokenIds text = full.decode(PROMPT, longer, Sampler.of(warm, 7)).tokens();
    assertThat(full.decode(PROMPT, longer, Sampler.of(warm, 7)).tokens()).isEqualTo(text);
    assertThat(full.decode(PROMPT, longer, Sampler.of(warm, 8)).tokens()).isNotEqualTo(text);
  }

  /** A penalty needs no chance: the text is one, and every method's. */
  @Test
  void aPenaltyAloneLeavesOneText() {
    SamplerSettings penalised = new SamplerSettings(0, 1, 0, 20, AcceptanceRule.EXACT);
    StopPolicy longer = StopPolicy.of(40, Set.of());
    ScriptedModel model = new ScriptedModel(ScriptedModel.shape(8, 20, 4096), 3, 0.4);
    Decoder full = new FullDepthDecoder(model, model.clock());
    TokenIds text = full.decode(PROMPT, longer, Sampler.of(penalised, 0)).tokens();
    assertThat(text).isNotEqualTo(full.decode(PROMPT, longer).tokens());
    LosslessMethods.all()
        .forEach(
            (name, method) ->
                assertThat(
                        method
                            .decoder(new SplittableRandom(2), model, COMB)
                            .decode(PROMPT, longer, Sampler.of(penalised, 1))
                            .tokens())
                    .as(name)
                    .isEqualTo(text));
  }

  private static ScriptedModel model() {
    return new ScriptedModel(ScriptedModel.shape(6, VOCABULARY, 4096), 20, 0.7);
  }

  private static Stream<SamplerSettings> settings() {
    return Stream.of(
        new SamplerSettings(1, 1, 0, 1, AcceptanceRule.EXACT),
        new SamplerSettings(2, 1, 3, 1, AcceptanceRule.EXACT),
        new SamplerSettings(1.5, 0.85, 0, 1, AcceptanceRule.EXACT),
        new SamplerSettings(2, 0.95, 3, 1.5, AcceptanceRule.EXACT));
  }

  /** Returns how likely the counts of {@code texts} texts are, were they full depth's. */
  private static double fit(Decoder decoder, SamplerSettings settings, int texts) {
    GoodnessOfFit<TokenIds> fit = new GoodnessOfFit<>();
    for (int seed = 0; seed < texts; seed++) {
      fit.add(decoder.decode(PROMPT, STOP, Sampler.of(settings, seed)).tokens());
    }
    return fit.probability(distribution(settings));
  }

  /** Returns the probability of every text, by asking full depth after each beginning. */
  private static Map<TokenIds, Double> distribution(SamplerSettings settings) {
    Map<TokenIds, Double> all = new LinkedHashMap<>();
    all.put(TokenIds.of(), 1.0);
    try (DecodeSession session = model().openSession(PROMPT.size() + TOKENS)) {
      for (int i = 0; i < TOKENS; i++) {
        Map<TokenIds, Double> longer = new LinkedHashMap<>();
        all.forEach((text, chance) -> extend(session, settings, text, chance, longer));
        all = longer;
      }
    }
    return all;
  }

  private static void extend(
      DecodeSession session,
      SamplerSettings settings,
      TokenIds text,
      double chance,
      Map<TokenIds, Double> longer) {
    Transcript transcript = new Transcript(PROMPT, TOKENS);
    for (int token : text.toArray()) {
      transcript.emit(token);
    }
    session.truncate(0);
    int[] whole = transcript.slice(0, transcript.length());
    double[] logits = session.append(whole, SkipSet.none(), Readout.everything()).values(0);
    double[] next = new Warp(settings).distribution(logits, transcript, new int[0]);
    for (int token = 0; token < VOCABULARY; token++) {
      if (next[token] > 0) {
        int[] extended = Arrays.copyOf(text.toArray(), text.size() + 1);
        extended[text.size()] = token;
        longer.put(TokenIds.of(extended), chance * next[token]);
      }
    }
  }
}
