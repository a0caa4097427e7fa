package dev.conflayers.app;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.base.Numbers;
import dev.conflayers.model.LoadedModel;
import java.util.Locale;

/**
 * How long decoding is expected to take, before anything is measured.
 *
 * @param msPerToken of full depth
 * @param from where that is known from
 */
public record Pace(double msPerToken, String from) {
  /** About SmolLM2-135M on two cores, where the engine has not timed the model. */
  private static final double ASSUMED = 25;

  /** Returns the pace of a model, as timed while it was loaded. */
  public static Pace of(LoadedModel model) {
    String rate = model.provenance().get(ModelFacts.STEP_RATE);
    return rate == null
        ? new Pace(ASSUMED, "assumed")
        : new Pace(
            1e3 * model.model().shape().fullPassBytes() / Double.parseDouble(rate),
            "full depth, as timed while loading");
  }

  /** Returns "about 5:12 at 2.1 ms per token (...)", the time of {@code tokens} new tokens. */
  public String about(long tokens) {
    return String.format(
        Locale.ROOT,
        "about %s at %.1f ms per token (%s)",
        Numbers.duration((long) (tokens * msPerToken / 1e3)),
        msPerToken,
        from);
  }
}
