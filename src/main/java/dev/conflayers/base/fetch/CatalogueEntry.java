package dev.conflayers.base.fetch;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A model that can be pulled.
 *
 * @param repository its repository at the publisher
 * @param files of a Hugging Face directory
 * @param packaged the same model's quantised weights in a Python package, if there are any
 */
public record CatalogueEntry(
    String name,
    String summary,
    URI repository,
    String licence,
    List<RemoteFile> files,
    Optional<PackagedFile> packaged) {
  public CatalogueEntry {
    files = List.copyOf(files);
  }

  /** Returns, in one sentence, which checksums are verified. */
  public String checksums() {
    long known = files.stream().filter(file -> file.sha256().isPresent()).count();
    String hub =
        known == files.size()
            ? "SHA-256 of all files known in advance"
            : "SHA-256 of the hub's files not known in advance: large ones are verified against"
                + " what the hub states, and all are recorded next to the files";
    return packaged
        .map(p -> hub + "; SHA-256 of the packaged file known in advance: " + p.memberSha256())
        .orElse(hub);
  }
}
