package dev.conflayers.decode.method.exit;

import dev.conflayers.decode.ExitPolicy;
import dev.conflayers.decode.SearchEvent;
import dev.conflayers.decode.SearchEvent.Kind;
import dev.conflayers.decode.StepOutcome;
import dev.conflayers.decode.Transcript;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.EarlyExitSession;
import dev.conflayers.model.ExitGuesses;
import dev.conflayers.model.LayerStates;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.SkipSet;
import java.util.Arrays;
import java.util.Optional;

/**
 * DEL's exit policy: chooses exit and length from evidence. The first draft of a prompt is one
 * token from the middle of the model; then the end of the prompt, read in an extra pass, becomes
 * evidence too.
 */
final class DelPolicy implements ExitPolicy {
  private final DelSettings settings;
  private final ModelShape shape;
  private ExitEvidence evidence;
  private ExitEvidence.Choice choice;
  private long bytes;

  DelPolicy(DelSettings settings, ModelShape shape) {
    this.settings = settings;
    this.shape = shape;
    this.evidence = new ExitEvidence(shape.layers(), settings.decay());
    this.choice = new ExitEvidence.Choice(shape.layers() / 2, 1);
  }

  @Override
  public int exit() {
    return choice.exit();
  }

  @Override
  public int depth() {
    return choice.depth();
  }

  @Override
  public double threshold() {
    return evidence.threshold(choice.exit());
  }

  @Override
  public boolean watches() {
    return true;
  }

  @Override
  public void begin() {
    evidence = new ExitEvidence(shape.layers(), settings.decay());
    choice = new ExitEvidence.Choice(shape.layers() / 2, 1);
    bytes = 0;
  }

  @Override
  public Optional<SearchEvent> learn(
      StepOutcome outcome, Transcript transcript, DecodeSession session) {
    ExitEvidence.Choice before = choice;
    if (!outcome.last()) {
      evidence.age();
      verified(outcome, transcript, session);
      if (outcome.step() == 0 && settings.promptTokens() > 0) {
        prompt(transcript, session);
      }
      choice = evidence.best(settings.longest());
    }
    boolean changed = !choice.equals(before);
    if (!changed && !(outcome.last() && bytes > 0)) {
      return Optional.empty();
    }
    SearchEvent event =
        new SearchEvent(
            outcome.step(),
            changed ? Kind.CANDIDATE : Kind.REJECTED,
            0,
            SkipSet.beyond(choice.exit(), shape.layers()),
            Optional.empty(),
            bytes);
    bytes = 0;
    return Optional.of(event);
  }

  /**
   * Nothing is known beyond the first wrong token, because full depth never read the right one
   * there.
   */
  private void verified(StepOutcome outcome, Transcript transcript, DecodeSession session) {
    ExitGuesses guesses = EarlyExitSession.of(session).earlyExits(true).guesses();
    bytes += shape.weights().head();
    int nodes = outcome.accepted() + 1;
    int base = session.length() - nodes;
    for (int layer = 0; layer < shape.layers() - 1; layer++) {
      for (int node = 0; node < nodes; node++) {
        boolean same = guesses.token(layer, node) == transcript.token(base + node + 1);
        evidence.add(layer, same, guesses.probability(layer, node));
      }
    }
  }

  private void prompt(Transcript transcript, DecodeSession session) {
    int end = transcript.promptLength();
    int from = Math.max(0, end - settings.promptTokens());
    double[][][] states = LayerStates.of(session).states(from, transcript.slice(from, end));
    int layers = shape.layers();
    int tokens = end - from;
    double[][] all = new double[layers * tokens][];
    for (int layer = 0; layer < layers; layer++) {
      System.arraycopy(states[2 * layer + 2], 0, all, layer * tokens, tokens);
    }
    int[] said = LayerStates.of(session).read(all);
    bytes += shape.fullPassBytes();
    int[] right = Arrays.copyOfRange(said, (layers - 1) * tokens, layers * tokens);
    for (int layer = 0; layer < layers - 1; layer++) {
      for (int token = 0; token < tokens; token++) {
        evidence.add(layer, said[layer * tokens + token] == right[token]);
      }
    }
  }
}
