package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nudipole.cli.report.MacroNames;
import org.nudipole.macros.language.RunSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nudipole macro expand}: a macro without includes, aliases and loops. */
@Command(
    name = "expand",
    header = "Show a macro without includes, aliases and loops, overrides applied.",
    description = {
      "Each run of the macro as event files hold it: its settings in the order of the reference,"
          + " its seed and one run command. Runs of several follow each other below a comment.",
      "Tables have short names; -o DIR/ writes one run and its tables there, where it can be run."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole macro expand cr51-cevns-ge --set \"/detector/mass=2 kg\"",
      "  nudipole macro expand coherent-csi-2021 -o expanded/"
    })
final class MacroExpandCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private MacroOptions options = new MacroOptions();

  @Option(names = "--run", paramLabel = "K", description = "Only run K of the macro, from 0.")
  private Integer run;

  @Written
  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Write the macro and its tables into this folder.")
  private Path output;

  @Option(names = "--force", description = "Replace files that are there.")
  private boolean force;

  MacroExpandCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<RunSettings> all = options.parse(console);
    if (run != null && (run < 0 || run >= all.size())) {
      throw wrong("--run " + run + " (the macro has runs 0 to " + (all.size() - 1) + ") give one");
    }
    List<RunSettings> runs = run == null ? all : List.of(all.get(run));
    if (output != null) {
      write(runs);
      return ExitCode.DONE;
    }
    for (RunSettings one : runs) {
      if (runs.size() > 1) {
        console.out().println("# run " + one.number() + " of 0 to " + (all.size() - 1));
      }
      console.out().print(one.toMacro());
    }
    return ExitCode.DONE;
  }

  private void write(List<RunSettings> runs) throws IOException {
    if (runs.size() > 1) {
      throw wrong("-o (" + runs.size() + " runs, and each is a macro of its own) give --run K");
    }
    Map<Path, String> files = new LinkedHashMap<>();
    runs.get(0).tables().forEach((name, text) -> files.put(output.resolve(name), text));
    Path macro = output.resolve(MacroNames.of(List.of(options.macro())).get(0) + ".mac");
    files.put(macro, runs.get(0).toMacro());
    Files.createDirectories(output);
    OutputFiles.check(new ArrayList<>(files.keySet()), force);
    Overwriting.check(
        spec, files.keySet().stream().map(f -> new Overwriting.Output("", f)).toList());
    files.forEach(OutputFiles::write);
    console.say(macro + ": written" + (files.size() > 1 ? ", with its tables" : ""));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
