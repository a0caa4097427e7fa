package dev.conflayers.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.conflayers.analysis.Analysis;
import java.io.IOException;
import java.util.Locale;

/** The whole analysis as one JSON document. */
public final class JsonReport implements ReportFormat {
  @Override
  public String fileName() {
    return "comparisons.json";
  }

  @Override
  public String render(Report report) {
    Analysis analysis = report.analysis();
    return document(analysis);
  }

  /** Returns any record as indented JSON with kebab-case keys, ending in a newline. */
  public static String document(Object record) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    SimpleModule module = new SimpleModule();
    module.addSerializer(new ConstantWriter());
    try {
      return JsonMapper.builder()
              .addModule(module)
              .addMixIn(Analysis.class, WithoutObservations.class)
              .addMixIn(Analysis.RunFacts.class, WhereItComesFrom.class)
              .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
              .build()
              .writer(printer)
              .writeValueAsString(record)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Single trials are in the run directory, and what charts show of them in their own files. */
  @JsonIgnoreProperties("observations")
  private interface WithoutObservations {}

  /** A run of this program has no origin to tell of. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private interface WhereItComesFrom {}

  private static final class ConstantWriter extends StdSerializer<Enum<?>> {
    private static final long serialVersionUID = 1L;

    ConstantWriter() {
      super(Enum.class, false);
    }

    @Override
    public void serialize(Enum<?> value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }
}
