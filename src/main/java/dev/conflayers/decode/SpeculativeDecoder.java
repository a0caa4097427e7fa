package dev.conflayers.decode;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.Logits;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Speculative decoding: drafts a few tokens, verifies them in one full-depth pass, keeps the
 * accepted ones, and repeats.
 *
 * <p>Invariant at the top of the loop: the session holds the whole transcript except its root, and
 * every row in it was written at full depth.
 */
public final class SpeculativeDecoder implements Decoder {
  private final LanguageModel model;
  private final Drafter drafter;
  private final StopCheck check;
  private final NanoClock clock;

  public SpeculativeDecoder(
      LanguageModel model, Drafter drafter, StopCheck check, NanoClock clock) {
    this.model = model;
    this.drafter = drafter;
    this.check = check;
    this.clock = clock;
  }

  @Override
  public Generation decode(TokenIds prompt, StopPolicy stop, Sampler sampler) {
    long start = clock.nanos();
    int contextLength = model.shape().contextLength();
    int capacity = SessionCapacity.of(prompt, stop, drafter.largestTree(), contextLength);
    drafter.begin();
    try (DecodeSession session = model.openSession(capacity)) {
      return new Run(prompt, stop, sampler, session).decode(prompt, start);
    }
  }

  /** When a generation notices that it has ended. */
  public enum StopCheck {
    /** As soon as the token that ends it is emitted. No draft exceeds the limit. */
    EXACT,
    /**
     * As the reference implementation does: after the next draft, and from the committed tokens
     * only. The last draft is wasted, a stop token that came as the bonus token costs one more
     * step, and the limit is exceeded by one or two tokens, which the stop policy cuts.
     */
    LATE
  }

  /** One generation under way. */
  private final class Run {
    private final StopPolicy stop;
    private final Sampler sampler;
    private final DecodeSession session;
    private final Transcript transcript;
    private final List<StepTrace> steps = new ArrayList<>();
    private final List<SearchEvent> searches = new ArrayList<>();
    private int checked;
    private StopPolicy.@Nullable End end;

    Run(TokenIds prompt, StopPolicy stop, Sampler sampler, DecodeSession session) {
      this.stop = stop;
      this.sampler = sampler;
      this.session = session;
      this.transcript = new Transcript(prompt, stop.maxNewTokens() + 1);
    }

    Generation decode(TokenIds prompt, long start) {
      Logits first = session.append(prompt.toArray(), SkipSet.none(), sampler.readout());
      transcript.emit(sampler.pick(first, transcript));
      long prefill = clock.nanos() - start;
      while (!endsBeforeDraft()) {
        long drafting = clock.nanos();
        Draft draft = draft();
        long verifying = clock.nanos();
        if (endsAfterDraft()) {
          chargeLastStep(draft, verifying - drafting);
          break;
        }
        verify(draft, drafting, verifying);
      }
      long total = clock.nanos() - start;
      if (end == null) {
        throw new IllegalStateException("a generation stopped before its stop policy ended it");
      }
      return new Generation(
          transcript.output(end.tokens()),
          end.reason(),
          new DecodeTrace(prefill, total, transcript.emitted(), steps, searches));
    }

    private boolean endsBeforeDraft() {
      // A late check needs room for one more draft in the context; without it, the check is exact.
      boolean late = check == StopCheck.LATE && session.length() + 2 <= session.capacity();
      return !late && endsBy(transcript.emitted(), stop.maxNewTokens());
    }

    private boolean endsAfterDraft() {
      return check == StopCheck.LATE && endsBy(transcript.committed(), stop.maxNewTokens() + 1);
    }

    /**
     * Returns whether the first {@code count} tokens of the output end the generation, which needs
     * {@code enough} of them to reach its length.
     */
    private boolean endsBy(int count, int enough) {
      if (end == null) {
        StopPolicy.End found = stop.end(transcript.output(count), checked);
        checked = Math.min(count, stop.maxNewTokens());
        boolean tooShort = count < enough;
        end = found != null && found.reason() == FinishReason.LENGTH && tooShort ? null : found;
      }
      return end != null;
    }

    private Draft draft() {
      int open = stop.maxNewTokens() - transcript.emitted();
      int useful = check == StopCheck.LATE ? Math.max(1, open) : open - 1;
      int nodes = Math.min(session.capacity() - session.length(), drafter.largestTree());
      return drafter.draft(transcript, session, Math.min(useful, nodes - 1), nodes, sampler);
    }

    private void verify(Draft draft, long drafting, long verifying) {
      int base = session.length();
      Logits target = drafter.verify(draft, session, sampler.readout());
      Verification verdict = sampler.judge(draft, target, transcript);
      int[] path = verdict.path();
      session.keep(base, path);
      long learning = clock.nanos();
      int[] emitted = new int[path.length];
      for (int i = 1; i < path.length; i++) {
        emitted[i - 1] = draft.tree().token(path[i]);
      }
      emitted[path.length - 1] = verdict.bonusToken();
      for (int token : emitted) {
        transcript.emit(token);
      }
      boolean last = endsBeforeDraft();
      long searching = clock.nanos();
      int drafted = draft.chain().size();
      drafter
          .learn(
              new StepOutcome(steps.size(), drafted, verdict.accepted(), last), transcript, session)
          .ifPresent(searches::add);
      steps.add(
          new StepTrace(
              draft.chain(),
              draft.confidences(),
              draft.tree().size(),
              verdict.accepted(),
              TokenIds.of(emitted),
              draft.weightBytes(),
              verifying - drafting,
              learning - verifying,
              clock.nanos() - searching));
    }

    /** Adds the cost of a draft that was never verified to the last step. */
    private void chargeLastStep(Draft wasted, long nanos) {
      StepTrace s = steps.remove(steps.size() - 1);
      steps.add(
          new StepTrace(
              s.chain(),
              s.confidences(),
              s.nodes(),
              s.accepted(),
              s.emitted(),
              s.draftBytes() + wasted.weightBytes(),
              s.draftNanos() + nanos,
              s.verifyNanos(),
              s.searchNanos()));
    }
  }
}
