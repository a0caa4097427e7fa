package dev.conflayers.cli;

import dev.conflayers.app.Materials;
import dev.conflayers.app.Models;
import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.method.conflayers.ConfLayers;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.PromptEncoder;
import dev.conflayers.run.fork.ExitCode;
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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what the project is about: one prompt of each task of the quick suite, twice. */
@Command(
    name = "demo",
    description = "Decode one prompt of each task with the embedded model, and show how.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final Path SUITE = Path.of("suites/quick.yaml");

  private final Wiring wiring;

  @Mixin private Network network = new Network();

  @Mixin private Output output = new Output();

  DemoCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /**
   * One prompt, decoded at full depth and with ConfLayers.
   *
   * @param accepted drafted tokens that full depth confirmed, of {@code drafted}
   */
  record Shown(
      String task,
      String prompt,
      String text,
      boolean sameTokens,
      int tokens,
      int drafted,
      int accepted,
      long fullDepthNanos,
      long conflayersNanos) {}

  @Override
  public Integer call() throws IOException {
    Suite suite = new SuiteReader().read(wiring.find(SUITE)).suite();
    Strategy conflayers =
        suite.strategies().stream()
            .filter(strategy -> strategy.is(ConfLayers.METHOD))
            .findFirst()
            .orElseThrow();
    RunPlan plan = new Materials(wiring.workplace()).plan(suite);
    List<Shown> all = new ArrayList<>();
    try (LoadedModel loaded = Models.load(wiring.workplace(), suite.model(), network.offline())) {
      PromptEncoder encoder = new PromptEncoder(loaded, suite.run().stopRule());
      Decoder full = suite.baseline().newDecoder(loaded.model(), wiring.instruments().clock());
      Decoder skipping = conflayers.newDecoder(loaded.model(), wiring.instruments().clock());
      for (Trial trial : plan.trials()) {
        if (trial.warmup()) {
          decode(trial.strategy().equals(conflayers) ? skipping : full, encoder, trial.prompt());
        }
      }
      for (PlannedPrompt prompt : oneOfEachTask(plan)) {
        Generation slow = decode(full, encoder, prompt);
        Generation fast = decode(skipping, encoder, prompt);
        all.add(shown(prompt, slow, fast, loaded));
        if (!output.json()) {
          show(all.get(all.size() - 1), TracedText.pieces(fast, loaded.tokenizer()));
        }
      }
    }
    if (output.json()) {
      wiring.terminal().print(JsonReport.document(all));
    } else {
      sumUp(all);
    }
    return ExitCode.OK.status();
  }

  private static Generation decode(Decoder decoder, PromptEncoder encoder, PlannedPrompt prompt) {
    TokenIds tokens = encoder.encode(prompt);
    return decoder.decode(tokens, encoder.stop(prompt));
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

  private void show(Shown shown, List<TracedText.Piece> pieces) {
    Terminal terminal = wiring.terminal();
    terminal.println(terminal.styled("1", shown.task()));
    terminal.println(terminal.wrapped(shown.prompt().strip()));
    terminal.println("→" + TracedText.render(pieces, terminal).stripTrailing());
    terminal.println(
        String.format(
            Locale.ROOT,
            "  %d tokens, %d of %d drafted ones accepted; %.0f ms at full depth, %.0f ms with"
                + " ConfLayers; %s",
            shown.tokens(),
            shown.accepted(),
            shown.drafted(),
            shown.fullDepthNanos() / 1e6,
            shown.conflayersNanos() / 1e6,
            shown.sameTokens() ? "the same tokens" : "the tokens DIFFER, which is a defect"));
    terminal.println("");
  }

  private void sumUp(List<Shown> all) {
    Terminal terminal = wiring.terminal();
    terminal.println(TracedText.legend(terminal));
    long same = all.stream().filter(Shown::sameTokens).count();
    terminal.println(
        terminal.wrapped(
            String.format(
                Locale.ROOT,
                "%d of %d texts are full depth's, token for token. Few prompts, timed once, say"
                    + " little about speed: './conflayers run suites/quick.yaml' measures it with"
                    + " an interval, and './conflayers run suites/smollm2.yaml' does so on a real"
                    + " model.",
                same,
                all.size())));
  }
}
