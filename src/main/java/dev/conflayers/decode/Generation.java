package dev.conflayers.decode;

import dev.conflayers.model.token.TokenIds;

/** What a decoder produced for one prompt, as the stop policy cut it, and how it got there. */
public record Generation(TokenIds tokens, FinishReason finish, DecodeTrace trace) {}
