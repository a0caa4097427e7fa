package dev.conflayers.decode.method.clasp;

import dev.conflayers.decode.SearchEvent;
import dev.conflayers.decode.SearchEvent.Kind;
import dev.conflayers.decode.SkipPolicy;
import dev.conflayers.decode.StepOutcome;
import dev.conflayers.decode.Transcript;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.SkipSet;
import java.util.Optional;

/**
 * CLaSp's skip policy: chooses again after the first verification of a prompt, and then at every
 * interval.
 */
final class ClaspPolicy implements SkipPolicy {
  private final ClaspSettings settings;
  private final ClaspSelection selection;
  private final long bytes;
  private SkipSet current;
  private int due;

  ClaspPolicy(ClaspSettings settings, ModelShape shape) {
    int layers = shape.layers();
    int skips = Math.min(layers - 1, (int) Math.floor(settings.skipRatio() * layers));
    this.settings = settings;
    this.selection = new ClaspSelection(layers, skips);
    // The full-depth states and the alternatives each read every layer once, without the head.
    this.bytes = 2 * (shape.fullPassBytes() - shape.weights().head());
    this.current = SkipSet.none();
  }

  @Override
  public SkipSet skips() {
    return current;
  }

  @Override
  public void begin() {
    due = 0;
  }

  @Override
  public Optional<SearchEvent> learn(
      StepOutcome outcome, Transcript transcript, DecodeSession session) {
    if (outcome.last() || due-- > 0) {
      return Optional.empty();
    }
    due = settings.interval() - 1;
    int prefix = session.length() - 1;
    current = SkipSet.ofLayers(selection.choose(session, prefix, transcript.token(prefix)));
    return Optional.of(
        new SearchEvent(outcome.step(), Kind.CANDIDATE, 0, current, Optional.empty(), bytes));
  }
}
