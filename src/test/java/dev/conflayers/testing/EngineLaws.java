package dev.conflayers.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.LayerConfidence;
import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import dev.conflayers.model.plain.PlainLlama;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What {@link DecodeSession} promises, put as laws that any engine must keep, each tried on one
 * random case: the caller loops over seeds and reports the one that fails.
 *
 * <p>Numbers agree if they differ by at most the tolerance times the largest logit of their row.
 */
public final class EngineLaws {
  private EngineLaws() {}

  /** One law of an engine. */
  @FunctionalInterface
  public interface Law {
    void check(
        LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random);
  }

  /** Checks every law on one random case each. */
  public static void all(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    List<Law> laws =
        List.of(
            EngineLaws::passesAgree,
            EngineLaws::draftsAgree,
            EngineLaws::scoredDraftsAgree,
            EngineLaws::treesAgree,
            EngineLaws::treeRowsEqualTheirPathsAlone,
            EngineLaws::keptRowsEqualAFreshPrefill,
            EngineLaws::truncatedRowsAreForgotten,
            EngineLaws::forksAreIndependent,
            EngineLaws::probesAgree,
            EngineLaws::readoutsAgreeWithTheirValues,
            EngineLaws::refusalsChangeNothing);
    Stream.of(laws, EngineProbeLaws.LAWS, EngineExitLaws.LAWS)
        .flatMap(List::stream)
        .forEach(law -> law.check(engine, oracle, tolerance, random));
  }

  /** Prefill in one go and token by token, at full depth and not, scores as the oracle does. */
  public static void passesAgree(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    SkipSet skips = random.nextInt(3) == 0 ? SkipSet.none() : one.skips();
    int[] tokens = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    try (DecodeSession whole = engine.openSession(tokens.length);
        DecodeSession steps = engine.openSession(tokens.length + random.nextInt(4));
        DecodeSession truth = oracle.openSession(tokens.length)) {
      for (int i = 0; i < tokens.length; i++) {
        double[] expected = RandomCase.values(truth, skips, tokens[i]);
        one.assertSame(
            "step " + i + " with " + skips, RandomCase.values(steps, skips, tokens[i]), expected);
        if (i == tokens.length - 1) {
          one.assertSame(
              "prefill with " + skips, RandomCase.values(whole, skips, tokens), expected);
        }
      }
      assertThat(whole.length()).as("length after prefill").isEqualTo(tokens.length);
      assertThat(steps.length()).as("length after steps").isEqualTo(tokens.length);
    }
  }

  /** A chain scored in one pass without some sublayers says what it says step by step. */
  public static void scoredDraftsAgree(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    SkipSet skips = one.skips();
    int[] prompt = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    int[] chain = one.tokens(1 + random.nextInt(6));
    int capacity = prompt.length + chain.length;
    try (DecodeSession whole = engine.openSession(capacity);
        DecodeSession truth = oracle.openSession(capacity)) {
      RandomCase.values(whole, SkipSet.none(), prompt);
      RandomCase.values(truth, SkipSet.none(), prompt);
      int[] rest = Arrays.copyOfRange(chain, 1, chain.length);
      Logits scored = whole.append(TokenTree.chain(chain[0], rest), skips, Readout.everything());
      List<double[]> rows = new ArrayList<>();
      for (int i = 0; i < chain.length; i++) {
        rows.add(scored.values(i));
      }
      for (int i = 0; i < chain.length; i++) {
        one.assertSame(
            "row " + i + " without " + skips,
            rows.get(i),
            RandomCase.values(truth, skips, chain[i]));
      }
    }
  }

  /** A draft with one skip set on full-depth rows agrees, and leaves no trace once truncated. */
  public static void draftsAgree(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] prompt = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    int[] draft = one.tokens(2 + random.nextInt(4));
    int capacity = prompt.length + draft.length;
    try (DecodeSession session = engine.openSession(capacity);
        DecodeSession truth = oracle.openSession(capacity)) {
      RandomCase.values(session, SkipSet.none(), prompt);
      RandomCase.values(truth, SkipSet.none(), prompt);
      for (SkipSet skips : List.of(one.skips(), one.skips(), SkipSet.none())) {
        for (int token : draft) {
          double[] expected = RandomCase.values(truth, skips, token);
          one.assertSame("draft with " + skips, RandomCase.values(session, skips, token), expected);
        }
        session.truncate(prompt.length);
        truth.truncate(prompt.length);
      }
    }
  }

  /** Every row of a tree agrees with the oracle's. */
  public static void treesAgree(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] prompt = one.tokens(random.nextInt(RandomCase.PROMPT));
    TokenTree tree = one.tree();
    int capacity = prompt.length + tree.size();
    try (DecodeSession session = one.prefilled(engine, capacity, prompt);
        DecodeSession truth = one.prefilled(oracle, capacity, prompt)) {
      Logits rows = session.append(tree, Readout.everything());
      Logits expected = truth.append(tree, Readout.everything());
      assertThat(rows.rows()).as("rows of a tree").isEqualTo(tree.size());
      for (int node = 0; node < tree.size(); node++) {
        one.assertSame("node " + node, rows.values(node), expected.values(node));
      }
      assertThat(session.length()).as("length after a tree").isEqualTo(capacity);
    }
  }

  /** A node's row equals what its path alone would score, by the engine's own plain passes. */
  public static void treeRowsEqualTheirPathsAlone(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] prompt = one.tokens(random.nextInt(RandomCase.PROMPT));
    TokenTree tree = one.tree();
    try (DecodeSession session = one.prefilled(engine, prompt.length + tree.size(), prompt)) {
      Logits rows = session.append(tree, Readout.everything());
      List<double[]> scored = new ArrayList<>();
      for (int node = 0; node < tree.size(); node++) {
        scored.add(rows.values(node));
      }
      for (int node = 0; node < tree.size(); node++) {
        session.truncate(prompt.length);
        double[] alone =
            RandomCase.values(
                session, SkipSet.none(), RandomCase.tokens(tree, RandomCase.path(tree, node)));
        one.assertSame("node " + node + " of " + prompt.length + "+tree", scored.get(node), alone);
      }
    }
  }

  /** Verify, keep a path, verify again, and go on: the rows are those of the text alone. */
  public static void keptRowsEqualAFreshPrefill(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] text = one.tokens(random.nextInt(RandomCase.PROMPT));
    int capacity = text.length + 40;
    try (DecodeSession session = one.prefilled(engine, capacity, text)) {
      for (int round = 0; round < 3; round++) {
        TokenTree tree = one.tree();
        session.append(tree, Readout.ARGMAX);
        int[] path = RandomCase.path(tree, random.nextInt(tree.size()));
        session.keep(text.length, path);
        text = RandomCase.concat(text, RandomCase.tokens(tree, path));
        assertThat(session.length()).as("length after keep").isEqualTo(text.length);
        int[] next = one.tokens(1);
        try (DecodeSession fresh = oracle.openSession(capacity)) {
          double[] expected =
              RandomCase.values(fresh, SkipSet.none(), RandomCase.concat(text, next));
          one.assertSame("after keep", RandomCase.values(session, SkipSet.none(), next), expected);
        }
        session.truncate(text.length);
      }
    }
  }

  /** Truncating and going on otherwise is as though nothing else had been there. */
  public static void truncatedRowsAreForgotten(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] first = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    int[] second = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    int kept = random.nextInt(first.length + 1);
    int capacity = first.length + second.length;
    try (DecodeSession session = one.prefilled(engine, capacity, first);
        DecodeSession fresh = one.prefilled(oracle, capacity, Arrays.copyOf(first, kept))) {
      session.truncate(kept);
      assertThat(session.length()).as("length after truncate").isEqualTo(kept);
      double[] expected = RandomCase.values(fresh, SkipSet.none(), second);
      one.assertSame(
          "after truncate", RandomCase.values(session, SkipSet.none(), second), expected);
    }
  }

  /** A fork and its origin go on without noticing each other, and outlive each other. */
  public static void forksAreIndependent(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] prompt = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    int shared = random.nextInt(prompt.length + 1);
    int capacity = prompt.length + 3;
    int[] mine = one.tokens(2);
    int[] theirs = one.tokens(2);
    int last = one.tokens(1)[0];
    try (DecodeSession origin = one.prefilled(engine, capacity, prompt);
        DecodeSession originTruth = one.prefilled(oracle, capacity, prompt);
        DecodeSession forkTruth = one.prefilled(oracle, capacity, Arrays.copyOf(prompt, shared))) {
      try (DecodeSession fork = origin.fork(shared)) {
        assertThat(fork.length()).as("length of a fork").isEqualTo(shared);
        assertThat(fork.capacity()).as("capacity of a fork").isEqualTo(origin.capacity());
        for (int i = 0; i < 2; i++) {
          double[] expected = RandomCase.values(originTruth, SkipSet.none(), mine[i]);
          one.assertSame("origin", RandomCase.values(origin, SkipSet.none(), mine[i]), expected);
          double[] forked = RandomCase.values(forkTruth, SkipSet.none(), theirs[i]);
          one.assertSame("fork", RandomCase.values(fork, SkipSet.none(), theirs[i]), forked);
        }
      }
      double[] expected = RandomCase.values(originTruth, SkipSet.none(), last);
      one.assertSame(
          "origin of a closed fork", RandomCase.values(origin, SkipSet.none(), last), expected);
    }
  }

  /** A probe reports what the oracle reports, wherever it starts, and leaves the session alone. */
  public static void probesAgree(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] prompt = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    int[] window = one.tokens(1 + random.nextInt(6));
    int capacity = prompt.length + window.length + 1;
    int next = one.tokens(1)[0];
    try (DecodeSession session = one.prefilled(engine, capacity, prompt);
        DecodeSession truth = one.prefilled(oracle, capacity, prompt)) {
      for (ConfidenceSpace space : ConfidenceSpace.values()) {
        int prefix = random.nextInt(prompt.length + 1);
        LayerConfidence actual = session.probe(prefix, window, space);
        LayerConfidence expected = truth.probe(prefix, window, space);
        one.assertSame(space + " attention", actual.attention(), expected.attention());
        one.assertSame(space + " mlp", actual.mlp(), expected.mlp());
        assertThat(session.length()).as("length after a probe").isEqualTo(prompt.length);
      }
      double[] expected = RandomCase.values(truth, SkipSet.none(), next);
      one.assertSame("after probes", RandomCase.values(session, SkipSet.none(), next), expected);
    }
  }

  /** Ranks, argmax and probabilities are those of the logits, whichever way they are asked for. */
  public static void readoutsAgreeWithTheirValues(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] prompt = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    int ranks = 2 + random.nextInt(Math.min(15, engine.shape().vocabulary() - 1));
    try (DecodeSession session = engine.openSession(prompt.length);
        DecodeSession truth = oracle.openSession(prompt.length)) {
      double[] expected = RandomCase.values(truth, SkipSet.none(), prompt);
      double slack = 2 * one.slack(expected);
      double[] sorted = Arrays.stream(expected).sorted().toArray();
      double[] softmax = PlainLlama.softmax(expected);
      Logits top = session.append(prompt, SkipSet.none(), Readout.top(ranks));
      assertThat(top.rows()).as("rows of a pass").isEqualTo(1);
      List<Integer> seen = new ArrayList<>();
      for (int rank = 0; rank < ranks; rank++) {
        int token = top.token(0, rank);
        double best = sorted[sorted.length - 1 - rank];
        assertThat(expected[token]).as("token at rank " + rank).isCloseTo(best, within(slack));
        assertThat(top.logit(0, rank)).as("logit").isCloseTo(expected[token], within(slack));
        assertThat(top.probability(0, rank))
            .as("probability at rank " + rank)
            .isCloseTo(softmax[token], within(slack));
        seen.add(token);
      }
      assertThat(seen).as("ranked tokens").doesNotHaveDuplicates();
      assertThat(top.argmax(0)).as("argmax").isEqualTo(seen.get(0));
      double gap = sorted[sorted.length - 1] - sorted[sorted.length - 2];
      assertThat(top.gap(0)).as("gap").isCloseTo(gap, within(2 * slack));
      session.truncate(0);
      int argmax = session.append(prompt, SkipSet.none(), Readout.ARGMAX).argmax(0);
      assertThat(expected[argmax])
          .as("argmax alone")
          .isCloseTo(sorted[sorted.length - 1], within(slack));
    }
  }

  /** What the contract forbids is refused before anything has changed. */
  public static void refusalsChangeNothing(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int context = engine.shape().contextLength();
    int vocabulary = engine.shape().vocabulary();
    RandomCase.refused("capacity 0", () -> engine.openSession(0));
    RandomCase.refused("capacity beyond the context", () -> engine.openSession(context + 1));
    int[] prompt = one.tokens(2 + random.nextInt(RandomCase.PROMPT));
    int size = prompt.length;
    int[] beyond = {0, vocabulary};
    int[] negative = {0, -1};
    int[] tooMany = one.tokens(4);
    TokenTree strange = TokenTree.chain(0, vocabulary);
    TokenTree tall = TokenTree.chain(0, 1, 2, 3);
    TokenTree fork = TokenTree.of(new int[] {0, 1, 2}, new int[] {-1, 0, 0});
    SkipSet full = SkipSet.none();
    try (DecodeSession session = one.prefilled(engine, size + 3, prompt);
        DecodeSession truth = one.prefilled(oracle, size + 3, prompt)) {
      RandomCase.refused("an id too high", () -> session.append(beyond, full, Readout.ARGMAX));
      RandomCase.refused("an id too low", () -> session.append(negative, full, Readout.ARGMAX));
      RandomCase.refused("a node's id too high", () -> session.append(strange, Readout.ARGMAX));
      RandomCase.refused("too many tokens", () -> session.append(tooMany, full, Readout.ARGMAX));
      RandomCase.refused("too tall a tree", () -> session.append(tall, Readout.ARGMAX));
      RandomCase.refused(
          "probing an id too high", () -> session.probe(0, beyond, ConfidenceSpace.HIDDEN));
      RandomCase.refused(
          "too long a probe", () -> session.probe(size, tooMany, ConfidenceSpace.HIDDEN));
      RandomCase.refused("growing", () -> session.truncate(size + 1));
      RandomCase.refused("a negative length", () -> session.truncate(-1));
      RandomCase.refused("a fork of rows not there", () -> session.fork(size + 1));
      RandomCase.refused(
          "a probe after rows not there",
          () -> session.probe(size + 1, negative, ConfidenceSpace.HIDDEN));
      assertThat(session.length()).as("length after refusals").isEqualTo(size);
      session.append(fork, Readout.ARGMAX);
      RandomCase.refused("a path without its root", () -> session.keep(size, new int[] {1}));
      RandomCase.refused("a path upwards", () -> session.keep(size, new int[] {0, 2, 1}));
      RandomCase.refused("a path out of the tree", () -> session.keep(size, new int[] {0, 3}));
      RandomCase.refused("rows that are not there", () -> session.keep(size + 4, new int[] {0}));
      session.keep(size, new int[] {0, 2});
      double[] expected = RandomCase.values(truth, full, 0, 2, 1);
      one.assertSame("after refusals", RandomCase.values(session, full, 1), expected);
    }
  }
}
