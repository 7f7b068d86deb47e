package org.nudipole.detector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.nudipole.detector.response.Cells;
import org.nudipole.detector.response.PiecewiseFunction;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.SecondAxis;
import org.nudipole.detector.response.TimeAcceptance;
import org.nudipole.detector.response.Window;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.ChannelFamily;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.source.ArrivalTime;
import org.nudipole.generator.source.BeamPulse;

/**
 * The analytic arm behind the response: the event density integrated over recoil energy with the
 * folded functions of the observable. Channels whose targets respond alike share one quadrature
 * rule, so a folded function is evaluated once for all of them.
 *
 * @param density events per recoil energy
 * @param response the detector's response
 */
public record FoldedSpectrum(EventDensity density, Response response) {
  /**
   * Expected events and detected events of each channel; those of interference may be negative.
   *
   * @param channel the channel
   * @param expected interactions with recoils above the generation cut
   * @param detected those that are detected
   */
  public record Expectation(Channel channel, double expected, double detected) {}

  /**
   * The expectations of channels that are {@linkplain EventDensity#drawnTogether drawn together}
   * added up: those of the channels of {@link EventDensity#sampled}.
   *
   * @param density the density whose channels they are
   * @param expectations one for each channel, in that order
   */
  public static List<Expectation> sampled(EventDensity density, List<Expectation> expectations) {
    IdentityHashMap<Channel, Expectation> of = new IdentityHashMap<>();
    for (int c = 0; c < expectations.size(); c++) {
      of.put(density.channels().get(c), expectations.get(c));
    }
    List<List<Channel>> groups = density.drawnTogether();
    List<Channel> channels = density.sampled().channels();
    List<Expectation> sums = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      sums.add(
          new Expectation(
              channels.get(i),
              groups.get(i).stream().mapToDouble(c -> of.get(c).expected()).sum(),
              groups.get(i).stream().mapToDouble(c -> of.get(c).detected()).sum()));
    }
    return sums;
  }

  /** Expected and detected events of all channels, in the order of the density. */
  public List<Expectation> expectations() {
    List<Window> everywhere = List.of(Window.first(PiecewiseFunction.everywhere()));
    double[][] expected = expected(everywhere, false);
    double[][] detected = expected(everywhere, true);
    List<Expectation> list = new ArrayList<>();
    for (int c = 0; c < expected.length; c++) {
      list.add(new Expectation(density.channels().get(c), expected[c][0], detected[c][0]));
    }
    return list;
  }

  /**
   * Expected events per channel and bin of the observable.
   *
   * @param edges rising bin edges, energy
   * @param detected whether only detected events count
   * @return one row per channel
   */
  public double[][] binned(double[] edges, boolean detected) {
    return expected(Window.bins(edges), detected);
  }

  /**
   * Expected events per channel, bin of the observable and bin of the time in the pulse.
   *
   * @param edges rising bin edges of the observable, energy
   * @param times rising bin edges of the time, time
   * @param detected whether only detected events count
   * @return for each channel one row per bin of the observable
   */
  public double[][][] binned(double[] edges, double[] times, boolean detected) {
    BeamPulse pulse = density.pulse().orElseThrow();
    TimeAcceptance acceptance = detected ? response.time() : TimeAcceptance.everything();
    double[][] expected = expected(Window.bins(edges), detected);
    double[][][] result = new double[expected.length][][];
    for (int c = 0; c < expected.length; c++) {
      ArrivalTime arrival = pulse.arrival(density.channels().get(c).flavour());
      result[c] = acceptance.spread(expected[c], arrival, times);
    }
    return result;
  }

  /**
   * Expected detected events per channel and cell.
   *
   * @return one row per channel
   */
  public double[][] detected(Cells cells) {
    Optional<SecondAxis> times = cells.second().filter(SecondAxis::isTime);
    return times.isEmpty()
        ? expected(cells.windows(), true)
        : Arrays.stream(binned(cells.first().edges(), times.get().bins().edges(), true))
            .map(rows -> Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray())
            .toArray(double[][]::new);
  }

  /**
   * Expected detected events, all channels, per interval of the recoil energy; nothing outside the
   * intervals is evaluated.
   *
   * @param edges rising recoil energies, energy
   */
  public double[] detectedByRecoil(double[] edges) {
    double[] events = new double[edges.length - 1];
    for (List<Channel> group : groups()) {
      PiecewiseFunction detection =
          response.detected(PiecewiseFunction.everywhere(), group.get(0).target());
      if (!(detection.begin() < edges[edges.length - 1] && detection.end() > edges[0])) {
        continue;
      }
      Quadrature.Rule rule =
          rule(group, List.of(detection), edges[0], edges[edges.length - 1], edges);
      double[] points = rule.points();
      List<ChannelFamily> families = ChannelFamily.of(group);
      double[] beside = families.stream().mapToDouble(f -> detectedBeside(f.first())).toArray();
      for (int i = 0; i < points.length; i++) {
        double probability = detection.value(points[i]);
        if (probability > 0) {
          int bin = Math.max(0, below(edges, points[i]) - 1);
          for (int f = 0; f < beside.length; f++) {
            double value = beside[f] * families.get(f).value(points[i]);
            events[bin] += rule.weights()[i] * probability * value;
          }
        }
      }
    }
    return events;
  }

  /**
   * Expected sums of functions of the observables.
   *
   * @param functions the functions, such as bins or cells
   * @param detected whether only detected events count
   * @return one row per channel
   */
  public double[][] expected(List<Window> functions, boolean detected) {
    IdentityHashMap<Channel, double[]> result = new IdentityHashMap<>();
    for (List<Channel> group : groups()) {
      Target target = group.get(0).target();
      List<PiecewiseFunction> folded =
          detected ? response.detected(functions, target) : response.all(functions, target);
      Quadrature.Rule rule = rule(group, folded);
      double[][] values = new double[folded.size()][rule.points().length];
      // Point by point, for functions of one point may have work in common.
      for (int i = 0; i < rule.points().length; i++) {
        for (int f = 0; f < values.length; f++) {
          values[f][i] = folded.get(f).value(rule.points()[i]);
        }
      }
      for (ChannelFamily family : ChannelFamily.of(group)) {
        double beside = detected ? detectedBeside(family.first()) : 1;
        double[] above = new double[values.length];
        double[] events = events(family.first(), rule);
        // From the member that opens last down: what lies above its opening is in all of them.
        int open = below(rule.points(), family.high());
        List<Channel> members = family.members();
        for (int m = members.size() - 1; m >= 0; m--) {
          int from = below(rule.points(), members.get(m).low());
          add(above, events, values, from, open);
          open = Math.min(open, from);
          double share = beside * family.share(members.get(m));
          result.put(members.get(m), Arrays.stream(above).map(sum -> share * sum).toArray());
        }
      }
    }
    return density.channels().stream().map(result::get).toArray(double[][]::new);
  }

  // Response, time and vertex are independent for one channel; channels differ in their times.
  private double detectedBeside(Channel channel) {
    double inTime =
        density
            .pulse()
            .map(pulse -> response.time().detected(pulse.arrival(channel.flavour())))
            .orElse(1.0);
    return response.fiducial().map(part -> inTime * part.neutrinos()).orElse(inTime);
  }

  // Events of a channel at the points of a rule, with their weights.
  private static double[] events(Channel channel, Quadrature.Rule rule) {
    double[] points = rule.points();
    double[] events = new double[points.length];
    for (int i = below(points, channel.low()); i < below(points, channel.high()); i++) {
      events[i] = rule.weights()[i] * channel.value(points[i]);
    }
    return events;
  }

  private static void add(double[] sums, double[] events, double[][] values, int from, int to) {
    for (int f = 0; f < sums.length; f++) {
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += events[i] * values[f][i];
      }
      sums[f] += sum;
    }
  }

  // How many of the rising values lie below one.
  private static int below(double[] rising, double value) {
    int found = Arrays.binarySearch(rising, value);
    return found >= 0 ? found : -1 - found;
  }

  // Channels whose targets respond alike.
  private List<List<Channel>> groups() {
    List<List<Channel>> groups = new ArrayList<>();
    for (Channel channel : density.channels()) {
      groups.stream()
          .filter(g -> response.alike(g.get(0).target(), channel.target()))
          .findFirst()
          .orElseGet(
              () -> {
                groups.add(new ArrayList<>());
                return groups.get(groups.size() - 1);
              })
          .add(channel);
    }
    return groups;
  }

  // Panels end where a channel begins, turns or ends and where a function turns; there are none
  // where all functions are zero.
  private static Quadrature.Rule rule(List<Channel> group, List<PiecewiseFunction> functions) {
    return rule(group, functions, 0, Double.POSITIVE_INFINITY);
  }

  private static Quadrature.Rule rule(
      List<Channel> group,
      List<PiecewiseFunction> functions,
      double from,
      double to,
      double... more) {
    double begin = functions.stream().mapToDouble(PiecewiseFunction::begin).min().orElse(to);
    double end = functions.stream().mapToDouble(PiecewiseFunction::end).max().orElse(from);
    double least = group.stream().mapToDouble(Channel::low).min().orElse(0);
    double most = group.stream().mapToDouble(Channel::high).max().orElse(0);
    double low = Math.max(Math.max(from, begin), least);
    double high = Math.min(Math.min(to, end), most);
    DoubleStream ends = group.stream().flatMapToDouble(c -> DoubleStream.of(c.low(), c.high()));
    double[] breaks = group.stream().flatMapToDouble(c -> Arrays.stream(c.breaks())).toArray();
    DoubleStream jumps =
        group.stream().flatMapToDouble(c -> Arrays.stream(c.interaction().turns(c.target())));
    DoubleStream turns = functions.stream().flatMapToDouble(f -> Arrays.stream(f.edges()));
    return Quadrature.rule(
        Stream.of(
                ends,
                jumps,
                turns,
                Arrays.stream(Quadrature.thinned(breaks)),
                DoubleStream.of(more))
            .flatMapToDouble(s -> s)
            .filter(e -> e >= low && e <= high)
            .toArray());
  }
}
