package dev.conflayers.suite;

import dev.conflayers.base.Kebab;
import dev.conflayers.decode.SamplerSettings;
import dev.conflayers.decode.method.Method;
import dev.conflayers.suite.declared.Claim;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text of a record as in a suite file, on one line. */
public final class RecordText {
  private static final String NAME = "name";

  private RecordText() {}

  /** Returns, say, {@code {kind: full-depth, name: full-depth}}. */
  public static String of(Strategy strategy) {
    return of(strategy, Set.of());
  }

  /** Returns, say, {@code {kind: conflayers, state: steady, settings: {...}}}. */
  public static String method(Strategy strategy) {
    return of(strategy, Set.of(NAME, Method.SEARCH_ON));
  }

  private static String of(Strategy strategy, Set<String> without) {
    return Stream.concat(
            Stream.of("kind: " + strategy.kind()),
            strategy.values().entrySet().stream()
                .filter(value -> !without.contains(value.getKey()))
                .map(value -> value.getKey() + ": " + text(value.getValue())))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Returns, say, {@code {kind: speedup, strategy: conflayers, above: 1.4, scope: suite}}. */
  public static String of(Claim claim) {
    return "{kind: "
        + Kebab.of(claim.kind())
        + ", "
        + Stream.of(claim.getClass().getRecordComponents())
            .filter(component -> claim.primary() || !component.getName().equals(Claim.PRIMARY))
            .map(component -> keyed(component, claim))
            .collect(Collectors.joining(", "))
        + "}";
  }

  /** Returns, say, {@code {temperature: 0.8, top-p: 0.95, ...}}. */
  public static String of(SamplerSettings sampler) {
    return text(sampler);
  }

  private static String components(Object record) {
    return Stream.of(record.getClass().getRecordComponents())
        .map(component -> keyed(component, record))
        .collect(Collectors.joining(", "));
  }

  private static String keyed(RecordComponent component, Object record) {
    return Kebab.of(component.getName()) + ": " + value(component, record);
  }

  private static String value(RecordComponent component, Object record) {
    try {
      return text(component.getAccessor().invoke(record));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static String text(Object value) {
    if (value instanceof Record record) {
      return "{" + components(record) + "}";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(RecordText::text).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof Enum<?> constant ? Kebab.of(constant) : String.valueOf(value);
  }
}
