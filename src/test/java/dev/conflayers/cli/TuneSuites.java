package dev.conflayers.cli;

/** Suites that tests tune: a head, and strategies to go below it. */
final class TuneSuites {
  static final String HEAD =
      """
      name: small
      description: Small.
      model: {name: scripted, dtype: fp32, device: cpu, threads: 1}
      tasks:
        - {task: gsm8k, dataset: conflayers-mini-word-problems, split: test, prompts: 4, shots: 0, seed: 1, max-new-tokens: 24, chat: false}
        - {task: mini-stories, dataset: conflayers-mini-stories, split: test, prompts: 4, shots: 0, seed: 1, max-new-tokens: 24, chat: false}
      claims: []
      run: {seed: 1, forks: 1, warm-up: {least: 1, most: 1}, search-prompts: 2, same-twice: never, repetitions: 1, stop-rule: ignore-eos, trial-timeout-seconds: 9}
      strategies:
        - {kind: full-depth, name: full-depth}
      """;
  private static final String CHAIN =
      "draft: {budget: 4, stop-threshold: 0, widths: [1, 1, 1, 1]}}}\n";

  /** Drafts that cost nearly as much as full depth, and err. */
  static final String SLOW =
      "  - {kind: static-skip, name: slow, settings: {attention: [1], mlp: [1], " + CHAIN;

  static final String HALF =
      "  - {kind: static-skip, name: half, settings: {attention: [1, 3, 5, 7, 9, 11, 13, 15, 17,"
          + " 19, 21, 23, 25, 27], mlp: [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27], "
          + CHAIN;
  static final String UNVERIFIED =
      "  - {kind: draft-only, name: unverified, settings: {attention: [1, 2], mlp: [1, 2]}}\n";
  static final String STEADY =
      """
        - kind: swift
          name: steady
          state: steady
          settings: {skip-ratio: 0.8, context-window: 8, search-interval: 1, bayes-interval: 25, max-iterations: 20, max-tolerance: 30, max-score: 1.0, max-passes: 0, seed: 4, draft: {budget: 6, stop-threshold: 0, widths: [1, 1, 1, 1]}}
      """;
  static final String ALL = SLOW + HALF + STEADY;

  private TuneSuites() {}
}
