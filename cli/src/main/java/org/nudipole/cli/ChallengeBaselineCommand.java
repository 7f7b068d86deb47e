package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.nudipole.cli.report.BaselineReport;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.validation.challenge.Baseline;
import org.nudipole.validation.challenge.TeamName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nudipole challenge baseline}. */
@Command(
    name = "baseline",
    header = "Answer a challenge by our own analysis, as a reference for the leader board.",
    description = {
      "Reads the public folder only. The answer is the posterior of the hidden values under the"
          + " published priors: binned likelihood of the observed value, Poisson after /run/expose,"
          + " shape only after /run/beamOn; expected counts from the analytic arm.",
      "A signal is claimed where its posterior probability is above one half. The significance is the"
          + " square root of twice the logarithm of the likelihood ratio of the best fits with and"
          + " without signal.",
      "The same folder gives the same answer. A data set for which sampling does not converge has no"
          + " answer: those of the others are written, and the exit code is 1."
    },
    footer = {
      "",
      "Example:",
      "  nudipole challenge baseline ge-challenge/public -o baseline.json",
      "  nudipole challenge score ge-challenge alice.json baseline.json \\",
      "    --passphrase-file secret.txt"
    })
final class ChallengeBaselineCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PUBLIC", description = "Public folder of a challenge.")
  private Path folder;

  @Written
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The answer. Default: ${DEFAULT-VALUE}.")
  private Path output = Path.of("answer.json");

  @Option(
      names = "--team",
      paramLabel = "NAME",
      description = "Name on the leader board. Default: ${DEFAULT-VALUE}.")
  private String team = "baseline";

  @Option(names = "--force", description = "Replace the answer if it exists.")
  private boolean force;

  @Mixin private Warnings warnings = new Warnings();

  ChallengeBaselineCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<String> faults = TeamName.faults(team);
    if (!faults.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          String.join("\n", faults.stream().map(fault -> "--team " + fault).toList()));
    }
    OutputFiles.check(List.of(output), force);
    ProgressDisplay display = new ProgressDisplay(console, "baseline");
    Baseline baseline;
    try {
      baseline =
          Baseline.of(
              folder,
              team,
              new Listener(display, (run, hidden) -> warnings.tell(run, console, at -> hidden)));
    } finally {
      display.clear();
    }
    OutputFiles.write(output, baseline.answer().text());
    console.say(BaselineReport.of(baseline));
    if (baseline.failures().isEmpty()) {
      console.say(output + ": complete, from team " + team);
      return ExitCode.DONE;
    }
    baseline.failures().forEach(console::complain);
    console.complain(
        output
            + ": incomplete ("
            + baseline.failures().size()
            + " data sets have no answer) add answers to them before it is submitted");
    return ExitCode.FAILED;
  }

  private record Listener(
      ProgressDisplay display, BiConsumer<RunConfiguration, List<FreeParameter>> model)
      implements Baseline.Listener {
    @Override
    public void bound(RunConfiguration run, List<FreeParameter> hidden) {
      model.accept(run, hidden);
    }

    @Override
    public void computed(int nodes) {
      display.step("expected counts at " + nodes + " sets of hidden values");
    }

    @Override
    public void analysed(int done, int total) {
      display.step(done + " of " + total + " data sets");
    }
  }
}
