package dev.conflayers.decode.method.control;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.LayerSkipDrafter;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SearchEvent;
import dev.conflayers.decode.SearchEvent.Kind;
import dev.conflayers.decode.SkipPolicy;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.StepOutcome;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.Transcript;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.decode.method.Subsets;
import dev.conflayers.decode.method.WholeLayers;
import dev.conflayers.decode.method.control.RankedSkipSettings.Rule;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.LayerConfidence;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.SkipSet;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Control that skips the layers ranked first by a single number, chosen once for each prompt. */
public final class RankedSkip implements SkipPolicy {
  /** Layers ranked by one number each. */
  public static final Method<RankedSkipSettings> METHOD =
      new Method<>(
          "ranked-skip",
          RankedSkipSettings.class,
          RankedSkip::decoder,
          List.of(StreamState.PER_PROMPT_RESET),
          MethodFacts.of(
                  "a control: drafts without the layers that rank first by confidence or energy"
                      + " alone")
              .costing("one probe at full depth a prompt"));

  private final RankedSkipSettings settings;
  private final ModelShape shape;
  private final int wanted;
  private SkipSet current;
  private boolean chosen;

  private RankedSkip(RankedSkipSettings settings, ModelShape shape) {
    this.settings = settings;
    this.shape = shape;
    this.wanted = (int) Math.floor(settings.skipRatio() * Math.max(0, shape.layers() - 2));
    this.current = evenlySpread();
  }

  /** Returns a decoder that drafts without the layers picked by the rule. */
  public static Decoder decoder(LanguageModel model, RankedSkipSettings settings, NanoClock clock) {
    RankedSkip policy = new RankedSkip(settings, model.shape());
    return new SpeculativeDecoder(
        model, new LayerSkipDrafter(model, policy, settings.draft()), StopCheck.EXACT, clock);
  }

  private SkipSet evenlySpread() {
    return RuleSkip.skips(
        shape.layers(),
        new RuleSkipSettings(
            RuleSkipSettings.Rule.UNIFORM, settings.skipRatio(), 0, settings.draft()));
  }

  @Override
  public SkipSet skips() {
    return current;
  }

  /** Every prompt has its own set; until it is chosen, evenly spread layers are skipped. */
  @Override
  public void begin() {
    chosen = false;
    current = evenlySpread();
  }

  @Override
  public Optional<SearchEvent> learn(
      StepOutcome outcome, Transcript transcript, DecodeSession session) {
    boolean enough = transcript.committed() > settings.contextWindow();
    if (chosen || outcome.last() || !enough) {
      return Optional.empty();
    }
    chosen = true;
    Optional<LayerConfidence> profile = Optional.empty();
    double[] ranks;
    int end = session.length();
    if (settings.rule() == Rule.LOWEST_ENERGY) {
      ranks = energies(WholeLayers.states(session, end - 1, transcript.token(end - 1)));
    } else {
      int from = end - settings.contextWindow();
      LayerConfidence seen =
          session.probe(from, transcript.slice(from, end), ConfidenceSpace.HIDDEN);
      profile = Optional.of(seen);
      ranks = confidences(seen, settings.rule() == Rule.HIGHEST_CONFIDENCE ? -1 : 1);
    }
    current = SkipSet.ofLayers(lowest(ranks, wanted));
    return Optional.of(
        new SearchEvent(
            outcome.step(),
            Kind.CANDIDATE,
            0,
            current,
            profile,
            shape.fullPassBytes() - shape.weights().head()));
  }

  private static double[] confidences(LayerConfidence profile, int sign) {
    double[] sums = new double[profile.layers()];
    for (int layer = 0; layer < sums.length; layer++) {
      sums[layer] = sign * ((double) profile.attention().get(layer) + profile.mlp().get(layer));
    }
    return sums;
  }

  /** Returns the squared length of each layer's contribution. */
  static double[] energies(double[][] states) {
    double[] energies = new double[states.length - 1];
    for (int layer = 0; layer < energies.length; layer++) {
      for (int i = 0; i < states[layer].length; i++) {
        double added = states[layer + 1][i] - states[layer][i];
        energies[layer] += added * added;
      }
    }
    return energies;
  }

  /** Returns the layers with the lowest values; the first and the last layer are excluded. */
  static BitSet lowest(double[] values, int wanted) {
    double[] inner = new double[Math.max(0, values.length - 2)];
    for (int i = 0; i < inner.length; i++) {
      inner[i] = -values[i + 1];
    }
    BitSet layers = new BitSet();
    Subsets.largest(inner, wanted).stream().forEach(i -> layers.set(i + 1));
    return layers;
  }
}
