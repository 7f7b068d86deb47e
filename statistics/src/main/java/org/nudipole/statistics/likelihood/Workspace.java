package org.nudipole.statistics.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A template model with data as a HistFactory workspace in the JSON form of pyhf (K. Cranmer et
 * al., CERN-OPEN-2012-016; L. Heinrich et al., J. Open Source Softw. 6 (2021) 2823), for its
 * default interpolations. A normalisation is a symmetric {@code histosys}, which is a straight
 * line; a morph is a {@code normsys} of one bin, so a component with morphs is written as one
 * sample for each bin.
 *
 * @param model the model; parameters keep their names
 * @param data its data
 * @param low least strength of the signal, -infinity if there is none
 * @param high greatest strength
 * @param channels the parts of the bins, one after the other
 */
public record Workspace(
    TemplateModel model, Dataset data, double low, double high, List<Channel> channels) {
  // JSON has null for it.
  private static final Object NOTHING = OptionalDouble.empty();

  /** Keeps a copy. */
  public Workspace {
    channels = List.copyOf(channels);
  }

  /**
   * Bins that belong together: those of an experiment or a module of its detector.
   *
   * @param name name
   * @param first index of the first bin
   * @param bins number of bins
   */
  public record Channel(String name, int first, int bins) {
    private double[] of(double[] counts) {
      return Arrays.copyOfRange(counts, first, first + bins);
    }
  }

  /** The workspace as nested maps, lists, strings and numbers; an empty number is null. */
  public Map<String, Object> object() {
    List<Object> parts = new ArrayList<>();
    List<Object> observations = new ArrayList<>();
    for (Channel channel : channels) {
      List<Object> samples = new ArrayList<>();
      model.fixed().forEach(c -> samples.addAll(samples(channel, c, false)));
      model.signal().forEach(c -> samples.addAll(samples(channel, c, true)));
      parts.add(ordered("name", channel.name(), "samples", samples));
      observations.add(ordered("name", channel.name(), "data", list(channel.of(data.counts()))));
    }
    List<Object> parameters = new ArrayList<>();
    if (!model.signal().isEmpty()) {
      parameters.add(
          ordered(
              "name",
              TemplateModel.STRENGTH,
              "inits",
              List.of(Math.min(1, range().get(1))),
              "bounds",
              List.of(range())));
    }
    Object config =
        ordered(
            "poi",
            model.signal().isEmpty() ? "" : TemplateModel.STRENGTH,
            "parameters",
            parameters);
    return ordered(
        "channels",
        parts,
        "observations",
        observations,
        "measurements",
        List.of(ordered("name", "nudipole", "config", config)),
        "version",
        "1.0.0");
  }

  // Signals up to a hundred times as many events as there are.
  private List<Double> range() {
    double[] one = model.start();
    double[] without = model.counts(one);
    one[0] = 1;
    double[] with = model.counts(one);
    double signal = 0;
    for (int i = 0; i < with.length; i++) {
      signal += Math.abs(with[i] - without[i]);
    }
    double far = 100 * Math.max(1, data.total()) / signal;
    return List.of(Math.max(low, -far), Math.min(high, far));
  }

  // Of several channels only the samples that have events in it.
  private List<Object> samples(Channel channel, Component component, boolean signal) {
    double[] nominal = channel.of(component.nominal());
    if (channels.size() > 1 && Arrays.stream(nominal).allMatch(n -> n == 0)) {
      return List.of();
    }
    String name = name(component, signal);
    if (component.morphs().isEmpty()) {
      return List.of(sample(name, nominal, component, signal, -1));
    }
    List<Object> samples = new ArrayList<>();
    for (int i = 0; i < nominal.length; i++) {
      double[] one = new double[nominal.length];
      one[i] = nominal[i];
      if (nominal[i] != 0) {
        samples.add(sample(name + "_" + i, one, component, signal, channel.first() + i));
      }
    }
    return samples;
  }

  // What a signal adds to a part that is there without it has a name of its own.
  private String name(Component component, boolean signal) {
    String name = component.name();
    return signal && model.fixed().stream().anyMatch(other -> other.name().equals(name))
        ? name + "_" + TemplateModel.STRENGTH
        : name;
  }

  private Object sample(
      String name, double[] counts, Component component, boolean signal, int bin) {
    List<Object> modifiers = new ArrayList<>();
    if (signal) {
      modifiers.add(modifier(TemplateModel.STRENGTH, "normfactor", NOTHING));
    }
    for (Normalisation n : component.normalisations()) {
      Object changes =
          ordered(
              "hi_data", list(scaled(counts, 1 + n.sigma())),
              "lo_data", list(scaled(counts, 1 - n.sigma())));
      modifiers.add(modifier(model.nuisances().get(n.pull()), "histosys", changes));
    }
    for (Morph morph : component.morphs()) {
      Object ratios = ordered("hi", morph.ratioUp(bin), "lo", morph.ratioDown(bin));
      modifiers.add(modifier(model.nuisances().get(morph.pull()), "normsys", ratios));
    }
    return ordered("name", name, "data", list(counts), "modifiers", modifiers);
  }

  private static Object modifier(String name, String type, Object data) {
    return ordered("name", name, "type", type, "data", data);
  }

  private static double[] scaled(double[] counts, double factor) {
    return Arrays.stream(counts).map(n -> factor * n).toArray();
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static Map<String, Object> ordered(Object... members) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      map.put((String) members[i], members[i + 1]);
    }
    return map;
  }
}
