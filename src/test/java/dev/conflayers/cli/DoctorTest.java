package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** The doctor ends with what its figures mean. */
class DoctorTest {
  @Test
  void bothFormsEndWithTheSameSentence() throws Exception {
    String text = Session.scripted().run("doctor", "--seconds", 0).out().strip();
    String json = Session.scripted().run("doctor", "--json", "--seconds", 0).out();
    String last = text.substring(text.lastIndexOf("\n\n") + 2).replace('\n', ' ');
    assertThat(last).startsWith("The model is scripted; ").endsWith(".");
    assertThat(new ObjectMapper().readTree(json).path("meaning").asText())
        .startsWith("The model is scripted; ");
  }
}
