package dev.conflayers.lab.train;

/** One text to learn from: what is given, what is to be said, and the task it belongs to. */
public record TrainingRow(String prompt, String completion, String task) {}
