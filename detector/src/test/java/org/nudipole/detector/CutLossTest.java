package org.nudipole.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.detector.response.GaussianResolution;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.Threshold;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.GenerationCut;

/** What a cut leaves out of each part of each process is what the same run without it has more. */
class CutLossTest {
  private static final double EV = Units.EV;
  private static final double MASS = 300 * Units.KEV;
  private static final Response RESPONSE =
      new Response(
          List.of(new GaussianResolution(0.5 * EV, 0, 0, true), new Threshold(2 * EV)), "keVnr");
  private static final GenerationCut CUT =
      new GenerationCut(
          Map.of(ScatteringProcess.CEVNS, 3 * EV, ScatteringProcess.EVES, 150 * Units.KEV));

  private static Prediction run(double mass, GenerationCut cut) {
    return ExampleDetector.prediction(
        ExampleDetector.of(
            ExampleDetector.nucleiAndShells(),
            List.of(
                ExampleDetector.CEVNS,
                ExampleDetector.EVES,
                ExampleDetector.dipole(mass),
                ExampleDetector.interference(mass)),
            RESPONSE),
        cut);
  }

  private static double detected(
      Prediction run, ScatteringProcess process, List<CrossSectionPart> parts) {
    return run.expectations().stream()
        .filter(
            e ->
                process.isOn(e.channel().target())
                    && parts.contains(e.channel().interaction().part()))
        .mapToDouble(Expectation::detected)
        .sum();
  }

  @Test
  void whatIsLostIsWhatNoCutHasMore() {
    Prediction run = run(MASS, CUT);
    Prediction whole = run(MASS, GenerationCut.of(0));
    List<CutLoss> losses = CutLoss.of(run, Arrays.asList(ScatteringProcess.values()));
    // On electrons there is no interference, and it has no row of its own anywhere.
    assertEquals(4, losses.size());
    for (CutLoss loss : losses) {
      List<CrossSectionPart> parts =
          loss.part() == CrossSectionPart.SM
              ? List.of(CrossSectionPart.SM, CrossSectionPart.INTERFERENCE)
              : List.of(loss.part());
      double above = detected(run, loss.process(), parts);
      double all = detected(whole, loss.process(), parts);
      assertEquals(CUT.of(loss.process()), loss.cut(), 0);
      assertEquals(above, loss.above(), 1e-12 * all);
      assertEquals(all - above, loss.below(), 1e-6 * all);
      assertEquals((all - above) / all, loss.share(), 1e-6);
      assertTrue(loss.share() > 0.01 && loss.share() < 0.99, loss::toString);
      assertFalse(loss.diverges());
    }
    assertEquals(
        losses.stream().filter(l -> l.process() == ScatteringProcess.EVES).toList(),
        CutLoss.of(run, List.of(ScatteringProcess.EVES)));
  }

  @Test
  void aMasslessDipoleHasNoShare() {
    List<CutLoss> losses = CutLoss.of(run(0, CUT), List.of(ScatteringProcess.CEVNS));
    CutLoss standard = losses.get(0);
    CutLoss dipole = losses.get(1);
    assertEquals(CrossSectionPart.DIPOLE, dipole.part());
    assertTrue(dipole.diverges());
    assertEquals(1, dipole.share(), 0);
    assertFalse(standard.diverges());
    assertTrue(standard.share() < 0.9);
  }

  /** Nothing detected at all is nothing lost. */
  @Test
  void nothingIsLostOfNothing() {
    CutLoss none = new CutLoss(ScatteringProcess.EVES, CrossSectionPart.SM, 1 * EV, 0, 0);
    assertEquals(0, none.share(), 0);
    assertEquals(0.25, new CutLoss(none.process(), none.part(), 1 * EV, 2, 6).share(), 0);
  }
}
