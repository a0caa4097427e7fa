package dev.conflayers.run;

import dev.conflayers.base.Sha256;
import dev.conflayers.decode.method.MethodProvider;
import dev.conflayers.task.MetricProvider;
import dev.conflayers.task.Task;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars that methods, tasks and metrics outside this program are loaded from. They are part of
 * what measures, so that a run records them.
 */
public final class Plugins {
  private static final List<Class<?>> SERVICES =
      List.of(MethodProvider.class, Task.class, MetricProvider.class);

  private Plugins() {}

  /** Returns each jar's name and digest, in order; empty if nothing is loaded from elsewhere. */
  public static String described() {
    return SERVICES.stream()
        .flatMap(Plugins::sources)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(Plugins::described)
        .collect(Collectors.joining(", "));
  }

  private static Stream<URI> sources(Class<?> service) {
    return ServiceLoader.load(service).stream()
        .map(provider -> provider.type().getProtectionDomain().getCodeSource())
        .flatMap(Plugins::location);
  }

  private static Stream<URI> location(CodeSource source) {
    try {
      return source == null ? Stream.empty() : Stream.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      return Stream.empty();
    }
  }

  private static String described(URI source) {
    Path path = Path.of(source);
    try {
      return path.getFileName()
          + " "
          + (Files.isDirectory(path) ? "(a folder)" : "sha256:" + Sha256.of(path));
    } catch (IOException e) {
      return path.getFileName() + " (unreadable: " + e.getMessage() + ")";
    }
  }
}
