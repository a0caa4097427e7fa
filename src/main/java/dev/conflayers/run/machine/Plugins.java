package dev.conflayers.run.machine;

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
 * The jars, or folders of classes, that methods, tasks and metrics outside this program are loaded
 * from. They are part of what measures, so that a run records them.
 */
final class Plugins {
  private static final List<Class<?>> SERVICES =
      List.of(MethodProvider.class, Task.class, MetricProvider.class);

  private Plugins() {}

  /** Returns each one's name and digest, in order; empty if nothing is loaded from elsewhere. */
  static String described() {
    return SERVICES.stream()
        .flatMap(Plugins::sources)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(source -> described(Path.of(source)))
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

  static String described(Path source) {
    try {
      String digest = Files.isDirectory(source) ? Program.sha256(source) : Sha256.of(source);
      return source.getFileName() + " sha256:" + digest;
    } catch (IOException e) {
      return source.getFileName() + " (unreadable: " + e.getMessage() + ")";
    }
  }
}
