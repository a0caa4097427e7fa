package dev.conflayers.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.Json;
import dev.conflayers.base.Keys;
import dev.conflayers.base.RecordSchema;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.report.section.Report;
import java.util.Map;
import java.util.Set;

/** The whole analysis as one JSON document. */
public final class JsonReport implements ReportFormat {
  private static final String OBSERVATIONS = "observations";

  @Override
  public String fileName() {
    return "comparisons.json";
  }

  @Override
  public String render(Report report) {
    Analysis analysis = report.analysis();
    return document(analysis);
  }

  /** Returns the JSON Schema of the document. */
  public static ObjectNode schema() {
    return RecordSchema.written(
        "ConfLayers comparisons", Analysis.class, Keys.KEBAB, Map.of(), Set.of(OBSERVATIONS));
  }

  /** Returns any record as indented JSON with kebab-case keys, ending in a newline. */
  public static String document(Object record) {
    return Json.document(
        Json.kebabCase()
            .addMixIn(Analysis.class, WithoutObservations.class)
            .addMixIn(Analysis.RunFacts.class, WhereItComesFrom.class)
            .build(),
        record);
  }

  /**
   * Leaves out single trials, which are in the run directory, and chart data, which has its own
   * files.
   */
  @JsonIgnoreProperties(OBSERVATIONS)
  private interface WithoutObservations {}

  /** Leaves out the origin of runs that this program measured itself. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private interface WhereItComesFrom {}
}
