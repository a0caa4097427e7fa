package dev.conflayers.decode.method.selfsd;

import dev.conflayers.decode.DecodeTrace;
import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.FullDepthDecoder;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.LearningDecoder;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.Sampler;
import dev.conflayers.decode.SearchEvent;
import dev.conflayers.decode.SearchEvent.Kind;
import dev.conflayers.decode.SkipPolicy;
import dev.conflayers.decode.StepTrace;
import dev.conflayers.decode.StopPolicy;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.GaussianProcess;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.decode.method.Proposals;
import dev.conflayers.decode.method.Subsets;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Self-SD with its search (arXiv 2309.08168, section 3.2): until it is frozen, it decodes each
 * prompt many times, each time without the sublayers that a Gaussian process proposes, and keeps
 * the fastest set. All sublayers may be skipped; a coordinate above one half skips its sublayer.
 *
 * <p>The reference tries every set on the same few prompts and compares tokens per second. Here
 * prompts come one after the other, so a set's score is its speedup over full depth on its prompt.
 * Both measure time, so their results depend on the machine.
 */
public final class SelfSdSearch implements LearningDecoder {
  /** Sublayers found by a search before measuring, and an adaptive threshold. */
  public static final Method<SelfSdSearchSettings> METHOD =
      new Method<>(
          "self-sd-search",
          SelfSdSearchSettings.class,
          SelfSdSearch::decoder,
          List.of(StreamState.STEADY),
          MethodFacts.of(
                  "as self-sd, without the sublayers that a Bayesian search found fastest to skip"
                      + " on prompts of the tune split")
              .publishedIn("arXiv 2309.08168")
              .withValues("iterations 1000 in all, tokens 32, budget 8, start-threshold 0.8")
              .costing(
                  "before measuring, each of run.search-prompts prompts is decoded once per"
                      + " iteration; nothing while decoding"));

  private static final double NOISE = 1e-2;

  private final LanguageModel model;
  private final SelfSdSearchSettings settings;
  private final NanoClock clock;
  private final Decoder decoder;
  private final SplittableRandom random;
  private final GaussianProcess process = new GaussianProcess(NOISE);
  private SkipSet best = SkipSet.none();
  private double highest;
  private boolean searching = true;

  private SelfSdSearch(LanguageModel model, SelfSdSearchSettings settings, NanoClock clock) {
    this.model = model;
    this.settings = settings;
    this.clock = clock;
    this.random = new SplittableRandom(settings.seed());
    this.decoder = decoder(() -> best);
  }

  /** Returns a decoder that has not searched yet. */
  public static SelfSdSearch decoder(
      LanguageModel model, SelfSdSearchSettings settings, NanoClock clock) {
    return new SelfSdSearch(model, settings, clock);
  }

  private Decoder decoder(SkipPolicy policy) {
    return SelfSd.decoder(model, policy, settings.budget(), settings.startThreshold(), clock);
  }

  @Override
  public Generation decode(TokenIds prompt, StopPolicy stop, Sampler sampler) {
    if (!searching || stop.maxNewTokens() < 2) {
      return decoder.decode(prompt, stop, sampler);
    }
    long start = clock.nanos();
    List<SearchEvent> events = search(prompt, stop.maxNewTokens());
    long spent = clock.nanos() - start;
    return charged(decoder.decode(prompt, stop, sampler), spent, events);
  }

  private List<SearchEvent> search(TokenIds prompt, int most) {
    StopPolicy some = StopPolicy.of(Math.min(settings.tokens(), most), Set.of());
    List<SearchEvent> events = new ArrayList<>();
    DecodeTrace full = new FullDepthDecoder(model, clock).decode(prompt, some).trace();
    long bytes = bytes(full);
    int sublayers = 2 * model.shape().layers();
    for (int i = 0; i < settings.iterations(); i++) {
      BitSet chosen =
          process.size() == 0
              ? Subsets.draw(sublayers, sublayers / 2, random)
              : Proposals.anySize(process, sublayers, random);
      SkipSet candidate = skips(chosen);
      DecodeTrace trace = decoder(() -> candidate).decode(prompt, some).trace();
      double score = (double) full.totalNanos() / Math.max(1, trace.totalNanos());
      process.add(Proposals.point(chosen, sublayers), score);
      boolean improved = score > highest;
      if (improved) {
        highest = score;
        best = candidate;
      }
      bytes += bytes(trace);
      Kind kind = improved ? Kind.IMPROVED : Kind.REJECTED;
      events.add(new SearchEvent(0, kind, 0, best, Optional.empty(), bytes));
      bytes = 0;
    }
    return events;
  }

  private SkipSet skips(BitSet chosen) {
    BitSet attention = new BitSet();
    BitSet mlp = new BitSet();
    for (int layer = 0; layer < model.shape().layers(); layer++) {
      attention.set(layer, chosen.get(2 * layer));
      mlp.set(layer, chosen.get(2 * layer + 1));
    }
    return SkipSet.ofSublayers(attention, mlp);
  }

  private long bytes(DecodeTrace trace) {
    return trace.draftBytes() + (1 + trace.verifications()) * model.shape().fullPassBytes();
  }

  /** The search ran before the prompt was decoded; its cost is booked to the first step. */
  private static Generation charged(Generation found, long nanos, List<SearchEvent> events) {
    DecodeTrace trace = found.trace();
    if (trace.steps().isEmpty()) {
      return found;
    }
    List<StepTrace> steps = new ArrayList<>(trace.steps());
    StepTrace s = steps.get(0);
    steps.set(
        0,
        new StepTrace(
            s.chain(),
            s.confidences(),
            s.nodes(),
            s.accepted(),
            s.emitted(),
            s.draftBytes(),
            s.draftNanos(),
            s.verifyNanos(),
            s.searchNanos() + nanos));
    return new Generation(
        found.tokens(),
        found.finish(),
        new DecodeTrace(
            trace.prefillNanos(), trace.totalNanos() + nanos, trace.emitted(), steps, events));
  }

  @Override
  public SkipSet freeze() {
    searching = false;
    return best;
  }
}
