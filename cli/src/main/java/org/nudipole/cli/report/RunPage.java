package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nudipole.cli.plot.Chart;
import org.nudipole.cli.plot.SpectrumPlot;
import org.nudipole.io.EventSet;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.EventInput;

/** All of a run on one page, to look at and to send to somebody. */
public final class RunPage {
  private RunPage() {}

  /**
   * What is expected of a macro: rates and spectrum.
   *
   * @param title what the run is called
   * @param limit what is limited with it, if somebody asked
   */
  public static Report expected(String title, RunConfiguration run, Optional<Report> limit) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Part("rate", RateReport.of("What is expected", run)));
    if (run.expectedDetected() > 0) {
      SpectrumPlot plot = SpectrumFigure.expected(title, run);
      blocks.add(spectra(List.of(Chart.of("Expected spectrum of detected events", plot))));
    }
    limit.ifPresent(report -> blocks.add(new Block.Part("limit", report)));
    blocks.add(
        new Block.Part(
            "macro",
            new Report(
                "The macro, as resolved",
                List.of(new Block.Verbatim(run.settings().toMacro().lines().toList())))));
    return new Report(title, blocks);
  }

  /**
   * What a file holds, beside what is expected of it.
   *
   * @param comparison the verdict on it
   * @param limit what is limited with it, if somebody asked
   * @throws org.nudipole.io.hdf5.EventFileException if it cannot be read
   */
  public static Report of(EventInput file, FileComparison comparison, Optional<Report> limit) {
    List<Block> blocks = new ArrayList<>();
    comparison
        .run()
        .ifPresent(
            run -> blocks.add(new Block.Part("rate", RateReport.of("What is expected", run))));
    try (EventSet events = file.unchecked()) {
      List<Chart> charts = FilePictures.of(events, comparison.run());
      if (!charts.isEmpty()) {
        blocks.add(spectra(charts));
      }
      Report verdict = comparison.report();
      blocks.add(
          new Block.Part("comparison", new Report("Events against their macro", verdict.blocks())));
      limit.ifPresent(report -> blocks.add(new Block.Part("limit", report)));
      Report inspected = InspectReport.of(events);
      blocks.add(
          new Block.Part(
              "file", new Report("The file", inspected.blocks()).warned(inspected.warnings())));
    }
    return new Report(file.name().toString(), blocks);
  }

  private static Block spectra(List<Chart> charts) {
    List<Block> drawn = charts.stream().<Block>map(Block.Drawn::new).toList();
    return new Block.Part("spectra", new Report("Spectra", drawn));
  }
}
