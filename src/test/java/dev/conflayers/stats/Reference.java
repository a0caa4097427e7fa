package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.testing.Oracle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/**
 * One case of {@code oracle/stats}: what a procedure of SciPy, statsmodels, lifelines or the second
 * implementation in {@code src/test/python/stats_procedures.py} said. Each holds the line that made
 * it, each file the versions.
 */
record Reference(String procedure, String line, JsonNode given, JsonNode expected) {
  /** Ten times what Commons Math promises for quantiles; the issue asks for 1e-6. */
  private static final double TOLERANCE = 1e-8;

  /** Holds what {@code ours} returns against every case of {@code procedure}. */
  static void agrees(String file, String procedure, Function<Reference, double[]> ours) {
    List<Reference> cases = cases(file).stream().filter(c -> c.is(procedure)).toList();
    assertThat(cases).as("cases of %s", procedure).isNotEmpty();
    for (Reference reference : cases) {
      double[] expected = reference.expectedNumbers();
      double[] actual = ours.apply(reference);
      assertThat(actual).as("%s", reference).hasSameSizeAs(expected);
      for (int i = 0; i < expected.length; i++) {
        assertThat(actual[i])
            .as("%d of %s", i, reference)
            .isCloseTo(expected[i], within(TOLERANCE * Math.max(1, Math.abs(expected[i]))));
      }
    }
  }

  static List<Reference> cases(String file) {
    try {
      JsonNode root =
          new ObjectMapper()
              .readTree(Path.of("src/test/resources/oracle/stats", file + ".json").toFile());
      return StreamSupport.stream(root.path("cases").spliterator(), false)
          .map(
              c ->
                  new Reference(
                      c.path("procedure").asText(),
                      c.path("line").asText(),
                      c.path("given"),
                      c.path("expected")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean is(String name) {
    return procedure.equals(name);
  }

  double number(String key) {
    assertThat(given.has(key)).as("%s of %s", key, this).isTrue();
    return given.path(key).asDouble();
  }

  int whole(String key) {
    return (int) number(key);
  }

  String text(String key) {
    return given.path(key).asText();
  }

  double[] numbers(String key) {
    return Oracle.doubles(given.path(key));
  }

  double[][] table(String key) {
    return table(given.path(key));
  }

  static double[][] table(JsonNode rows) {
    return elements(rows).stream().map(Oracle::doubles).toArray(double[][]::new);
  }

  List<JsonNode> elements(String key) {
    return elements(given.path(key));
  }

  static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  SplittableRandom random() {
    return new SplittableRandom(given.path("seed").asLong());
  }

  /** Returns the expected numbers in order, however nested; words are left out. */
  private double[] expectedNumbers() {
    return flat(expected).toArray();
  }

  private static DoubleStream flat(JsonNode node) {
    return node.isArray()
        ? elements(node).stream().flatMapToDouble(Reference::flat)
        : node.isNumber() ? DoubleStream.of(node.asDouble()) : DoubleStream.empty();
  }

  static double[] ends(Interval interval) {
    return new double[] {interval.low(), interval.high()};
  }

  static double[] ends(PointEstimate estimate) {
    return ends(Objects.requireNonNull(estimate.interval()));
  }

  static double[] of(List<Double> numbers) {
    return numbers.stream().mapToDouble(x -> x).toArray();
  }

  static double[] of(StudentEstimate estimate) {
    return new double[] {estimate.point(), estimate.standardError(), estimate.degreesOfFreedom()};
  }

  static double[] tail(double[] numbers, int from) {
    return Arrays.copyOfRange(numbers, from, numbers.length);
  }
}
