package dev.conflayers.run.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.base.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
  @TempDir private Path directory;

  @Test
  void aFolderIsDescribedByItsClasses() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("plugin"));
    Path method = Files.writeString(folder.resolve("Method.class"), "one");
    String before = Plugins.described(folder);
    Files.writeString(folder.resolve("notes.txt"), "not a class");
    assertThat(Plugins.described(folder)).isEqualTo(before).matches("plugin sha256:[0-9a-f]{64}");
    Files.writeString(method, "two");
    assertThat(Plugins.described(folder)).startsWith("plugin sha256:").isNotEqualTo(before);
  }

  @Test
  void aJarIsDescribedByItsBytes() throws IOException {
    Path jar = Files.writeString(directory.resolve("plugin.jar"), "bytes");
    assertThat(Plugins.described(jar)).isEqualTo("plugin.jar sha256:" + Sha256.of("bytes"));
  }
}
