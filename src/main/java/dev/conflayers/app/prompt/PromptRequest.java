package dev.conflayers.app.prompt;

import dev.conflayers.model.Device;
import dev.conflayers.model.NumberFormat;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A single prompt, and what is to continue it.
 *
 * @param prompt its text, or {@code @} and the file that holds it
 * @param suite describes model and strategies
 * @param strategy one of the suite's; null for the first that drafts
 * @param model a catalogue name or the path of a checkpoint; null for the suite's
 * @param dtype null for the suite's
 * @param device null for the suite's
 * @param maxNewTokens the most tokens to generate
 * @param raw whether to leave out the model's chat format
 * @param offline whether to refuse a model that is not on this machine
 */
public record PromptRequest(
    String prompt,
    Path suite,
    @Nullable String strategy,
    @Nullable String model,
    @Nullable NumberFormat dtype,
    @Nullable Device device,
    int maxNewTokens,
    boolean raw,
    boolean offline) {}
