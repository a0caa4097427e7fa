package dev.conflayers.report.gallery;

import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.report.chart.Picture;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All charts of a report, by part. */
public final class Gallery {
  private Gallery() {}

  /** Returns all charts; those without data state the reason. */
  public static Map<Part, List<Picture>> of(Analysis analysis) {
    ChartedStrategies strategies = new ChartedStrategies(analysis);
    Map<Part, List<Picture>> pictures = new EnumMap<>(Part.class);
    List<Picture> speed = new ArrayList<>();
    speed.add(SpeedForest.of(strategies));
    speed.add(SpeedProfile.of(strategies));
    speed.add(WinShare.of(strategies));
    speed.add(PairedTimes.of(strategies));
    speed.add(RatioDensity.of(strategies));
    speed.addAll(Timeline.of(strategies));
    speed.add(SoFar.of(strategies));
    speed.add(StreamSpeed.of(strategies));
    speed.add(Duel.of(strategies));
    speed.addAll(Sweep.of(strategies));
    speed.add(Transfer.of(strategies));
    pictures.put(Part.SPEED, speed);
    pictures.put(Part.LATENCY, List.of(LatencyTails.of(strategies)));
    pictures.put(Part.TEXT, List.of(Survival.of(strategies), DivergenceGaps.of(strategies)));
    pictures.put(
        Part.DRAFTING,
        List.of(
            AcceptanceRates.of(strategies),
            AcceptanceLengths.of(strategies),
            AcceptanceByDepth.of(strategies),
            Predicted.of(strategies),
            SkipSets.of(strategies),
            LayerConfidences.of(strategies),
            LayerMeans.of(strategies),
            KeptAndSkipped.of(strategies)));
    pictures.put(Part.TIME, List.of(Overhead.of(strategies)));
    pictures.put(Part.QUALITY, List.of(QualityLoss.of(strategies), Pareto.of(strategies)));
    List<Picture> machine = new ArrayList<>(Diagnostics.of(strategies));
    machine.add(Spreads.of(strategies));
    pictures.put(Part.MACHINE, machine);
    return pictures;
  }
}
