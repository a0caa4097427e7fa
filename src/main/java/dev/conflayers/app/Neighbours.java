package dev.conflayers.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.base.ModelFacts;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.integrity.OtherRuns;
import dev.conflayers.judge.gate.VerdictFile;
import dev.conflayers.record.ResultJson;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunManifest;
import dev.conflayers.suite.declared.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the runs of the same folder that measured the same, with their verdicts. Only manifests,
 * plans and stored verdicts are read; what a directory is called does not matter.
 */
final class Neighbours {
  private static final String MANIFEST = "manifest.json";
  private static final String COMPARISONS = "comparisons.json";

  private final Path reports;

  /**
   * @param reports where reports and the gate's verdict are
   */
  Neighbours(Path reports) {
    this.reports = reports;
  }

  OtherRuns of(Path directory) throws IOException {
    RunManifest manifest = new RunDirectory(directory).manifest();
    Schedule schedule = new RunDirectory(directory).schedule(manifest);
    Path own = directory.toAbsolutePath().normalize();
    Path results = own.getParent();
    List<OtherRuns.Other> others = new ArrayList<>();
    int unread = 0;
    for (Path path : results == null ? List.<Path>of() : folders(results, MANIFEST)) {
      if (Files.isSameFile(path, own)) {
        continue;
      }
      try {
        RunDirectory other = new RunDirectory(path);
        RunManifest its = other.manifest();
        boolean samePlan = its.fingerprint().equals(manifest.fingerprint());
        if (samePlan || model(its).equals(model(manifest))) {
          Set<String> prompts = prompts(schedule);
          prompts.retainAll(prompts(other.schedule(its)));
          if (samePlan || !prompts.isEmpty()) {
            others.add(
                new OtherRuns.Other(
                    its.run(),
                    its.started(),
                    its.status().name().toLowerCase(Locale.ROOT),
                    samePlan,
                    prompts.size(),
                    verdicts(its.run())));
          }
        }
      } catch (ResultProblem | IOException e) {
        unread++;
      }
    }
    others.sort(Comparator.comparing(OtherRuns.Other::started).reversed());
    return new OtherRuns(others, unread);
  }

  private static List<Path> folders(Path parent, String file) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.filter(folder -> Files.exists(folder.resolve(file))).sorted().toList();
    }
  }

  /** Returns what tells the weights of a run from others. */
  private static Map<String, String> model(RunManifest manifest) {
    Map<String, String> model = new TreeMap<>(manifest.model());
    model.keySet().removeIf(key -> !ModelFacts.isDigest(key) && !key.equals(ModelFacts.NAME));
    return model;
  }

  /** Returns the prompts that are measured, by task and text. */
  private static Set<String> prompts(Schedule schedule) {
    Map<String, String> texts = new HashMap<>();
    schedule.examples().forEach(e -> texts.put(e.task() + "/" + e.example(), e.prompt()));
    Set<String> prompts = new HashSet<>();
    schedule.trials().stream()
        .filter(trial -> !trial.warmup())
        .forEach(
            trial -> {
              String text = texts.getOrDefault(trial.task() + "/" + trial.example(), "");
              if (!text.isEmpty()) {
                prompts.add(trial.task() + "\n" + text);
              }
            });
    return prompts;
  }

  /** Returns the stored verdicts of a run: of its claims, or of its strategies, and of gates. */
  private List<String> verdicts(String run) throws IOException {
    List<String> verdicts = new ArrayList<>();
    JsonNode report = read(reports.resolve(run).resolve(COMPARISONS));
    for (JsonNode claim : report.path("claims")) {
      verdicts.add(
          upper(claim.path("state"))
              + " "
              + claim.path("kind").asText()
              + " of "
              + claim.path("strategy").asText());
    }
    if (verdicts.isEmpty()) {
      for (JsonNode verdict : report.path("verdicts")) {
        verdicts.add(upper(verdict.path("outcome")) + " " + verdict.path("strategy").asText());
      }
    }
    for (Path gate : folders(reports, VerdictFile.NAME)) {
      JsonNode verdict = read(gate.resolve(VerdictFile.NAME));
      for (JsonNode id : verdict.path("run-ids")) {
        if (id.asText().equals(run)) {
          verdicts.add("gate " + verdict.path("overall").asText().toUpperCase(Locale.ROOT));
        }
      }
    }
    return verdicts;
  }

  private static String upper(JsonNode word) {
    return word.asText().replace('-', ' ').toUpperCase(Locale.ROOT);
  }

  /** A report that is not there, or is damaged, has no verdict. */
  private static JsonNode read(Path file) throws IOException {
    try {
      return Files.exists(file)
          ? ResultJson.mapper().readTree(Files.readString(file))
          : ResultJson.mapper().missingNode();
    } catch (JsonProcessingException e) {
      return ResultJson.mapper().missingNode();
    }
  }
}
