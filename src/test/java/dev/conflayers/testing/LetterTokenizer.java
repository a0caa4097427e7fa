package dev.conflayers.testing;

import dev.conflayers.model.token.ChatFormat;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.token.Tokenizer;
import java.util.Optional;
import java.util.Set;

/** Spells every id as one letter: 0 is {@code a}. */
public final class LetterTokenizer implements Tokenizer {
  @Override
  public TokenIds encode(String text) {
    return TokenIds.of(text.chars().map(c -> c - 'a').toArray());
  }

  @Override
  public String decode(TokenIds tokens) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      text.append((char) ('a' + tokens.get(i)));
    }
    return text.toString();
  }

  @Override
  public Set<Integer> endOfSequence() {
    return Set.of();
  }

  @Override
  public Optional<ChatFormat> chatFormat() {
    return Optional.empty();
  }

  @Override
  public String fingerprint() {
    return "letters";
  }
}
