package dev.conflayers.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocatedTreeTest {
  private static final String YAML =
      """
      how-many: 3
      notes: {a: first, b: second}
      parts:
        - {name: x, kind: lm-head}
        - name: y
          kind: mlp
      """;

  enum Kind {
    LM_HEAD,
    MLP
  }

  record Part(String name, Kind kind) {
    Part {
      if (name.isBlank()) {
        throw new KeyRefusal("name", "must not be blank");
      }
    }
  }

  record Document(int howMany, Map<String, String> notes, List<Part> parts) {}

  record Camel(int howMany, @Nullable String note) {}

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String source, int line, String message) {
      super(Refusal.text(source, line, message));
    }
  }

  private static <T> T bound(LocatedTree located, Keys keys, Class<T> type) {
    return new RecordBinder(new Places("f.yaml", located.lines(), Refused::new), keys)
        .bind(located.tree(), type);
  }

  private static Document document(String text) {
    return bound(LocatedTree.yaml("f.yaml", text, Refused::new), Keys.KEBAB, Document.class);
  }

  @Test
  void recordsListsMapsAndConstantsAreBound() {
    assertThat(document(YAML))
        .isEqualTo(
            new Document(
                3,
                Map.of("a", "first", "b", "second"),
                List.of(new Part("x", Kind.LM_HEAD), new Part("y", Kind.MLP))));
  }

  @Test
  void everyValueHasItsLine() {
    assertThat(LocatedTree.yaml("f.yaml", YAML, Refused::new).lines())
        .containsEntry("", 1)
        .containsEntry("notes.b", 2)
        .containsEntry("parts[0].kind", 4)
        .containsEntry("parts[1]", 5)
        .containsEntry("parts[1].kind", 6);
  }

  @Test
  void jsonIsReadAsYamlIsAndMayBeginOnALaterLine() {
    String text = "{\"howMany\": 3,\n\"note\": \"n\"}";
    LocatedTree located = LocatedTree.json("f.jsonl", 7, text, Refused::new);

    assertThat(located.lines()).containsEntry("howMany", 7).containsEntry("note", 8);
    assertThat(bound(located, Keys.CAMEL, Camel.class)).isEqualTo(new Camel(3, "n"));
    assertThat(
            bound(LocatedTree.json("f", "{\"howMany\": 1}", Refused::new), Keys.CAMEL, Camel.class))
        .isEqualTo(new Camel(1, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "NOTHING",
      value = {
        "how-many: 3|how-mny: 3|f.yaml:1: how-mny is not a known key; did you mean 'how-many'?;"
            + " known are how-many, notes, parts",
        "how-many: 3|how-many: 3.5|f.yaml:1: how-many must be a whole number, got 3.5",
        "how-many: 3|how-many: 3000000000|f.yaml:1: how-many is too large, got 3000000000",
        "a: first|a: 1|f.yaml:2: notes.a must be text, got 1; write it in quotes",
        "kind: mlp|kind: mpl|f.yaml:6: parts[1].kind must be one of lm-head, mlp, got 'mpl'; did"
            + " you mean 'mlp'?",
        "name: y|name: ''|f.yaml:5: parts[1].name must not be blank",
        "name: x,|NOTHING|f.yaml:4: parts[0] misses the key 'name'",
        "name: y|kind: mlp|f.yaml:6: parts[1].kind is given twice, first on line 5",
        "{a: first, b: second}|none|f.yaml:2: notes must be a block of keys, got \"none\""
      })
  void whatIsWrongIsRefusedWithItsPlace(String right, @Nullable String wrong, String why) {
    String text = YAML.replace(right, wrong == null ? "" : wrong);

    assertThatThrownBy(() -> document(text)).isInstanceOf(Refused.class).hasMessage(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|f:4: the file is empty",
        "{\"a\": 1|f:4: not JSON: Unexpected end-of-input",
        "{} {}|f:4: only one JSON document is allowed",
        "{\"a\": 1, \"a\": 2}|f:4: a is given twice, first on line 4",
        "{a: 1}|f:4: not JSON: Unexpected character"
      })
  void textThatIsNoDocumentIsRefused(String text, String why) {
    assertThatThrownBy(() -> LocatedTree.json("f", 4, text, Refused::new))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith(why);
  }

  @Test
  void valuesThatMovedAreRefusedWhereTheyWereWritten() {
    Places places = new Places("f", Map.of("defaults", 2), Refused::new);
    places.moved("parts[0]", "defaults");

    assertThat(places.problem("parts[0].name", "is wrong"))
        .hasMessage("f:2: defaults.name is wrong");
    assertThat(places.problem("", "is wrong")).hasMessage("f:1: is wrong");
  }

  @Test
  void yamlThatIsWrittenIsReadBack() {
    String text = Yaml.document(new Camel(3, "n: 1"));

    assertThat(bound(LocatedTree.yaml("f", text, Refused::new), Keys.CAMEL, Camel.class))
        .isEqualTo(new Camel(3, "n: 1"));
  }
}
