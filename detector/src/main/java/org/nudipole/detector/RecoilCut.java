package org.nudipole.detector;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nudipole.detector.response.Accept;
import org.nudipole.detector.response.PiecewiseFunction;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.detector.response.SecondAccept;
import org.nudipole.detector.response.Window;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.EventDensity;

/**
 * The generation cut that an experiment's response allows: a recoil energy below which less than
 * one detected event in 10^9 lies. Without a cut the 1/T of the dipole cross section makes a run of
 * interactions that nobody can see.
 */
public final class RecoilCut {
  /** Greatest fraction of the detected events below the cut. */
  public static final double LOST = 1e-9;

  /** Growth per octave of what has no integral down to 0: between that of 1/T and of 1/sqrt(T). */
  private static final double GROWING = 1.5;

  private static final int STEPS_PER_OCTAVE = 16;

  // For a cut without integrals: steps, where in each the density is asked, and what bounds stand
  // above sums.
  private static final int FEW_STEPS = 2;
  private static final double[] PARTS = {0.05, 0.5, 0.95};
  private static final double SURELY = 0.01;

  private static final int OCTAVES = 60;
  private static final int BLOCK = 4 * STEPS_PER_OCTAVE;

  private RecoilCut() {}

  /** Whether the response rejects small recoils at all, by a threshold or an efficiency. */
  public static boolean isBounded(Response response) {
    return response.steps().stream().anyMatch(RecoilCut::rejectsSmallRecoils);
  }

  /** Whether not even the greatest recoils are detected, as with an efficiency of 0. */
  public static boolean isBlind(EventDensity density, Response response) {
    return !isBounded(response)
        && density.channels().stream()
            .allMatch(
                c ->
                    response.detected(PiecewiseFunction.everywhere(), c.target()).value(c.high())
                        == 0);
  }

  /**
   * Whether the cross section grows like 1/T or faster down to a recoil of 0, as that of a massless
   * dipole or of a millicharge on a free target.
   */
  public static boolean grows(Channel channel) {
    double tiny = tiny(channel);
    return channel.low() == 0 && size(channel, tiny) > GROWING * size(channel, 2 * tiny);
  }

  // What a user's table takes away is negative.
  private static double size(Channel channel, double recoil) {
    return Math.abs(channel.value(recoil));
  }

  private static double tiny(Channel channel) {
    return channel.high() * 0x1.0p-60;
  }

  /**
   * Whether the number of detected events diverges without a cut: Gaussian noise lifts some of the
   * recoils that {@linkplain #grows grow in number} over the threshold, however small they are.
   *
   * @param density the density without a generation cut
   */
  public static boolean diverges(EventDensity density, Response response) {
    for (Channel channel : density.channels()) {
      // Where detection falls faster than the cross section grows, as with counted photoelectrons,
      // the integral converges.
      double tiny = tiny(channel);
      PiecewiseFunction detection =
          response.detected(PiecewiseFunction.everywhere(), channel.target());
      if (grows(channel)
          && size(channel, tiny) * detection.value(tiny)
              > GROWING * size(channel, 2 * tiny) * detection.value(2 * tiny)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Detected events below a cut.
   *
   * @param uncut the density without a generation cut
   * @param cut recoil energy
   * @return the events: infinite if their number has no bound, not a number if oscillations below
   *     the cut are too fast to fold
   */
  static double detectedBelow(EventDensity uncut, Response response, double cut) {
    if (!(cut > uncut.lowest())) {
      return 0;
    }
    double[] edges = {uncut.lowest(), cut};
    try {
      return diverges(uncut, response)
          ? Double.POSITIVE_INFINITY
          : new FoldedSpectrum(uncut, response).detectedByRecoil(edges)[0];
    } catch (IllegalArgumentException e) {
      if (uncut.oscillates()) {
        return Double.NaN;
      }
      throw e;
    }
  }

  // Of all recoils.
  private static double detected(FoldedSpectrum spectrum) {
    List<Window> everywhere = List.of(Window.first(PiecewiseFunction.everywhere()));
    return Arrays.stream(spectrum.expected(everywhere, true)).mapToDouble(of -> of[0]).sum();
  }

  /**
   * The greatest cut on a fine grid that loses less than {@link #LOST} of the detected events, for
   * a response that {@linkplain #isBounded rejects small recoils} and a density that does not
   * {@linkplain #diverges diverge}.
   *
   * @param density the density without a generation cut
   * @return the cut, energy; empty if no event is detected
   */
  public static OptionalDouble of(EventDensity density, Response response) {
    double[] grid = grid(density, response);
    FoldedSpectrum spectrum = new FoldedSpectrum(density, response);
    double total = detected(spectrum);
    double lost = 0;
    // Some octaves at a time, for the cut is far below most recoils.
    for (int from = 0; from + 1 < grid.length; from += BLOCK) {
      int to = Math.min(grid.length - 1, from + BLOCK);
      double[] detected = spectrum.detectedByRecoil(Arrays.copyOfRange(grid, from, to + 1));
      for (int i = 0; i < detected.length; i++) {
        // What a table of ratios takes away is lost as well.
        lost += Math.abs(detected[i]);
        // Half the allowance is left to the quadrature.
        if (lost > LOST / 2 * total) {
          return OptionalDouble.of(grid[from + i]);
        }
      }
    }
    return OptionalDouble.empty();
  }

  /**
   * A cut for integrals alone, which a lower one than {@link #of} costs little: found from the
   * density at a few recoils an octave, without an integral, it loses far less than {@link #LOST}
   * of the detected events.
   *
   * @param density the density without a generation cut
   * @return the cut, energy; empty if no event is detected
   */
  public static OptionalDouble forIntegrals(EventDensity density, Response response) {
    if (density.oscillates()) {
      return of(density, response);
    }
    double[] grid = grid(density, response, FEW_STEPS);
    double[] most = new double[grid.length - 1];
    for (Target target : density.channels().stream().map(Channel::target).distinct().toList()) {
      PiecewiseFunction detection = response.detected(PiecewiseFunction.everywhere(), target);
      List<Channel> channels =
          density.channels().stream().filter(c -> c.target().equals(target)).toList();
      for (int i = 0; i < most.length; i++) {
        for (double part : PARTS) {
          double recoil = grid[i] + part * (grid[i + 1] - grid[i]);
          double probability = detection.value(recoil);
          if (probability > 0) {
            double sum =
                channels.stream()
                    .filter(c -> recoil >= c.low() && recoil <= c.high())
                    .mapToDouble(c -> size(c, recoil))
                    .sum();
            most[i] = Math.max(most[i], probability * sum * (grid[i + 1] - grid[i]));
          }
        }
      }
    }
    double total = Arrays.stream(most).sum();
    double lost = 0;
    for (int i = 0; i < most.length; i++) {
      lost += most[i];
      if (lost > SURELY * LOST * total) {
        return OptionalDouble.of(grid[i]);
      }
    }
    return OptionalDouble.empty();
  }

  /**
   * A cut to propose where none follows from the response: the greatest recoil, below those that
   * begin to be detected, where an octave contributes less than {@link #LOST} of the detected
   * events; a tenth of where they begin, if there is none; or a thousandth of the greatest recoil
   * of a process, the least if there are several, if nothing rejects small ones.
   *
   * @param density the density without a generation cut
   */
  public static double proposal(EventDensity density, Response response) {
    if (!isBounded(response)) {
      return Stream.of(ScatteringProcess.values())
              .map(density::of)
              .mapToDouble(EventDensity::highest)
              .filter(high -> high > 0)
              .min()
              .orElse(0)
          / 1000;
    }
    double[] grid = grid(density, response);
    double[] detected = new FoldedSpectrum(density, response).detectedByRecoil(grid);
    double total = Arrays.stream(detected).sum();
    double begin =
        density.channels().stream()
            .map(Channel::target)
            .distinct()
            .mapToDouble(t -> begin(grid, response.detected(PiecewiseFunction.everywhere(), t)))
            .min()
            .orElse(0);
    for (int i = detected.length - 1; i > 0; i--) {
      // Where detection turns a step is narrower than others.
      double octaves = StrictMath.log(grid[i + 1] / grid[i]) / StrictMath.log(2);
      if (grid[i] < begin && detected[i] < LOST * total * octaves) {
        return grid[i];
      }
    }
    return begin / 10;
  }

  // The least recoil with half of the greatest probability to be detected.
  private static double begin(double[] grid, PiecewiseFunction detection) {
    double greatest = Arrays.stream(grid).map(detection::value).max().orElse(0);
    return Arrays.stream(grid)
        .filter(recoil -> 2 * detection.value(recoil) >= greatest)
        .findFirst()
        .orElse(0);
  }

  private static boolean rejectsSmallRecoils(ResponseStep step) {
    return step instanceof Accept accept && accept.edges().length > 0
        || step instanceof SecondAccept second && second.accept().edges().length > 0;
  }

  private static double[] grid(EventDensity density, Response response) {
    return grid(density, response, STEPS_PER_OCTAVE);
  }

  // A logarithmic grid, and the points where the detection probability turns, such as a sharp
  // threshold.
  private static double[] grid(EventDensity density, Response response, int stepsPerOctave) {
    double high = density.highest();
    double low = Math.max(density.lowest(), high * StrictMath.pow(2, -OCTAVES));
    int steps = (int) Math.ceil(stepsPerOctave * StrictMath.log(high / low) / StrictMath.log(2));
    DoubleStream points =
        IntStream.range(0, steps)
            .mapToDouble(i -> low * StrictMath.pow(2, (double) i / stepsPerOctave));
    DoubleStream turns =
        density.channels().stream()
            .map(Channel::target)
            .distinct()
            .flatMapToDouble(
                t -> Arrays.stream(response.detected(PiecewiseFunction.everywhere(), t).edges()))
            .filter(t -> t > low);
    return Stream.of(
            DoubleStream.of(density.lowest(), high).toArray(), points.toArray(), turns.toArray())
        .flatMapToDouble(Arrays::stream)
        .filter(t -> t <= high)
        .sorted()
        .distinct()
        .toArray();
  }
}
