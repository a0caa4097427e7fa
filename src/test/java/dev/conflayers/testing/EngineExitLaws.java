package dev.conflayers.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.EarlyExitSession;
import dev.conflayers.model.EarlyExits;
import dev.conflayers.model.ExitGuesses;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.LayerStates;
import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import dev.conflayers.model.plain.PlainLlama;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What {@link EngineLaws} are for passes, for drafts that leave early and what verifies them. */
public final class EngineExitLaws {
  static final List<EngineLaws.Law> LAWS =
      List.of(
          EngineExitLaws::draftsAgree,
          EngineExitLaws::verificationsAgree,
          EngineExitLaws::guessesAgree,
          EngineExitLaws::forksHaveDraftedNothing,
          EngineExitLaws::refusalsChangeNothing);

  private EngineExitLaws() {}

  /** A draft by the first layers says what a pass without the others says. */
  public static void draftsAgree(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] prompt = one.tokens(random.nextInt(RandomCase.PROMPT));
    int[] draft = one.tokens(1 + random.nextInt(5));
    int capacity = prompt.length + draft.length;
    int exit = exit(one);
    SkipSet rest = SkipSet.beyond(exit, engine.shape().layers());
    try (DecodeSession session = one.prefilled(engine, capacity, prompt);
        DecodeSession truth = one.prefilled(oracle, capacity, prompt)) {
      EarlyExits exits = EarlyExitSession.of(session).earlyExits(random.nextBoolean());
      for (int i = 0; i < draft.length; i++) {
        double[] actual = exits.draft(draft[i], exit, Readout.everything()).values(0);
        one.assertSame(
            "draft " + i + " by " + exit + " layers",
            actual,
            RandomCase.values(truth, rest, draft[i]));
        assertThat(session.length()).as("length after a draft").isEqualTo(prompt.length + i + 1);
      }
      session.truncate(prompt.length);
      truth.truncate(prompt.length);
      double[] expected = RandomCase.values(truth, SkipSet.none(), draft);
      one.assertSame("after drafts", RandomCase.values(session, SkipSet.none(), draft), expected);
    }
  }

  /** What happens between the first draft of a chain and its verification. */
  enum Story {
    AS_DRAFTED,
    A_WRONG_TOKEN,
    /** The draft goes back some tokens and on with others. */
    DRAFTED_ANEW,
    ANOTHER_EXIT,
    ANOTHER_PASS,
    A_LOOK,
    OTHER_EXITS,
    VERIFIED_BEFORE,
    A_ROW_EARLIER
  }

  /**
   * A verification scores and appends what a full-depth pass does, and the session goes on like one
   * that drafted nothing, whatever was drafted before; what can be reused is.
   */
  public static void verificationsAgree(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] prompt = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    int capacity = prompt.length + 40;
    int exit = exit(one);
    try (DecodeSession session = one.prefilled(engine, capacity, prompt);
        DecodeSession truth = one.prefilled(oracle, capacity, prompt)) {
      boolean watched = random.nextBoolean();
      for (Story story : inAnyOrder(random)) {
        TokenTree chain = one.chain(1 + random.nextInt(6));
        int known = random.nextInt(chain.size() + 1);
        EarlyExits exits = EarlyExitSession.of(session).earlyExits(watched);
        int at = story == Story.ANOTHER_EXIT ? 1 + exit % (engine.shape().layers() - 1) : exit;
        int reusable = draft(one, session, watched, story, chain, known, exit);
        truth.truncate(session.length());
        Logits actual = exits.verify(chain, at, Readout.everything());
        String what = story + ", " + known + " of " + chain.size() + " drafted";
        assertThat(exits.reused()).as("reused: " + what).isEqualTo(reusable);
        Logits expected = truth.append(chain, Readout.everything());
        assertThat(actual.rows()).as("rows: " + what).isEqualTo(chain.size());
        for (int node = 0; node < chain.size(); node++) {
          String which = "node " + node + ": " + what;
          one.assertSame(which, actual.values(node), expected.values(node));
        }
        int base = truth.length() - chain.size();
        assertThat(session.length()).as("length: " + what).isEqualTo(base + chain.size());
        int[] path = IntStream.rangeClosed(0, random.nextInt(chain.size())).toArray();
        session.keep(base, path);
        truth.keep(base, path);
        int next = one.tokens(1)[0];
        one.assertSame(
            "afterwards: " + what,
            RandomCase.values(session, SkipSet.none(), next),
            RandomCase.values(truth, SkipSet.none(), next));
        session.truncate(base + 1);
        truth.truncate(base + 1);
      }
    }
  }

  private static List<Story> inAnyOrder(SplittableRandom random) {
    List<Story> left = new ArrayList<>(List.of(Story.values()));
    List<Story> stories = new ArrayList<>();
    while (!left.isEmpty()) {
      stories.add(left.remove(random.nextInt(left.size())));
    }
    return stories;
  }

  /** Drafts some of a chain, as the story goes, and returns how much of it can be reused. */
  private static int draft(
      RandomCase one,
      DecodeSession session,
      boolean watched,
      Story story,
      TokenTree chain,
      int known,
      int exit) {
    EarlyExits exits = EarlyExitSession.of(session).earlyExits(watched);
    int base = session.length();
    int wrong = one.random().nextInt(Math.max(1, known));
    int vocabulary = one.shape().vocabulary();
    for (int i = 0; i < known; i++) {
      boolean once = story == Story.A_WRONG_TOKEN && i == wrong;
      boolean wrongly = once || story == Story.DRAFTED_ANEW;
      int token = (chain.token(i) + (wrongly ? 1 : 0)) % vocabulary;
      exits.draft(token, exit, Readout.ARGMAX);
    }
    switch (story) {
      case AS_DRAFTED, A_WRONG_TOKEN, ANOTHER_EXIT, A_ROW_EARLIER -> {}
      case DRAFTED_ANEW -> {
        for (int from : new int[] {0, wrong}) {
          session.truncate(base + Math.min(from, known));
          for (int i = from; i < known; i++) {
            exits.draft(chain.token(i), exit, Readout.ARGMAX);
          }
        }
      }
      case ANOTHER_PASS -> {
        session.truncate(base);
        session.append(one.tokens(1 + one.random().nextInt(3)), SkipSet.none(), Readout.ARGMAX);
      }
      case A_LOOK -> {
        session.truncate(base);
        double[][] stream = LayerStates.of(session).states(base, chain.tokens())[1];
        LayerStates.of(session)
            .read(LayerStates.of(session).trySublayers(0, 2, base, new double[][][] {stream})[0]);
      }
      case OTHER_EXITS -> {
        session.truncate(base);
        EarlyExitSession.of(session)
            .earlyExits(!watched)
            .draft(one.tokens(1)[0], exit, Readout.ARGMAX);
      }
      case VERIFIED_BEFORE -> {
        session.truncate(base);
        exits.verify(chain, exit, Readout.ARGMAX);
      }
    }
    session.truncate(story == Story.A_ROW_EARLIER ? base - 1 : base);
    return switch (story) {
      case AS_DRAFTED, DRAFTED_ANEW, A_LOOK -> known;
      case A_WRONG_TOKEN -> known == 0 ? 0 : wrong;
      case ANOTHER_EXIT, ANOTHER_PASS, OTHER_EXITS, VERIFIED_BEFORE, A_ROW_EARLIER -> 0;
    };
  }

  /** What a layer guesses is what a pass that ends with it puts first, and how surely. */
  public static void guessesAgree(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] prompt = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    TokenTree chain = one.chain(1 + random.nextInt(random.nextInt(4) == 0 ? 60 : 6));
    int capacity = prompt.length + chain.size();
    int layers = engine.shape().layers();
    int exit = exit(one);
    try (DecodeSession session = one.prefilled(engine, capacity, prompt);
        DecodeSession truth = one.prefilled(oracle, capacity, prompt)) {
      EarlyExits exits = EarlyExitSession.of(session).earlyExits(true);
      int known = random.nextInt(chain.size() + 1);
      for (int i = 0; i < known; i++) {
        exits.draft(chain.token(i), exit, Readout.ARGMAX);
      }
      session.truncate(prompt.length);
      Logits verified = exits.verify(chain, exit, Readout.everything());
      ExitGuesses guesses = exits.guesses();
      assertThat(verified.values(0))
          .as("logits after guesses")
          .hasSize(engine.shape().vocabulary());
      assertThat(guesses.layers()).as("layers").isEqualTo(layers);
      assertThat(guesses.nodes()).as("nodes").isEqualTo(chain.size());
      for (int layer = 0; layer < layers; layer++) {
        SkipSet later = SkipSet.beyond(layer + 1, layers);
        Logits expected = truth.append(chain, later, Readout.everything());
        for (int node = 0; node < chain.size(); node++) {
          double[] scores = expected.values(node);
          int token = guesses.token(layer, node);
          one.assertBest("guess of layer " + layer + " at node " + node, token, scores);
          assertThat((double) guesses.probability(layer, node))
              .as("probability of the guess of layer " + layer + " at node " + node)
              .isCloseTo(
                  PlainLlama.softmax(scores)[token], within(Math.max(1e-6, 2 * one.slack(scores))));
        }
        truth.truncate(prompt.length);
      }
      assertThat(session.length()).as("length after guesses").isEqualTo(capacity);
    }
  }

  /** A fork knows nothing of its origin's drafts, and disturbs none. */
  public static void forksHaveDraftedNothing(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] prompt = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    TokenTree chain = one.chain(2 + random.nextInt(3));
    int capacity = prompt.length + chain.size();
    int exit = exit(one);
    boolean watched = random.nextBoolean();
    try (DecodeSession session = one.prefilled(engine, capacity, prompt);
        DecodeSession truth = one.prefilled(oracle, capacity, prompt)) {
      EarlyExits exits = EarlyExitSession.of(session).earlyExits(watched);
      exits.draft(chain.token(0), exit, Readout.ARGMAX);
      session.truncate(prompt.length);
      double[] expected = truth.append(chain, Readout.everything()).values(chain.size() - 1);
      try (DecodeSession fork = session.fork(prompt.length)) {
        EarlyExits forked = EarlyExitSession.of(fork).earlyExits(watched);
        Logits actual = forked.verify(chain, exit, Readout.everything());
        one.assertSame("verified by a fork", actual.values(chain.size() - 1), expected);
        assertThat(forked.reused()).as("reused by a fork").isZero();
      }
      Logits actual = exits.verify(chain, exit, Readout.everything());
      one.assertSame("verified by the origin", actual.values(chain.size() - 1), expected);
      assertThat(exits.reused()).as("reused by the origin").isEqualTo(1);
    }
  }

  /** What the contract forbids is refused before anything has changed. */
  public static void refusalsChangeNothing(
      LanguageModel engine, LanguageModel oracle, double tolerance, SplittableRandom random) {
    RandomCase one = new RandomCase(engine.shape(), tolerance, random);
    int[] prompt = one.tokens(1 + random.nextInt(RandomCase.PROMPT));
    int size = prompt.length;
    int layers = engine.shape().layers();
    int vocabulary = engine.shape().vocabulary();
    TokenTree chain = TokenTree.chain(0, 1);
    TokenTree strange = TokenTree.chain(0, vocabulary);
    TokenTree tall = TokenTree.chain(0, 1, 2, 3);
    TokenTree branching = TokenTree.of(new int[] {0, 1, 2}, new int[] {-1, 0, 0});
    Readout best = Readout.ARGMAX;
    try (DecodeSession session = one.prefilled(engine, size + 3, prompt);
        DecodeSession truth = one.prefilled(oracle, size + 3, prompt)) {
      EarlyExits exits = EarlyExitSession.of(session).earlyExits(true);
      EarlyExits unwatched = EarlyExitSession.of(session).earlyExits(false);
      RandomCase.refused("a draft by no layer", () -> exits.draft(0, 0, best));
      RandomCase.refused("a draft by every layer", () -> exits.draft(0, layers, best));
      RandomCase.refused("a draft of an id too high", () -> exits.draft(vocabulary, 1, best));
      RandomCase.refused("no exit", () -> exits.verify(chain, 0, best));
      RandomCase.refused("an exit too far", () -> exits.verify(chain, layers, best));
      RandomCase.refused("a tree that branches", () -> exits.verify(branching, 1, best));
      RandomCase.refused("a node's id too high", () -> exits.verify(strange, 1, best));
      RandomCase.refused("too tall a chain", () -> exits.verify(tall, 1, best));
      assertThatIllegalStateException().as("nothing verified").isThrownBy(exits::guesses);
      assertThat(session.length()).as("length after refusals").isEqualTo(size);
      exits.draft(0, 1, best);
      session.truncate(size);
      RandomCase.refused("a node's id too high", () -> exits.verify(strange, 1, best));
      double[] expected = truth.append(chain, Readout.everything()).values(1);
      double[] actual = exits.verify(chain, 1, Readout.everything()).values(1);
      one.assertSame("after refusals", actual, expected);
      session.truncate(size);
      unwatched.verify(chain, 1, best);
      assertThatIllegalStateException().as("unwatched").isThrownBy(unwatched::guesses);
      exits.draft(0, 1, best);
      assertThatIllegalStateException().as("drafted since").isThrownBy(exits::guesses);
    }
  }

  private static int exit(RandomCase one) {
    return 1 + one.random().nextInt(one.shape().layers() - 1);
  }
}
