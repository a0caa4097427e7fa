package dev.conflayers.lab.projection;

import dev.conflayers.model.ModelDimensions;
import dev.conflayers.stats.RandomDraws;
import java.util.List;
import java.util.Locale;

/**
 * Pass costs from a roofline model (Williams, Waterman and Patterson, CACM 2009): a sublayer takes
 * the longest of reading its weights and cache, computing with them, and launching its kernels;
 * launches are added instead if the host does not run ahead of the device.
 */
public final class DeviceCosts implements CostModel {
  private final ModelDimensions model;
  private final DeviceDescription device;
  private final RuntimeDescription runtime;
  private final int bytesPerNumber;
  private final int context;

  /**
   * @param bytesPerNumber bytes per number of weights and cache
   * @param context rows in the cache, averaged over a decode
   */
  public DeviceCosts(
      ModelDimensions model,
      DeviceDescription device,
      RuntimeDescription runtime,
      int bytesPerNumber,
      int context) {
    this.model = model;
    this.device = device;
    this.runtime = runtime;
    this.bytesPerNumber = bytesPerNumber;
    this.context = context;
  }

  @Override
  public PassCosts typical() {
    return new Costs(
        device.bytesPerSecond().value(),
        device.flopsPerSecond().value(),
        runtime.launch().value(),
        runtime.host().value());
  }

  @Override
  public PassCosts drawn(RandomDraws draws) {
    return new Costs(
        device.bytesPerSecond().drawn(draws),
        device.flopsPerSecond().drawn(draws),
        runtime.launch().drawn(draws),
        runtime.host().drawn(draws));
  }

  /** Returns the times if reading cost nothing, all else being equal. */
  private PassCosts withoutReading() {
    return new Costs(
        Double.POSITIVE_INFINITY,
        device.flopsPerSecond().value(),
        runtime.launch().value(),
        runtime.host().value());
  }

  /** Returns the times if launching cost nothing, all else being equal. */
  private PassCosts withoutLaunches() {
    return new Costs(
        device.bytesPerSecond().value(),
        device.flopsPerSecond().value(),
        0,
        runtime.host().value());
  }

  @Override
  public int layers() {
    return model.layers();
  }

  /** Returns how much shorter a step would be if reading, launching or computing cost nothing. */
  @Override
  public List<Projection.Share> stepShares() {
    double step = typical().step();
    double flops = device.flopsPerSecond().value();
    PassCosts uncomputed =
        new Costs(
            device.bytesPerSecond().value(),
            Double.POSITIVE_INFINITY,
            runtime.launch().value(),
            runtime.host().value());
    return List.of(
        new Projection.Share("reading weights and cache", 1 - withoutReading().step() / step),
        new Projection.Share("launching kernels", 1 - withoutLaunches().step() / step),
        new Projection.Share(
            String.format(Locale.ROOT, "computing at %.0f Tflop/s", flops / 1e12),
            1 - uncomputed.step() / step));
  }

  @Override
  public Double readingSeconds() {
    return new Costs(device.bytesPerSecond().value(), Double.POSITIVE_INFINITY, 0, 0).step();
  }

  @Override
  public String source() {
    return device.name() + ", " + runtime.name();
  }

  private final class Costs implements PassCosts {
    private final double bytesPerSecond;
    private final double flopsPerSecond;
    private final double launch;
    private final double host;

    Costs(double bytesPerSecond, double flopsPerSecond, double launch, double host) {
      this.bytesPerSecond = bytesPerSecond;
      this.flopsPerSecond = flopsPerSecond;
      this.launch = launch;
      this.host = host;
    }

    @Override
    public double verify(double nodes) {
      return pass(nodes, Kept.all(model.layers()));
    }

    @Override
    public double draft(Kept kept) {
      return pass(1, kept);
    }

    @Override
    public double host() {
      return host;
    }

    private double pass(double nodes, Kept kept) {
      double cache = (double) model.keyValues() * context;
      return kept.attention()
              * part(nodes, model.attentionWeights() + cache, runtime.attentionKernels())
          + kept.mlp() * part(nodes, (double) model.mlpWeights(), runtime.mlpKernels())
          + part(nodes, (double) model.headWeights(), runtime.passKernels());
    }

    /** Counts one multiplication and one addition per number read and node. */
    private double part(double nodes, double numbers, int kernels) {
      double reading = numbers * bytesPerNumber / bytesPerSecond;
      double computing = 2 * numbers * nodes / flopsPerSecond;
      double working = Math.max(reading, computing);
      double launching = kernels * launch;
      return runtime.overlaps() ? Math.max(working, launching) : working + launching;
    }
  }
}
