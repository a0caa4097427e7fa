package dev.conflayers.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.base.Kebab;
import dev.conflayers.decode.FullDepthDecoder;
import dev.conflayers.decode.StopPolicy;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.FrozenSkipSettings;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.decode.method.clasp.Clasp;
import dev.conflayers.decode.method.fixed.DraftOnlySettings;
import dev.conflayers.decode.method.fixed.FrozenSkip;
import dev.conflayers.decode.method.fixed.StaticSkip;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.testing.ScriptedModel;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is in the table can be asked for in a suite, and does what the table says. */
class MethodsTest {
  private static final String SUITE =
      """
      name: one
      description: Full depth and one method.
      model: {name: m, dtype: fp32, device: cpu, threads: 2}
      tasks:
        - {task: gsm8k, dataset: words, split: test, prompts: 3, shots: 0, seed: 1, max-new-tokens: 8, chat: true}
      claims: []
      run: {seed: 1, forks: 1, warm-up: {least: 0, most: 0}, search-prompts: 1, same-twice: never, repetitions: 1, stop-rule: natural, trial-timeout-seconds: 9}
      strategies:
        - {kind: full-depth, name: full}
        - \
      """;

  /** In nats: enough for some errors of the scripted model to pass. */
  private static final String LENIENT = "4.5";

  private static final DraftOnlySettings DRAFT_ONLY = new DraftOnlySettings(List.of(), List.of());

  static Collection<Method<?>> methods() {
    return Methods.kinds().values();
  }

  private static Strategy read(String strategy) {
    return new SuiteReader().parse("one.yaml", SUITE + strategy).strategies().get(1);
  }

  /** Steady where that may be, for only then may it search on one task alone. */
  private static String sample(Method<?> method) {
    String keys = sample(method.keys()).substring(1);
    return "{kind: "
        + method.kind()
        + ", "
        + keys.replace("state: " + Kebab.of(StreamState.COLD_STREAM), "state: steady");
  }

  private static String sample(Map<String, ? extends Type> keys) {
    return keys.entrySet().stream()
        .map(
            key ->
                key.getKey()
                    + ": "
                    + (key.getKey().equals("tolerance") ? LENIENT : sample(key.getValue())))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Values that lie within the bounds of every setting there is. */
  private static String sample(Type type) {
    if (type instanceof ParameterizedType list) {
      Class<?> element = (Class<?>) list.getActualTypeArguments()[0];
      return element.isRecord() ? "[" + sample(element) + "]" : "[1, 2, 3, 4]";
    }
    Class<?> scalar = (Class<?>) type;
    if (scalar.isRecord()) {
      return sample(Kebab.components(scalar));
    }
    if (scalar.isEnum()) {
      return Kebab.constants(scalar).get(0);
    }
    if (scalar == String.class) {
      return "gsm8k";
    }
    return scalar == double.class ? "0.5" : scalar == boolean.class ? "true" : "2";
  }

  @ParameterizedTest
  @MethodSource("methods")
  void isReadFromASuiteWithAllItsSettings(Method<?> method) {
    String text = sample(method);
    Strategy strategy = read(text);
    assertThat(RecordText.of(strategy)).isEqualTo(text);
    assertThat(strategy.is(method)).isTrue();
    assertThat(method.states()).contains(strategy.state());
  }

  /** A first look only: the cases that try to break a method are in LosslessTest. */
  @ParameterizedTest
  @MethodSource("methods")
  void emitsWhatFullDepthEmitsIfAndOnlyIfItSaysSo(Method<?> method) {
    ScriptedModel model = ScriptedModel.of(5, 6, 0.3);
    TokenIds prompt = TokenIds.of(1, 2, 3);
    StopPolicy stop = StopPolicy.of(60, Set.of());
    TokenIds emitted =
        read(sample(method)).newDecoder(model, model.clock()).decode(prompt, stop).tokens();
    TokenIds expected = new FullDepthDecoder(model, model.clock()).decode(prompt, stop).tokens();
    assertThat(emitted.equals(expected)).isEqualTo(method.facts().lossless());
  }

  /** Otherwise what it found could not be written down and used again. */
  @Test
  void whateverSearchesBeforeMeasuringCanBeFrozen() {
    for (Method<?> method : methods()) {
      if (!method.states().contains(StreamState.STEADY)) {
        continue;
      }
      Strategy found = read(sample(method));
      FrozenSkipSettings.TaskSet set =
          new FrozenSkipSettings.TaskSet("gsm8k", List.of(1), List.of(2));
      Strategy frozen = found.frozen("frozen", List.of(set));
      assertThat(frozen.settings(FrozenSkip.METHOD).orElseThrow().sets()).containsExactly(set);
      assertThat(found.frozen("frozen", List.of()).settings()).isEqualTo(found.settings());
    }
  }

  @Test
  void aTaskThatAStrategyHasNoSettingsForIsRefused() {
    assertThatThrownBy(() -> read(sample(FrozenSkip.METHOD).replace("task: gsm8k", "task: x")))
        .isInstanceOf(SuiteProblem.class)
        .hasMessageContaining(
            "sets must hold one for each task of the suite, but 'gsm8k' has none");
  }

  @Test
  void everyKindIsInTheSchema() {
    JsonNode schema = SuiteSchema.schema();
    JsonNode keys = schema.path("properties");
    List<String> kinds = new ArrayList<>();
    for (JsonNode block : keys.path("strategies").path("items").path("oneOf")) {
      JsonNode strategy = schema.at(block.path("$ref").asText().substring(1));
      kinds.add(strategy.at("/properties/kind/const").asText());
    }
    List<String> defaults = new ArrayList<>();
    keys.at("/defaults/properties/strategies/properties")
        .fieldNames()
        .forEachRemaining(defaults::add);
    assertThat(kinds).isNotEmpty().containsExactlyElementsOf(Methods.kinds().keySet());
    assertThat(defaults).isEqualTo(kinds);
  }

  @Test
  void settingsOfAnotherMethodAreRefused() {
    assertThatThrownBy(() -> new Strategy("x", Clasp.METHOD, StreamState.COLD_STREAM, DRAFT_ONLY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "settings must be ClaspSettings for a strategy of kind clasp, got"
                + " DraftOnlySettings[attention=[], mlp=[]]");
    assertThatThrownBy(
            () -> new Strategy("x", StaticSkip.UNVERIFIED, StreamState.STEADY, DRAFT_ONLY))
        .hasMessage(
            "state must be one of per-prompt-reset for a strategy of kind draft-only, got"
                + " 'steady'");
  }

  @Test
  void aStateThatTheSuiteChoosesMustBeGiven() {
    Method<DraftOnlySettings> method =
        new Method<>(
            "both",
            DraftOnlySettings.class,
            (model, settings, clock) -> new FullDepthDecoder(model, clock),
            List.of(StreamState.COLD_STREAM, StreamState.STEADY),
            MethodFacts.of("leaves the state to the suite"));
    assertThatThrownBy(() -> Strategy.of(method, "x", DRAFT_ONLY))
        .hasMessage("state must be given for a strategy of kind both: one of cold-stream, steady");
    assertThat(new Strategy("x", method, StreamState.STEADY, DRAFT_ONLY).settings(method))
        .contains(DRAFT_ONLY);
    assertThat(Strategy.fullDepth("full").settings(method)).isEmpty();
  }
}
