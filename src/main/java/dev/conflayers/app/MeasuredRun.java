package dev.conflayers.app;

import dev.conflayers.record.RunDirectory;
import dev.conflayers.run.fork.Ending;

/** A run as it was measured, before anything is computed from it. */
public record MeasuredRun(Ending ending, RunDirectory directory) {}
