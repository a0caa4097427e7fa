package dev.conflayers.decode;

import dev.conflayers.model.token.TokenIds;

/** A decoder's output for one prompt, as cut by the stop policy, with its trace. */
public record Generation(TokenIds tokens, FinishReason finish, DecodeTrace trace) {}
