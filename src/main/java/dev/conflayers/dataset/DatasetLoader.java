package dev.conflayers.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Loads a suite's dataset: a folder with a {@code dataset.yaml}, or one file.
 *
 * <p>Checksum and row count are verified if a manifest declares them, including the manifest in the
 * folder of a directly named file.
 */
public final class DatasetLoader {
  private DatasetLoader() {}

  /**
   * Returns the examples of {@code split}; a file without a manifest is assumed to be that split.
   *
   * @param required fields that every example must have
   */
  public static Dataset load(Path path, String split, List<String> required) {
    if (Files.isDirectory(path)) {
      DatasetManifest manifest = DatasetManifest.of(path);
      return verified(path, manifest, manifest.split(split), required);
    }
    Path folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
    if (Files.exists(folder.resolve(DatasetManifest.FILE_NAME))) {
      DatasetManifest manifest = DatasetManifest.of(folder);
      for (DatasetManifest.SplitFile declared : manifest.files()) {
        if (path.endsWith(declared.name())) {
          return verified(folder, manifest, declared, required);
        }
      }
    }
    return DatasetFile.read(path, nameOf(path), split, required);
  }

  /**
   * Returns whether a folder's manifest declares {@code split}; a single file has one split only.
   */
  public static boolean hasSplit(Path path, String split) {
    return Files.isDirectory(path)
        && DatasetManifest.of(path).files().stream().anyMatch(f -> f.split().equals(split));
  }

  private static Dataset verified(
      Path folder,
      DatasetManifest manifest,
      DatasetManifest.SplitFile declared,
      List<String> required) {
    Path file = folder.resolve(declared.name());
    Dataset dataset = DatasetFile.read(file, manifest.name(), declared.split(), required);
    if (!dataset.sha256().equals(declared.sha256())) {
      throw DatasetProblem.at(
          file,
          "sha256 is "
              + dataset.sha256()
              + ", "
              + DatasetManifest.FILE_NAME
              + " declares "
              + declared.sha256()
              + "; restore the file, or declare the change and raise the version");
    }
    if (dataset.size() != declared.rows()) {
      throw DatasetProblem.at(
          file,
          "has "
              + dataset.size()
              + " rows, "
              + DatasetManifest.FILE_NAME
              + " declares "
              + declared.rows());
    }
    return dataset;
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
