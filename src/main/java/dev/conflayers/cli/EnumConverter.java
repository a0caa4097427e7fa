package dev.conflayers.cli;

import dev.conflayers.base.Kebab;
import dev.conflayers.base.NearestName;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the constants of an enum as people write them: {@code fp32}, {@code exit-codes}. */
final class EnumConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final Map<String, E> words = new LinkedHashMap<>();

  EnumConverter(Class<E> type) {
    Arrays.stream(type.getEnumConstants())
        .forEach(constant -> words.put(Kebab.of(constant), constant));
  }

  @Override
  public E convert(String typed) {
    E constant = words.get(typed.toLowerCase(Locale.ROOT));
    if (constant == null) {
      throw new TypeConversionException(
          "'"
              + typed
              + "' is none of "
              + String.join(", ", words.keySet())
              + NearestName.hint(typed, words.keySet()));
    }
    return constant;
  }
}
