package dev.conflayers.dataset;

import dev.conflayers.base.fetch.RemoteFile;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of a public dataset at its publisher's location.
 *
 * @param dataset the name of the task that reads it
 * @param sha256 digest of the file, or {@link #UNKNOWN} until it has been downloaded once
 * @param rows number of rows as stated by its publisher
 */
public record OfficialFile(
    String dataset, String split, Format format, int rows, String licence, String sha256, URI url) {
  public static final String UNKNOWN = "";

  /** The format of a published file. */
  public enum Format {
    JSON_LINES,
    JSON_ARRAY,
    /** Not supported: {@link OfficialDatasets#PARQUET_ADVICE} says how to convert it. */
    PARQUET
  }

  /** Returns the digest against which a download is verified, if known. */
  public Optional<String> checksum() {
    return sha256.equals(UNKNOWN) ? Optional.empty() : Optional.of(sha256);
  }

  /** Returns its local file name: the split and the format. */
  public String fileName() {
    String ending =
        switch (format) {
          case JSON_LINES -> ".jsonl";
          case JSON_ARRAY -> ".json";
          case PARQUET -> ".parquet";
        };
    return split + ending + (url.getPath().endsWith(".gz") ? ".gz" : "");
  }

  /** Returns its source: the page of the repository. */
  public String source() {
    int segments = url.getPath().startsWith("/datasets/") ? 4 : 3;
    String path =
        Stream.of(url.getPath().split("/", -1)).limit(segments).collect(Collectors.joining("/"));
    boolean raw = "raw.githubusercontent.com".equals(url.getHost());
    return url.getScheme() + "://" + (raw ? "github.com" : url.getAuthority()) + path;
  }

  RemoteFile remote() {
    return new RemoteFile(fileName(), url, checksum(), OptionalLong.empty(), licence, source());
  }
}
