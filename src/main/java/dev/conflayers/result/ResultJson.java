package dev.conflayers.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
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
import dev.conflayers.token.TokenIds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How records are written: kebab-case keys and constants, strict, token ids as plain arrays. */
public final class ResultJson {
  private ResultJson() {}

  /** Returns a mapper for the records of this package and others like them. */
  public static ObjectMapper mapper() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(TokenIds.class, new TokenIdsWriter());
    module.addDeserializer(TokenIds.class, new TokenIdsReader());
    module.addSerializer(new ConstantWriter());
    module.setDeserializerModifier(new ConstantReaders());
    return JsonMapper.builder(
            JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(64 << 20).build())
                .build())
        .addModule(module)
        .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /** Returns a writer of indented documents whose bytes are the same on every system. */
  public static ObjectWriter pretty() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return mapper().writer(printer);
  }

  private static final class ConstantWriter extends StdSerializer<Enum<?>> {
    private static final long serialVersionUID = 1L;

    ConstantWriter() {
      super(Enum.class, false);
    }

    @Override
    public void serialize(Enum<?> value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(word(value));
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
      List<String> words = new ArrayList<>();
      for (Object constant : handledType().getEnumConstants()) {
        String word = word((Enum<?>) constant);
        if (json.hasToken(JsonToken.VALUE_STRING) && word.equals(json.getText())) {
          return constant;
        }
        words.add(word);
      }
      return context.reportInputMismatch(
          handledType(),
          "must be one of %s, got %s",
          String.join(", ", words),
          json.hasToken(JsonToken.VALUE_STRING) ? json.getText() : json.currentToken());
    }
  }

  private static final class TokenIdsWriter extends StdSerializer<TokenIds> {
    private static final long serialVersionUID = 1L;

    TokenIdsWriter() {
      super(TokenIds.class);
    }

    @Override
    public void serialize(TokenIds value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeArray(value.toArray(), 0, value.size());
    }
  }

  private static final class TokenIdsReader extends StdDeserializer<TokenIds> {
    private static final long serialVersionUID = 1L;

    TokenIdsReader() {
      super(TokenIds.class);
    }

    @Override
    public TokenIds deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      if (!json.isExpectedStartArrayToken()) {
        context.reportInputMismatch(TokenIds.class, "token ids must be an array of numbers");
      }
      IntStream.Builder ids = IntStream.builder();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        ids.add(json.getIntValue());
      }
      return TokenIds.of(ids.build().toArray());
    }
  }
}
