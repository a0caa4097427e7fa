package dev.conflayers.base.fetch;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Directory of fetched files: the platform's cache directory. */
public final class CacheDirectory {
  private static final String NAME = "conflayers";

  private CacheDirectory() {}

  /**
   * Returns the directory to use; it need not exist.
   *
   * @param override the user's choice, which wins
   * @param environment environment variables by name
   * @param property system properties by name: os.name and user.home are read
   */
  public static Path of(
      Optional<Path> override,
      Map<String, String> environment,
      Function<String, @Nullable String> property) {
    if (override.isPresent()) {
      return override.get();
    }
    Path home = Path.of(text(property.apply("user.home")).orElse("."));
    String system = text(property.apply("os.name")).orElse("").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return home.resolve("Library").resolve("Caches").resolve(NAME);
    }
    if (system.contains("windows")) {
      return text(environment.get("LOCALAPPDATA"))
          .map(Path::of)
          .orElse(home.resolve("AppData").resolve("Local"))
          .resolve(NAME);
    }
    // The XDG specification says to ignore relative paths.
    return text(environment.get("XDG_CACHE_HOME"))
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElse(home.resolve(".cache"))
        .resolve(NAME);
  }

  /** Returns the directory for this process. */
  public static Path ofThisUser(Optional<Path> override) {
    return of(override, System.getenv(), System::getProperty);
  }

  private static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).filter(v -> !v.isBlank());
  }
}
