package dev.conflayers.base.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloaderTest {
  private static final byte[] CONTENT = content();

  private static final String OTHER = "0".repeat(64);

  @TempDir private Path folder;
  private LocalServer server;
  private final List<Long> reports = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = new LocalServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void storesTheFileAndItsChecksum() throws IOException {
    server.serve("/f", CONTENT);
    Path file = fetch(file("/f", Optional.empty()));
    assertThat(file).hasBinaryContent(CONTENT);
    assertThat(folder.resolve("x.bin.sha256")).hasContent(sha256() + "  x.bin");
    assertThat(folder.resolve("x.bin.part")).doesNotExist();
    assertThat(reports).last().isEqualTo((long) CONTENT.length);
  }

  @Test
  void asksNobodyForAFileThatIsThere() throws IOException {
    Files.write(folder.resolve("x.bin"), CONTENT);
    fetch(file("/f", Optional.empty()));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void goesOnWhereAConnectionBroke() {
    AtomicInteger attempt = new AtomicInteger();
    server.serve(
        "/f",
        exchange -> {
          if (attempt.getAndIncrement() == 0) {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 100_000);
            exchange.getResponseBody().flush();
          } else {
            LocalServer.answer(exchange, CONTENT);
          }
        });
    assertThatThrownBy(() -> fetch(file("/f", Optional.empty())))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContaining("what has arrived is kept");
    assertThat(folder.resolve("x.bin")).doesNotExist();

    assertThat(fetch(file("/f", Optional.of(sha256())))).hasBinaryContent(CONTENT);
    assertThat(server.requests().get(1)).startsWith("GET /f bytes=").doesNotEndWith("bytes=0-");
  }

  @Test
  void startsOverWhereTheServerCannotContinue() throws IOException {
    Files.write(folder.resolve("x.bin.part"), new byte[10]);
    server.serve(
        "/f",
        exchange -> {
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT);
        });
    assertThat(fetch(file("/f", Optional.empty()))).hasBinaryContent(CONTENT);
  }

  @Test
  void startsOverWhereThePartIsLongerThanTheFile() throws IOException {
    Files.write(folder.resolve("x.bin.part"), Arrays.copyOf(CONTENT, CONTENT.length + 5));
    server.serve("/f", CONTENT);
    assertThat(fetch(file("/f", Optional.of(sha256())))).hasBinaryContent(CONTENT);
  }

  @Test
  void discardsAFileWithTheWrongChecksum() {
    server.serve("/f", CONTENT);
    assertThatThrownBy(() -> fetch(file("/f", Optional.of(OTHER))))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContainingAll(sha256(), "not " + OTHER, "discarded");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void discardsAFileThatContinuesAnotherOne() throws IOException {
    Files.write(folder.resolve("x.bin.part"), new byte[1000]);
    server.serve("/f", CONTENT);
    assertThatThrownBy(() -> fetch(file("/f", Optional.of(sha256()))))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContaining("discarded");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void believesTheChecksumOfTheRedirect() throws IOException {
    redirect(sha256());
    assertThat(fetch(file("/f", Optional.empty()))).hasBinaryContent(CONTENT);
  }

  @Test
  void refusesWhatTheRedirectDidNotPromise() {
    redirect(OTHER);
    assertThatThrownBy(() -> fetch(file("/f", Optional.empty())))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContaining("not " + OTHER);
  }

  @Test
  void tellsWhatTheServerSaid() {
    server.serve("/f", exchange -> exchange.sendResponseHeaders(404, -1));
    assertThatThrownBy(() -> fetch(file("/f", Optional.empty())))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContainingAll("answers 404 (not found)", "the publisher");
  }

  @Test
  void givesUpOnRedirectsInACircle() {
    server.serve(
        "/f",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/f");
          exchange.sendResponseHeaders(302, -1);
        });
    assertThatThrownBy(() -> fetch(file("/f", Optional.empty())))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContaining("redirects without end");
  }

  @Test
  void givesUpOnASilentServer() {
    server.serve(
        "/f",
        exchange -> {
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT, 0, 1000);
          exchange.getResponseBody().flush();
          pause();
        });
    assertThatThrownBy(() -> fetch(file("/f", Optional.empty())))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContaining("nothing arrived for");
  }

  @Test
  void refusesAnotherSizeBeforeReadingIt() {
    server.serve("/f", CONTENT);
    RemoteFile file =
        new RemoteFile(
            "x.bin", server.url("/f"), Optional.empty(), OptionalLong.of(7), "MIT", "nobody");
    assertThatThrownBy(() -> fetch(file))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContaining("offers 300000 bytes, not 7");
  }

  @Test
  void staysOfflineWhenTold() {
    Downloader offline =
        new Downloader(FetchOptions.standard().offline(true), DownloadProgress.silent());
    assertThatThrownBy(() -> offline.fetch(file("/f", Optional.empty()), folder))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContaining("fetching is switched off");
    assertThat(offline.reaches(server.url("/"))).isFalse();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void knowsWhoAnswers() {
    server.serve("/", exchange -> exchange.sendResponseHeaders(200, -1));
    assertThat(downloader().reaches(server.url("/"))).isTrue();
    URI gone = server.url("/");
    server.close();
    assertThat(downloader().reaches(gone)).isFalse();
  }

  private void redirect(String promised) {
    server.serve("/storage", CONTENT);
    server.serve(
        "/f",
        exchange -> {
          exchange.getResponseHeaders().set("X-Linked-Etag", '"' + promised + '"');
          exchange.getResponseHeaders().set("Location", "/storage?signature=1");
          exchange.sendResponseHeaders(302, -1);
        });
  }

  private Path fetch(RemoteFile file) {
    return downloader().fetch(file, folder);
  }

  private Downloader downloader() {
    FetchOptions options = new FetchOptions(false, Duration.ofSeconds(2), Duration.ofMillis(500));
    return new Downloader(
        options,
        new DownloadProgress() {
          @Override
          public void transferred(String file, long bytes, OptionalLong total) {
            reports.add(bytes);
          }

          @Override
          public void note(String sentence) {}
        });
  }

  private RemoteFile file(String path, Optional<String> sha256) {
    return new RemoteFile(
        "x.bin", server.url(path), sha256, OptionalLong.empty(), "MIT", "the publisher");
  }

  private static String sha256() {
    // python3: hashlib.sha256(bytes((i * 31 + i // 7) % 251 for i in range(300000))).hexdigest()
    return "920ebedf1e6db874a37a6ba2f07c59e798df2059cbe3132596f758be650bc77e";
  }

  private static byte[] content() {
    byte[] bytes = new byte[300_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((i * 31 + i / 7) % 251);
    }
    return bytes;
  }

  private static void pause() {
    try {
      Thread.sleep(3_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
