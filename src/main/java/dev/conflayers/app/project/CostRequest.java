package dev.conflayers.app.project;

import dev.conflayers.model.NumberFormat;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the costs of passes come from.
 *
 * @param device {@link #HERE}, the name of a device, or a file
 * @param runtime what a program adds to a device that is described
 * @param dtype null for fp32 here and fp16 on a device that is described
 * @param threads of passes that are timed here; 0 for one per core
 * @param context rows in the cache
 * @param seconds how long to time passes here
 * @param save where to write the passes timed here; null for nowhere
 * @param seed of random weights
 */
public record CostRequest(
    String device,
    String runtime,
    @Nullable NumberFormat dtype,
    int threads,
    int context,
    int seconds,
    @Nullable Path save,
    long seed) {
  /** The device that stands for this machine, whose passes are timed. */
  public static final String HERE = "here";
}
