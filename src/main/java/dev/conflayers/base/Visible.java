package dev.conflayers.base;

import java.util.Locale;

/**
 * Characters that must be shown by name, because they are invisible or reorder the text around
 * them.
 */
public final class Visible {
  private Visible() {}

  /** Returns whether {@code c} is a control, reorders the text around it, or is not a character. */
  public static boolean isHidden(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.SURROGATE
        || c == 0x061c
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || c == 0xfeff
        || (c & 0xfffe) == 0xfffe;
  }

  public static String name(int c) {
    return String.format(Locale.ROOT, "U+%04X", c);
  }

  /** Returns {@code text} with hidden characters named, except those in {@code kept}. */
  public static String of(String text, String kept) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isHidden(c) && kept.indexOf(c) < 0) {
                visible.append(name(c));
              } else {
                visible.appendCodePoint(c);
              }
            });
    return visible.toString();
  }
}
