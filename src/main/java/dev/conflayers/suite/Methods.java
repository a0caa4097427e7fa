package dev.conflayers.suite;

import dev.conflayers.base.Check;
import dev.conflayers.decode.FullDepthDecoder;
import dev.conflayers.decode.PromptLookupDrafter;
import dev.conflayers.decode.PromptLookupSettings;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.Clasp;
import dev.conflayers.decode.method.ClaspSettings;
import dev.conflayers.decode.method.ConfLayers;
import dev.conflayers.decode.method.ConfLayersSettings;
import dev.conflayers.decode.method.Del;
import dev.conflayers.decode.method.DelSettings;
import dev.conflayers.decode.method.DraftOnlySettings;
import dev.conflayers.decode.method.FrozenSkip;
import dev.conflayers.decode.method.FrozenSkipSettings;
import dev.conflayers.decode.method.KnapSpec;
import dev.conflayers.decode.method.KnapSpecSettings;
import dev.conflayers.decode.method.LayerSkip;
import dev.conflayers.decode.method.LayerSkipSettings;
import dev.conflayers.decode.method.RankedSkip;
import dev.conflayers.decode.method.RankedSkipSettings;
import dev.conflayers.decode.method.RelaxedSkipSettings;
import dev.conflayers.decode.method.RuleDraftOnlySettings;
import dev.conflayers.decode.method.RuleSkip;
import dev.conflayers.decode.method.RuleSkipSettings;
import dev.conflayers.decode.method.SelfSdSearch;
import dev.conflayers.decode.method.SelfSdSearchSettings;
import dev.conflayers.decode.method.SelfSdSettings;
import dev.conflayers.decode.method.StaticSkip;
import dev.conflayers.decode.method.StaticSkipSettings;
import dev.conflayers.decode.method.Swift;
import dev.conflayers.decode.method.SwiftSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods that suites may name. A new one is one more constant here, and named nowhere else.
 */
public final class Methods {
  /** In the order of the constants below, each of which adds itself; must stand before them. */
  private static final Map<String, Method<?>> TABLE = new LinkedHashMap<>();

  private static final List<StreamState> EACH_PROMPT_ANEW = List.of(StreamState.PER_PROMPT_RESET);
  private static final List<StreamState> ON_AND_ON = List.of(StreamState.COLD_STREAM);
  private static final List<StreamState> BEFORE_MEASURING = List.of(StreamState.STEADY);
  private static final List<StreamState> AS_THE_SUITE_SAYS = List.of(StreamState.values());

  /** The baseline of every comparison. */
  public static final Method<NoSettings> FULL_DEPTH =
      add(
          "full-depth",
          NoSettings.class,
          (model, settings, clock) -> new FullDepthDecoder(model, clock),
          EACH_PROMPT_ANEW,
          MethodFacts.of("every layer, one token at a time: the baseline"));

  /** The method that the project is about. */
  public static final Method<ConfLayersSettings> CONFLAYERS =
      add(
          "conflayers",
          ConfLayersSettings.class,
          ConfLayers::decoder,
          AS_THE_SUITE_SAYS,
          MethodFacts.of("drafts without the layers whose confidence is low among their neighbours")
              .publishedIn("arXiv 2604.14612")
              .withValues(
                  "skip-ratio 0.4 or 0.5, context-window 100, search-interval 30, max-score 0.95,"
                      + " budget 25, stop-threshold 0.8, widths 3, 5, 8, 10")
              .costing("a probe at full depth of the last tokens for every candidate set"));

  /** Sublayers, searched for by trying. */
  public static final Method<SwiftSettings> SWIFT =
      add(
          "swift",
          SwiftSettings.class,
          Swift::decoder,
          AS_THE_SUITE_SAYS,
          MethodFacts.of("drafts without sublayers that random and Bayesian search found")
              .publishedIn("arXiv 2410.06916")
              .withValues(
                  "skip-ratio 0.45, context-window 50, bayes-interval 25, max-iterations 1000,"
                      + " max-tolerance 300, max-score 0.93 (its script); context-window 32,"
                      + " max-score 0.95 where ConfLayers was compared with it")
              .costing(
                  "a draft pass over the first tokens after every step while it searches, and a"
                      + " Gaussian process now and then"));

  /** Layers, chosen from the states of the last verification. */
  public static final Method<ClaspSettings> CLASP =
      add(
          "clasp",
          ClaspSettings.class,
          Clasp::decoder,
          ON_AND_ON,
          MethodFacts.of(
                  "drafts without the layers that change the last token's hidden state least, by a"
                      + " dynamic programme")
              .publishedIn("arXiv 2505.24196")
              .withValues("skip-ratio 0.5 to 0.6, interval 128, stop-threshold 0.7")
              .costing(
                  "every interval of verifications two passes' weights, one of them over as many"
                      + " rows as layers are left out"));

  /** Sublayers and draft length, chosen by what they cost here. */
  public static final Method<KnapSpecSettings> KNAPSPEC =
      add(
          "knapspec",
          KnapSpecSettings.class,
          KnapSpec::decoder,
          ON_AND_ON,
          MethodFacts.of(
                  "drafts without sublayers, and as far, as a knapsack over measured costs says")
              .publishedIn("arXiv 2602.20217")
              .withValues("rounds 5, interval 64, budget 10, stop-threshold 0.7")
              .costing(
                  "every interval of verifications nine timed steps and two passes' weights, one of"
                      + " them over as many states as half the sublayers weigh"));

  /** The first layers, and a verification that goes on from there. */
  public static final Method<LayerSkipSettings> LAYERSKIP =
      add(
          "layerskip",
          LayerSkipSettings.class,
          LayerSkip::decoder,
          EACH_PROMPT_ANEW,
          MethodFacts.of("drafts with the first layers, and verifies from the states they left")
              .publishedIn("arXiv 2404.16710")
              .withValues("exit-ratio 0.25 (8 of 32 layers), length 6, weights trained for it")
              .costing("nothing; verification spares the drafted tokens the first layers"));

  /** The same, with an exit and a length that are chosen anew for each draft. */
  public static final Method<DelSettings> DEL =
      add(
          "del",
          DelSettings.class,
          Del::decoder,
          EACH_PROMPT_ANEW,
          MethodFacts.of("as layerskip, with exit and length by what layers would have said so far")
              .publishedIn("arXiv 2504.05598")
              .withValues("longest 10, decay 0.95, prompt-tokens 32")
              .costing(
                  "the head over all layers and tokens of every verification, and one pass over the"
                      + " prompt's last tokens"));

  /** Sublayers that the suite names, and a threshold that learns. */
  public static final Method<SelfSdSettings> SELF_SD =
      add(
          "self-sd",
          SelfSdSettings.class,
          StaticSkip::selfSd,
          ON_AND_ON,
          MethodFacts.of("drafts without given sublayers; the stop threshold adapts")
              .publishedIn("arXiv 2309.08168")
              .withValues(
                  "budget 8, start-threshold 0.8, sets of 24 attention and 10 feed-forward"
                      + " sublayers of a 13B model's 80")
              .costing("nothing while decoding"));

  /** Sublayers that a search before measuring found, and a threshold that learns. */
  public static final Method<SelfSdSearchSettings> SELF_SD_SEARCH =
      add(
          "self-sd-search",
          SelfSdSearchSettings.class,
          SelfSdSearch::decoder,
          BEFORE_MEASURING,
          MethodFacts.of(
                  "as self-sd, without sublayers that Bayesian search found fastest on prompts of"
                      + " the tune split")
              .publishedIn("arXiv 2309.08168")
              .withValues("iterations 1000 in all, tokens 32, budget 8, start-threshold 0.8")
              .costing(
                  "before measuring, iterations times the decoding of each of run.search-prompts"
                      + " prompts; nothing while decoding"));

  /** Drafts without a model. */
  public static final Method<PromptLookupSettings> PROMPT_LOOKUP =
      add(
          "prompt-lookup",
          PromptLookupSettings.class,
          PromptLookupDrafter::decoder,
          EACH_PROMPT_ANEW,
          MethodFacts.of("drafts what followed the same tokens before")
              .publishedIn("prompt lookup decoding, as Spec-Bench has it")
              .withValues("longest-match 3, length 10")
              .costing("nothing: no model drafts"));

  /** Sublayers that the suite names. */
  public static final Method<StaticSkipSettings> STATIC_SKIP =
      add(
          "static-skip",
          StaticSkipSettings.class,
          StaticSkip::decoder,
          EACH_PROMPT_ANEW,
          MethodFacts.of(
              "drafts without given sublayers; with none, the overhead of drafting alone"));

  /** Sublayers that an earlier search found. */
  public static final Method<FrozenSkipSettings> FROZEN_SKIP =
      add(
          "frozen-skip",
          FrozenSkipSettings.class,
          FrozenSkip::decoder,
          ON_AND_ON,
          MethodFacts.of(
              "drafts without the sublayers that an earlier search found for each task; 'tune'"
                  + " writes such sets"));

  /** Layers by their number alone. */
  public static final Method<RuleSkipSettings> RULE_SKIP =
      add(
          "rule-skip",
          RuleSkipSettings.class,
          RuleSkip::decoder,
          EACH_PROMPT_ANEW,
          MethodFacts.of(
                  "a control: drafts without as many layers, evenly spread, drawn at random, or the"
                      + " last (early exit)")
              .publishedIn(
                  "early exit: the draft of arXiv 2404.16710, whose verification from the draft's"
                      + " states is not here"));

  /** Layers by one number of each. */
  public static final Method<RankedSkipSettings> RANKED_SKIP =
      add(
          "ranked-skip",
          RankedSkipSettings.class,
          RankedSkip::decoder,
          EACH_PROMPT_ANEW,
          MethodFacts.of(
                  "a control: drafts without the layers that rank first by confidence or energy"
                      + " alone")
              .costing("one probe at full depth a prompt"));

  /** Text may differ from full depth's: nothing verifies it. */
  public static final Method<DraftOnlySettings> DRAFT_ONLY =
      add(
          "draft-only",
          DraftOnlySettings.class,
          StaticSkip::unverified,
          EACH_PROMPT_ANEW,
          MethodFacts.of("a control: emits drafts that nothing verifies").lossy());

  /** The same on models of any depth. */
  public static final Method<RuleDraftOnlySettings> RULE_DRAFT_ONLY =
      add(
          "rule-draft-only",
          RuleDraftOnlySettings.class,
          RuleSkip::unverified,
          EACH_PROMPT_ANEW,
          MethodFacts.of("a control: emits the drafts of rule-skip, and nothing verifies them")
              .lossy());

  /** Text may differ from full depth's: what verifies it is content with nearly the best. */
  public static final Method<RelaxedSkipSettings> RELAXED_SKIP =
      add(
          "relaxed-skip",
          RelaxedSkipSettings.class,
          RuleSkip::relaxed,
          EACH_PROMPT_ANEW,
          MethodFacts.of(
                  "a control: as rule-skip, but drafted tokens pass that are nearly as likely as"
                      + " full depth's best")
              .costing("the 16 best tokens of each row of a verification, not the best alone")
              .lossy());

  private Methods() {}

  /** Returns every method by the word that stands for it in a suite. */
  public static Map<String, Method<?>> kinds() {
    return Collections.unmodifiableMap(TABLE);
  }

  private static <S extends Record> Method<S> add(
      String kind,
      Class<S> settingsType,
      Method.Decoders<S> decoders,
      List<StreamState> states,
      MethodFacts facts) {
    Method<S> method = new Method<>(kind, settingsType, decoders, states, facts);
    Check.that(
        TABLE.put(kind, method) == null, "kind", "must differ, but " + kind + " is repeated");
    return method;
  }
}
