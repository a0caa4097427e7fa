package dev.conflayers.lab.corpus.instruction;

/**
 * An instruction and its result.
 *
 * @param plan the kind of operation
 * @param pair two things that the input combines
 * @param input the operand of the operation
 */
public record Instruction(
    String plan, String pair, String instruction, String input, String output) {}
