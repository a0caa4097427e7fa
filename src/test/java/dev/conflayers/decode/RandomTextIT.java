package dev.conflayers.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.method.control.RuleSkip;
import dev.conflayers.decode.method.control.RuleSkipSettings;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.torch.LlamaEngine;
import dev.conflayers.testing.Campaign;
import dev.conflayers.testing.GoodnessOfFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * On the model that ships, at fixed prompts: what is drafted without layers and accepted by chance
 * is distributed, position by position, as full depth draws it. Each position is judged after the
 * beginning that came most often; Holm's correction holds over all positions and prompts.
 */
class RandomTextIT {
  private static final int TEXTS = Campaign.size(250, 1000);
  private static final int TOKENS = 4;
  private static final double LEVEL = 0.001;
  private static final StopPolicy STOP = StopPolicy.of(TOKENS, Set.of());
  private static final SamplerSettings WARM =
      new SamplerSettings(1.2, 0.95, 0, 1, AcceptanceRule.EXACT);
  private static final SamplerSettings TYPICAL =
      new SamplerSettings(1.2, 0.95, 0, 1, AcceptanceRule.TYPICAL);

  @Test
  void aRealModelsTextsAreDistributedAsFullDepths() {
    try (LoadedModel loaded = open()) {
      List<Double> chances = new ArrayList<>();
      for (String prompt : List.of("Q: Tom has 3 apples", "Summary:")) {
        chances.addAll(chances(loaded, prompt, WARM, TEXTS));
      }
      assertThat(chances).hasSize(2 * TOKENS);
      chances.sort(Double::compare);
      assertThat(chances.get(0) * chances.size()).isGreaterThan(LEVEL);
    }
  }

  @Test
  void typicalAcceptanceIsFoundOut() {
    try (LoadedModel loaded = open()) {
      List<Double> chances = chances(loaded, "Summary:", TYPICAL, Campaign.size(300, 500));
      assertThat(chances.stream().min(Double::compare).orElse(1.0) * TOKENS).isLessThan(LEVEL);
    }
  }

  private static LoadedModel open() {
    String mini = "src/main/resources/models/conflayers-mini";
    return new LlamaEngine(System::nanoTime)
        .load(mini, EngineOptions.of(NumberFormat.FP32, Device.CPU, 1), note -> {});
  }

  /** Returns how likely the counts at each position are, were they full depth's. */
  private static List<Double> chances(
      LoadedModel loaded, String text, SamplerSettings settings, int count) {
    LanguageModel model = loaded.model();
    TokenIds prompt = loaded.tokenizer().encode(text);
    RuleSkipSettings half =
        new RuleSkipSettings(
            RuleSkipSettings.Rule.UNIFORM, 0.5, 1, new DraftSettings(3, 0, List.of(2, 3, 3, 4)));
    Decoder decoder = RuleSkip.decoder(model, half, NanoClock.SYSTEM);
    List<TokenIds> texts = new ArrayList<>();
    int sideways = 0;
    for (int seed = 0; seed < count; seed++) {
      Generation generation = decoder.decode(prompt, STOP, Sampler.of(settings, seed));
      texts.add(generation.tokens());
      sideways += (int) generation.trace().steps().stream().filter(RandomTextIT::aside).count();
    }
    assertThat(sideways).as("steps that accepted a token off the chain").isGreaterThan(count / 20);
    List<Double> chances = new ArrayList<>();
    TokenIds beginning = TokenIds.of();
    for (int position = 0; position < TOKENS; position++) {
      GoodnessOfFit<Integer> fit = new GoodnessOfFit<>();
      Map<Integer, Integer> counts = new HashMap<>();
      for (TokenIds drawn : texts) {
        if (drawn.commonPrefix(beginning) == position) {
          fit.add(drawn.get(position));
          counts.merge(drawn.get(position), 1, Integer::sum);
        }
      }
      chances.add(fit.probability(distribution(model, settings, prompt, beginning)));
      int modal =
          counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      int[] longer = Arrays.copyOf(beginning.toArray(), position + 1);
      longer[position] = modal;
      beginning = TokenIds.of(longer);
    }
    return chances;
  }

  private static boolean aside(StepTrace step) {
    int last = step.accepted() - 1;
    return last >= 0 && step.emitted().get(last) != step.chain().get(last);
  }

  private static Map<Integer, Double> distribution(
      LanguageModel model, SamplerSettings settings, TokenIds prompt, TokenIds beginning) {
    Transcript transcript = new Transcript(prompt, TOKENS);
    for (int token : beginning.toArray()) {
      transcript.emit(token);
    }
    int[] whole = transcript.slice(0, transcript.length());
    try (DecodeSession session = model.openSession(whole.length)) {
      double[] logits = session.append(whole, SkipSet.none(), Readout.everything()).values(0);
      double[] next = new Warp(settings).distribution(logits, transcript, new int[0]);
      Map<Integer, Double> distribution = new LinkedHashMap<>();
      for (int token = 0; token < next.length; token++) {
        // Rounding may let a batch keep one token more, or less, of the nucleus than one row does.
        distribution.put(token, Math.max(next[token], Double.MIN_NORMAL));
      }
      return distribution;
    }
  }
}
