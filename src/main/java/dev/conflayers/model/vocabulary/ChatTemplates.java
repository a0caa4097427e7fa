package dev.conflayers.model.vocabulary;

import dev.conflayers.model.token.ChatFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chat templates of the supported families: recognises them and renders one user turn with the
 * generation prompt.
 */
final class ChatTemplates {
  /** ChatML's default system turn as a template's string literal; line ends may be escaped. */
  private static final Pattern DEFAULT_SYSTEM =
      Pattern.compile("<\\|im_start\\|>system(?:\\\\n|\n)([^'\"{}<]+)<\\|im_end\\|>");

  /** The default date of Llama 3.1's template; a fixed one keeps prompts reproducible. */
  private static final String LLAMA_3_1_DATE = "26 Jul 2024";

  /** Text around a user turn. */
  private record Around(String name, String before, String after, boolean trims)
      implements ChatFormat {
    @Override
    public String render(String user) {
      return before + (trims ? user.strip() : user) + after;
    }
  }

  private ChatTemplates() {}

  /**
   * Returns the format of {@code template}, a Jinja text, or none if its family is unknown.
   *
   * @param eos the text of the end-of-sequence token, which Zephyr's template ends turns with
   */
  static Optional<ChatFormat> detect(String template, Optional<String> eos) {
    if (!template.contains("add_generation_prompt") && !template.contains("[INST]")) {
      return Optional.empty();
    }
    if (template.contains("<|im_start|>")) {
      return Optional.of(chatMl(template));
    }
    if (template.contains("<|start_header_id|>") && template.contains("<|eot_id|>")) {
      return Optional.of(llama3(template));
    }
    if (template.contains("[INST]") && template.contains("<<SYS>>")) {
      return Optional.of(new Around("llama2", "[INST] ", " [/INST]", true));
    }
    if (template.contains("<|user|>")
        && template.contains("<|assistant|>")
        && template.contains("eos_token")
        && !template.contains("<|end|>")) {
      return eos.map(end -> new Around("zephyr", "<|user|>\n", end + "\n<|assistant|>\n", false));
    }
    return Optional.empty();
  }

  private static ChatFormat chatMl(String template) {
    Matcher system = DEFAULT_SYSTEM.matcher(template);
    String before = system.find() ? "<|im_start|>system\n" + system.group(1) + "<|im_end|>\n" : "";
    return new Around(
        "chatml", before + "<|im_start|>user\n", "<|im_end|>\n<|im_start|>assistant\n", false);
  }

  private static ChatFormat llama3(String template) {
    String before =
        template.contains("Cutting Knowledge Date")
            ? header("system")
                + "Cutting Knowledge Date: December 2023\nToday Date: "
                + LLAMA_3_1_DATE
                + "\n\n<|eot_id|>"
            : "";
    return new Around("llama3", before + header("user"), "<|eot_id|>" + header("assistant"), true);
  }

  private static String header(String role) {
    return "<|start_header_id|>" + role + "<|end_header_id|>\n\n";
  }
}
