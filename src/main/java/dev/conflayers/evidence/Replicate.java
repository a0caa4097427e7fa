package dev.conflayers.evidence;

/** Replicates: the repeated units whose spread gives a number's uncertainty. */
public enum Replicate {
  /** Templates that prompts were made from, in one JVM. */
  TEMPLATE,
  /** Templates crossed with JVMs. */
  TEMPLATE_AND_FORK,
  /** Prompts, in one JVM. */
  PROMPT,
  /** Prompts crossed with JVMs. */
  PROMPT_AND_FORK,
  /** JVMs, each one stream of all prompts. */
  FORK
}
