package dev.conflayers.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The way names of Java are written in suite files: {@code draft-budget}, {@code ignore-eos}. */
public final class Kebab {
  private Kebab() {}

  /** Returns {@code maxNewTokens} as {@code max-new-tokens}. */
  static String of(String camelCase) {
    StringBuilder kebab = new StringBuilder();
    for (int i = 0; i < camelCase.length(); i++) {
      char c = camelCase.charAt(i);
      if (Character.isUpperCase(c)) {
        kebab.append('-');
      }
      kebab.append(Character.toLowerCase(c));
    }
    return kebab.toString();
  }

  /** Returns {@code LM_HEAD} as {@code lm-head}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> constants(Class<?> enumType) {
    return Arrays.stream(enumType.getEnumConstants()).map(c -> of((Enum<?>) c)).toList();
  }
}
