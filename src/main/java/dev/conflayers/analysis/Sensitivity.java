package dev.conflayers.analysis;

import org.jspecify.annotations.Nullable;

/**
 * The speedup of a claim, analysed in another way.
 *
 * @param low lower end of the 90 % interval, or of the range
 * @param range whether the ends are those of a range over parts that were left out
 * @param agrees whether it says of the claim what the main analysis says
 * @param overrules whether it must agree for the claim to be settled
 */
public record Sensitivity(
    String analysis,
    @Nullable Double value,
    @Nullable Double low,
    @Nullable Double high,
    boolean range,
    boolean agrees,
    boolean overrules) {}
