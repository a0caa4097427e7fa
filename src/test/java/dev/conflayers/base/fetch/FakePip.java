package dev.conflayers.base.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Stands in for pip: copies a wheel to the directory after {@code -d}, or fails as pip does. */
final class FakePip {
  private FakePip() {}

  public static void main(String[] args) throws IOException {
    Path wheel = Path.of(args[0]);
    List<String> rest = List.of(args).subList(1, args.length);
    if (!rest.subList(0, 2).equals(List.of("download", "--no-deps")) || !Files.exists(wheel)) {
      System.err.println("ERROR: No matching distribution found for " + rest.get(2));
      System.exit(1);
    }
    Path target = Path.of(rest.get(rest.indexOf("-d") + 1));
    Files.copy(wheel, target.resolve(String.valueOf(wheel.getFileName())));
  }

  /** Returns the command that runs this class on {@code wheel}. */
  static List<String> command(Path wheel) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        FakePip.class.getName(),
        wheel.toString());
  }
}
