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
 * ConfLayers (arXiv 2604.14612): drafts without the layers whose confidence is low compared with
 * their neighbours', verifies at full depth, and searches for the skip set while decoding.
 *
 * <p>Both modes emit full depth's tokens and obey the stop policy. The <b>faithful</b> mode also
 * does what the reference implementation (WA225/ConfLayers at d9f157e) does wrong, if that changes
 * the cost or the choice of layers. The <b>clean</b> mode repairs it:
 *
 * <table>
 *   <caption>What differs</caption>
 *   <tr><th>faithful</th><th>clean</th></tr>
 *   <tr><td>notices the end one draft late, from the committed tokens only, and exceeds the limit; the surplus is cut</td>
 *     <td>ends at once; no draft exceeds the limit, no probe follows the end</td></tr>
 *   <tr><td>a probe shows the last tokens to the model as though they followed the prompt</td>
 *     <td>they keep their positions, after all the text before them</td></tr>
 *   <tr><td>every prompt discards the candidate under trial and searches again</td>
 *     <td>a candidate is tried to the end of its interval, across prompts</td></tr>
 *   <tr><td>an interval is one draft longer than set, and only drafts that are late enough in a prompt for a search count</td>
 *     <td>an interval is as long as set, and every draft of the candidate counts</td></tr>
 *   <tr><td>half time exists only for even intervals and sets that are large enough</td>
 *     <td>for all</td></tr>
 *   <tr><td>a set that is too small is installed, and a new search follows after every draft, which may use up all iterations</td>
 *     <td>the current set stays for another interval</td></tr>
 *   <tr><td>an adaptive factor moves one notch after a search</td>
 *     <td>it moves within the search, on the same probe, until the size fits</td></tr>
 *   <tr><td>the last candidate is never judged, and without a best set drafts run at full depth</td>
 *     <td>it is judged; without a best set the current one stays</td></tr>
 * </table>
 *
 * <p>Neither mode reproduces defects that change the text: padded slots of the candidate table
 * taken for token 0, the missing tree mask of Qwen models, tokens kept after the end, and the cap
 * of 512 steps. Nor does either copy the cache for every draft and probe as the reference does: a
 * draft's rows are discarded instead.
 */
public final class ConfLayers implements LearningDecoder {
  /** The method under study. */
  public static final Method<ConfLayersSettings> METHOD =
      new Method<>(
          "conflayers",
          ConfLayersSettings.class,
          ConfLayers::decoder,
          List.of(StreamState.values()),
          MethodFacts.of(
                  "drafts without the layers whose confidence is low compared with their"
                      + " neighbours'")
              .publishedIn("arXiv 2604.14612")
              .withValues(
                  "skip-ratio 0.4 or 0.5, context-window 100, search-interval 30, max-score 0.95,"
                      + " budget 25, stop-threshold 0.8, widths 3, 5, 8, 10")
              .costing("a full-depth probe of the last tokens for every candidate set"));

  private final Decoder decoder;
  private final ConfLayersPolicy policy;

  private ConfLayers(Decoder decoder, ConfLayersPolicy policy) {
    this.decoder = decoder;
    this.policy = policy;
  }

  /** Returns a fresh decoder. */
  public static ConfLayers decoder(
      LanguageModel model, ConfLayersSettings settings, NanoClock clock) {
    return decoder(model, settings, SelectionRule.referenceCap(model.shape()), clock);
  }

  /**
   * Returns a fresh decoder.
   *
   * @param windowCap the most layers by which an adaptive window grows, or 0 for no bound. The
   *     reference bounds it by a third of the layers for models with "qwen" in their names, and for
   *     no others
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

  /** Returns the set of the next draft, as learnt from the prompts so far. */
  public SkipSet skips() {
    return policy.skips();
  }
}
