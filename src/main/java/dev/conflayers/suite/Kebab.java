package dev.conflayers.suite;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

  /** Returns the keys of a record, each with the type it is bound to. */
  static Map<String, Type> components(Class<?> recordType) {
    Map<String, Type> components = new LinkedHashMap<>();
    for (RecordComponent component : recordType.getRecordComponents()) {
      components.put(of(component.getName()), component.getGenericType());
    }
    return components;
  }

  static List<String> constants(Class<?> enumType) {
    return Arrays.stream(enumType.getEnumConstants()).map(c -> of((Enum<?>) c)).toList();
  }
}
