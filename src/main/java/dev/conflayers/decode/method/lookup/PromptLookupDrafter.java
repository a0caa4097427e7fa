package dev.conflayers.decode.method.lookup;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.Draft;
import dev.conflayers.decode.Drafter;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.Sampler;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.Transcript;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.TokenTree;
import dev.conflayers.model.token.TokenIds;
import java.util.Arrays;
import java.util.List;

/**
 * Prompt lookup decoding: drafts what followed the earliest occurrence of the last tokens in prompt
 * and output that a whole draft follows. It runs no model, so a draft costs nothing; it helps when
 * outputs repeat their input.
 *
 * <p>If nothing is found, the published code (Spec-Bench) drafts a dummy token. Here nothing is
 * drafted, and verification is a plain step.
 */
public final class PromptLookupDrafter implements Drafter {
  /** Drafting without a model. */
  public static final Method<PromptLookupSettings> METHOD =
      new Method<>(
          "prompt-lookup",
          PromptLookupSettings.class,
          PromptLookupDrafter::decoder,
          List.of(StreamState.PER_PROMPT_RESET),
          MethodFacts.of("drafts what followed the same tokens before")
              .publishedIn("prompt lookup decoding, as in Spec-Bench")
              .withValues("longest-match 3, length 10")
              .costing("nothing: no model drafts"));

  private final PromptLookupSettings settings;

  public PromptLookupDrafter(PromptLookupSettings settings) {
    this.settings = settings;
  }

  /** Returns a decoder that drafts by prompt lookup. */
  public static Decoder decoder(
      LanguageModel model, PromptLookupSettings settings, NanoClock clock) {
    return new SpeculativeDecoder(
        model, new PromptLookupDrafter(settings), SpeculativeDecoder.StopCheck.EXACT, clock);
  }

  @Override
  public int largestTree() {
    return 1 + settings.length();
  }

  @Override
  public Draft draft(
      Transcript transcript, DecodeSession session, int depth, int nodes, Sampler sampler) {
    int[] found = lookUp(transcript.slice(0, transcript.length()));
    int[] drafted = Arrays.copyOf(found, Math.min(found.length, Math.min(depth, nodes - 1)));
    return new Draft(
        TokenTree.chain(transcript.root(), drafted), TokenIds.of(drafted), List.of(), 0);
  }

  /** Returns what followed the last tokens when they first occurred; empty if they never did. */
  int[] lookUp(int[] text) {
    for (int match = Math.min(settings.longestMatch(), text.length); match > 0; match--) {
      int last = text.length - match;
      for (int at = 0; at + match + settings.length() <= text.length; at++) {
        // The match must start before the looked-up tokens do, though it may overlap them.
        boolean earlier = at + match < last;
        if (earlier && Arrays.equals(text, at, at + match, text, last, text.length)) {
          return Arrays.copyOfRange(text, at + match, at + match + settings.length());
        }
      }
    }
    return new int[0];
  }
}
