package dev.conflayers.base.fetch;

import dev.conflayers.base.AtomicFiles;
import dev.conflayers.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * HTTP downloads that resume, are verified, and never leave an incomplete file in place.
 *
 * <p>Bytes go to a {@code .part} file, which a later attempt continues. Once it is complete and its
 * checksum is right, it is renamed, and {@code NAME.sha256} next to it records the checksum.
 */
public final class Downloader {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_REFUSED = 416;
  private static final int ABSENT = 404;

  private final HttpClient client;
  private final FetchOptions options;
  private final DownloadProgress progress;

  public Downloader(FetchOptions options, DownloadProgress progress) {
    this.options = options;
    this.progress = progress;
    client =
        HttpClient.newBuilder()
            .connectTimeout(options.connectTimeout())
            .proxy(ProxySelector.getDefault())
            // Redirects are followed by hand: the hub's redirect has the checksum, the storage's
            // answer does not.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Returns whether {@code server} answers at all within the connect timeout. */
  public boolean reaches(URI server) {
    if (options.offline()) {
      return false;
    }
    HttpRequest request =
        HttpRequest.newBuilder(server)
            .timeout(options.connectTimeout())
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() < 500;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Returns {@code file} in {@code directory}, and fetches it unless it is already there. */
  public Path fetch(RemoteFile file, Path directory) {
    Path target = directory.resolve(file.name());
    if (Files.exists(target)) {
      return target;
    }
    if (options.offline()) {
      throw new FetchProblem(
          file.name()
              + " is not in "
              + directory
              + " and fetching is switched off; run once without --offline and CONFLAYERS_OFFLINE");
    }
    Path part = directory.resolve(file.name() + ".part");
    try {
      Files.createDirectories(directory);
      Answer answer = request(file, Files.exists(part) ? Files.size(part) : 0);
      if (answer.response().statusCode() == RANGE_REFUSED) {
        // The part is not a prefix of the server's current file.
        answer.response().body().close();
        Files.delete(part);
        answer = request(file, 0);
      }
      String found = store(file, answer, part);
      String expected = file.sha256().or(answer::linkedSha256).orElse(found);
      if (!found.equals(expected)) {
        Files.delete(part);
        throw new FetchProblem(
            file.name()
                + " from "
                + file.url()
                + " has SHA-256 "
                + found
                + ", not "
                + expected
                + "; it was discarded: try again, and if that repeats, distrust the source");
      }
      Files.writeString(
          directory.resolve(file.name() + ".sha256"), found + "  " + file.name() + "\n");
      AtomicFiles.move(part, target);
      return target;
    } catch (IOException e) {
      throw new FetchProblem(
          file.name()
              + " could not be fetched from "
              + file.url()
              + ": "
              + reason(e)
              + "; what has arrived is kept, so run it again",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FetchProblem(file.name() + ": the download was interrupted; run it again", e);
    }
  }

  /** Fetches {@code file} unless the server has none of that name. */
  Optional<Path> fetchIfThere(RemoteFile file, Path directory) {
    try {
      return Optional.of(fetch(file, directory));
    } catch (NotOnServer e) {
      return Optional.empty();
    }
  }

  /** A final response, and the checksum a redirect on the way promised. */
  private record Answer(HttpResponse<InputStream> response, Optional<String> linkedSha256) {}

  private Answer request(RemoteFile file, long from) throws IOException, InterruptedException {
    URI url = file.url();
    Optional<String> linked = Optional.empty();
    for (int hop = 0; hop < 8; hop++) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(url).timeout(options.stallTimeout()).GET();
      if (from > 0) {
        request.header("Range", "bytes=" + from + "-");
      }
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      linked = linked.or(() -> linkedSha256(response));
      Optional<String> location = response.headers().firstValue("Location");
      int status = response.statusCode();
      if (status / 100 == 3 && location.isPresent()) {
        response.body().close();
        url = next(url, location.get());
      } else if (status == OK || status == PARTIAL || (status == RANGE_REFUSED && from > 0)) {
        return new Answer(response, linked);
      } else {
        response.body().close();
        String message =
            file.name()
                + ": "
                + url
                + " answers "
                + status
                + meaning(status)
                + "; see "
                + file.source();
        throw status == ABSENT ? new NotOnServer(message) : new FetchProblem(message);
      }
    }
    throw new FetchProblem(file.name() + ": " + file.url() + " redirects without end");
  }

  private static URI next(URI from, String location) {
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new FetchProblem(from + " redirects to '" + location + "', which is not an address", e);
    }
    if (from.getScheme().equals("https") && !"https".equals(to.getScheme())) {
      throw new FetchProblem(
          from + " redirects to the unprotected " + to + "; it was not followed");
    }
    return to;
  }

  /** Returns the SHA-256 that the hub's redirect to its storage states for large files. */
  private static Optional<String> linkedSha256(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("X-Linked-Etag")
        .map(etag -> etag.replace("\"", "").toLowerCase(Locale.ROOT))
        .filter(etag -> etag.matches("[0-9a-f]{64}"));
  }

  /** Writes the body to {@code part} and returns the checksum of the whole. */
  private String store(RemoteFile file, Answer answer, Path part) throws IOException {
    HttpResponse<InputStream> response = answer.response();
    boolean continues = response.statusCode() == PARTIAL;
    long have = continues && Files.exists(part) ? Files.size(part) : 0;
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (continues && !range.startsWith("bytes " + have + "-")) {
      response.body().close();
      throw new FetchProblem(
          file.name()
              + ": "
              + file.url()
              + " was asked for the bytes from "
              + have
              + " and sent '"
              + range
              + "'; delete "
              + part
              + " and run it again");
    }
    OptionalLong length = response.headers().firstValueAsLong("Content-Length");
    OptionalLong total =
        length.isPresent() ? OptionalLong.of(have + length.getAsLong()) : file.bytes();
    if (file.bytes().isPresent()
        && total.isPresent()
        && total.getAsLong() != file.bytes().getAsLong()) {
      response.body().close();
      throw new FetchProblem(
          file.name()
              + ": "
              + file.url()
              + " offers "
              + total.getAsLong()
              + " bytes, not "
              + file.bytes().getAsLong()
              + "; the server now has another version");
    }
    if (total.isPresent()) {
      requireSpace(part, total.getAsLong() - have, file);
    }
    try (InputStream body = new StallGuard(response.body(), options.stallTimeout());
        FileChannel out =
            FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.truncate(have).position(have);
      new Copy(file.name(), have, total, progress).run(body, out);
    }
    long size = Files.size(part);
    if (total.isPresent() && size != total.getAsLong()) {
      throw new IOException(
          "the connection ended after " + size + " of " + total.getAsLong() + " bytes");
    }
    return Sha256.of(part);
  }

  private static void requireSpace(Path part, long bytes, RemoteFile file) throws IOException {
    long usable = Files.getFileStore(part.toAbsolutePath().getParent()).getUsableSpace();
    if (usable < bytes) {
      throw new FetchProblem(
          file.name()
              + " needs "
              + bytes
              + " bytes, but only "
              + usable
              + " are free for "
              + part.getParent()
              + "; free some, or choose another cache directory");
    }
  }

  private static String meaning(int status) {
    return switch (status) {
      case 401, 403 -> " (not allowed: its publisher may want a licence accepted first)";
      case 404 -> " (not found)";
      case 429 -> " (too many requests: wait a little)";
      default -> status >= 500 ? " (the server is in trouble: try later)" : "";
    };
  }

  static String reason(IOException e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }
}
