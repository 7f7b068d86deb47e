package org.nudipole.macros.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.rate.Channel;
import org.nudipole.io.exchange.PhysicsProcess;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.DipoleCommands;

/** What the rows of an event file can be: for each neutrino, target and part the process. */
final class Scatterings {
  /** A row that a run may have. */
  private record Key(int pdg, int target, int part) {}

  /**
   * A kind of scattering.
   *
   * @param process the process
   * @param initialMass mass of the incoming neutrino, energy
   * @param targetMass mass of the target, energy
   * @param outgoing neutrinos that may leave it
   */
  record Kind(
      PhysicsProcess process, double initialMass, double targetMass, List<FinalNeutrino> outgoing) {
    private Kind with(List<FinalNeutrino> others) {
      return new Kind(process, initialMass, targetMass, FinalNeutrino.together(outgoing, others));
    }
  }

  private final Map<Key, Kind> kinds = new HashMap<>();

  /** Those of a run. */
  Scatterings(RunConfiguration run) {
    double sterileMass =
        run.settings().value(DipoleCommands.MASS).orElseThrow().quantity("mass").value();
    List<RunConfiguration> modules = run.modules();
    List<short[]> rows = run.detector().rows();
    for (int k = 0; k < modules.size(); k++) {
      for (Channel channel : modules.get(k).density().sampled().channels()) {
        Key key =
            new Key(
                channel.flavour().pdg(), rows.get(k)[channel.row()], channel.interaction().code());
        Kind kind =
            new Kind(
                Processes.of(channel.interaction(), channel.flavour(), channel.target()),
                channel.interaction().initialMass(),
                channel.target().mass(),
                FinalNeutrino.of(channel.interaction(), channel.flavour(), sterileMass));
        kinds.merge(key, kind, (one, other) -> one.with(other.outgoing()));
      }
    }
  }

  /** What a row is; empty if the run has no such rows. */
  Optional<Kind> kind(int pdg, int target, int part) {
    return Optional.ofNullable(kinds.get(new Key(pdg, target, part)));
  }

  /** All processes, by their numbers. */
  List<PhysicsProcess> processes() {
    Map<Integer, PhysicsProcess> processes = new TreeMap<>();
    kinds.values().forEach(kind -> processes.put(kind.process().id(), kind.process()));
    return new ArrayList<>(processes.values());
  }

  /** Neutrinos that leave some scattering, by their codes. */
  Map<Integer, Double> outgoing() {
    Map<Integer, Double> masses = new TreeMap<>();
    kinds.values().forEach(kind -> kind.outgoing().forEach(n -> masses.put(n.pdg(), n.mass())));
    return masses;
  }

  /** Neutrinos that arrive. */
  List<Flavour> incoming() {
    return Arrays.stream(Flavour.values())
        .filter(flavour -> kinds.keySet().stream().anyMatch(key -> key.pdg() == flavour.pdg()))
        .toList();
  }

  /** Mass of neutrinos that arrive, energy. */
  double initialMass(Flavour flavour) {
    return kinds.entrySet().stream()
        .filter(entry -> entry.getKey().pdg() == flavour.pdg())
        .mapToDouble(entry -> entry.getValue().initialMass())
        .max()
        .orElse(0);
  }
}
