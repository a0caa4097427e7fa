package dev.conflayers.app;

import java.nio.file.Path;

/**
 * Where measuring leaves its files.
 *
 * @param results for run directories
 * @param reports for a folder of reports of each run
 */
public record Folders(Path results, Path reports) {}
