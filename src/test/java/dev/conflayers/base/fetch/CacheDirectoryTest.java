package dev.conflayers.base.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CacheDirectoryTest {
  private static final Path HOME = Path.of("/home/me");

  @Test
  void followsEachPlatform() {
    assertThat(on("Linux", Map.of())).isEqualTo(HOME.resolve(".cache/conflayers"));
    assertThat(on("Mac OS X", Map.of())).isEqualTo(HOME.resolve("Library/Caches/conflayers"));
    assertThat(on("Windows 11", Map.of("LOCALAPPDATA", "/data")))
        .isEqualTo(Path.of("/data/conflayers"));
    assertThat(on("Windows 11", Map.of())).isEqualTo(HOME.resolve("AppData/Local/conflayers"));
  }

  @Test
  void obeysXdgUnlessItsPathIsRelative() {
    assertThat(on("Linux", Map.of("XDG_CACHE_HOME", Path.of("/x").toAbsolutePath().toString())))
        .isEqualTo(Path.of("/x/conflayers").toAbsolutePath());
    assertThat(on("Linux", Map.of("XDG_CACHE_HOME", "x")))
        .isEqualTo(HOME.resolve(".cache/conflayers"));
  }

  @Test
  void theUsersChoiceWins() {
    assertThat(CacheDirectory.ofThisUser(Optional.of(Path.of("here")))).isEqualTo(Path.of("here"));
  }

  private static Path on(String system, Map<String, String> environment) {
    Map<String, String> properties = Map.of("os.name", system, "user.home", HOME.toString());
    return CacheDirectory.of(Optional.empty(), environment, properties::get);
  }
}
