package dev.conflayers.evidence.integrity;

import static dev.conflayers.evidence.integrity.Forgery.FAST;
import static dev.conflayers.evidence.integrity.Forgery.all;
import static dev.conflayers.testing.RunFiles.ENDS;
import static dev.conflayers.testing.RunFiles.FORKS;
import static dev.conflayers.testing.RunFiles.MEASUREMENTS;
import static dev.conflayers.testing.RunFiles.at;
import static dev.conflayers.testing.RunFiles.in;
import static dev.conflayers.testing.RunFiles.strategy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.testing.RunFiles;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measurements that nothing but the digests of their JVMs tells from honest ones, and digests that
 * were changed themselves.
 */
final class ForgedDigests {
  private ForgedDigests() {}

  private static Forgery sealed(String name, String place, Consumer<RunFiles> change) {
    return all(
        name,
        place,
        run -> {
          run.seal();
          change.accept(run);
        });
  }

  static List<Forgery> digests() {
    return List.of(
        sealed(
            "one time is a nanosecond longer than when its JVM ended",
            "",
            run ->
                run.first(
                    MEASUREMENTS,
                    strategy(FAST).and(in(3)),
                    m -> m.put("wall-nanos", m.path("wall-nanos").asLong() + 1))),
        sealed("the end of one JVM is gone", FORKS, run -> run.drop(ENDS, in(2))),
        sealed("the ends of all JVMs are gone", FORKS, run -> run.drop(ENDS, RunFiles::any)),
        sealed(
            "a digest is another",
            "",
            run ->
                run.each(
                    ENDS, in(1), end -> at(end, "measurements").put("sha256", "0".repeat(64)))),
        sealed(
            "a digest is of one line less",
            "",
            run ->
                run.each(
                    ENDS,
                    in(1),
                    end -> {
                      ObjectNode digest = at(end, "measurements");
                      digest.put("count", digest.path("count").asInt() - 1);
                    })),
        sealed(
            "the end of one JVM is a copy of another's",
            "",
            run ->
                run.lines(
                    ENDS,
                    lines -> lines.get(1).set("measurements", lines.get(0).get("measurements")))),
        sealed(
            "a JVM that was not planned has ended",
            "",
            run -> run.copy(ENDS, in(4), end -> end.put("fork", 7))));
  }
}
