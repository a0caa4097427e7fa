package dev.conflayers.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run keeps of a strategy is what a suite would have to say to get it again. */
class RecordTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"rivals", "ablations", "smoke"})
  void isReadBackAsTheSameStrategy(String name) throws IOException {
    SuiteReader reader = new SuiteReader();
    Suite suite = reader.read(Path.of("suites", name + ".yaml")).suite();
    StringBuilder strategies = new StringBuilder("strategies:\n");
    for (Strategy strategy : suite.strategies()) {
      strategies.append("  - ").append(RecordText.of(strategy)).append('\n');
    }
    String again =
        """
        name: again
        description: The strategies as a run keeps them.
        model: {name: m, dtype: fp32, device: cpu, threads: 2}
        tasks:
          - {task: gsm8k, dataset: words, split: test, prompts: 3, shots: 0, seed: 1, max-new-tokens: 8, chat: true}
        claims: []
        run: {seed: 1, forks: 1, warm-up: {least: 0, most: 0}, search-prompts: 1, same-twice: never, repetitions: 1, stop-rule: natural, trial-timeout-seconds: 9}
        """
            + strategies;
    assertThat(reader.parse("again.yaml", again).strategies()).isEqualTo(suite.strategies());
  }
}
