package dev.conflayers.decode.method.conflayers;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.LayerSkipDrafter;
import dev.conflayers.decode.LearningDecoder;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.Sampler;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.StopPolicy;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import java.util.List;

/**
 * Decodes by ConfLayers (arXiv 2604.14612): drafts without the layers whose confidence is low among
 * their neighbours, verifies at full depth, and searches for the set as it goes.
 *
 * <p>Both modes emit the tokens of full depth and end where the stop policy says. The
 * <b>faithful</b> mode also does what the reference implementation (WA225/ConfLayers at d9f157e)
 * does wrong, as far as that changes cost or the choice of layers. The <b>clean</b> mode repairs
 * it:
 *
 * <table>
 *   <caption>What differs</caption>
 *   <tr><th>faithful</th><th>clean</th></tr>
 *   <tr><td>notices the end one draft late, by the committed tokens only, and passes the limit;
 *     the surplus is cut</td>
 *     <td>ends at once; no draft reaches past the limit, no probe follows the end</td></tr>
 *   <tr><td>a probe shows the last tokens to the model as though they followed the prompt</td>
 *     <td>they stand where they stood, after all the text before them</td></tr>
 *   <tr><td>every prompt throws the candidate under judgement away and searches again</td>
 *     <td>a candidate is judged to the end of its interval, across prompts</td></tr>
 *   <tr><td>an interval is one draft longer than set, and only drafts late enough in a prompt to
 *     search count</td>
 *     <td>an interval is what was set, and every draft of the candidate counts</td></tr>
 *   <tr><td>half time exists for even intervals only, and for sets that are large enough</td>
 *     <td>for all</td></tr>
 *   <tr><td>a set that is too small is put in force and searched for again after every draft,
 *     which may use up all iterations</td>
 *     <td>the set in force stays, for another interval</td></tr>
 *   <tr><td>an adaptive factor moves one notch after a search</td>
 *     <td>it moves within the search, on the same probe, until the size fits</td></tr>
 *   <tr><td>the last candidate is never judged, and without a best set the draft ends up at full
 *     depth</td>
 *     <td>it is judged; without a best set the one in force stays</td></tr>
 * </table>
 *
 * <p>Neither mode reproduces what would change the text: padded slots of the candidate table that
 * pass for token 0, the tree mask missing for Qwen models, tokens kept after the end, and the cap
 * of 512 steps. Nor does either copy the cache, which the reference does for every draft and probe:
 * a draft's rows are forgotten instead.
 */
public final class ConfLayers implements LearningDecoder {
  /** The method that the project is about. */
  public static final Method<ConfLayersSettings> METHOD =
      new Method<>(
          "conflayers",
          ConfLayersSettings.class,
          ConfLayers::decoder,
          List.of(StreamState.values()),
          MethodFacts.of("drafts without the layers whose confidence is low among their neighbours")
              .publishedIn("arXiv 2604.14612")
              .withValues(
                  "skip-ratio 0.4 or 0.5, context-window 100, search-interval 30, max-score 0.95,"
                      + " budget 25, stop-threshold 0.8, widths 3, 5, 8, 10")
              .costing("a probe at full depth of the last tokens for every candidate set"));

  private final Decoder decoder;
  private final ConfLayersPolicy policy;

  private ConfLayers(Decoder decoder, ConfLayersPolicy policy) {
    this.decoder = decoder;
    this.policy = policy;
  }

  /** Returns a decoder that has learnt nothing yet. */
  public static ConfLayers decoder(
      LanguageModel model, ConfLayersSettings settings, NanoClock clock) {
    return decoder(model, settings, SelectionRule.referenceCap(model.shape()), clock);
  }

  /**
   * Returns a decoder that has learnt nothing yet.
   *
   * @param windowCap the most layers that an adaptive window grows by, or 0. The reference bounds
   *     it by a third of the layers where the model's name has "qwen" in it, and nowhere else
   */
  public static ConfLayers decoder(
      LanguageModel model, ConfLayersSettings settings, int windowCap, NanoClock clock) {
    int layers = model.shape().layers();
    if (layers < 3) {
      throw new IllegalArgumentException(
          "ConfLayers keeps the first and the last layer, so a model needs at least 3, got "
              + layers
              + "; decode it at full depth");
    }
    ConfLayersPolicy policy = new ConfLayersPolicy(settings, windowCap, model.shape());
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, policy, settings.draft());
    return new ConfLayers(
        new SpeculativeDecoder(model, drafter, settings.stopCheck(), clock), policy);
  }

  @Override
  public Generation decode(TokenIds prompt, StopPolicy stop, Sampler sampler) {
    return decoder.decode(prompt, stop, sampler);
  }

  @Override
  public SkipSet freeze() {
    return policy.freeze();
  }

  /** Returns the set the next draft would use: what the prompts so far have led to. */
  public SkipSet skips() {
    return policy.skips();
  }
}
