package dev.conflayers.cli;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that measures a suite for a gate and never ends; for somebody to kill. */
public final class KilledGate {
  private static final int READINGS = 160;

  private KilledGate() {}

  /** Gates {@code arguments[0]} with the rules {@code arguments[1]} into {@code arguments[2]}. */
  public static void main(String[] arguments) {
    ScriptedEngine engine = new ScriptedEngine(0.2);
    AtomicInteger readings = new AtomicInteger();
    Session session =
        new Session(
            engine,
            () -> {
              if (readings.incrementAndGet() == READINGS) {
                forever();
              }
              return engine.clock().nanos();
            });
    Path folder = Path.of(arguments[2]);
    session.run(
        "gate",
        arguments[0],
        "--rules",
        arguments[1],
        "--out",
        folder.resolve("out"),
        "--results",
        folder.resolve("results"),
        "--reports",
        folder.resolve("reports"));
  }

  /** In the middle of a trial. */
  private static void forever() {
    System.out.println("measuring");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
