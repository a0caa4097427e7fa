package dev.conflayers.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A headless Chromium, spoken to in its own protocol (DevTools) with nothing but the JDK: drivers
 * of browsers bring libraries that the build bans.
 */
public final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final WebSocket socket;
  private final Inbox inbox = new Inbox();
  private int commands;

  private Browser(Process process, String address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .connectTimeout(PATIENCE)
            .buildAsync(URI.create(address), inbox)
            .join();
  }

  /** Returns the browser's program, if there is one on the path. */
  public static Optional<Path> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(java.io.File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts a browser with an empty page.
   *
   * @param profile a folder of its own
   */
  public static Browser start(Path program, Path profile) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("browser.log").toFile())
            .start();
    try {
      Browser browser = new Browser(process, page(port(process, profile)));
      browser.send("Page.enable", Map.of());
      browser.send("Runtime.enable", Map.of());
      browser.send("Log.enable", Map.of());
      browser.send("Network.enable", Map.of());
      return browser;
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static String port(Process process, Path profile)
      throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    for (long waited = 0; waited < PATIENCE.toMillis(); waited += 100) {
      if (Files.exists(file) && Files.readAllLines(file).size() > 1) {
        return Files.readAllLines(file).get(0);
      }
      if (!process.isAlive()) {
        break;
      }
      Thread.sleep(100);
    }
    throw new IOException(
        "the browser did not start: " + Files.readString(profile.resolve("browser.log")));
  }

  private static String page(String port) throws IOException, InterruptedException {
    HttpRequest list =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
    String targets =
        HttpClient.newHttpClient().send(list, HttpResponse.BodyHandlers.ofString()).body();
    for (JsonNode target : new ObjectMapper().readTree(targets)) {
      if (target.path("type").asText().equals("page")) {
        return target.path("webSocketDebuggerUrl").asText();
      }
    }
    throw new IOException("the browser shows no page: " + targets);
  }

  /** Makes the window so large, in CSS pixels. */
  public void size(int width, int height) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Opens a file and waits until it is loaded. */
  public void visit(Path file) throws InterruptedException {
    inbox.events.clear();
    send("Page.navigate", Map.of("url", file.toUri().toString()));
    for (long waited = 0; waited < PATIENCE.toMillis(); waited += 20) {
      if (!events("Page.loadEventFired").isEmpty()) {
        return;
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException(file + " was not loaded within " + PATIENCE);
  }

  /** Returns the value of an expression in the page; a promise is waited for. */
  public JsonNode evaluate(String expression) {
    JsonNode answer =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalArgumentException(expression + ": " + answer.path("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  /** Presses and releases Tab, Enter or Space. */
  public void press(String key) {
    int code = key.equals("Tab") ? 9 : key.equals("Enter") ? 13 : 32;
    String text = key.equals("Tab") ? "" : key.equals("Enter") ? "\r" : " ";
    String name = key.equals("Space") ? " " : key;
    for (String type : List.of(text.isEmpty() ? "rawKeyDown" : "keyDown", "keyUp")) {
      send(
          "Input.dispatchKeyEvent",
          Map.of(
              "type",
              type,
              "key",
              name,
              "code",
              key,
              "text",
              type.equals("keyUp") ? "" : text,
              "windowsVirtualKeyCode",
              code));
    }
  }

  /** Returns what the page complained of since it was opened. */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (JsonNode event : events("Runtime.exceptionThrown")) {
      complaints.add(event.path("params").path("exceptionDetails").toString());
    }
    for (JsonNode event : events("Runtime.consoleAPICalled")) {
      complaints.add(event.path("params").path("args").toString());
    }
    for (JsonNode event : events("Log.entryAdded")) {
      complaints.add(event.path("params").path("entry").path("text").asText());
    }
    return complaints;
  }

  /** Returns the addresses that the page asked for since it was opened, its own first. */
  public List<String> requests() {
    return events("Network.requestWillBeSent").stream()
        .map(event -> event.path("params").path("request").path("url").asText())
        .toList();
  }

  private List<JsonNode> events(String method) {
    return inbox.events.stream()
        .filter(event -> event.path("method").asText().equals(method))
        .toList();
  }

  private JsonNode send(String method, Map<String, Object> parameters) {
    int id = ++commands;
    ObjectNode command = json.createObjectNode();
    command.put("id", id).put("method", method).set("params", json.valueToTree(parameters));
    CompletableFuture<JsonNode> answer = inbox.expect(id);
    socket.sendText(command.toString(), true).join();
    try {
      JsonNode message = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (message.has("error")) {
        throw new IllegalStateException(method + ": " + message.path("error"));
      }
      return message.path("result");
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(method + " was not answered", e);
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      // Its profile is deleted next, into which it must not write any more.
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Puts messages together and hands answers to those who wait for them. */
  private static final class Inbox implements WebSocket.Listener {
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Integer, CompletableFuture<JsonNode>> expected = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();

    CompletableFuture<JsonNode> expect(int id) {
      return expected.computeIfAbsent(id, i -> new CompletableFuture<>());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        try {
          JsonNode node = json.readTree(message.toString());
          CompletableFuture<JsonNode> waiting = expected.remove(node.path("id").asInt(-1));
          if (waiting == null) {
            events.add(node);
          } else {
            waiting.complete(node);
          }
        } catch (IOException e) {
          throw new IllegalStateException("not a message: " + message, e);
        } finally {
          message.setLength(0);
        }
      }
      from.request(1);
      return null;
    }
  }
}
