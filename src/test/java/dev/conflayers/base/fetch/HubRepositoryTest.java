package dev.conflayers.base.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models go by their ids of Hugging Face. */
class HubRepositoryTest {
  private static final String ID = "acme/tiny-llama";

  @TempDir private Path folder;
  private LocalServer hub;

  @BeforeEach
  void start() throws IOException {
    hub = new LocalServer();
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private ModelCatalog catalog(Map<String, String> environment) {
    return new ModelCatalog(
        folder, environment, hub.url("/"), List.of("no-such-pip"), Optional.empty());
  }

  private void serve(String name, String content) {
    hub.serve("/" + ID + "/resolve/main/" + name, content.getBytes(StandardCharsets.UTF_8));
  }

  private Path pull(String id) {
    return catalog(Map.of()).pull(id, FetchOptions.standard(), DownloadProgress.silent());
  }

  @Test
  void downloadsShards() {
    hub.serve("/", exchange -> exchange.sendResponseHeaders(404, -1));
    serve("config.json", "{}");
    serve("tokenizer.json", "{}");
    serve(
        "model.safetensors.index.json",
        "{\"weight_map\": {\"a\": \"one.safetensors\", \"b\": \"two.safetensors\"}}");
    serve("one.safetensors", "1");
    serve("two.safetensors", "2");
    Path path = pull(ID);
    assertThat(path.resolve("two.safetensors")).hasContent("2");
    assertThat(path.resolve("chat_template.jinja")).doesNotExist();
    int requests = hub.requests().size();
    assertThat(pull(ID)).isEqualTo(path);
    assertThat(catalog(Map.of()).locate(ID)).contains(path);
    assertThat(hub.requests()).hasSize(requests);
  }

  @Test
  void takesWhatHuggingFacesToolsHaveFetched() throws IOException {
    Path model = folder.resolve("hf/hub/models--acme--tiny-llama");
    Path snapshot = Files.createDirectories(model.resolve("snapshots/12fd"));
    Files.createDirectories(model.resolve("refs"));
    Files.writeString(model.resolve("refs/main"), "12fd\n");
    Files.writeString(snapshot.resolve("config.json"), "{}");
    Map<String, String> environment = Map.of("HF_HOME", folder.resolve("hf").toString());
    assertThat(catalog(environment).locate(ID)).isEmpty();
    Files.writeString(snapshot.resolve("model.safetensors"), "");
    assertThat(
            catalog(environment)
                .pull(ID, FetchOptions.standard().offline(true), DownloadProgress.silent()))
        .isEqualTo(snapshot);
  }

  @Test
  void knowsTheModelsOfTheListByTheirIds() {
    assertThat(catalog(Map.of()).info("huggingfacetb/SmolLM2-135M-Instruct").name())
        .isEqualTo(ModelCatalog.DEFAULT_MODEL);
  }

  @Test
  void saysHowToBringItWhereNothingIsReached() {
    ModelCatalog nowhere = catalog(Map.of());
    hub.close();
    assertThatThrownBy(() -> nowhere.pull(ID, FetchOptions.standard(), DownloadProgress.silent()))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContainingAll(
            "acme/tiny-llama is neither a file or folder here nor a model",
            "127.0.0.1 cannot be reached",
            "'hf download acme/tiny-llama --local-dir tiny-llama' fetches it",
            "give --model tiny-llama");
  }

  @ParameterizedTest
  @CsvSource({
    "acme/tiny,true",
    "tiny,false",
    "./acme/tiny,false",
    "acme/tiny/x,false",
    "models/tiny.gguf,false",
    "/acme/tiny,false",
  })
  void anIdIsTwoNames(String text, boolean id) {
    assertThat(HubRepository.isId(text)).isEqualTo(id);
  }
}
