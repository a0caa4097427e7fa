package dev.conflayers.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.record.ForkEnd;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.MeasurementSink;
import dev.conflayers.record.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The files of a run directory, to be spoilt the way that people and machines spoil them. */
public final class RunFiles {
  public static final String MEASUREMENTS = "measurements.jsonl";
  public static final String AGREEMENTS = "agreement.jsonl";
  public static final String FORKS = "forks.jsonl";
  public static final String ENDS = "fork-ends.jsonl";
  public static final String PLAN = "plan.json";
  public static final String MANIFEST = "manifest.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  public RunFiles(Path folder) {
    this.folder = folder;
  }

  /** Changes the lines of a file, of which some may go and others come. */
  public void lines(String file, Consumer<List<ObjectNode>> change) {
    Path path = folder.resolve(file);
    try {
      List<ObjectNode> lines = new ArrayList<>();
      for (String line : Files.readAllLines(path)) {
        lines.add((ObjectNode) JSON.readTree(line));
      }
      change.accept(lines);
      StringBuilder text = new StringBuilder();
      for (ObjectNode line : lines) {
        text.append(JSON.writeValueAsString(line)).append('\n');
      }
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes the lines of a file that {@code which} picks. */
  public void each(String file, Predicate<ObjectNode> which, Consumer<ObjectNode> change) {
    lines(file, lines -> lines.stream().filter(which).forEach(change));
  }

  /** Changes the first line of a file that {@code which} picks. */
  public void first(String file, Predicate<ObjectNode> which, Consumer<ObjectNode> change) {
    lines(file, lines -> change.accept(lines.stream().filter(which).findFirst().orElseThrow()));
  }

  /** Removes the lines of a file that {@code which} picks. */
  public void drop(String file, Predicate<ObjectNode> which) {
    lines(file, lines -> lines.removeIf(which));
  }

  /** Appends changed copies of the lines that {@code which} picks. */
  public void copy(String file, Predicate<ObjectNode> which, Consumer<ObjectNode> change) {
    lines(
        file,
        lines -> {
          List<ObjectNode> copies = lines.stream().filter(which).map(ObjectNode::deepCopy).toList();
          copies.forEach(change);
          lines.addAll(copies);
        });
  }

  /** Changes a document. */
  public void document(String file, Consumer<ObjectNode> change) {
    Path path = folder.resolve(file);
    try {
      ObjectNode document = (ObjectNode) JSON.readTree(Files.readString(path));
      change.accept(document);
      Files.writeString(path, JSON.writeValueAsString(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets each fork be a process of its own that summed up its measurements when it ended. */
  public void seal() {
    each(
        FORKS,
        RunFiles::any,
        fork -> {
          int number = fork.path("fork").asInt();
          fork.putObject("process").put("session", 0).put("pid", 100 + number).put("boot-id", "b");
        });
    try {
      RunDirectory run = new RunDirectory(folder);
      try (RunDirectory.Lock lock = run.lock();
          MeasurementSink sink = run.sink(lock)) {
        for (int fork : run.read().forks().stream().map(ForkRecord::fork).toList()) {
          sink.accept(
              new ForkEnd(
                  fork, 0, "2026-01-02T04:05:06Z", run.measurementsOf(fork), 0, null, null));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Picks every line. */
  public static boolean any(ObjectNode line) {
    return true;
  }

  public static Predicate<ObjectNode> strategy(String strategy) {
    return line -> line.path("strategy").asText().equals(strategy);
  }

  public static Predicate<ObjectNode> in(int fork) {
    return line -> line.path("fork").asInt() == fork;
  }

  public static ObjectNode at(ObjectNode line, String field) {
    return (ObjectNode) line.get(field);
  }
}
