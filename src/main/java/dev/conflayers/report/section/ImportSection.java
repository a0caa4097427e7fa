package dev.conflayers.report.section;

import dev.conflayers.evidence.Imported;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import dev.conflayers.report.page.Table;

/** The origin of an imported run, and what its files do not state. */
final class ImportSection {
  private ImportSection() {}

  static void append(Page page, Analysis.RunFacts run, Imported imported) {
    page.say(
        RichText.none()
            .plain(
                run.measuredTrials()
                    + " answers timed by another program, read from files in the format ")
            .code(imported.format())
            .plain(". Baseline: ")
            .code(run.baseline())
            .plain(
                ". The files do not state the following; each gap keeps a claim from being"
                    + " CONFIRMED:"));
    page.items(imported.missing().stream().map(missing -> RichText.none().plain(missing)).toList());
    Table table = new Table("strategy", "file", "part", "SHA-256");
    for (Imported.Source source : imported.sources()) {
      table.row(
          source.strategy(),
          source.file(),
          source.part().isEmpty() ? "all" : source.part(),
          source.sha256().substring(0, 12));
    }
    page.table(table);
  }
}
