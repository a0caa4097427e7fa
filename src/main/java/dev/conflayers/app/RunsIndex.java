package dev.conflayers.app;

import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.judge.analysis.RunSummary;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.report.RunsReport;
import dev.conflayers.run.Progress;
import dev.conflayers.task.Tasks;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes an overview of all runs below a directory. */
public final class RunsIndex {
  private final Progress progress;
  private final Path reports;

  /** Looks for reports below a directory. */
  public RunsIndex(Progress progress, Path reports) {
    this.progress = progress;
    this.reports = reports;
  }

  /** Reads every run below {@code results}; one that cannot be read is told of and left out. */
  public RunsReport read(Path results) throws IOException {
    List<RunsReport.Entry> entries = new ArrayList<>();
    List<RunsReport.Unread> unread = new ArrayList<>();
    List<Path> directories = runs(results);
    for (int i = 0; i < directories.size(); i++) {
      Path directory = directories.get(i);
      progress.note(
          "Reading run " + (i + 1) + " of " + directories.size() + ": " + directory.getFileName());
      try {
        entries.add(entry(directory));
      } catch (ResultProblem e) {
        unread.add(new RunsReport.Unread(String.valueOf(directory.getFileName()), reason(e)));
      }
    }
    entries.sort(
        Comparator.comparing((RunsReport.Entry entry) -> entry.summary().started())
            .thenComparing(entry -> entry.summary().run()));
    return new RunsReport(entries, unread);
  }

  private static List<Path> runs(Path results) throws IOException {
    try (Stream<Path> folders = Files.list(results)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("manifest.json")))
          .sorted()
          .toList();
    }
  }

  private RunsReport.Entry entry(Path directory) throws IOException {
    RunSummary summary =
        RunSummary.of(
            Analyst.analyse(RunView.of(new RunDirectory(directory).read()), Tasks::byName));
    boolean reported = Files.exists(reports.resolve(summary.run()).resolve("report.html"));
    return new RunsReport.Entry(summary, reported ? link(summary.run() + "/report.html") : "");
  }

  /** Leaves out where a run is stored: paths of this machine do not belong in the overview. */
  private static String reason(ResultProblem problem) {
    String message = String.valueOf(problem.getMessage());
    int file = message.lastIndexOf('/', Math.max(0, message.indexOf(':')));
    return message.substring(file + 1);
  }

  private static String link(String file) {
    try {
      return new URI(null, null, file, null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(file + " cannot be the path of an address", e);
    }
  }

  /** Writes the overview next to the reports and returns the page to read. */
  public Path write(RunsReport report) throws IOException {
    Path charts = reports.resolve("charts");
    Map<String, byte[]> files = report.charts();
    Files.createDirectories(files.isEmpty() ? reports : charts);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(charts.resolve(file.getKey()), file.getValue());
    }
    Files.writeString(reports.resolve("index.md"), report.markdown(), StandardCharsets.UTF_8);
    Files.writeString(reports.resolve("index.json"), report.json(), StandardCharsets.UTF_8);
    return Files.writeString(reports.resolve("index.html"), report.html(), StandardCharsets.UTF_8);
  }
}
