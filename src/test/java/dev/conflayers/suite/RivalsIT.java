package dev.conflayers.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.StopPolicy;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.fixed.FrozenSkip;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.torch.LlamaEngine;
import dev.conflayers.testing.Campaign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every method of the rivals suite, with its settings there, on the model that ships in single
 * precision: one that says it is lossless emits full depth's tokens, prompt after prompt.
 */
class RivalsIT {
  private static final List<String> PROMPTS =
      List.of(
          "Q: Tom has 3 apples and buys 4 more. How many apples does he have?\nA:",
          "Translate German to English:\nGerman: Der Hund schläft.\nEnglish:",
          "Here is a story. Once upon a time",
          "Article: The mayor opened the new bridge on Monday.\nSummary:");

  @Test
  void losslessMethodsEmitFullDepthsTokens() throws IOException {
    Suite suite = new SuiteReader().read(Path.of("suites/rivals.yaml")).suite();
    assertThat(suite.strategies().stream().map(Strategy::kind)).contains(lossless());
    try (LoadedModel loaded =
        new LlamaEngine(System::nanoTime)
            .load(
                "src/main/resources/models/conflayers-mini",
                EngineOptions.of(NumberFormat.FP32, Device.CPU, 1),
                note -> {})) {
      StopPolicy stop = StopPolicy.of(Campaign.size(48, 64), Set.of());
      List<Generation> expected = new ArrayList<>();
      for (String prompt : PROMPTS.subList(0, Campaign.size(2, PROMPTS.size()))) {
        expected.add(decode(suite.baseline(), loaded, prompt, stop));
      }
      for (Strategy strategy : suite.strategies()) {
        if (strategy.method().facts().lossless()) {
          Decoder decoder = strategy.newDecoder(loaded.model(), NanoClock.SYSTEM);
          for (int i = 0; i < expected.size(); i++) {
            TokenIds prompt = loaded.tokenizer().encode(PROMPTS.get(i));
            assertThat(decoder.decode(prompt, stop).tokens())
                .as(strategy.name() + " on prompt " + i)
                .isEqualTo(expected.get(i).tokens());
          }
        }
      }
    }
  }

  /** The suite leaves none of them out but what replays a set that another has found. */
  private static String[] lossless() {
    return Methods.kinds().values().stream()
        .filter(method -> method.facts().lossless())
        .filter(method -> !method.equals(FrozenSkip.METHOD))
        .map(Method::kind)
        .toArray(String[]::new);
  }

  private static Generation decode(
      Strategy strategy, LoadedModel loaded, String prompt, StopPolicy stop) {
    return strategy
        .newDecoder(loaded.model(), NanoClock.SYSTEM)
        .decode(loaded.tokenizer().encode(prompt), stop);
  }
}
