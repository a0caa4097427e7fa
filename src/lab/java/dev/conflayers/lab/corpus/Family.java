package dev.conflayers.lab.corpus;

import dev.conflayers.lab.corpus.grammar.Dice;
import dev.conflayers.task.Task;
import java.util.Map;

/** A kind of task that the embedded model learns. */
interface Family {
  /** Returns such as {@code word-problems}. */
  String name();

  /** Returns how many rows in a hundred of the training file are of this family. */
  int share();

  /** Returns the task that evaluates it and whose prompts it is trained on. */
  Task task();

  /** Returns one sentence on what an item is. */
  String description();

  /** Returns such as {@code [de, en]}. */
  String languages();

  /** Returns what each field of an item is, in the order of the file. */
  Map<String, String> fields();

  /** Makes an item; the same dice give the same item. */
  DraftItem draft(Dice dice);

  /** Returns the name of the folder that holds its tune and test rows. */
  default String dataset() {
    return "conflayers-mini-" + name();
  }
}
