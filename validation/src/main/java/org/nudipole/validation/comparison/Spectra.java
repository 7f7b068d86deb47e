package org.nudipole.validation.comparison;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.nudipole.detector.Prediction;
import org.nudipole.generator.Column;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.ContinuumChannel;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.NeutrinoSpectrum;
import org.nudipole.generator.rate.RecoilSpectrum;
import org.nudipole.generator.source.Continuum;
import org.nudipole.validation.comparison.ShapeCheck.Expected;

/** Checks of the shapes of recoil and neutrino energy against the integrated event density. */
final class Spectra {
  private static final int BINS = 64;

  private final Prediction run;
  private final EventDensity density;
  private final ChannelKeys keys;
  private final PilotSample pilot;

  Spectra(Prediction run, ChannelKeys keys, PilotSample pilot) {
    this.run = run;
    density = run.sampled();
    this.keys = keys;
    this.pilot = pilot;
  }

  /** Recoil energy: all events, and each interaction and known part if there are several. */
  List<SharedCheck> recoils() {
    List<SharedCheck> checks = new ArrayList<>();
    // Beside backgrounds the recoils are tested interaction by interaction only.
    boolean alone = run.backgrounds().isEmpty();
    if (alone) {
      checks.add(ShapeCheck.all(Column.RECOIL_ENERGY.name(), recoil(channel -> true)));
    }
    Map<Integer, List<ChannelKey>> groups =
        keys.all().stream().collect(groupingBy(this::group, TreeMap::new, toList()));
    if (groups.size() > 1 || !alone) {
      groups.values().forEach(members -> checks.add(recoil(members)));
    }
    return checks;
  }

  /** Neutrino energy: the continua of each flavour. */
  List<SharedCheck> energies() {
    List<Flavour> flavours =
        run.experiment().source().continua().stream().map(Continuum::flavour).distinct().toList();
    List<SharedCheck> checks = new ArrayList<>();
    for (Flavour flavour : flavours) {
      if (density.channels().stream().anyMatch(c -> isContinuum(c, flavour))) {
        checks.add(energy(flavour));
      }
    }
    return checks;
  }

  private static boolean isContinuum(Channel channel, Flavour flavour) {
    return channel instanceof ContinuumChannel && channel.flavour() == flavour;
  }

  private SharedCheck energy(Flavour flavour) {
    List<Channel> all = density.channels();
    List<ContinuumChannel> channels =
        all.stream()
            .filter(c -> isContinuum(c, flavour))
            .map(ContinuumChannel.class::cast)
            .toList();
    double[] sample = pilot.energies(c -> isContinuum(all.get(c), flavour));
    double low = channels.stream().mapToDouble(c -> c.support().from()).min().orElseThrow();
    double high = channels.stream().mapToDouble(c -> c.support().to()).max().orElseThrow();
    double[] edges = PilotSample.quantiles(sample, low, high, BINS);
    Column column = Column.NEUTRINO_ENERGY;
    boolean[] member = new boolean[keys.all().size()];
    for (int k = 0; k < member.length; k++) {
      member[k] = isContinuum(keys.all().get(k).channel(), flavour);
    }
    return new ShapeCheck(
        column.name() + " (" + flavour.label() + " continuum)",
        column.name(),
        Expected.inside(
            edges, new NeutrinoSpectrum(channels).binned(edges), column.unit(), column.units()),
        rows(member));
  }

  private int group(ChannelKey key) {
    int part = keys.knowParts() ? key.channel().interaction().code() : 0;
    return key.interaction() * (Byte.MAX_VALUE + 1) + part;
  }

  private SharedCheck recoil(List<ChannelKey> members) {
    ChannelKey first = members.get(0);
    String part = keys.knowParts() ? " " + first.channel().interaction().label() : "";
    String name = ScatteringProcess.labels().get(first.interaction()) + part;
    List<ChannelKey> all = keys.all();
    boolean[] member = new boolean[all.size()];
    members.forEach(key -> member[all.indexOf(key)] = true);
    List<Channel> channels = density.channels();
    boolean[] chosen = new boolean[channels.size()];
    for (int c = 0; c < chosen.length; c++) {
      Channel channel = channels.get(c);
      chosen[c] = members.stream().anyMatch(key -> key.channels().contains(channel));
    }
    return new ShapeCheck(
        Column.RECOIL_ENERGY.name() + " (" + name + ")",
        Column.RECOIL_ENERGY.name(),
        recoil(c -> chosen[c]),
        rows(member));
  }

  private static ShapeCheck.Rows rows(boolean[] member) {
    return (block, selected) -> {
      int[] keyOfRow = block.channels();
      for (int i = 0; i < keyOfRow.length; i++) {
        int key = keyOfRow[i];
        selected[i] = key >= 0 && key < member.length && member[key];
      }
    };
  }

  private Expected recoil(IntPredicate chosen) {
    List<Channel> all = density.channels();
    List<Channel> channels =
        IntStream.range(0, all.size()).filter(chosen).mapToObj(all::get).toList();
    double low = channels.stream().mapToDouble(Channel::low).min().orElseThrow();
    double high = channels.stream().mapToDouble(Channel::high).max().orElseThrow();
    double[] edges = PilotSample.quantiles(pilot.recoils(chosen), low, high, BINS);
    double[] content = new RecoilSpectrum(density).binned(channels, edges);
    return Expected.inside(
        edges, content, Column.RECOIL_ENERGY.unit(), Column.RECOIL_ENERGY.units());
  }
}
