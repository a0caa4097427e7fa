package dev.conflayers.app.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.Json;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.CostTable;
import dev.conflayers.record.ForkEnd;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.LinesDigest;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.Origin;
import dev.conflayers.record.ResultJson;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.TokenTexts;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.Schedule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run as answer files of Spec-Bench: {@code run_K/STRATEGY.jsonl} for the K-th fork, an answer a
 * line in its fields, and under {@code conflayers} the measurement that the line was made of.
 * {@code run.json} holds everything else, so that the run can be had back as it was.
 */
public final class ExportedRun {
  static final String REST = "run.json";

  private static final String OWN = "conflayers";
  private static final String FORMAT = "conflayers-export";
  private static final int VERSION = 2;
  private static final double NANOS = 1e9;

  private ExportedRun() {}

  /** A measurement and its place among all. */
  record Placed(int place, Measurement measurement) {}

  /**
   * Everything of a run but the measurements in answer files.
   *
   * @param count of all measurements
   */
  record Rest(
      String format,
      int version,
      List<String> files,
      int count,
      RunManifest manifest,
      Schedule schedule,
      List<Placed> measurements,
      List<Agreement> agreements,
      List<ForkRecord> forks,
      TokenTexts tokens,
      @Nullable CostTable costs,
      @Nullable Origin origin,
      List<ForkEnd> forkEnds,
      SortedMap<Integer, LinesDigest> lines) {}

  /** Writes a run below {@code folder}, which must not hold one, and returns the answer files. */
  public static List<Path> write(RunRecord run, Path folder) throws IOException {
    ObjectMapper json = ResultJson.mapper();
    Map<String, StringBuilder> files = new TreeMap<>();
    Map<String, Integer> questions = questions(run.schedule());
    RunView view = RunView.of(run);
    List<Placed> others = new ArrayList<>();
    for (int place = 0; place < run.measurements().size(); place++) {
      Measurement m = run.measurements().get(place);
      if (m.phase() != Phase.MEASURED || !m.ok() || m.wallNanos() <= 0) {
        others.add(new Placed(place, m));
        continue;
      }
      files
          .computeIfAbsent(file(m), name -> new StringBuilder())
          .append(json.writeValueAsString(line(json, view, m, place, questions)))
          .append('\n');
    }
    Files.createDirectories(folder.toAbsolutePath().normalize().getParent());
    Files.createDirectory(folder);
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      written.add(Files.writeString(path, file.getValue(), StandardCharsets.UTF_8));
    }
    Rest rest =
        new Rest(
            FORMAT,
            VERSION,
            List.copyOf(files.keySet()),
            run.measurements().size(),
            run.manifest(),
            run.schedule(),
            others,
            run.agreements(),
            run.forks(),
            run.tokens(),
            run.costs(),
            run.origin(),
            run.forkEnds(),
            run.lines());
    Files.writeString(
        folder.resolve(REST),
        ResultJson.pretty().writeValueAsString(rest) + "\n",
        StandardCharsets.UTF_8);
    return written;
  }

  private static String file(Measurement m) {
    return "run_"
        + (m.fork() + 1)
        + "/"
        + m.strategy().replaceAll("[^A-Za-z0-9._-]", "-")
        + ".jsonl";
  }

  /** Spec-Bench numbers its questions. */
  private static Map<String, Integer> questions(Schedule schedule) {
    Map<String, Integer> questions = new LinkedHashMap<>();
    for (Schedule.ScheduledExample example : schedule.examples()) {
      questions.putIfAbsent(example.task() + "/" + example.example(), questions.size() + 1);
    }
    return questions;
  }

  private static ObjectNode line(
      ObjectMapper json, RunView run, Measurement m, int place, Map<String, Integer> questions) {
    ObjectNode line = json.createObjectNode();
    line.put("question_id", questions.getOrDefault(m.task() + "/" + m.example(), 0));
    line.put("category", m.task());
    line.put("answer_id", run.account().run() + "/" + m.trial());
    line.put("model_id", m.model() + "-" + m.strategy());
    ObjectNode choice = line.putArray("choices").addObject();
    choice.put("index", 0);
    choice.putArray("turns").add(m.text());
    choice.putArray("decoding_steps").add(m.steps().size());
    choice.putArray("new_tokens").add(m.output().size());
    choice.putArray("wall_time").add(m.wallNanos() / NANOS);
    ArrayNode lengths = choice.putArray("accept_lengths");
    m.steps().forEach(step -> lengths.add(step.emitted().size()));
    Double accepted = Estimand.ACCEPTANCE_RATE.rate(run, List.of(new TrialView(m)));
    if (accepted != null) {
      choice.put("acceptance_rate", accepted);
    }
    line.put("tstamp", began(run.record().manifest()) + (m.startNanos() + m.wallNanos()) / NANOS);
    line.set(OWN, json.valueToTree(new Placed(place, m)));
    return line;
  }

  private static double began(RunManifest manifest) {
    try {
      return Instant.parse(manifest.started()).toEpochMilli() / 1e3;
    } catch (DateTimeParseException e) {
      return 0;
    }
  }

  /** Returns whether a folder holds a run that {@link #write} wrote. */
  public static boolean isOne(Path folder) {
    return Files.isRegularFile(folder.resolve(REST));
  }

  /** Reads a run back; refuses answer files that were changed since. */
  public static RunRecord read(Path folder) throws IOException {
    SourceFile source = SourceFile.read(folder.resolve(REST));
    Rest rest = value(source, JsonText.document(source).node(), Rest.class, 1);
    if (!rest.format().equals(FORMAT) || rest.version() != VERSION) {
      throw source.problem(
          1,
          "'format' and 'version' must be "
              + FORMAT
              + " "
              + VERSION
              + ", got "
              + rest.format()
              + " "
              + rest.version());
    }
    Map<Integer, Measurement> byPlace = new TreeMap<>();
    rest.measurements().forEach(placed -> byPlace.put(placed.place(), placed.measurement()));
    for (String name : rest.files()) {
      SourceFile file = SourceFile.read(folder.resolve(name));
      List<String> lines = file.lines();
      for (int i = 0; i < lines.size(); i++) {
        JsonText json = JsonText.line(file, i + 1, lines.get(i));
        Placed placed = value(file, json.at("/" + OWN), Placed.class, i + 1);
        requireUnchanged(json, placed.measurement(), i + 1);
        if (byPlace.putIfAbsent(placed.place(), placed.measurement()) != null) {
          throw file.problem(i + 1, "is there a second time: lines were appended or copied");
        }
      }
    }
    if (byPlace.size() != rest.count()) {
      throw source.problem(
          1,
          "there are "
              + byPlace.size()
              + " of "
              + rest.count()
              + " measurements: lines of its files were cut off or removed");
    }
    return new RunRecord(
        rest.manifest(),
        rest.schedule(),
        List.copyOf(byPlace.values()),
        rest.agreements(),
        new RunRecord.Processes(rest.forks(), rest.forkEnds(), rest.lines()),
        rest.tokens(),
        rest.costs(),
        rest.origin());
  }

  private static void requireUnchanged(JsonText json, Measurement m, int line) {
    String choice = "/choices/0";
    boolean same =
        Math.round(json.number(choice + "/wall_time/0", 0) * NANOS) == m.wallNanos()
            && json.count(choice + "/new_tokens/0", 0) == m.output().size()
            && json.text(choice + "/turns/0").equals(m.text())
            && json.text("/category").equals(m.task());
    if (!same) {
      throw json.file()
          .problem(
              line,
              "its time, tokens, text or category are not those of the measurement it was made of:"
                  + " the file was edited; without its 'conflayers' parts and run.json it can be"
                  + " imported as what it says now");
    }
  }

  private static <T> T value(SourceFile file, JsonNode node, Class<T> type, int line) {
    try {
      T value = ResultJson.mapper().treeToValue(node, type);
      if (value == null) {
        throw file.problem(line, "has no 'conflayers', which every line of an exported run has");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw file.problem(line, "not of a run that this version exported: " + Json.reason(e));
    }
  }
}
