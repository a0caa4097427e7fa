package dev.conflayers.lab.train;

/** A training example: prompt, completion and task. */
public record TrainingRow(String prompt, String completion, String task) {}
