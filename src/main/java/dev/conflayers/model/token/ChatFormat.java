package dev.conflayers.model.token;

/** Prompt format of an instruct model. */
public interface ChatFormat {
  /** Returns the name of the format, such as {@code chatml}. */
  String name();

  /**
   * Returns the text of a chat that holds one user turn and waits for the assistant. A tokenizer
   * that adds BOS adds it to this text too, so the text does not begin with BOS.
   */
  String render(String user);
}
