package org.nudipole.detector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.detector.geometry.Cylinder;
import org.nudipole.detector.geometry.FiducialVolume;
import org.nudipole.detector.response.Cells;
import org.nudipole.detector.response.PiecewiseFunction;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.SecondAxis;
import org.nudipole.detector.response.TimeAcceptance;
import org.nudipole.detector.response.TimeEfficiency;
import org.nudipole.generator.Column;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.TableAxis;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.BindingCorrection;
import org.nudipole.generator.interaction.BoundElectronScattering;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.RatioCorrection;
import org.nudipole.generator.interaction.RecoilTable;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.source.ArrivalTime;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.NeutrinoSource;

/**
 * The integrals behind the response are those of each channel by itself with Simpson's rule: of
 * shells that share a rule and open one after the other, of targets that respond differently.
 */
class FoldedSpectrumTest {
  private static final double KEV = Units.KEV;
  private static final double[] EDGES = {0.0005 * KEV, 0.0015 * KEV, 0.1 * KEV, 3 * KEV, 900 * KEV};
  private static final double[] TIMES = {-Units.US, 0.4 * Units.US, 2 * Units.US, 9 * Units.US};
  private static final TimeAcceptance TIME =
      new TimeAcceptance(
          new TimeEfficiency.Exponential(0.52 * Units.US, 0.0494 / Units.US),
          0.3 * Units.US,
          6 * Units.US);
  private static final FiducialVolume PART =
      FiducialVolume.of(
          ExampleDetector.NEAR, new Cylinder(2 * Units.CM, 1 * Units.CM), 1 * Units.CM);
  private static final Response RESPONSE =
      ExampleDetector.QUENCHED.withTime(TIME).within(Optional.of(PART));

  static Stream<NeutrinoSource> sources() {
    return Stream.of(ExampleDetector.CHROMIUM, new ExampleDetector.Pulsed());
  }

  private static FoldedSpectrum spectrum(NeutrinoSource source) {
    EventDensity density =
        ExampleDetector.of(
                source,
                ExampleDetector.nucleiAndShells(),
                List.of(
                    ExampleDetector.CEVNS, ExampleDetector.EVES, ExampleDetector.dipole(300 * KEV)),
                RESPONSE)
            .density()
            .above(0.002 * KEV);
    return new FoldedSpectrum(density, RESPONSE);
  }

  // What of a channel is detected beside the response: in time, and in the fiducial volume.
  private static double beside(FoldedSpectrum spectrum, Channel channel) {
    double inTime =
        spectrum
            .density()
            .pulse()
            .map(p -> TIME.detected(p.arrival(channel.flavour())))
            .orElse(1.0);
    return inTime * PART.neutrinos();
  }

  private static double integral(
      Channel channel, PiecewiseFunction function, double from, double to) {
    double low = Math.max(from, channel.low());
    double high = Math.min(to, channel.high());
    if (low >= high) {
      return 0;
    }
    double[] edges =
        Stream.of(
                new double[] {low, high},
                function.edges(),
                channel.breaks(),
                channel.interaction().turns(channel.target()))
            .flatMapToDouble(Arrays::stream)
            .filter(e -> e >= low && e <= high)
            .toArray();
    return ExampleDetector.integral(t -> channel.value(t) * function.value(t), edges);
  }

  private static double integral(Channel channel, PiecewiseFunction function) {
    return integral(channel, function, 0, Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyChannelIsItsIntegral(NeutrinoSource source) {
    FoldedSpectrum spectrum = spectrum(source);
    List<Channel> channels = spectrum.density().channels();
    List<Expectation> all = spectrum.expectations();
    double[][] events = spectrum.binned(EDGES, false);
    double[][] detected = spectrum.binned(EDGES, true);
    assertEquals(channels.size(), all.size());
    assertArrayEquals(detected, spectrum.detected(Cells.of(EDGES)));
    for (int c = 0; c < channels.size(); c++) {
      Channel channel = channels.get(c);
      assertSame(channel, all.get(c).channel());
      double beside = beside(spectrum, channel);
      PiecewiseFunction everywhere = PiecewiseFunction.everywhere();
      double whole = integral(channel, everywhere);
      double seen = integral(channel, RESPONSE.detected(everywhere, channel.target()));
      assertEquals(whole, all.get(c).expected(), 1e-7 * whole, channel::toString);
      assertEquals(beside * seen, all.get(c).detected(), 1e-7 * whole, channel::toString);
      for (int i = 0; i + 1 < EDGES.length; i++) {
        PiecewiseFunction bin = PiecewiseFunction.interval(EDGES[i], EDGES[i + 1]);
        double there = integral(channel, RESPONSE.all(bin, channel.target()));
        double counted = integral(channel, RESPONSE.detected(bin, channel.target()));
        assertEquals(there, events[c][i], 1e-7 * whole);
        assertEquals(beside * counted, detected[c][i], 1e-7 * whole);
      }
    }
  }

  /** Bins that begin below all recoils and end above: what lies outside of them does not count. */
  @ParameterizedTest
  @MethodSource("sources")
  void recoilsOfAllChannelsAreAddedUp(NeutrinoSource source) {
    FoldedSpectrum spectrum = spectrum(source);
    for (double[] edges :
        List.of(
            new double[] {0.001 * KEV, 0.009 * KEV, 0.6 * KEV, 11 * KEV, 1e6 * KEV},
            new double[] {0.006 * KEV, 0.9 * KEV, 40 * KEV})) {
      double[] events = spectrum.detectedByRecoil(edges);
      assertEquals(edges.length - 1, events.length);
      for (int i = 0; i < events.length; i++) {
        double sum = 0;
        for (Channel channel : spectrum.density().channels()) {
          PiecewiseFunction detection =
              RESPONSE.detected(PiecewiseFunction.everywhere(), channel.target());
          sum += beside(spectrum, channel) * integral(channel, detection, edges[i], edges[i + 1]);
        }
        assertEquals(sum, events[i], 1e-7 * sum);
      }
    }
  }

  /**
   * Times are shared out flavour by flavour, of detected events with what the acceptance leaves.
   */
  @Test
  void eventsOfABinAreSpreadInTime() {
    FoldedSpectrum spectrum = spectrum(new ExampleDetector.Pulsed());
    BeamPulse pulse = spectrum.density().pulse().orElseThrow();
    Binning times = new Binning(TIMES);
    Cells cells =
        new Cells(new Binning(EDGES), Optional.of(new SecondAxis(Column.PULSE_TIME, times)));
    double[][] inCells = spectrum.detected(cells);
    for (boolean detected : new boolean[] {false, true}) {
      double[][] events = spectrum.binned(EDGES, detected);
      double[][][] spread = spectrum.binned(EDGES, TIMES, detected);
      for (int c = 0; c < events.length; c++) {
        Flavour flavour = spectrum.density().channels().get(c).flavour();
        ArrivalTime arrival = pulse.arrival(flavour);
        for (int i = 0; i < events[c].length; i++) {
          for (int k = 0; k + 1 < TIMES.length; k++) {
            double share =
                detected
                    ? TIME.detected(arrival, TIMES[k], TIMES[k + 1]) / TIME.detected(arrival)
                    : TimeAcceptance.everything().detected(arrival, TIMES[k], TIMES[k + 1]);
            assertEquals(events[c][i] * share, spread[c][i][k], 1e-12 * (1 + events[c][i]));
            if (detected) {
              assertEquals(spread[c][i][k], inCells[c][i * times.size() + k], 0);
            }
          }
        }
      }
    }
  }

  /** A plane whose second axis is an observable has cells of windows, pulsed or not. */
  @Test
  void aSecondObservableIsNoTime() {
    FoldedSpectrum spectrum = spectrum(new ExampleDetector.Pulsed());
    Column other = Column.observed2("keVee", KEV);
    Cells cells =
        new Cells(
            new Binning(EDGES),
            Optional.of(new SecondAxis(other, new Binning(new double[] {-1, 0.5, 2}))));
    assertArrayEquals(spectrum.expected(cells.windows(), true), spectrum.detected(cells));
  }

  /** Sums of the groups that are drawn together, in their order; alone each is itself. */
  @Test
  void channelsDrawnTogetherAreAddedUp() {
    double mass = 300 * KEV;
    EventDensity density =
        ExampleDetector.of(
                ExampleDetector.GERMANIUM.nuclei(),
                List.of(
                    ExampleDetector.CEVNS,
                    ExampleDetector.dipole(mass),
                    ExampleDetector.interference(mass)),
                RESPONSE)
            .density()
            .above(0.002 * KEV);
    List<Expectation> each =
        IntStream.range(0, density.channels().size())
            .mapToObj(
                c -> new Expectation(density.channels().get(c), 1 << c % 30, -3 * (1 << c % 30)))
            .toList();
    List<Expectation> sums = FoldedSpectrum.sampled(density, each);
    List<List<Channel>> groups = density.drawnTogether();
    assertTrue(groups.stream().anyMatch(g -> g.size() == 3));
    assertEquals(groups.size(), sums.size());
    for (int g = 0; g < groups.size(); g++) {
      double due = 0;
      for (Channel channel : groups.get(g)) {
        due += each.get(density.channels().indexOf(channel)).expected();
      }
      assertEquals(due, sums.get(g).expected(), 0);
      assertEquals(-3 * due, sums.get(g).detected(), 0);
      assertEquals(density.sampled().channels().get(g), sums.get(g).channel());
    }
  }

  /** A correction of the binding jumps where subshells open. */
  @Test
  void whereACrossSectionJumps() {
    List<Target> shells = Material.named("LXe").shells();
    Interaction bound = new BoundElectronScattering(ExampleDetector.EVES, BindingCorrection.rrpa());
    EventDensity density =
        ExampleDetector.of(shells, List.of(bound), RESPONSE).density().above(0.2 * KEV);
    Response response = Response.none("keVee");
    for (Expectation e : new FoldedSpectrum(density, response).expectations()) {
      double due = integral(e.channel(), PiecewiseFunction.everywhere());
      assertEquals(due, e.expected(), 1e-7 * due, () -> e.channel().target().name());
    }
  }

  /** A table of ratios has a kink at each of its recoils, however close they are. */
  @Test
  void whereATableTurns() {
    TableAxis.Places recoils =
        new TableAxis.Places(new double[] {10 * KEV, 11 * KEV, 12 * KEV, 13 * KEV}, false);
    Interaction ratio =
        new RatioCorrection(
            "more",
            ExampleDetector.EVES,
            0.4,
            RecoilTable.of(recoils, new double[] {1, 5, 0.5, 4}));
    EventDensity density =
        ExampleDetector.of(ExampleDetector.GERMANIUM.freeElectrons(), List.of(ratio), RESPONSE)
            .density()
            .above(1 * KEV);
    Response response = Response.none("keVee");
    for (Expectation e : new FoldedSpectrum(density, response).expectations()) {
      double due = integral(e.channel(), PiecewiseFunction.everywhere());
      assertTrue(due > 0);
      assertEquals(due, e.expected(), 1e-9 * due);
    }
  }
}
