package dev.conflayers.decode.method.conflayers;

import dev.conflayers.decode.SearchEvent;
import dev.conflayers.decode.SkipPolicy;
import dev.conflayers.decode.StepOutcome;
import dev.conflayers.decode.Transcript;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Mode;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LayerConfidence;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.SkipSet;
import java.util.Optional;

/** Skip policy that runs a {@link LayerSearch} on a model. */
final class ConfLayersPolicy implements SkipPolicy {
  private final ConfLayersSettings settings;
  private final SelectionRule rule;
  private final LayerSearch search;
  private final long probeBytes;
  private Optional<SkipSet> frozen = Optional.empty();

  ConfLayersPolicy(ConfLayersSettings settings, int windowCap, ModelShape shape) {
    SearchLimits limits = new SearchLimits(settings, shape.layers());
    boolean faithful = settings.mode() == Mode.FAITHFUL;
    this.settings = settings;
    this.rule = SelectionRule.of(settings, settings.lambda()).withCap(windowCap);
    this.search = faithful ? new FaithfulSearch(limits) : new CleanSearch(limits);
    boolean headless = settings.confidenceSpace() == ConfidenceSpace.HIDDEN;
    this.probeBytes = shape.fullPassBytes() - (headless ? shape.weights().head() : 0);
  }

  @Override
  public SkipSet skips() {
    return frozen.orElseGet(search::skips);
  }

  /** Ends the search with the best set so far, which it returns. */
  SkipSet freeze() {
    SkipSet best = frozen.orElseGet(search::best);
    frozen = Optional.of(best);
    return best;
  }

  @Override
  public void begin() {
    search.beginPrompt();
  }

  @Override
  public Optional<SearchEvent> learn(
      StepOutcome outcome, Transcript transcript, DecodeSession session) {
    if (frozen.isPresent()) {
      return Optional.empty();
    }
    Look look = new Look(transcript, session);
    return search
        .observe(outcome, transcript.committed(), look)
        .map(kind -> look.event(outcome.step(), kind));
  }

  /**
   * Probes the last committed tokens. The reference shows them to the model as though they followed
   * the prompt, whatever was generated in between; a clean probe uses the whole text.
   */
  private LayerConfidence probe(Transcript transcript, DecodeSession session) {
    int end = session.length();
    int from = end - Math.min(settings.contextWindow(), transcript.committed());
    int prefix = settings.mode() == Mode.FAITHFUL ? transcript.promptLength() : from;
    return session.probe(prefix, transcript.slice(from, end), settings.confidenceSpace());
  }

  /** The probe of one step, if it is used, and its results. */
  private final class Look implements LayerSearch.Probe {
    private final Transcript transcript;
    private final DecodeSession session;
    private double lambda = search.lambda();
    private Optional<LayerConfidence> profile = Optional.empty();
    private long bytes;

    Look(Transcript transcript, DecodeSession session) {
      this.transcript = transcript;
      this.session = session;
    }

    @Override
    public LayerSearch.Candidates run() {
      bytes += probeBytes;
      LayerConfidence seen = probe(transcript, session);
      profile = Optional.of(seen);
      return factor -> {
        lambda = factor;
        return LayerSelection.of(seen, rule.withLambda(factor)).skips();
      };
    }

    SearchEvent event(int step, SearchEvent.Kind kind) {
      return new SearchEvent(step, kind, lambda, search.skips(), profile, bytes);
    }
  }
}
