package dev.conflayers.lab.corpus;

import dev.conflayers.lab.corpus.grammar.Dice;
import dev.conflayers.lab.corpus.grammar.WordLists;
import dev.conflayers.lab.corpus.instruction.Instruction;
import dev.conflayers.lab.corpus.instruction.Instructions;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small operations on words, numbers and records, each with one right result. */
final class InstructionFamily implements Family {
  private final Instructions instructions;

  InstructionFamily(WordLists words) {
    this.instructions = new Instructions(words);
  }

  @Override
  public String name() {
    return "instructions";
  }

  @Override
  public int share() {
    return 25;
  }

  @Override
  public Task task() {
    return Tasks.byName("mini-instructions");
  }

  @Override
  public String description() {
    return "Instructions such as sorting, extracting and reformatting, with one right result.";
  }

  @Override
  public String languages() {
    return "[en]";
  }

  @Override
  public Map<String, String> fields() {
    return inOrder("what to do", "what to do it to", "the result, on one line");
  }

  @Override
  public DraftItem draft(Dice dice) {
    Instruction made = instructions.make(dice);
    return new DraftItem(
        made.plan(),
        made.pair(),
        inOrder(made.instruction(), made.input(), made.output()),
        " " + made.output());
  }

  private static Map<String, String> inOrder(String instruction, String input, String output) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("instruction", instruction);
    fields.put("input", input);
    fields.put("output", output);
    return fields;
  }
}
