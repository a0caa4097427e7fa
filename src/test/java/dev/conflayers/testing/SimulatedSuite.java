package dev.conflayers.testing;

import dev.conflayers.suite.RecordText;
import dev.conflayers.suite.declared.Claim;
import java.util.ArrayList;
import java.util.List;

/** Writes the suite that a {@link SimulatedRun} would have been measured by. */
final class SimulatedSuite {
  private final SimulatedRun run;

  SimulatedSuite(SimulatedRun run) {
    this.run = run;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        name: simulated
        description: Times that are drawn from a model whose truth is known.
        model: {name: toy, dtype: fp32, device: cpu, threads: 1}
        tasks:
        """);
    for (String task : run.tasks) {
      text.append(
          """
            - task: %s
              dataset: simulated
              split: %s
              prompts: %d
              shots: 0
              seed: 1
              max-new-tokens: %d
              chat: false
          """
              .formatted(task, run.split, run.prompts, run.tokens));
    }
    text.append(
        """
        strategies:
          - {kind: full-depth, name: full}
          - kind: static-skip
            name: fast
            settings:
              attention: [1, 3]
              mlp: [1, 3]
              draft: {budget: 2, stop-threshold: 0.5, widths: [1, 1, 1, 1]}
        """);
    if (run.unverified) {
      text.append(
          "  - {kind: draft-only, name: unverified, settings: {attention: [1], mlp: [1]}}\n");
    }
    List<String> claims = new ArrayList<>();
    run.claims.forEach(claim -> claims.add("  - {" + claim(claim) + "}\n"));
    text.append(claims.isEmpty() ? "claims: []\n" : "claims:\n" + String.join("", claims));
    text.append(
        """
        run:
          seed: 1
          forks: %d
          warm-up: {least: 5, most: 5}
          search-prompts: 0
          same-twice: %s
          repetitions: 1
          stop-rule: natural
          trial-timeout-seconds: 1
        """
            .formatted(run.forks, run.control ? "always" : "never"));
    return text.toString();
  }

  private static String claim(Claim claim) {
    return RecordText.of(claim).substring(1, RecordText.of(claim).length() - 1);
  }
}
