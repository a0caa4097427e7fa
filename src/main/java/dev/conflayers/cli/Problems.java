package dev.conflayers.cli;

import dev.conflayers.app.UnavailableException;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.base.fetch.FetchProblem;
import dev.conflayers.dataset.DatasetProblem;
import dev.conflayers.judge.gate.BaselineProblem;
import dev.conflayers.judge.gate.GateProblem;
import dev.conflayers.lab.projection.ProjectionProblem;
import dev.conflayers.lab.train.TrainingProblem;
import dev.conflayers.model.checkpoint.CheckpointProblem;
import dev.conflayers.model.torch.EngineProblem;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.run.fork.Interruption;
import dev.conflayers.suite.SuiteProblem;
import dev.conflayers.suite.plan.PlanProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Turns what a command throws into one line for the user and an exit code. */
final class Problems {
  private final Terminal terminal;
  private final Interruption interruption;

  Problems(Wiring wiring) {
    this.terminal = wiring.terminal();
    this.interruption = wiring.instruments().interruption();
  }

  ExitCode report(Throwable thrown) {
    Throwable problem =
        thrown instanceof UncheckedIOException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : thrown;
    ExitCode code = code(problem);
    if (code == ExitCode.SOFTWARE && interruption.wanted()) {
      // A JVM that is ending refuses what it otherwise does; that is no defect.
      terminal.note("conflayers: stopped; what was not finished: " + message(problem));
      return ExitCode.INTERRUPTED;
    }
    boolean defect = code == ExitCode.SOFTWARE && !(problem instanceof BaselineProblem);
    terminal.note("conflayers: " + message(problem) + (defect ? log(thrown) : ""));
    return code;
  }

  /** Returns what the process ends with after {@code problem}. */
  static ExitCode code(Throwable problem) {
    if (problem instanceof SuiteProblem
        || problem instanceof GateProblem
        || problem instanceof PlanProblem
        || problem instanceof DatasetProblem
        || problem instanceof ResultProblem
        || problem instanceof ProjectionProblem
        || problem instanceof TrainingProblem
        || problem instanceof IllegalArgumentException) {
      return ExitCode.BAD_INPUT;
    }
    if (problem instanceof CheckpointProblem) {
      return ExitCode.BAD_CHECKPOINT;
    }
    if (problem instanceof UnavailableException
        || problem instanceof EngineProblem
        || problem instanceof FetchProblem) {
      return ExitCode.UNAVAILABLE;
    }
    if (problem instanceof NoSuchFileException) {
      return ExitCode.NO_INPUT;
    }
    return problem instanceof IOException ? ExitCode.DISK : ExitCode.SOFTWARE;
  }

  /** Returns what the user is told of {@code problem}. */
  static String message(Throwable problem) {
    if (problem instanceof NoSuchFileException missing) {
      return missing.getFile()
          + " "
          + (missing.getReason() == null ? "does not exist" : missing.getReason());
    }
    if (problem instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be read or written by this user";
    }
    if (problem instanceof FileAlreadyExistsException there) {
      return there.getFile() + " exists already; wait a second and try again";
    }
    if (problem instanceof FileSystemException failed && failed.getReason() != null) {
      return failed.getFile() + ": " + failed.getReason();
    }
    String text = String.valueOf(problem.getMessage());
    if (problem instanceof IOException) {
      return text + "; what was measured before is kept: make room, then 'conflayers resume'";
    }
    return problem instanceof RuntimeException && problem.getMessage() != null
        ? text
        : problem.getClass().getSimpleName() + ": " + text;
  }

  /** Writes the details where they can be asked for, and says where. */
  private static String log(Throwable thrown) {
    try {
      Path file = Files.createTempFile("conflayers-", ".log");
      try (PrintWriter writer =
          new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
        thrown.printStackTrace(writer);
      }
      return " (a defect of conflayers; details in " + file + ")";
    } catch (IOException e) {
      return " (a defect of conflayers)";
    }
  }
}
