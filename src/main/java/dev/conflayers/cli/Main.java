package dev.conflayers.cli;

import dev.conflayers.app.exchange.ExportRun;
import dev.conflayers.model.Device;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.report.gate.Export;
import dev.conflayers.report.gate.Sample;
import dev.conflayers.run.fork.ExitCode;
import java.io.PrintWriter;
import picocli.CommandLine;

/** The program: wires the commands and turns what they throw into one line and an exit code. */
public final class Main {
  private final Wiring wiring;

  Main(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Starts here. */
  public static void main(String[] arguments) {
    Wiring wiring = ThisMachine.wiring();
    wiring.instruments().interruption().onSignal();
    int status = new Main(wiring).run(arguments);
    wiring.instruments().interruption().end();
    System.exit(status);
  }

  int run(String... arguments) {
    CommandLine line = commandLine();
    if (arguments.length == 0) {
      line.usage(line.getErr(), CommandLine.Help.Ansi.OFF);
      line.getErr().flush();
      return ExitCode.USAGE.status();
    }
    return line.execute(arguments);
  }

  /** Returns all commands, with what they take. */
  CommandLine commandLine() {
    Problems problems = new Problems(wiring);
    PrintWriter err = wiring.terminal().err();
    return new CommandLine(new ConfLayersCommand())
        .addSubcommand(new DemoCommand(wiring))
        .addSubcommand(new RunCommand(wiring))
        .addSubcommand(new TuneCommand(wiring))
        .addSubcommand(new ResumeCommand(wiring))
        .addSubcommand(new ForkCommand(wiring))
        .addSubcommand(new ReportCommand(wiring))
        .addSubcommand(new ImportCommand(wiring))
        .addSubcommand(new ExportCommand(wiring))
        .addSubcommand(new ScoreCommand(wiring))
        .addSubcommand(new EditCommand(wiring))
        .addSubcommand(new CompareCommand(wiring))
        .addSubcommand(new AuditCommand(wiring))
        .addSubcommand(new GateCommand(wiring))
        .addSubcommand(new BaselineCommand(wiring))
        .addSubcommand(new ShowCommand(wiring))
        .addSubcommand(new ValidateCommand(wiring))
        .addSubcommand(new PlanCommand(wiring))
        .addSubcommand(new GenerateCommand(wiring))
        .addSubcommand(new ExplainCommand(wiring))
        .addSubcommand(new DoctorCommand(wiring))
        .addSubcommand(new ModelsCommand(wiring))
        .addSubcommand(new DatasetsCommand(wiring))
        .addSubcommand(new SelftestCommand(wiring))
        .addSubcommand(new BenchCommand(wiring))
        .addSubcommand(new ProjectCommand(wiring))
        .addSubcommand(new TrainCommand(wiring))
        .addSubcommand(new LsCommand(wiring))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(wiring.terminal().out())
        .setErr(err)
        .setExpandAtFiles(false)
        .setColorScheme(CommandLine.Help.defaultColorScheme(colours(wiring.terminal())))
        .setExecutionExceptionHandler(
            (exception, command, parsed) -> problems.report(exception).status())
        .setParameterExceptionHandler(new Mistakes(err))
        .registerConverter(ExportRun.Format.class, new EnumConverter<>(ExportRun.Format.class))
        .registerConverter(LsCommand.What.class, new EnumConverter<>(LsCommand.What.class))
        .registerConverter(Export.class, new EnumConverter<>(Export.class))
        .registerConverter(Sample.class, new EnumConverter<>(Sample.class))
        .registerConverter(NumberFormat.class, new EnumConverter<>(NumberFormat.class))
        .registerConverter(Device.class, new EnumConverter<>(Device.class));
  }

  private static CommandLine.Help.Ansi colours(Terminal terminal) {
    return terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
  }
}
