package dev.conflayers.lab.corpus.instruction;

import dev.conflayers.lab.corpus.grammar.Dice;
import dev.conflayers.lab.corpus.grammar.WordLists;
import java.util.ArrayList;
import java.util.List;

/** Generates instructions, with all kinds of operations equally likely. */
public final class Instructions {
  private final List<Operation> operations = new ArrayList<>();
  private final Material material;

  public Instructions(WordLists words) {
    this.material = new Material(words);
    operations.addAll(ListOperations.all());
    operations.addAll(LetterOperations.all());
    operations.addAll(RecordOperations.all());
  }

  public Instruction make(Dice dice) {
    Operation operation = dice.pick(operations);
    Operation.Case drawn = operation.draw().apply(material, dice);
    return new Instruction(
        operation.name(),
        operation.name() + ":" + drawn.pair(),
        dice.pick(operation.phrasings()).replace("{x}", drawn.detail()),
        drawn.input(),
        drawn.output());
  }
}
