package dev.conflayers.run.machine;

import dev.conflayers.base.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Which program runs. A commit is a fact of the working tree, which changes under a run when a
 * commit is made or a file is edited; the digest of the classes is a fact of what measures.
 */
public final class Program {
  /** The fact of the environment that holds the digest of the classes. */
  public static final String SHA256 = "program-sha256";

  static final String COMMIT = "git-commit";

  private static final String CLASS = ".class";

  private Program() {}

  /** Returns the digest of this program's classes; empty if they are not to be found. */
  static String sha256() {
    return Digest.OF_THIS;
  }

  /** Returns {@code now} with the commit of {@code then} where both are of the same program. */
  public static Map<String, String> named(Map<String, String> now, Map<String, String> then) {
    if (!then.containsKey(SHA256) || !then.get(SHA256).equals(now.get(SHA256))) {
      return now;
    }
    Map<String, String> named = new LinkedHashMap<>(now);
    named.remove(COMMIT);
    if (then.containsKey(COMMIT)) {
      named.put(COMMIT, then.get(COMMIT));
    }
    return named;
  }

  /** Returns the digest of the classes in a folder or a jar. */
  static String sha256(Path classes) throws IOException {
    return Sha256.ofParts(Files.isDirectory(classes) ? ofFolder(classes) : ofJar(classes));
  }

  private static List<String> ofFolder(Path folder) throws IOException {
    List<Path> classes;
    try (Stream<Path> files = Files.walk(folder)) {
      classes = files.filter(file -> file.toString().endsWith(CLASS)).sorted().toList();
    }
    List<String> parts = new ArrayList<>();
    for (Path file : classes) {
      parts.add(folder.relativize(file).toString());
      parts.add(Sha256.of(file));
    }
    return parts;
  }

  /** A jar that was built again has other times and the same classes. */
  private static List<String> ofJar(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .filter(entry -> entry.getName().endsWith(CLASS))
          .map(entry -> entry.getName() + " " + Long.toHexString(entry.getCrc()))
          .sorted()
          .toList();
    }
  }

  /** Computed at most once: the program does not change while it runs. */
  private static final class Digest {
    static final String OF_THIS = compute();

    private static String compute() {
      CodeSource source = Program.class.getProtectionDomain().getCodeSource();
      try {
        return source == null ? "" : sha256(Path.of(source.getLocation().toURI()));
      } catch (IOException | URISyntaxException e) {
        return "";
      }
    }
  }
}
