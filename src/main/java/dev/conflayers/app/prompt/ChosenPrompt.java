package dev.conflayers.app.prompt;

import dev.conflayers.app.Models;
import dev.conflayers.app.Workplace;
import dev.conflayers.base.NearestName;
import dev.conflayers.decode.StopPolicy;
import dev.conflayers.model.LoadedModel;
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

/** A prompt's model and strategy, as its suite and its request say, before a model is loaded. */
public final class ChosenPrompt {
  private final Workplace workplace;
  private final PromptRequest request;
  private final ModelChoice model;
  private final Strategy strategy;

  /**
   * Reads the suite of a request.
   *
   * @throws SuiteProblem if it has no such strategy
   */
  public ChosenPrompt(Workplace workplace, PromptRequest request) throws IOException {
    this.workplace = workplace;
    this.request = request;
    Suite suite = new SuiteReader().read(workplace.find(workplace.suite(request.suite()))).suite();
    ModelChoice theirs = suite.model();
    this.model =
        new ModelChoice(
            request.model() == null ? theirs.name() : request.model(),
            request.dtype() == null ? theirs.dtype() : request.dtype(),
            request.device() == null ? theirs.device() : request.device(),
            theirs.threads());
    this.strategy = strategy(suite, request);
  }

  /** The prompt as one model takes it. */
  record Encoded(TokenIds tokens, StopPolicy stop) {}

  private static Strategy strategy(Suite suite, PromptRequest request) {
    String name = request.strategy();
    if (name == null) {
      return suite.strategies().stream()
          .filter(candidate -> !candidate.is(Methods.FULL_DEPTH))
          .findFirst()
          .orElse(suite.baseline());
    }
    List<String> names = suite.strategies().stream().map(Strategy::name).toList();
    return suite.strategies().stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new SuiteProblem(
                    request.suite().toString(),
                    0,
                    "has no strategy '"
                        + name
                        + "'"
                        + NearestName.hint(name, names)
                        + "; it has "
                        + String.join(", ", names)));
  }

  ModelChoice model() {
    return model;
  }

  /** Returns the strategy that is to continue the prompt. */
  public Strategy strategy() {
    return strategy;
  }

  LoadedModel load() {
    return Models.load(workplace, model, request.offline());
  }

  Encoded encode(LoadedModel loaded) throws IOException {
    boolean chat = !request.raw() && loaded.tokenizer().chatFormat().isPresent();
    String given = request.prompt();
    String text =
        given.startsWith("@")
            ? Files.readString(workplace.find(Path.of(given.substring(1))))
            : given;
    PlannedPrompt planned =
        new PlannedPrompt(
            "prompt", "prompt", text, chat, List.of(), request.maxNewTokens(), "", "");
    PromptEncoder encoder = new PromptEncoder(loaded, StopRule.NATURAL);
    return new Encoded(encoder.encode(planned), encoder.stop(planned));
  }
}
