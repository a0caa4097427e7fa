package dev.conflayers.cli;

import dev.conflayers.base.NearestName;
import dev.conflayers.decode.StopPolicy;
import dev.conflayers.model.Device;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.run.PromptEncoder;
import dev.conflayers.suite.Methods;
import dev.conflayers.suite.ModelChoice;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.SuiteProblem;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.declared.StopRule;
import dev.conflayers.suite.plan.PlannedPrompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands about a single prompt have in common: the prompt, the model, the strategy. */
final class PromptOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PROMPT", description = "The prompt, or @FILE to read it from a file.")
  private String prompt = "";

  @Option(
      names = "--suite",
      paramLabel = "FILE",
      defaultValue = "suites/smollm2.yaml",
      description = "Where model and strategies are described; default: ${DEFAULT-VALUE}.")
  private Path suite = Path.of("");

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "A strategy of the suite; default: the first that drafts.")
  private @Nullable String strategy;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "A catalogue name or the path of a checkpoint; default: the suite's.")
  private @Nullable String model;

  @Option(
      names = "--dtype",
      paramLabel = "FORMAT",
      description = "fp32, bf16, fp16 or fp64; default: the suite's.")
  private @Nullable NumberFormat dtype;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "cpu or cuda; default: the suite's.")
  private @Nullable Device device;

  @Option(
      names = "--max-new-tokens",
      paramLabel = "N",
      defaultValue = "128",
      description = "The most tokens to generate; default: ${DEFAULT-VALUE}.")
  private int maxNewTokens;

  @Option(
      names = "--raw",
      description = "Continue the prompt as it is, even if the model has a chat format.")
  private boolean raw;

  @Mixin private Network network = new Network();

  /** What the options amount to, before a model is loaded. */
  record Choice(ModelChoice model, Strategy strategy) {}

  /** The prompt as one model takes it. */
  record Encoded(TokenIds tokens, StopPolicy stop) {}

  boolean offline() {
    return network.offline();
  }

  Choice choose(Wiring wiring) throws IOException {
    if (maxNewTokens < 1) {
      throw new ParameterException(
          spec.commandLine(), "--max-new-tokens must be at least 1, got " + maxNewTokens);
    }
    Suite read = new SuiteReader().read(wiring.suite(suite)).suite();
    ModelChoice theirs = read.model();
    ModelChoice ours =
        new ModelChoice(
            model == null ? theirs.name() : model,
            dtype == null ? theirs.dtype() : dtype,
            device == null ? theirs.device() : device,
            theirs.threads());
    return new Choice(ours, strategy(read));
  }

  private Strategy strategy(Suite read) {
    List<String> names = read.strategies().stream().map(Strategy::name).toList();
    if (strategy == null) {
      return read.strategies().stream()
          .filter(candidate -> !candidate.is(Methods.FULL_DEPTH))
          .findFirst()
          .orElse(read.baseline());
    }
    return read.strategies().stream()
        .filter(candidate -> candidate.name().equals(strategy))
        .findFirst()
        .orElseThrow(
            () ->
                new SuiteProblem(
                    suite.toString(),
                    0,
                    "has no strategy '"
                        + strategy
                        + "'"
                        + NearestName.hint(String.valueOf(strategy), names)
                        + "; it has "
                        + String.join(", ", names)));
  }

  Encoded encode(Wiring wiring, LoadedModel loaded) throws IOException {
    boolean chat = !raw && loaded.tokenizer().chatFormat().isPresent();
    String text =
        prompt.startsWith("@")
            ? Files.readString(wiring.find(Path.of(prompt.substring(1))))
            : prompt;
    PlannedPrompt planned =
        new PlannedPrompt("prompt", "prompt", text, chat, List.of(), maxNewTokens, "", "");
    PromptEncoder encoder = new PromptEncoder(loaded, StopRule.NATURAL);
    return new Encoded(encoder.encode(planned), encoder.stop(planned));
  }
}
