package dev.conflayers.decode.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Oracle: scikit-learn's Gaussian process; {@code src/test/python/gaussian_process.py} made it. */
class GaussianProcessTest {
  private static final Path ORACLE = Path.of("src/test/resources/oracle/gaussian_process.json");

  private static JsonNode cases() throws IOException {
    return new ObjectMapper().readTree(ORACLE.toFile()).path("cases");
  }

  private static double[] row(JsonNode numbers) {
    return StreamSupport.stream(numbers.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static GaussianProcess process(JsonNode one) {
    GaussianProcess process = new GaussianProcess(1e-2);
    for (int i = 0; i < one.path("values").size(); i++) {
      process.add(row(one.path("points").get(i)), one.path("values").get(i).asDouble());
    }
    return process;
  }

  @Test
  void predictsAndJudgesAsScikitLearnDoes() throws IOException {
    int checked = 0;
    for (JsonNode one : cases()) {
      GaussianProcess process = process(one);
      for (JsonNode fixed : one.path("fixed")) {
        double scale = fixed.path("scale").asDouble();
        process.fit(scale);
        assertThat(process.logLikelihood(scale))
            .isCloseTo(fixed.path("log-likelihood").asDouble(), within(1e-8));
        for (int i = 0; i < one.path("asked").size(); i++) {
          GaussianProcess.Prediction at = process.predict(row(one.path("asked").get(i)));
          assertThat(at.mean()).isCloseTo(fixed.path("mean").get(i).asDouble(), within(1e-9));
          assertThat(at.deviation())
              .isCloseTo(fixed.path("deviation").get(i).asDouble(), within(1e-8));
          checked++;
        }
      }
    }
    assertThat(checked).isEqualTo(45);
  }

  /**
   * The likelihood is flat where it is highest, so the scale is held less tightly; where points are
   * too far apart to tell, as in the first case, any short one is as likely.
   */
  @Test
  void findsTheLikeliestLengthScale() throws IOException {
    int told = 0;
    for (JsonNode one : cases()) {
      GaussianProcess process = process(one);
      process.fit();
      JsonNode best = one.path("best");
      assertThat(process.logLikelihood(process.lengthScale()))
          .isGreaterThanOrEqualTo(best.path("log-likelihood").asDouble() - 1e-5);
      double scale = best.path("scale").asDouble();
      if (process.logLikelihood(scale) - process.logLikelihood(scale / 2) > 1e-3) {
        assertThat(process.lengthScale() / scale).isCloseTo(1, within(0.02));
        told++;
      }
    }
    assertThat(told).isEqualTo(2);
  }

  @Test
  void knowsNothingFarFromWhatItSaw() {
    GaussianProcess process = new GaussianProcess(1e-2);
    process.add(new double[] {0}, 1);
    process.add(new double[] {1}, 3);
    process.fit(0.5);
    GaussianProcess.Prediction far = process.predict(new double[] {100});
    assertThat(far.mean()).isCloseTo(2, within(1e-9));
    assertThat(far.deviation()).isCloseTo(1, within(1e-9));
  }
}
