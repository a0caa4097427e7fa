package dev.conflayers.decode;

import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.method.FrozenSkipSettings;
import dev.conflayers.decode.method.clasp.Clasp;
import dev.conflayers.decode.method.clasp.ClaspSettings;
import dev.conflayers.decode.method.conflayers.ConfLayers;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Arithmetic;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.LambdaMode;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Mode;
import dev.conflayers.decode.method.control.RankedSkip;
import dev.conflayers.decode.method.control.RankedSkipSettings;
import dev.conflayers.decode.method.control.RuleSkip;
import dev.conflayers.decode.method.control.RuleSkipSettings;
import dev.conflayers.decode.method.exit.Del;
import dev.conflayers.decode.method.exit.DelSettings;
import dev.conflayers.decode.method.exit.LayerSkip;
import dev.conflayers.decode.method.exit.LayerSkipSettings;
import dev.conflayers.decode.method.fixed.FrozenSkip;
import dev.conflayers.decode.method.fixed.StaticSkip;
import dev.conflayers.decode.method.fixed.StaticSkipSettings;
import dev.conflayers.decode.method.knapspec.KnapSpec;
import dev.conflayers.decode.method.knapspec.KnapSpecSettings;
import dev.conflayers.decode.method.lookup.PromptLookupDrafter;
import dev.conflayers.decode.method.lookup.PromptLookupSettings;
import dev.conflayers.decode.method.selfsd.SelfSd;
import dev.conflayers.decode.method.selfsd.SelfSdSearch;
import dev.conflayers.decode.method.selfsd.SelfSdSearchSettings;
import dev.conflayers.decode.method.selfsd.SelfSdSettings;
import dev.conflayers.decode.method.swift.Swift;
import dev.conflayers.decode.method.swift.SwiftSettings;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.testing.ScriptedModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Every method that claims to be lossless, with settings drawn at random. */
final class LosslessMethods {
  private LosslessMethods() {}

  /** Makes a decoder with random settings. */
  @FunctionalInterface
  interface Method {
    Decoder decoder(SplittableRandom random, ScriptedModel model, DraftSettings draft);
  }

  /** Returns the methods, by name. */
  static Map<String, Method> all() {
    Map<String, Method> methods = new LinkedHashMap<>();
    methods.put("static skip", LosslessMethods::staticSkip);
    methods.put("clean ConfLayers", confLayers(Mode.CLEAN));
    methods.put("faithful ConfLayers", confLayers(Mode.FAITHFUL));
    methods.put("SWIFT", LosslessMethods::swift);
    methods.put("CLaSp", LosslessMethods::clasp);
    methods.put("KnapSpec", LosslessMethods::knapSpec);
    methods.put("LayerSkip", LosslessMethods::layerSkip);
    methods.put("DEL", LosslessMethods::del);
    methods.put("Self-SD", LosslessMethods::selfSd);
    methods.put("Self-SD with search", LosslessMethods::selfSdSearch);
    methods.put("frozen skip", LosslessMethods::frozenSkip);
    methods.put("prompt lookup", LosslessMethods::promptLookup);
    methods.put("ranked skip", LosslessMethods::rankedSkip);
    methods.put("rule skip", LosslessMethods::ruleSkip);
    return methods;
  }

  static DraftSettings draft(SplittableRandom random) {
    List<Integer> widths =
        random.nextInt(3) == 0 ? List.of(1, 1, 1, 1) : random.ints(4, 1, 11).boxed().toList();
    double[] thresholds = {0, 0.5, 0.6, 0.8, 1};
    return new DraftSettings(
        random.nextInt(1, 12), thresholds[random.nextInt(thresholds.length)], widths);
  }

  static Decoder staticSkip(SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    int layers = model.shape().layers();
    StaticSkipSettings settings =
        new StaticSkipSettings(subset(random, layers), subset(random, layers), draft);
    return StaticSkip.decoder(model, settings, model.clock());
  }

  static Decoder swift(SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    SwiftSettings settings =
        new SwiftSettings(
            random.nextDouble(0.05, 0.8),
            random.nextInt(1, 20),
            random.nextInt(1, 4),
            random.nextInt(2, 5),
            random.nextInt(1, 12),
            random.nextInt(1, 8),
            random.nextDouble(0.3, 1),
            random.nextBoolean() ? 0 : random.nextInt(1, 6),
            random.nextLong(),
            draft);
    return Swift.decoder(model, settings, model.clock());
  }

  private static Decoder clasp(SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    ClaspSettings settings =
        new ClaspSettings(random.nextDouble(0.01, 1), random.nextInt(1, 5), draft);
    return Clasp.decoder(model, settings, model.clock());
  }

  private static Decoder selfSd(SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    int layers = model.shape().layers();
    SelfSdSettings settings =
        new SelfSdSettings(
            subset(random, layers), subset(random, layers), draft.budget(), random.nextDouble());
    return SelfSd.decoder(model, settings, model.clock());
  }

  static Decoder knapSpec(SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    KnapSpecSettings settings =
        new KnapSpecSettings(random.nextInt(1, 6), random.nextInt(1, 5), draft);
    return KnapSpec.decoder(model, settings, model.clock());
  }

  private static Decoder layerSkip(
      SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    LayerSkipSettings settings = new LayerSkipSettings(random.nextDouble(0.01, 1), draft.budget());
    return LayerSkip.decoder(model, settings, model.clock());
  }

  static Decoder del(SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    DelSettings settings =
        new DelSettings(draft.budget(), random.nextDouble(0.2, 1), random.nextInt(0, 40));
    return Del.decoder(model, settings, model.clock());
  }

  /** Frozen now and then before it has searched at all. */
  private static Decoder selfSdSearch(
      SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    SelfSdSearchSettings settings =
        new SelfSdSearchSettings(
            random.nextInt(1, 4),
            random.nextInt(2, 12),
            draft.budget(),
            random.nextDouble(),
            random.nextLong());
    SelfSdSearch search = SelfSdSearch.decoder(model, settings, model.clock());
    if (random.nextInt(4) == 0) {
      search.freeze();
    }
    return search;
  }

  private static Decoder frozenSkip(
      SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    int layers = model.shape().layers();
    FrozenSkipSettings settings =
        new FrozenSkipSettings(
            List.of(
                new FrozenSkipSettings.TaskSet(
                    "t", subset(random, layers), subset(random, layers))),
            draft,
            random.nextBoolean(),
            random.nextBoolean() ? StopCheck.EXACT : StopCheck.LATE);
    return FrozenSkip.decoder(model, settings, model.clock());
  }

  /** As long as the draft settings allow, which the trace is held against. */
  static Decoder promptLookup(SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    PromptLookupSettings settings = new PromptLookupSettings(random.nextInt(1, 5), draft.budget());
    return PromptLookupDrafter.decoder(model, settings, model.clock());
  }

  private static Decoder rankedSkip(
      SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    RankedSkipSettings.Rule[] rules = RankedSkipSettings.Rule.values();
    RankedSkipSettings settings =
        new RankedSkipSettings(
            rules[random.nextInt(rules.length)], random.nextDouble(), random.nextInt(1, 9), draft);
    return RankedSkip.decoder(model, settings, model.clock());
  }

  private static Decoder ruleSkip(
      SplittableRandom random, ScriptedModel model, DraftSettings draft) {
    RuleSkipSettings.Rule[] rules = RuleSkipSettings.Rule.values();
    RuleSkipSettings settings =
        new RuleSkipSettings(
            rules[random.nextInt(rules.length)], random.nextDouble(), random.nextLong(), draft);
    return RuleSkip.decoder(model, settings, model.clock());
  }

  private static List<Integer> subset(SplittableRandom random, int layers) {
    double share = random.nextInt(3) / 2.0;
    return IntStream.range(0, layers).filter(l -> random.nextDouble() < share).boxed().toList();
  }

  static Method confLayers(Mode mode) {
    return (random, model, draft) ->
        ConfLayers.decoder(
            model,
            new ConfLayersSettings(
                mode,
                random.nextDouble(0.05, 0.8),
                random.nextInt(1, 20),
                random.nextInt(1, 8),
                random.nextInt(1, 7),
                random.nextDouble(0.3, 1),
                random.nextBoolean() ? LambdaMode.FIXED : LambdaMode.ADAPTIVE,
                random.nextDouble(-0.5, 0.5),
                random.nextInt(3),
                random.nextBoolean() ? Arithmetic.BINARY16 : Arithmetic.FP64,
                List.of(ConfidenceSpace.values()).get(random.nextInt(3)),
                draft),
            model.clock());
  }
}
