package dev.conflayers.evidence;

/** What was repeated, so that its spread says how far off a number may be. */
public enum Replicate {
  /** Templates that prompts were made from, in one JVM. */
  TEMPLATE,
  /** Templates crossed with JVMs. */
  TEMPLATE_AND_FORK,
  /** Prompts, in one JVM. */
  PROMPT,
  /** Prompts crossed with JVMs. */
  PROMPT_AND_FORK,
  /** JVMs, each of which was one stream of all prompts. */
  FORK
}
