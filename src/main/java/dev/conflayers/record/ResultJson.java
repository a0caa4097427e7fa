package dev.conflayers.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.conflayers.base.Json;
import dev.conflayers.model.token.TokenIds;
import java.io.IOException;
import java.util.stream.IntStream;

/**
 * JSON mappers of run records: kebab-case keys and constants, strict, token ids as plain arrays.
 */
public final class ResultJson {
  private ResultJson() {}

  /** Returns a mapper for the records of this package and others like them. */
  public static ObjectMapper mapper() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(TokenIds.class, new TokenIdsWriter());
    module.addDeserializer(TokenIds.class, new TokenIdsReader());
    return Json.kebabCase().addModule(module).build();
  }

  /** Returns a writer of indented documents that are byte-identical on every system. */
  public static ObjectWriter pretty() {
    return Json.indented(mapper());
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
