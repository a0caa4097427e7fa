package dev.conflayers.lab.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.base.AtomicFiles;
import dev.conflayers.base.Json;
import dev.conflayers.base.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Writes the corpus: a folder of held-out rows for each family, and one file to train on. */
public final class CorpusFiles {
  public static final String TRAIN_FILE = "train.jsonl";

  /**
   * The tune rows of every family in the format of {@link #TRAIN_FILE}, for monitoring a training.
   */
  public static final String WATCH_FILE = "watch.jsonl";

  private static final int PROGRESS_STEP = 1000;
  private static final ObjectMapper JSON = Json.strict().build();

  private final Corpus corpus = new Corpus(Families.all());
  private final Path folder;

  public CorpusFiles(Path folder) {
    this.folder = folder;
  }

  /** A written file, with its contents by family. */
  public record Written(Path file, int rows, String sha256, Map<String, FamilyCounts> families) {
    public Written {
      families = Map.copyOf(families);
    }
  }

  /** Returns the version of the generators. */
  public static String version() {
    return Corpus.VERSION;
  }

  /**
   * Writes the tune and test rows of every family, each with its {@code dataset.yaml}, and the tune
   * rows again in {@link #WATCH_FILE}. No file that a training reads contains test rows.
   */
  public List<Path> writeHeldOut() throws IOException {
    Files.createDirectories(folder);
    try (Lines watch = new Lines(folder.resolve(WATCH_FILE))) {
      return writeHeldOut(watch);
    }
  }

  private List<Path> writeHeldOut(Lines watch) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Family family : corpus.families()) {
      Path home = Files.createDirectories(folder.resolve(family.dataset()));
      Map<String, String> sums = new LinkedHashMap<>();
      Map<Split, List<Row>> heldOut = corpus.heldOut(family);
      heldOut.getOrDefault(Split.TUNE, List.of()).forEach(row -> watch.write(training(row)));
      for (Split split : List.of(Split.TEST, Split.TUNE)) {
        List<Row> rows = heldOut.getOrDefault(split, List.of());
        Path file = home.resolve(split.label() + ".jsonl");
        try (Lines lines = new Lines(file)) {
          for (int i = 0; i < rows.size(); i++) {
            lines.write(item(rows.get(i), split.label() + "-" + (i + 1)));
          }
          sums.put(file.getFileName() + ":" + rows.size(), lines.sha256());
        }
      }
      Files.writeString(home.resolve("dataset.yaml"), Manifests.of(family, sums));
      folders.add(home);
    }
    return folders;
  }

  /**
   * Writes {@code rows} training rows, {@code {"task", "prompt", "completion"}}.
   *
   * @param shares of the families by name, overriding their own
   * @param progress periodically receives the number of rows written
   */
  public Written writeTrain(long seed, int rows, Map<String, Integer> shares, IntConsumer progress)
      throws IOException {
    checkShares(shares);
    Files.createDirectories(folder);
    Path file = folder.resolve(TRAIN_FILE);
    Map<String, FamilyCounts> counts = new LinkedHashMap<>();
    String[] sha256 = new String[1];
    AtomicFiles.replace(
        file,
        part -> {
          try (Lines lines = new Lines(part)) {
            int[] done = new int[1];
            corpus.train(
                seed,
                rows,
                shares,
                row -> {
                  lines.write(training(row));
                  counts.merge(row.family().name(), FamilyCounts.of(row), FamilyCounts::plus);
                  done[0]++;
                  if (done[0] % PROGRESS_STEP == 0) {
                    progress.accept(done[0]);
                  }
                });
            sha256[0] = lines.sha256();
          }
        });
    return new Written(file, rows, sha256[0], counts);
  }

  private void checkShares(Map<String, Integer> shares) {
    List<String> names = corpus.families().stream().map(Family::name).toList();
    for (Map.Entry<String, Integer> share : shares.entrySet()) {
      if (!names.contains(share.getKey()) || share.getValue() < 0) {
        throw new IllegalArgumentException(
            "shares are whole numbers from 0 of the families "
                + String.join(", ", names)
                + "; got "
                + share.getKey()
                + "="
                + share.getValue());
      }
    }
    if (shares.keySet().containsAll(names) && shares.values().stream().allMatch(n -> n == 0)) {
      throw new IllegalArgumentException("every family has a share of 0; give one a larger share");
    }
  }

  private static Map<String, String> training(Row row) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("task", row.family().task().name());
    fields.put("prompt", row.prompt());
    fields.put("completion", row.draft().completion());
    return fields;
  }

  private static Map<String, String> item(Row row, String id) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.putAll(row.draft().fields());
    fields.put("plan", row.draft().plan());
    boolean unseen = Split.isUnseen(row.family().name(), row.draft().pair());
    fields.put("combination", (unseen ? "unseen " : "seen ") + row.draft().pair());
    return fields;
  }

  /** A JSON Lines file whose digest is computed while it is written. */
  private static final class Lines implements AutoCloseable {
    private final Sha256 sha256 = new Sha256();
    private final OutputStream out;

    Lines(Path file) throws IOException {
      out = sha256.through(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    void write(Map<String, String> row) {
      try {
        out.write((JSON.writeValueAsString(row) + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a map of texts is JSON", e);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    /** Returns the digest of what was written so far; to be called once, at the end. */
    String sha256() {
      return sha256.hex();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
