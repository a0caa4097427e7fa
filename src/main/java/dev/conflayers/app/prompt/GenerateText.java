package dev.conflayers.app.prompt;

import dev.conflayers.app.Workplace;
import dev.conflayers.decode.DecodeTrace;
import dev.conflayers.decode.FinishReason;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.Sampler;
import dev.conflayers.model.LoadedModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Continues one prompt with one strategy. */
public final class GenerateText {
  private final Workplace workplace;

  /** Makes the service. */
  public GenerateText(Workplace workplace) {
    this.workplace = workplace;
  }

  /**
   * The continuation of a prompt.
   *
   * @param model what the user calls it
   * @param pieces the text, token by token
   */
  public record Generated(
      String model,
      String strategy,
      int promptTokens,
      List<Integer> tokens,
      String text,
      FinishReason finish,
      DecodeTrace trace,
      List<TracedPiece> pieces) {
    public Generated {
      tokens = List.copyOf(tokens);
      pieces = List.copyOf(pieces);
    }
  }

  /** Generates. */
  public Generated generate(PromptRequest request, Sampler sampler) throws IOException {
    ChosenPrompt chosen = new ChosenPrompt(workplace, request);
    try (LoadedModel loaded = chosen.load()) {
      ChosenPrompt.Encoded prompt = chosen.encode(loaded);
      Generation generation =
          chosen
              .strategy()
              .newDecoder(loaded.model(), workplace.instruments().clock())
              .decode(prompt.tokens(), prompt.stop(), sampler);
      return new Generated(
          chosen.model().name(),
          chosen.strategy().name(),
          prompt.tokens().size(),
          Arrays.stream(generation.tokens().toArray()).boxed().toList(),
          loaded.tokenizer().decode(generation.tokens()),
          generation.finish(),
          generation.trace(),
          TracedPiece.of(generation, loaded.tokenizer()));
    }
  }
}
