package dev.conflayers.base;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.List;

/**
 * The program's JSON mappers.
 *
 * <p>Reading is strict: duplicate keys, unknown keys, text after the document, missing components
 * of a record, and null instead of a number are refused. Strings may be up to 64 MiB long. Indented
 * documents have the same bytes on every system.
 */
public final class Json {
  private static final int MOST_TEXT = 64 << 20;

  private Json() {}

  /** Returns the builder of a strict mapper whose keys are written as in Java. */
  public static JsonMapper.Builder strict() {
    return JsonMapper.builder(
            JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(MOST_TEXT).build())
                .build())
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * Returns the builder of a strict mapper whose keys and constants are written in {@link Kebab}
   * case.
   */
  public static JsonMapper.Builder kebabCase() {
    SimpleModule constants = new SimpleModule("kebab-case-constants");
    constants.addSerializer(new ConstantWriter());
    constants.setDeserializerModifier(new ConstantReaders());
    return strict()
        .addModule(constants)
        .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE);
  }

  /** Returns a writer of indented documents. */
  public static ObjectWriter indented(ObjectMapper mapper) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return mapper.writer(printer);
  }

  /** Returns {@code value}, a document's record, as indented JSON that ends with a newline. */
  public static String document(ObjectMapper mapper, Object value) {
    try {
      return indented(mapper).writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Returns the problem of a text on one line, without its location. */
  public static String reason(JsonProcessingException e) {
    return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("unreadable");
  }

  /** Returns the line of the problem, counted from 1; 1 if it is unknown. */
  public static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
  }

  private static final class ConstantWriter extends StdSerializer<Enum<?>> {
    private static final long serialVersionUID = 1L;

    ConstantWriter() {
      super(Enum.class, false);
    }

    @Override
    public void serialize(Enum<?> value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Kebab.of(value));
    }
  }

  private static final class ConstantReaders extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription description,
        JsonDeserializer<?> usual) {
      return new ConstantReader(type.getRawClass());
    }
  }

  private static final class ConstantReader extends StdDeserializer<Object> {
    private static final long serialVersionUID = 1L;

    ConstantReader(Class<?> type) {
      super(type);
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
      List<String> names = Kebab.constants(handledType());
      boolean text = json.hasToken(JsonToken.VALUE_STRING);
      int index = text ? names.indexOf(json.getText()) : -1;
      if (index < 0) {
        return context.reportInputMismatch(
            handledType(),
            "must be one of %s, got %s",
            String.join(", ", names),
            text
                ? "'" + json.getText() + "'" + NearestName.hint(json.getText(), names)
                : json.getText());
      }
      return handledType().getEnumConstants()[index];
    }
  }
}
