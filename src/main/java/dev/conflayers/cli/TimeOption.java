package dev.conflayers.cli;

import dev.conflayers.app.TimeBudget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The time that a run may take. */
final class TimeOption {
  @Option(
      names = "--time",
      paramLabel = "TIME",
      converter = Spelled.class,
      description =
          "Measure as many prompts and JVMs as there is time for, such as 90s, 20m or 1h30m: a few"
              + " prompts are timed first. Suites that leave their size open, such as claim, take"
              + " 20m by default.")
  private @Nullable Duration time;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /** Returns the suite of this path, to be measured in this time. */
  TimeBudget.Request request(
      Path suite, List<String> changes, @Nullable Integer prompts, @Nullable Integer forks) {
    if (time != null && prompts != null && forks != null) {
      throw new ParameterException(
          command.commandLine(), "--time chooses --prompts and --forks; give one of these at most");
    }
    return new TimeBudget.Request(suite, changes, time, prompts, forks);
  }

  /** Reads 1h30m. */
  static final class Spelled implements ITypeConverter<Duration> {
    private static final Pattern SPELLED =
        Pattern.compile("(?=.)([0-9]{1,4}h)?([0-9]{1,6}m)?([0-9]{1,8}s)?");

    @Override
    public Duration convert(String text) {
      Matcher spelled = SPELLED.matcher(text);
      if (!spelled.matches() || Duration.parse("PT" + text.toUpperCase(Locale.ROOT)).isZero()) {
        throw new TypeConversionException(
            "'" + text + "' is no time; write, say, 90s, 20m or 1h30m");
      }
      return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
  }
}
