package dev.conflayers.dataset;

import dev.conflayers.base.fetch.DownloadProgress;
import dev.conflayers.base.fetch.Downloader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Downloads an official dataset into a separate folder and writes the {@code dataset.yaml} by which
 * later runs verify the files; a digest that was unknown is recorded at the first download.
 */
public final class DatasetPull {
  private final Downloader downloader;
  private final DownloadProgress progress;
  private final Path cache;

  /** Stores datasets under {@code cache/datasets}. */
  public DatasetPull(Downloader downloader, DownloadProgress progress, Path cache) {
    this.downloader = downloader;
    this.progress = progress;
    this.cache = cache;
  }

  /** Returns the folder of a task's dataset, whether or not it has been pulled. */
  public Path folder(String dataset) {
    return cache.resolve("datasets").resolve(dataset);
  }

  /** Downloads missing files, verifies all of them and returns the dataset's folder. */
  public Path pull(String dataset) {
    return pull(dataset, OfficialDatasets.of(dataset));
  }

  Path pull(String dataset, List<OfficialFile> files) {
    Path folder = folder(dataset);
    boolean known = Files.exists(folder.resolve(DatasetManifest.FILE_NAME));
    List<DatasetManifest.SplitFile> splits = new ArrayList<>();
    Map<String, String> fields = new LinkedHashMap<>();
    for (OfficialFile file : files) {
      Path path = downloader.fetch(file.remote(), folder);
      if (file.format() == OfficialFile.Format.PARQUET) {
        progress.note(path + " is a Parquet file; " + OfficialDatasets.PARQUET_ADVICE);
        continue;
      }
      Dataset read =
          known
              ? DatasetLoader.load(path, file.split(), List.of())
              : DatasetFile.read(path, dataset, file.split(), List.of());
      check(path, file, read);
      splits.add(new DatasetManifest.SplitFile(file.fileName(), read.size(), read.sha256()));
      read.examples().get(0).fields().keySet().stream()
          .sorted()
          .forEach(name -> fields.put(name, "as published"));
    }
    if (!known && !splits.isEmpty()) {
      write(folder, dataset, files.get(0), fields, splits);
    }
    return folder;
  }

  private static void check(Path path, OfficialFile file, Dataset read) {
    file.checksum()
        .filter(sha256 -> !sha256.equals(read.sha256()))
        .ifPresent(
            sha256 -> {
              throw DatasetProblem.at(
                  path,
                  "sha256 is "
                      + read.sha256()
                      + ", the published file's is "
                      + sha256
                      + "; delete it and pull again");
            });
    if (read.size() != file.rows()) {
      throw DatasetProblem.at(
          path,
          "has "
              + read.size()
              + " rows, the publisher states "
              + file.rows()
              + "; delete it and pull again");
    }
  }

  private static void write(
      Path folder,
      String dataset,
      OfficialFile file,
      Map<String, String> fields,
      List<DatasetManifest.SplitFile> splits) {
    DatasetManifest manifest =
        new DatasetManifest(
            dataset,
            "as published",
            "The official files of " + dataset + ".",
            file.licence(),
            file.source(),
            List.of(),
            fields,
            splits);
    try {
      manifest.writeTo(folder);
    } catch (IOException e) {
      throw new DatasetProblem(
          folder + ": " + DatasetManifest.FILE_NAME + " cannot be written: " + e.getMessage(), e);
    }
  }
}
