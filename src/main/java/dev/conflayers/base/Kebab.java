package dev.conflayers.base;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Kebab case, in which files write names of Java: {@code draft-budget}, {@code ignore-eos}. */
public final class Kebab {
  private Kebab() {}

  /** Returns {@code maxNewTokens} as {@code max-new-tokens}. */
  public static String of(String camelCase) {
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

  /** Returns {@code NOT_OK} as {@code not ok}, as part of a sentence. */
  public static String words(Enum<?> constant) {
    return of(constant).replace('-', ' ');
  }

  /** Returns the constant written as {@code kebab}, if there is one. */
  public static <E extends Enum<E>> Optional<E> constant(Class<E> enumType, String kebab) {
    return Arrays.stream(enumType.getEnumConstants()).filter(c -> of(c).equals(kebab)).findFirst();
  }

  /** Returns the keys of a record, each with the type it is bound to. */
  public static Map<String, Type> components(Class<?> recordType) {
    Map<String, Type> components = new LinkedHashMap<>();
    for (RecordComponent component : recordType.getRecordComponents()) {
      components.put(of(component.getName()), component.getGenericType());
    }
    return components;
  }

  /** Returns how the constants of an enum are written, in their order. */
  public static List<String> constants(Class<?> enumType) {
    return Arrays.stream(enumType.getEnumConstants()).map(c -> of((Enum<?>) c)).toList();
  }
}
