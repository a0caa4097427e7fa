package dev.conflayers.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.conflayers.analysis.Analysis;
import dev.conflayers.base.Json;

/** The whole analysis as one JSON document. */
public final class JsonReport implements ReportFormat {
  @Override
  public String fileName() {
    return "comparisons.json";
  }

  @Override
  public String render(Report report) {
    Analysis analysis = report.analysis();
    return document(analysis);
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

  /** Single trials are in the run directory, and what charts show of them in their own files. */
  @JsonIgnoreProperties("observations")
  private interface WithoutObservations {}

  /** A run of this program has no origin to tell of. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private interface WhereItComesFrom {}
}
