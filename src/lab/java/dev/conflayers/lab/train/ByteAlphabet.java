package dev.conflayers.lab.train;

import java.nio.charset.StandardCharsets;

/**
 * The 256 characters that stand for bytes in GPT-2's vocabularies: printable Latin-1 characters for
 * themselves, the characters from U+0100 on for the others in order.
 */
final class ByteAlphabet {
  private static final char[] CHARACTERS = characters();

  private ByteAlphabet() {}

  private static char[] characters() {
    char[] characters = new char[256];
    char next = 0x100;
    for (int b = 0; b < 256; b++) {
      boolean printable = (b >= '!' && b <= '~') || (b >= 0xa1 && b <= 0xac) || b >= 0xae;
      characters[b] = printable ? (char) b : next++;
    }
    return characters;
  }

  /** Returns the character of {@code b}, from 0 to 255. */
  static char of(int b) {
    return CHARACTERS[b];
  }

  /** Returns the UTF-8 bytes of {@code text}, a character for each. */
  static String of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      out.append(CHARACTERS[b & 0xff]);
    }
    return out.toString();
  }
}
