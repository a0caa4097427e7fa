package dev.conflayers.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** The schema that editors are given is the one the records imply. */
class SuiteSchemaTest {
  @Test
  void committedSchemaIsTheOneOfTheRecords() throws Exception {
    try (InputStream committed = Suite.class.getResourceAsStream("/suite.schema.json")) {
      assertThat(committed).as("src/main/resources/suite.schema.json").isNotNull();
      assertThat(new ObjectMapper().readTree(committed))
          .as("regenerate with: conflayers validate --schema")
          .isEqualTo(new ObjectMapper().readTree(SuiteSchema.schema().toString()));
    }
  }
}
