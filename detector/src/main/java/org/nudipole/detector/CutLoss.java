package org.nudipole.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.EventDensity;

/**
 * What a generation cut leaves out of the detected events of one process and part.
 *
 * @param process the process
 * @param part the part; signed ones count with the Standard Model, which they are drawn with
 * @param cut least recoil energy that is generated, energy
 * @param below detected events below the cut: infinite where their number has no bound, not a
 *     number where neutrinos oscillate too fast to fold
 * @param above detected events above it
 */
public record CutLoss(
    ScatteringProcess process, CrossSectionPart part, double cut, double below, double above) {

  /** The losses of all parts of some processes of a prediction. */
  public static List<CutLoss> of(Prediction run, List<ScatteringProcess> processes) {
    List<CutLoss> losses = new ArrayList<>();
    for (ScatteringProcess process : processes) {
      for (CrossSectionPart part : CrossSectionPart.values()) {
        EventDensity uncut = run.uncut().of(process).only(channel -> counted(channel) == part);
        if (!uncut.channels().isEmpty()) {
          losses.add(of(run, process, part, uncut));
        }
      }
    }
    return losses;
  }

  private static CutLoss of(
      Prediction run, ScatteringProcess process, CrossSectionPart part, EventDensity uncut) {
    double cut = run.density().cut().of(process);
    Predicate<Channel> own = c -> process.isOn(c.target()) && counted(c) == part;
    double above =
        run.expectations().stream()
            .filter(e -> own.test(e.channel()))
            .mapToDouble(FoldedSpectrum.Expectation::detected)
            .sum();
    double below = RecoilCut.detectedBelow(uncut, run.experiment().response(), cut);
    return new CutLoss(process, part, cut, below, above);
  }

  private static CrossSectionPart counted(Channel channel) {
    CrossSectionPart part = channel.interaction().part();
    return part.isSigned() ? CrossSectionPart.SM : part;
  }

  /** Whether the detected events below the cut have no bound. */
  public boolean diverges() {
    return below == Double.POSITIVE_INFINITY;
  }

  /**
   * Share of the detected events below the cut; not a number if it is not known, 0 if there are
   * none at all.
   */
  public double share() {
    if (below == 0) {
      return 0;
    }
    return diverges() ? 1 : below / (below + above);
  }
}
