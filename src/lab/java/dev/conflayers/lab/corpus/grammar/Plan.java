package dev.conflayers.lab.corpus.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How texts of one kind are made: what is drawn, what must hold, what the text says and in what
 * order, and what its answer is.
 */
public final class Plan {
  private static final int MOST_TRIES = 1000;
  private static final int OPTIONAL_PERCENT = 50;

  private final String name;
  private final List<Step> steps;
  private final Map<String, Phrase> rules;

  Plan(String name, List<Step> steps, Map<String, Phrase> rules) {
    this.name = name;
    this.steps = List.copyOf(steps);
    this.rules = rules;
  }

  /** A line of a plan. */
  record Step(Kind kind, String slot, List<Word> options, Phrase phrase, Expression expression) {}

  /** What a line does. */
  enum Kind {
    DRAW,
    LET,
    NEED,
    SAY,
    OPT,
    MIX,
    MIXOPT,
    ASK,
    OUT
  }

  /**
   * A text made by a plan.
   *
   * @param pair the two things it combines, by which combinations are kept out of training
   * @param body its sentences in order
   * @param answer the lines of its answer
   */
  public record Made(String plan, String pair, List<String> body, List<String> answer) {
    public Made {
      body = List.copyOf(body);
      answer = List.copyOf(answer);
    }
  }

  public String name() {
    return name;
  }

  /** Returns a text; the same dice give the same text. */
  public Made make(Dice dice) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Scene scene = new Scene(dice);
      if (isSet(scene)) {
        return told(scene);
      }
    }
    throw new IllegalStateException("plan " + name + ": its needs cannot be met");
  }

  private boolean isSet(Scene scene) {
    for (Step step : steps) {
      switch (step.kind()) {
        case DRAW -> scene.draw(step.slot(), step.options());
        case LET -> scene.set(step.slot(), value(step, scene));
        case NEED -> {
          if (value(step, scene) == 0) {
            return false;
          }
        }
        default -> {}
      }
    }
    return true;
  }

  private static int value(Step step, Scene scene) {
    return step.expression().value(scene.numbers(), scene.dice());
  }

  private Made told(Scene scene) {
    List<String> body = new ArrayList<>();
    List<String> mixed = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    List<String> answer = new ArrayList<>();
    for (Step step : steps) {
      boolean optional = step.kind() == Kind.OPT || step.kind() == Kind.MIXOPT;
      if (optional && !scene.dice().chance(OPTIONAL_PERCENT)) {
        continue;
      }
      boolean mixes = step.kind() == Kind.MIX || step.kind() == Kind.MIXOPT;
      if (!mixes && !mixed.isEmpty()) {
        body.addAll(scene.dice().shuffled(mixed));
        mixed.clear();
      }
      switch (step.kind()) {
        case SAY, OPT -> body.add(step.phrase().text(scene, rules));
        case MIX, MIXOPT -> mixed.add(step.phrase().text(scene, rules));
        case ASK -> asked.add(step.phrase().text(scene, rules));
        case OUT -> answer.add(step.phrase().text(scene, rules));
        default -> {}
      }
    }
    body.addAll(scene.dice().shuffled(mixed));
    body.addAll(asked);
    return new Made(name, name + ":" + scene.pair(), body, answer);
  }
}
