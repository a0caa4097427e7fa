package dev.conflayers.model.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.model.token.ChatFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The parts of each family's template that decide what one user turn becomes. Expected texts:
 * worked out by hand from those templates with the generation prompt, without the BOS the tokenizer
 * adds; no Jinja was run.
 */
class ChatTemplatesTest {
  private static final String PROMPT = "{% if add_generation_prompt %}";

  @Test
  void qwenBringsItsOwnSystemTurn() {
    String template =
        "{%- if tools %}{{- '<|im_start|>system\\n' }}{%- else %}"
            + "{{- '<|im_start|>system\\n' + messages[0]['content'] + '<|im_end|>\\n' }}"
            + "{{- '<|im_start|>system\\nYou are Qwen, created by Alibaba Cloud. You are a helpful"
            + " assistant.<|im_end|>\\n' }}"
            + PROMPT;
    assertThat(render(template, " hi "))
        .isEqualTo(
            "<|im_start|>system\nYou are Qwen, created by Alibaba Cloud. You are a helpful"
                + " assistant.<|im_end|>\n<|im_start|>user\n hi <|im_end|>\n"
                + "<|im_start|>assistant\n");
  }

  @Test
  void chatMlWithoutADefaultHasNoSystemTurn() {
    assertThat(render("{{'<|im_start|>' + message['role']}}" + PROMPT, "hi"))
        .isEqualTo("<|im_start|>user\nhi<|im_end|>\n<|im_start|>assistant\n");
  }

  @Test
  void llama3StripsTheTurn() {
    String template = "{{ '<|start_header_id|>' }}{{ '<|eot_id|>' }}" + PROMPT;
    String expected =
        "<|start_header_id|>user<|end_header_id|>\n\nhi<|eot_id|>"
            + "<|start_header_id|>assistant<|end_header_id|>\n\n";
    assertThat(render(template, " hi\n")).isEqualTo(expected);
    assertThat(render(template + "{{ 'Cutting Knowledge Date: December 2023\\n' }}", "hi"))
        .isEqualTo(
            "<|start_header_id|>system<|end_header_id|>\n\nCutting Knowledge Date: December 2023\n"
                + "Today Date: 26 Jul 2024\n\n<|eot_id|>"
                + expected);
  }

  @Test
  void llama2WrapsTheTurn() {
    assertThat(render("{{ bos_token + '[INST] ' + '<<SYS>>' }}", " hi "))
        .isEqualTo("[INST] hi [/INST]");
  }

  @Test
  void zephyrEndsTheTurnWithEos() {
    String template = "{{ '<|user|>\\n' + eos_token }}{{ '<|assistant|>' }}" + PROMPT;
    assertThat(render(template, "hi")).isEqualTo("<|user|>\nhi</s>\n<|assistant|>\n");
    assertThat(ChatTemplates.detect(template, Optional.empty())).isEmpty();
  }

  @Test
  void anUnknownTemplateIsNotGuessedAt() {
    assertThat(ChatTemplates.detect("<start_of_turn>user" + PROMPT, Optional.of("</s>"))).isEmpty();
    assertThat(
            ChatTemplates.detect(
                "<|user|><|end|><|assistant|> eos_token" + PROMPT, Optional.of("</s>")))
        .isEmpty();
  }

  private static String render(String template, String user) {
    ChatFormat format = ChatTemplates.detect(template, Optional.of("</s>")).orElseThrow();
    return format.render(user);
  }
}
