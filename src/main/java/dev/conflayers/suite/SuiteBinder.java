package dev.conflayers.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.Kebab;
import dev.conflayers.base.Keys;
import dev.conflayers.base.Places;
import dev.conflayers.base.RecordBinder;
import dev.conflayers.decode.method.Method;
import dev.conflayers.suite.declared.Claim;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Binder of suites, whose strategies and claims have several kinds, each with its own keys. */
final class SuiteBinder {
  private static final Map<String, Claim.Kind> CLAIMS = new LinkedHashMap<>();

  static {
    for (Claim.Kind kind : Claim.Kind.values()) {
      CLAIMS.put(Kebab.of(kind), kind);
    }
  }

  private SuiteBinder() {}

  static RecordBinder of(Places places) {
    return new RecordBinder(
        places,
        Keys.KEBAB,
        Map.of(Strategy.class, SuiteBinder::strategy, Claim.class, SuiteBinder::claim));
  }

  private static Object claim(RecordBinder binder, JsonNode node, String path) {
    Claim.Kind kind = binder.kind(node, path, CLAIMS);
    if (node instanceof ObjectNode entry && !entry.has(Claim.PRIMARY)) {
      entry.put(Claim.PRIMARY, false);
    }
    return binder.record(node, kind.type(), path, List.of("kind"));
  }

  private static Object strategy(RecordBinder binder, JsonNode node, String path) {
    Method<?> method = binder.kind(node, path, Methods.kinds());
    if (method.searchesBefore()
        && node instanceof ObjectNode entry
        && !entry.has(Method.SEARCH_ON)) {
      entry.put(Method.SEARCH_ON, "");
    }
    Map<String, Object> values =
        binder.values(node, method.keys(), List.of(), path, List.of("kind", Matrix.KEY));
    try {
      return Strategy.of(method, values);
    } catch (IllegalArgumentException refusal) {
      throw binder.refused(refusal, path, values.keySet());
    }
  }
}
