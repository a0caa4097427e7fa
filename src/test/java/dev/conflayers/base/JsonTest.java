package dev.conflayers.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  private static final JsonMapper KEBAB = Json.kebabCase().build();
  private static final JsonMapper STRICT = Json.strict().build();

  private enum Call {
    NOT_OK,
    FINE
  }

  private record Row(Call firstCall, int howMany) {}

  @Test
  void kebabCaseIsWrittenAndReadBack() throws JsonProcessingException {
    Row row = new Row(Call.NOT_OK, 3);
    String text = KEBAB.writeValueAsString(row);

    assertThat(text).isEqualTo("{\"first-call\":\"not-ok\",\"how-many\":3}");
    assertThat(KEBAB.readValue(text, Row.class)).isEqualTo(row);
  }

  @Test
  void keysStayAsInJavaOtherwise() throws JsonProcessingException {
    assertThat(STRICT.writeValueAsString(new Row(Call.FINE, 1)))
        .isEqualTo("{\"firstCall\":\"FINE\",\"howMany\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'first-call':'not-okay','how-many':1}|must be one of not-ok, fine, got 'not-okay'; did you"
            + " mean 'not-ok'?",
        "{'first-call':1,'how-many':1}|must be one of not-ok, fine, got 1",
        "{'first-call':'fine'}|Missing creator property 'how-many'",
        "{'first-call':'fine','how-many':null}|Cannot map `null` into type `int`",
        "{'first-call':'fine','how-many':1,'how-many':2}|Duplicate field 'how-many'",
        "{'first-call':'fine','how-many':1,'more':2}|Unrecognized field \"more\"",
        "{'first-call':'fine','how-many':1} {}|Trailing token"
      },
      quoteCharacter = '`')
  void whatIsWrongIsRefusedByName(String text, String why) {
    JsonProcessingException refused =
        catchThrowableOfType(
            JsonProcessingException.class,
            () -> KEBAB.readValue(text.replace('\'', '"'), Row.class));

    assertThat(Json.reason(refused)).contains(why).doesNotContain("\n");
    assertThat(Json.line(refused)).isOne();
  }

  @Test
  void theLineOfWhatIsWrongIsTold() {
    JsonProcessingException refused =
        catchThrowableOfType(
            JsonProcessingException.class, () -> STRICT.readTree("{\n\"a\": 1,\n\"a\": 2}"));

    assertThat(Json.line(refused)).isEqualTo(3);
  }

  @Test
  void documentsAreIndentedTheSameEverywhere() {
    assertThat(Json.document(KEBAB, List.of(new Row(Call.FINE, 1))))
        .isEqualTo(
            """
            [
              {
                "first-call" : "fine",
                "how-many" : 1
              }
            ]
            """);
  }

  @Test
  void whatCannotBeJsonIsADefect() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Json.document(STRICT, new Object()))
        .withMessageStartingWith("cannot be written as JSON: ");
  }

  @Test
  void longTextsAreReadAndLongerOnesRefused() throws JsonProcessingException {
    String text = "a".repeat(21 << 20);
    assertThat(STRICT.readTree("\"" + text + "\"").asText()).hasSize(text.length());
    assertThatThrownBy(() -> STRICT.readTree("\"" + "a".repeat((64 << 20) + 1) + "\""))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("exceeds the maximum");
  }
}
