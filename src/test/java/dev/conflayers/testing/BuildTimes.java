package dev.conflayers.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says where the minutes of a build went, so that it is noticed when a test class grows slow. */
public final class BuildTimes {
  private static final int SHOWN = 10;
  private static final double SLOW_SECONDS = 10;
  private static final Pattern SUITE =
      Pattern.compile("(?s)<testsuite\\b[^>]*?\\sname=\"([^\"]+)\"[^>]*?\\stime=\"([0-9.,]+)\"");

  private BuildTimes() {}

  /** A test class: when its report was written, which is when it ended, and how long it took. */
  private record Timed(String name, double seconds, Instant end) {
    Instant start() {
      return end.minusMillis(Math.round(1000 * seconds));
    }
  }

  /**
   * Prints the times.
   *
   * @param arguments when the build began, in ISO 8601, and its folder
   */
  public static void main(String[] arguments) throws IOException {
    Instant began = Instant.parse(arguments[0]);
    List<Timed> unit = read(Path.of(arguments[1], "surefire-reports"), began);
    List<Timed> integration = read(Path.of(arguments[1], "failsafe-reports"), began);
    if (!unit.isEmpty()) {
      line("compiling and guards", began, first(unit));
      line("unit tests, two JVMs", first(unit), last(unit));
    }
    if (!integration.isEmpty()) {
      line("integration tests", first(integration), last(integration));
    }
    List<Timed> all = new ArrayList<>(unit);
    all.addAll(integration);
    all.sort(Comparator.comparingDouble(Timed::seconds).reversed());
    for (Timed timed : all) {
      boolean slow = timed.seconds() > SLOW_SECONDS;
      if (slow || all.indexOf(timed) < SHOWN) {
        print("%7.1f s  %s%s", timed.seconds(), timed.name(), slow ? "  (over 10 s)" : "");
      }
    }
  }

  private static List<Timed> read(Path folder, Instant began) throws IOException {
    List<Timed> timed = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return timed;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".xml")).sorted().toList()) {
        Matcher suite = SUITE.matcher(Files.readString(file));
        Instant end = Files.getLastModifiedTime(file).toInstant();
        // A report of an earlier build says nothing of this one.
        if (suite.find() && end.isAfter(began)) {
          double seconds = Double.parseDouble(suite.group(2).replace(",", ""));
          timed.add(new Timed(suite.group(1), seconds, end));
        }
      }
    }
    return timed;
  }

  private static Instant first(List<Timed> timed) {
    return timed.stream().map(Timed::start).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static Instant last(List<Timed> timed) {
    return timed.stream().map(Timed::end).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static void line(String what, Instant from, Instant to) {
    Duration took = Duration.between(from, to);
    print("%4d:%02d    %s", took.toMinutes(), took.toSecondsPart(), what);
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
