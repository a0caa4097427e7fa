package dev.conflayers.decode.method.control;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.DraftOnlyDecoder;
import dev.conflayers.decode.LayerSkipDrafter;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.RelaxedDecoder;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.decode.method.Subsets;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** Controls whose skip set follows from a rule and the number of layers alone. */
public final class RuleSkip {
  /** Layers chosen by their number alone. */
  public static final Method<RuleSkipSettings> METHOD =
      new Method<>(
          "rule-skip",
          RuleSkipSettings.class,
          RuleSkip::decoder,
          List.of(StreamState.PER_PROMPT_RESET),
          MethodFacts.of(
                  "a control: drafts without a share of the layers: evenly spread, random, or the"
                      + " last (early exit)")
              .publishedIn(
                  "early exit: the draft of arXiv 2404.16710, without its verification from the"
                      + " draft's states"));

  /** Unverified drafting by a rule, on models of any depth. */
  public static final Method<RuleDraftOnlySettings> UNVERIFIED =
      new Method<>(
          "rule-draft-only",
          RuleDraftOnlySettings.class,
          RuleSkip::unverified,
          List.of(StreamState.PER_PROMPT_RESET),
          MethodFacts.of("a control: emits the drafts of rule-skip unverified").lossy());

  /** Relaxed verification: text may differ from full depth's. */
  public static final Method<RelaxedSkipSettings> RELAXED =
      new Method<>(
          "relaxed-skip",
          RelaxedSkipSettings.class,
          RuleSkip::relaxed,
          List.of(StreamState.PER_PROMPT_RESET),
          MethodFacts.of(
                  "a control: as rule-skip, but also accepts drafted tokens nearly as likely as"
                      + " full depth's best")
              .costing("the 16 best tokens of each verified row instead of only the best")
              .lossy());

  private RuleSkip() {}

  /** Returns a decoder that drafts without the layers picked by the rule. */
  public static Decoder decoder(LanguageModel model, RuleSkipSettings settings, NanoClock clock) {
    SkipSet skips = skips(model.shape().layers(), settings);
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, () -> skips, settings.draft());
    return new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock);
  }

  /** Returns a decoder that emits such drafts unverified. */
  public static Decoder unverified(
      LanguageModel model, RuleDraftOnlySettings settings, NanoClock clock) {
    return new DraftOnlyDecoder(
        model,
        skips(model.shape().layers(), settings.rule(), settings.skipRatio(), settings.seed()),
        clock);
  }

  /**
   * Returns a decoder that drafts likewise and accepts tokens that are nearly as good as the best.
   */
  public static Decoder relaxed(
      LanguageModel model, RelaxedSkipSettings settings, NanoClock clock) {
    RuleSkipSettings rule =
        new RuleSkipSettings(
            settings.rule(), settings.skipRatio(), settings.seed(), settings.draft());
    return new RelaxedDecoder(
        decoder(model, rule, clock),
        settings.tolerance(),
        Math.min(RelaxedSkipSettings.RANKS, model.shape().vocabulary()));
  }

  /** Returns the skip set for a model with {@code layers} layers. */
  static SkipSet skips(int layers, RuleSkipSettings settings) {
    return skips(layers, settings.rule(), settings.skipRatio(), settings.seed());
  }

  private static SkipSet skips(
      int layers, RuleSkipSettings.Rule rule, double skipRatio, long seed) {
    int eligible = Math.max(0, layers - 2);
    int wanted = (int) Math.floor(skipRatio * eligible);
    SplittableRandom random = new SplittableRandom(seed);
    return switch (rule) {
      case UNIFORM -> SkipSet.ofLayers(spread(eligible, wanted));
      case RANDOM -> SkipSet.ofLayers(shifted(Subsets.draw(eligible, wanted, random)));
      case EARLY_EXIT -> exit(layers, (int) Math.floor(skipRatio * layers));
      case RANDOM_SUBLAYERS ->
          Subsets.sublayers(Subsets.draw(2 * eligible, 2 * wanted, random), eligible);
    };
  }

  private static BitSet spread(int eligible, int wanted) {
    BitSet set = new BitSet();
    for (int i = 0; i < wanted; i++) {
      set.set(1 + (int) Math.floor((i + 0.5) * eligible / wanted));
    }
    return set;
  }

  private static SkipSet exit(int layers, int wanted) {
    BitSet set = new BitSet();
    set.set(layers - Math.min(wanted, layers - 1), layers);
    return SkipSet.ofLayers(set);
  }

  private static BitSet shifted(BitSet chosen) {
    BitSet set = new BitSet();
    chosen.stream().forEach(layer -> set.set(layer + 1));
    return set;
  }
}
