package dev.conflayers.decode.method.conflayers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.SearchEvent.Kind;
import dev.conflayers.decode.StepOutcome;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Arithmetic;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.LambdaMode;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Mode;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.SkipSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays a script of drafted and accepted counts to a search whose candidates are given. */
final class SearchScript {
  /** Fewer layers than the 16 that 0.4 of 38 asks for. */
  static final SkipSet SMALL = set(10, 0);

  /** More than 0.65 of 38 layers. */
  static final SkipSet LARGE = set(30, 0);

  private static final int WINDOW = 100;

  private final LayerSearch search;
  private final SearchLimits limits;
  private List<SkipSet> proposals = List.of();
  private final List<Double> asked = new ArrayList<>();
  private final List<Optional<Kind>> events = new ArrayList<>();
  private int probes;
  private int committed = 500;
  private boolean last;

  private SearchScript(LayerSearch search, SearchLimits limits) {
    this.search = search;
    this.limits = limits;
  }

  static SearchScript of(ConfLayersSettings settings, int layers) {
    SearchLimits limits = new SearchLimits(settings, layers);
    boolean faithful = settings.mode() == Mode.FAITHFUL;
    return new SearchScript(
        faithful ? new FaithfulSearch(limits) : new CleanSearch(limits), limits);
  }

  /** Returns the reference's settings but for these. */
  static ConfLayersSettings settings(
      Mode mode, int interval, int iterations, LambdaMode lambdaMode, double lambda) {
    return new ConfLayersSettings(
        mode,
        0.4,
        WINDOW,
        interval,
        iterations,
        0.95,
        lambdaMode,
        lambda,
        0,
        Arithmetic.BINARY16,
        ConfidenceSpace.HIDDEN,
        new DraftSettings(25, 0.8, List.of(3, 5, 8, 10)));
  }

  /** Returns {@code size} layers from {@code first + 1} on. */
  static SkipSet set(int size, int first) {
    int[] layers = new int[size];
    for (int i = 0; i < size; i++) {
      layers[i] = first + 1 + i;
    }
    return SkipSet.ofLayers(layers);
  }

  /** Sets what the search is offered each time it asks; the last one again and again. */
  SearchScript proposing(SkipSet... sets) {
    proposals = List.of(sets);
    return this;
  }

  SearchScript at(int committedTokens) {
    committed = committedTokens;
    return this;
  }

  SearchScript last(boolean ends) {
    last = ends;
    return this;
  }

  SearchScript newPrompt() {
    search.beginPrompt();
    return this;
  }

  SearchScript step(int drafted, int accepted) {
    events.add(search.observe(new StepOutcome(0, drafted, accepted, last), committed, this::probe));
    return this;
  }

  /** Plays a step of full acceptance and checks that it led to a candidate. */
  SearchScript candidate() {
    step(5, 5).event(Kind.CANDIDATE);
    return this;
  }

  SearchScript steps(int count, int drafted, int accepted) {
    for (int i = 0; i < count; i++) {
      step(drafted, accepted);
    }
    return this;
  }

  /** Checks that no step since the last check led to anything. */
  void nothing() {
    assertThat(events).isNotEmpty().containsOnly(Optional.empty());
    events.clear();
  }

  /** Checks that the one step since the last check led to this. */
  void event(Kind kind) {
    assertThat(events).containsExactly(Optional.of(kind));
    events.clear();
  }

  SkipSet skips() {
    return search.skips();
  }

  SkipSet initial() {
    return limits.initialSet();
  }

  double lambda() {
    return search.lambda();
  }

  int probes() {
    return probes;
  }

  /** Returns the factors that the search asked for candidates with, in order. */
  List<Double> asked() {
    return asked;
  }

  private LayerSearch.Candidates probe() {
    probes++;
    return lambda -> {
      asked.add(lambda);
      return proposals.get(Math.min(asked.size(), proposals.size()) - 1);
    };
  }
}
