package dev.conflayers.model.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.FullDepthDecoder;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.StepTrace;
import dev.conflayers.decode.StopPolicy;
import dev.conflayers.decode.method.clasp.Clasp;
import dev.conflayers.decode.method.clasp.ClaspSettings;
import dev.conflayers.decode.method.conflayers.ConfLayers;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Arithmetic;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.LambdaMode;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Mode;
import dev.conflayers.decode.method.exit.Del;
import dev.conflayers.decode.method.exit.DelSettings;
import dev.conflayers.decode.method.exit.LayerSkip;
import dev.conflayers.decode.method.exit.LayerSkipSettings;
import dev.conflayers.decode.method.fixed.StaticSkip;
import dev.conflayers.decode.method.fixed.StaticSkipSettings;
import dev.conflayers.decode.method.knapspec.KnapSpec;
import dev.conflayers.decode.method.knapspec.KnapSpecSettings;
import dev.conflayers.decode.method.lookup.PromptLookupDrafter;
import dev.conflayers.decode.method.lookup.PromptLookupSettings;
import dev.conflayers.decode.method.swift.Swift;
import dev.conflayers.decode.method.swift.SwiftSettings;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.testing.Campaign;
import dev.conflayers.testing.Cases;
import dev.conflayers.testing.TinyLlama;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a real transformer in double precision, where no rounding can excuse a difference, drafting
 * with layers left out changes no token: random models of several prompts each, every one decoded
 * with a random skip set, by ConfLayers in both modes, SWIFT, CLaSp and KnapSpec, over trees with
 * branches, by LayerSkip and DEL, and by prompt lookup.
 */
class LosslessIT {
  private static final int MODELS = Campaign.size(8, 40);
  private static final int PROMPTS = Campaign.size(9, 18);

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> draftingChangesNoToken() {
    return Cases.of(MODELS, this::check);
  }

  private void check(SplittableRandom random) {
    try (LoadedModel loaded =
        EngineLawsIT.open(TinyLlama.random(random).write(fresh()), NumberFormat.FP64)) {
      LanguageModel model = loaded.model();
      Decoder fullDepth = new FullDepthDecoder(model, NanoClock.SYSTEM);
      List<Decoder> decoders =
          List.of(
              StaticSkip.decoder(model, staticSkip(model, random), NanoClock.SYSTEM),
              ConfLayers.decoder(model, settings(Mode.CLEAN, random), NanoClock.SYSTEM),
              ConfLayers.decoder(model, settings(Mode.FAITHFUL, random), NanoClock.SYSTEM),
              Swift.decoder(model, swift(random), NanoClock.SYSTEM),
              Clasp.decoder(model, clasp(random), NanoClock.SYSTEM),
              KnapSpec.decoder(model, knapSpec(random), NanoClock.SYSTEM),
              LayerSkip.decoder(
                  model,
                  new LayerSkipSettings(random.nextDouble(0.1, 0.9), random.nextInt(1, 8)),
                  NanoClock.SYSTEM),
              Del.decoder(
                  model,
                  new DelSettings(random.nextInt(1, 11), 0.95, random.nextInt(0, 9)),
                  NanoClock.SYSTEM),
              PromptLookupDrafter.decoder(
                  model, new PromptLookupSettings(3, random.nextInt(1, 8)), NanoClock.SYSTEM));
      int searched = 0;
      int branched = 0;
      for (int i = 0; i < PROMPTS; i++) {
        int vocabulary = model.shape().vocabulary();
        TokenIds prompt = TokenIds.of(random.ints(random.nextInt(1, 12), 0, vocabulary).toArray());
        StopPolicy stop = StopPolicy.of(random.nextInt(1, 40), Set.of(random.nextInt(vocabulary)));
        Generation expected = fullDepth.decode(prompt, stop);
        for (Decoder decoder : decoders) {
          Generation actual = decoder.decode(prompt, stop);
          assertThat(actual.tokens()).isEqualTo(expected.tokens());
          assertThat(actual.finish()).isEqualTo(expected.finish());
          searched += actual.trace().searches().size();
          branched += (int) actual.trace().steps().stream().filter(LosslessIT::hasBranches).count();
        }
      }
      assertThat(branched).as("verified trees with branches").isPositive();
      assertThat(searched).as("searches").isPositive();
    }
  }

  private static boolean hasBranches(StepTrace step) {
    return step.nodes() > step.drafted() + 1;
  }

  private static StaticSkipSettings staticSkip(LanguageModel model, SplittableRandom random) {
    return new StaticSkipSettings(
        layers(model, random), layers(model, random), draft(random, List.of(1, 2, 3, 4)));
  }

  private static List<Integer> layers(LanguageModel model, SplittableRandom random) {
    List<Integer> layers = new ArrayList<>();
    IntStream.range(0, model.shape().layers())
        .filter(layer -> random.nextBoolean())
        .forEach(layers::add);
    return layers;
  }

  private static ConfLayersSettings settings(Mode mode, SplittableRandom random) {
    return new ConfLayersSettings(
        mode,
        random.nextDouble(0.2, 0.8),
        random.nextInt(2, 10),
        random.nextInt(2, 8),
        random.nextInt(1, 20),
        random.nextDouble(0.5, 1),
        random.nextBoolean() ? LambdaMode.FIXED : LambdaMode.ADAPTIVE,
        random.nextDouble(-0.5, 0.5),
        random.nextInt(3),
        random.nextBoolean() ? Arithmetic.BINARY16 : Arithmetic.FP64,
        List.of(ConfidenceSpace.values()).get(random.nextInt(3)),
        draft(random, List.of(3, 5, 8, 10)));
  }

  private static SwiftSettings swift(SplittableRandom random) {
    return new SwiftSettings(
        random.nextDouble(0.2, 0.8),
        random.nextInt(2, 10),
        1,
        random.nextInt(2, 6),
        random.nextInt(1, 30),
        random.nextInt(1, 20),
        random.nextDouble(0.5, 1),
        0,
        random.nextLong(),
        draft(random, List.of(3, 5, 8, 10)));
  }

  private static ClaspSettings clasp(SplittableRandom random) {
    return new ClaspSettings(
        random.nextDouble(0.1, 0.9), random.nextInt(1, 5), draft(random, List.of(1, 2, 3, 4)));
  }

  private static KnapSpecSettings knapSpec(SplittableRandom random) {
    return new KnapSpecSettings(
        random.nextInt(1, 4), random.nextInt(1, 5), draft(random, List.of(1, 2, 3, 4)));
  }

  private static DraftSettings draft(SplittableRandom random, List<Integer> widths) {
    return new DraftSettings(random.nextInt(1, 8), random.nextDouble(0, 0.6), widths);
  }

  private Path fresh() {
    try {
      return Files.createTempDirectory(folder, "tiny");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
