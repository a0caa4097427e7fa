package dev.conflayers.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.conflayers.base.Sha256;
import dev.conflayers.base.fetch.DownloadProgress;
import dev.conflayers.base.fetch.Downloader;
import dev.conflayers.base.fetch.FetchOptions;
import dev.conflayers.base.fetch.FetchProblem;
import dev.conflayers.dataset.OfficialFile.Format;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetPullTest {
  private static final String TEST = "{\"question\": \"1+1?\", \"answer\": \"#### 2\"}\n";
  private static final String TRAIN = "[{\"question\": \"2+2?\", \"answer\": \"#### 4\"}]";

  private final AtomicInteger requests = new AtomicInteger();
  private final List<String> notes = new ArrayList<>();
  private HttpServer server;
  @TempDir Path cache;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Map<String, String> files =
        Map.of("/o/r/test.jsonl", TEST, "/o/r/train.json", TRAIN, "/o/r/t.parquet", "PAR1");
    files.forEach(
        (path, text) ->
            server.createContext(
                path,
                exchange -> {
                  requests.incrementAndGet();
                  byte[] body = text.getBytes(StandardCharsets.UTF_8);
                  exchange.sendResponseHeaders(200, body.length);
                  exchange.getResponseBody().write(body);
                  exchange.close();
                }));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void putsFilesAndTheirManifestInPlace() {
    Path folder = pull(official("test", Format.JSON_LINES, 1, sha256(TEST)), train());
    assertThat(folder).isEqualTo(cache.resolve("datasets/made"));
    assertThat(DatasetLoader.load(folder, "test", List.of("answer")).sha256())
        .isEqualTo(sha256(TEST));
    assertThat(DatasetLoader.load(folder, "train", List.of("answer")).size()).isEqualTo(1);
    DatasetManifest manifest = DatasetManifest.of(folder);
    assertThat(manifest.licence()).isEqualTo("MIT");
    assertThat(manifest.source()).startsWith("http://").endsWith("/o/r");
    assertThat(manifest.fields()).containsOnlyKeys("question", "answer");
  }

  @Test
  void asksTheServerOnce() {
    pull(train());
    pull(train());
    assertThat(requests).hasValue(1);
  }

  @Test
  void knowsAFileOfUnknownDigestAgain() throws IOException {
    Path file = pull(train()).resolve("train.json");
    Files.writeString(file, TRAIN.replace('2', '3'));
    assertThatThrownBy(() -> pull(train()))
        .isInstanceOf(DatasetProblem.class)
        .hasMessageStartingWith(file + ": sha256 is ")
        .hasMessageContaining("dataset.yaml declares " + sha256(TRAIN));
  }

  @Test
  void refusesAFileThatIsNotThePublishedOne() throws IOException {
    assertThatThrownBy(() -> pull(official("test", Format.JSON_LINES, 1, sha256(TRAIN))))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContaining(sha256(TRAIN));
    assertThatThrownBy(() -> pull(official("test", Format.JSON_LINES, 2, OfficialFile.UNKNOWN)))
        .isInstanceOf(DatasetProblem.class)
        .hasMessageContaining("has 1 rows, the publisher states 2");
    Files.writeString(cache.resolve("datasets/made/test.jsonl"), TRAIN);
    assertThatThrownBy(() -> pull(official("test", Format.JSON_LINES, 1, sha256(TEST))))
        .isInstanceOf(DatasetProblem.class)
        .hasMessageContaining("the published file's is " + sha256(TEST));
  }

  @Test
  void saysHowToConvertParquet() {
    OfficialFile table =
        new OfficialFile(
            "made", "test", Format.PARQUET, 1, "MIT", OfficialFile.UNKNOWN, url("t.parquet"));
    Path folder = pull(table);
    assertThat(folder.resolve("test.parquet")).exists();
    assertThat(notes).anyMatch(n -> n.contains("test.parquet is a Parquet file; convert it first"));
  }

  @Test
  void saysWhatIsMissingOffline() {
    DatasetPull pull =
        new DatasetPull(
            new Downloader(FetchOptions.standard().offline(true), DownloadProgress.silent()),
            DownloadProgress.silent(),
            cache);
    assertThatThrownBy(() -> pull.pull("gsm8k"))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContaining("test.jsonl is not in " + cache.resolve("datasets/gsm8k"));
  }

  private Path pull(OfficialFile... files) {
    DownloadProgress listener =
        new DownloadProgress() {
          @Override
          public void transferred(String file, long bytes, OptionalLong total) {}

          @Override
          public void note(String sentence) {
            notes.add(sentence);
          }
        };
    Downloader downloader = new Downloader(FetchOptions.standard(), listener);
    return new DatasetPull(downloader, listener, cache).pull("made", List.of(files));
  }

  private OfficialFile train() {
    return official("train", Format.JSON_ARRAY, 1, OfficialFile.UNKNOWN);
  }

  private OfficialFile official(String split, Format format, int rows, String sha256) {
    String ending = format == Format.JSON_LINES ? ".jsonl" : ".json";
    return new OfficialFile("made", split, format, rows, "MIT", sha256, url(split + ending));
  }

  private URI url(String name) {
    return URI.create(
        "http://"
            + InetAddress.getLoopbackAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort()
            + "/o/r/"
            + name);
  }

  private static String sha256(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
