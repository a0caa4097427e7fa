package dev.conflayers.app;

import dev.conflayers.judge.analysis.Analysis;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a run shows.
 *
 * @param report the page to read; null where the user stopped the run, so that none was drawn
 */
public record ReportedRun(Path directory, @Nullable Path report, Analysis analysis) {}
