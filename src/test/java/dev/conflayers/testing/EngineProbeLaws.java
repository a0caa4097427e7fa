package dev.conflayers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.LayerStates;
import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** What {@link EngineLaws} are for passes, for looks at residual streams. */
public final class EngineProbeLaws {
  static final List<EngineLaws.Law> LAWS =
      List.of(
          EngineProbeLaws::statesAgree,
          EngineProbeLaws::triedSublayersAgree,
          EngineProbeLaws::readingsAgree,
          EngineProbeLaws::refusalsChangeNothing);

  private EngineProbeLaws() {}

  /** The states of some tokens at every boundary are the oracle's, and leave no trace. */
  public static void statesAgree(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] prompt = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    int[] tokens = one.tokens(1 + random.nextInt(5));
    int prefix = random.nextInt(prompt.length + 1);
    int capacity = prompt.length + tokens.length;
    try (DecodeSession session = one.prefilled(engine, capacity, prompt);
        DecodeSession truth = one.prefilled(oracle, capacity, prompt)) {
      double[][][] actual = LayerStates.of(session).states(prefix, tokens);
      double[][][] expected = LayerStates.of(truth).states(prefix, tokens);
      assertThat(actual.length).as("boundaries").isEqualTo(2 * engine.shape().layers() + 1);
      for (int i = 0; i < expected.length; i++) {
        assertSame(one, "boundary " + i, actual[i], expected[i]);
      }
      assertUntouched(one, session, truth, prompt.length);
    }
  }

  /** What some sublayers make of alternatives is the oracle's, whatever their number. */
  public static void triedSublayersAgree(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] prompt = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    int[] tokens = one.tokens(1 + random.nextInt(4));
    int prefix = random.nextInt(prompt.length + 1);
    int from = random.nextInt(2 * engine.shape().layers());
    int to = from + 1 + random.nextInt(2 * engine.shape().layers() - from);
    boolean moreThanFitOnePass = random.nextInt(8) == 0;
    int count = moreThanFitOnePass ? 256 / tokens.length + 1 : 1 + random.nextInt(5);
    int capacity = prompt.length + tokens.length;
    try (DecodeSession session = one.prefilled(engine, capacity, prompt);
        DecodeSession truth = one.prefilled(oracle, capacity, prompt)) {
      double[][][] states = LayerStates.of(truth).states(prefix, tokens);
      double[][][] alternatives = new double[count][][];
      for (int i = 0; i < count; i++) {
        alternatives[i] = states[(i * 7 + from) % states.length];
      }
      double[][][] actual = LayerStates.of(session).trySublayers(from, to, prefix, alternatives);
      double[][][] expected = LayerStates.of(truth).trySublayers(from, to, prefix, alternatives);
      assertThat(actual.length).as("alternatives tried").isEqualTo(count);
      for (int i = 0; i < count; i++) {
        String what = "alternative " + i + " after [" + from + ", " + to + ")";
        assertSame(one, what, actual[i], expected[i]);
      }
      assertUntouched(one, session, truth, prompt.length);
    }
  }

  /** A residual stream reads as the best token of the pass that ends there. */
  public static void readingsAgree(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] prompt = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    TokenTree chain = one.chain(2 + random.nextInt(4));
    int boundary = random.nextInt(2 * engine.shape().layers() + 1);
    int count = random.nextInt(4) == 0 ? 257 + random.nextInt(300) : random.nextInt(8);
    int capacity = prompt.length + chain.size();
    try (DecodeSession session = one.prefilled(engine, capacity, prompt);
        DecodeSession truth = one.prefilled(oracle, capacity, prompt)) {
      double[][] streams = LayerStates.of(truth).states(prompt.length, chain.tokens())[boundary];
      double[][] given = new double[count][];
      Arrays.setAll(given, i -> streams[i % streams.length]);
      int[] read = LayerStates.of(session).read(given);
      assertThat(read.length).as("tokens read").isEqualTo(count);
      Logits expected = truth.append(chain, upTo(boundary, one), Readout.everything());
      for (int i = 0; i < count; i++) {
        String what = "stream " + i + " at boundary " + boundary;
        one.assertBest(what, read[i], expected.values(i % streams.length));
      }
      truth.truncate(prompt.length);
      assertUntouched(one, session, truth, prompt.length);
    }
  }

  /** Returns the set that skips every sublayer from {@code boundary} on. */
  private static SkipSet upTo(int boundary, RandomCase one) {
    BitSet attention = new BitSet();
    BitSet mlp = new BitSet();
    attention.set((boundary + 1) / 2, one.shape().layers());
    mlp.set(boundary / 2, one.shape().layers());
    return SkipSet.ofSublayers(attention, mlp);
  }

  /** What the contract forbids is refused before anything has changed. */
  public static void refusalsChangeNothing(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] prompt = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    int size = prompt.length;
    int sublayers = 2 * engine.shape().layers();
    int[] strange = {engine.shape().vocabulary()};
    int[] tooMany = one.tokens(3);
    double[][] row = {new double[engine.shape().hidden()]};
    double[][][] given = {row};
    double[][][] uneven = {row, {row[0], row[0]}};
    double[][][] tooLong = {{row[0], row[0], row[0]}};
    try (DecodeSession session = one.prefilled(engine, size + 2, prompt);
        DecodeSession truth = one.prefilled(oracle, size + 2, prompt)) {
      RandomCase.refused(
          "states after rows not there", () -> LayerStates.of(session).states(size + 1, prompt));
      RandomCase.refused(
          "states of nothing", () -> LayerStates.of(session).states(size, new int[0]));
      RandomCase.refused(
          "states of an id too high", () -> LayerStates.of(session).states(size, strange));
      RandomCase.refused(
          "states beyond the capacity", () -> LayerStates.of(session).states(size, tooMany));
      RandomCase.refused(
          "an empty range", () -> LayerStates.of(session).trySublayers(1, 1, size, given));
      RandomCase.refused(
          "a negative sublayer", () -> LayerStates.of(session).trySublayers(-1, 1, size, given));
      RandomCase.refused(
          "a sublayer too many",
          () -> LayerStates.of(session).trySublayers(0, sublayers + 1, size, given));
      RandomCase.refused(
          "sublayers after rows not there",
          () -> LayerStates.of(session).trySublayers(0, 1, size + 1, given));
      RandomCase.refused(
          "no alternative",
          () -> LayerStates.of(session).trySublayers(0, 1, size, new double[0][][]));
      RandomCase.refused(
          "alternatives of two lengths",
          () -> LayerStates.of(session).trySublayers(0, 1, size, uneven));
      RandomCase.refused(
          "alternatives beyond the capacity",
          () -> LayerStates.of(session).trySublayers(0, 1, size, tooLong));
      assertUntouched(one, session, truth, size);
    }
  }

  private static void assertSame(
      RandomCase one, String what, double[][] actual, double[][] expected) {
    assertThat(actual.length).as("tokens of " + what).isEqualTo(expected.length);
    for (int t = 0; t < expected.length; t++) {
      one.assertSame(what + ", token " + t, actual[t], expected[t]);
    }
  }

  private static void assertUntouched(
      RandomCase one, DecodeSession session, DecodeSession truth, int length) {
    assertThat(session.length()).as("length afterwards").isEqualTo(length);
    int next = one.tokens(1)[0];
    double[] expected = RandomCase.values(truth, SkipSet.none(), next);
    one.assertSame("afterwards", RandomCase.values(session, SkipSet.none(), next), expected);
  }
}
