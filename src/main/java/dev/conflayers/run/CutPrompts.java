package dev.conflayers.run;

import dev.conflayers.model.LoadedModel;
import dev.conflayers.suite.declared.RunCaution;
import dev.conflayers.suite.plan.PlannedPrompt;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.Trial;
import java.util.List;

/** Counts the prompts of a plan that are too long for a model and are cut. */
public final class CutPrompts {
  private CutPrompts() {}

  /** Returns one caution for a run's manifest, or none where every prompt stays whole. */
  public static List<RunCaution> cautions(RunPlan plan, LoadedModel model) {
    PromptEncoder encoder = new PromptEncoder(model, plan.suite().run().stopRule());
    List<PlannedPrompt> prompts =
        plan.trials().stream()
            .filter(trial -> !trial.warmup())
            .map(Trial::prompt)
            .distinct()
            .toList();
    int[] cuts = prompts.stream().mapToInt(prompt -> cut(encoder, prompt)).toArray();
    int longest = 0;
    int count = 0;
    for (int cut : cuts) {
      longest = Math.max(longest, cut);
      count += cut > 0 ? 1 : 0;
    }
    return count == 0
        ? List.of()
        : List.of(
            new RunCaution.CutPrompts(
                model.model().shape().contextLength(), count, prompts.size(), longest));
  }

  /** A prompt that cannot be used at all is no cut: its trials say what is wrong with it. */
  private static int cut(PromptEncoder encoder, PlannedPrompt prompt) {
    try {
      return encoder.fit(prompt).cut();
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }
}
