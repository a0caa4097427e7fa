package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.record.Disturbance;
import dev.conflayers.run.Disturbances;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.run.machine.Noise;
import dev.conflayers.run.machine.NoiseProbe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A machine is quiet if the same work takes the same time, by a clock that is scripted. */
class NoiseProbeTest {
  /** Nanoseconds of the blocks of one kind, over and over; they pass on the shared clock. */
  private final class Scripted implements NoiseProbe.Workload {
    private final String name;
    private final boolean judged;
    private final long[] nanos;
    private int blocks;

    Scripted(String name, boolean judged, long... nanos) {
      this.name = name;
      this.judged = judged;
      this.nanos = nanos;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean judged() {
      return judged;
    }

    @Override
    public void block() {
      now += nanos[blocks++ % nanos.length];
    }
  }

  private static final long MILLIS = 1_000_000;

  private long now;

  private Noise probe(Disturbance disturbance, Scripted... workloads) throws IOException {
    Disturbances disturbances = () -> () -> disturbance;
    return new NoiseProbe(() -> now, disturbances, List.of(workloads)).measure(2, elapsed -> {});
  }

  private static Disturbance disturbed(double stolen, double others) {
    return new Disturbance(0L, stolen, others, 0.5, 2400.0, 0L, 0L, 0.0);
  }

  private Scripted steady(String name) {
    return new Scripted(name, true, 50 * MILLIS);
  }

  @Test
  void steadyWorkIsQuiet() throws IOException {
    Noise noise = probe(disturbed(0.01, 0.1), steady("compute"), steady("memory"));
    assertThat(noise.verdict()).isEqualTo(Noise.Verdict.QUIET);
    assertThat(noise.reasons()).isEmpty();
    // Two seconds hold twenty rounds of 100 ms; those to settle in are not among them.
    assertThat(noise.spreads())
        .containsExactly(
            new Noise.Spread("compute", true, 20, 50, 0),
            new Noise.Spread("memory", true, 20, 50, 0));
  }

  /**
   * One block in three takes 1.2 times as long: mean 16/15, variance 2/225 of the block's square,
   * so a population coefficient of variation of sqrt(2)/16 = 0.0884; the sample's is sqrt(21/20)
   * times that for 21 blocks.
   */
  @Test
  void oneBlockInThreeThatIsSlowerIsNoise() throws IOException {
    Scripted uneven = new Scripted("memory", true, 30 * MILLIS, 30 * MILLIS, 36 * MILLIS);
    Noise noise = probe(Disturbance.unknown(), new Scripted("compute", true, 64 * MILLIS), uneven);
    assertThat(noise.spreads().get(1).blocks()).isEqualTo(21);
    assertThat(noise.spreads().get(1).variation())
        .isCloseTo(Math.sqrt(2) / 16 * Math.sqrt(21 / 20.0), within(1e-12));
    assertThat(noise.verdict()).isEqualTo(Noise.Verdict.NOISY_MACHINE);
    assertThat(noise.reasons()).hasSize(1);
    assertThat(noise.words()).contains("same memory work vary by 9.1%, above 5%");
  }

  @Test
  void theDiskIsShownButNotJudged() throws IOException {
    Scripted disk = new Scripted("disk", false, 10 * MILLIS, 90 * MILLIS);
    Noise noise = probe(Disturbance.unknown(), steady("compute"), disk);
    assertThat(noise.spreads().get(1).variation()).isGreaterThan(0.5);
    assertThat(noise.verdict()).isEqualTo(Noise.Verdict.QUIET);
  }

  @Test
  void timeThatOthersGotIsNoise() throws IOException {
    assertThat(probe(disturbed(0.011, 0), steady("compute")).words())
        .startsWith("NOISY_MACHINE: the host gave 1.1%");
    assertThat(probe(disturbed(0, 0.25), steady("compute")).words())
        .startsWith("NOISY_MACHINE: other programs used 25%");
  }

  @Test
  void aClockThatStandsStillEndsTheProbe() throws IOException {
    assertThat(probe(Disturbance.unknown(), new Scripted("compute", true, 0)).spreads())
        .containsExactly(new Noise.Spread("compute", true, 80, 0, 0));
  }

  @Test
  void progressIsToldInSeconds() throws IOException {
    List<Double> told = new ArrayList<>();
    new NoiseProbe(
            () -> now, Disturbances.unknown(), List.of(new Scripted("compute", true, 500 * MILLIS)))
        .measure(5, told::add);
    assertThat(told).startsWith(0.0, 0.5).endsWith(4.5);
  }

  @Test
  void theDoctorProbesAfterWhatItSaid() throws IOException {
    String text = Session.scripted().run("doctor", "--seconds", 1).out().strip();
    assertThat(text).contains("compute", "memory", "disk");
    assertThat(text.indexOf("The model is scripted")).isBetween(0, text.indexOf("\nNoise\n"));
    assertThat(text.substring(text.lastIndexOf("\n\n") + 2))
        .matches("(?s)(QUIET|NOISY_MACHINE): .*\\.");
    JsonNode json =
        new ObjectMapper()
            .readTree(Session.scripted().run("doctor", "--json", "--seconds", 1).out())
            .path("noise");
    assertThat(json.path("spreads")).hasSize(3);
    assertThat(json.path("verdict").asText()).isIn("quiet", "noisy-machine");
  }

  @Test
  void secondsOutOfRangeAreRefused() {
    Session.Result result = Session.scripted().run("doctor", "--seconds", 601);
    assertThat(result.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(result.err()).contains("--seconds must be within [0, 600], got 601");
  }
}
