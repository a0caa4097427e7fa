package dev.conflayers.app.prompt;

import dev.conflayers.app.Materials;
import dev.conflayers.app.Models;
import dev.conflayers.app.Workplace;
import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.method.conflayers.ConfLayers;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.run.PromptEncoder;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.plan.PlannedPrompt;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decodes one prompt of each task of the quick suite twice: at full depth and with ConfLayers. */
public final class Demonstrate {
  private static final Path SUITE = Path.of("suites/quick.yaml");

  private final Workplace workplace;
  private final boolean offline;

  /**
   * Makes the service.
   *
   * @param offline whether to refuse a model that is not on this machine
   */
  public Demonstrate(Workplace workplace, boolean offline) {
    this.workplace = workplace;
    this.offline = offline;
  }

  /**
   * One prompt, decoded at full depth and with ConfLayers.
   *
   * @param accepted drafted tokens that full depth confirmed, of {@code drafted}
   */
  public record Shown(
      String task,
      String prompt,
      String text,
      boolean sameTokens,
      int tokens,
      int drafted,
      int accepted,
      long fullDepthNanos,
      long conflayersNanos) {}

  /** Receives each prompt when it has been decoded. */
  @FunctionalInterface
  public interface Audience {
    /**
     * Takes in one prompt.
     *
     * @param pieces ConfLayers' text, token by token
     */
    void see(Shown shown, List<TracedPiece> pieces);
  }

  /** Decodes the prompts and returns what was shown. */
  public List<Shown> run(Audience audience) throws IOException {
    Suite suite = new SuiteReader().read(workplace.find(SUITE)).suite();
    Strategy conflayers =
        suite.strategies().stream()
            .filter(strategy -> strategy.is(ConfLayers.METHOD))
            .findFirst()
            .orElseThrow();
    RunPlan plan = new Materials(workplace).plan(suite);
    List<Shown> all = new ArrayList<>();
    try (LoadedModel loaded = Models.load(workplace, suite.model(), offline)) {
      PromptEncoder encoder = new PromptEncoder(loaded, suite.run().stopRule());
      Decoder full = suite.baseline().newDecoder(loaded.model(), workplace.instruments().clock());
      Decoder skipping = conflayers.newDecoder(loaded.model(), workplace.instruments().clock());
      for (Trial trial : plan.trials()) {
        if (trial.warmup()) {
          decode(trial.strategy().equals(conflayers) ? skipping : full, encoder, trial.prompt());
        }
      }
      for (PlannedPrompt prompt : oneOfEachTask(plan)) {
        Generation slow = decode(full, encoder, prompt);
        Generation fast = decode(skipping, encoder, prompt);
        Shown shown = shown(prompt, slow, fast, loaded);
        all.add(shown);
        audience.see(shown, TracedPiece.of(fast, loaded.tokenizer()));
      }
    }
    return all;
  }

  private static Generation decode(Decoder decoder, PromptEncoder encoder, PlannedPrompt prompt) {
    return decoder.decode(encoder.encode(prompt), encoder.stop(prompt));
  }

  private static List<PlannedPrompt> oneOfEachTask(RunPlan plan) {
    Map<String, PlannedPrompt> first = new LinkedHashMap<>();
    plan.trials().stream()
        .filter(trial -> !trial.warmup())
        .forEach(trial -> first.putIfAbsent(trial.prompt().task(), trial.prompt()));
    return List.copyOf(first.values());
  }

  private static Shown shown(
      PlannedPrompt prompt, Generation slow, Generation fast, LoadedModel loaded) {
    return new Shown(
        prompt.task(),
        prompt.text(),
        loaded.tokenizer().decode(fast.tokens()),
        slow.tokens().equals(fast.tokens()),
        fast.tokens().size(),
        fast.trace().drafted(),
        fast.trace().accepted(),
        slow.trace().totalNanos(),
        fast.trace().totalNanos());
  }
}
