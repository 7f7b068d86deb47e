package org.nudipole.macros.exchange;

import java.util.List;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.RecoilKinematics;
import org.nudipole.generator.interaction.TwoBodyMomenta;
import org.nudipole.io.EventSet;
import org.nudipole.io.TargetRow;
import org.nudipole.io.exchange.EventRecord;
import org.nudipole.io.exchange.Particle;
import org.nudipole.io.hdf5.EventFileException;

/** Some rows of an event file, and the particles of each. */
final class RecordBlock {
  private static final int ELECTRON = 11;

  /** Codes of nuclei are 10LZZZAAAI, here without strangeness and excitation. */
  private static final int NUCLEUS = 1_000_000_000;

  private static final int PER_PROTON = 10_000;
  private static final int PER_NUCLEON = 10;

  private final EventSet events;
  private final Scatterings scatterings;
  private final double central;
  private final long first;
  private final double[] energy;
  private final double[] recoil;
  private final int[] pdg;
  private final int[] target;
  private final int[] part;
  private final double[][] vertex;
  private final double[][] direction;
  private final double[][] recoilDirection;
  private final double[] time;
  private final double[][] weights;

  RecordBlock(
      EventSet events,
      Scatterings scatterings,
      List<String> weights,
      double central,
      long first,
      int size) {
    this.events = events;
    this.scatterings = scatterings;
    this.central = central;
    this.first = first;
    energy = numbers(Column.NEUTRINO_ENERGY, size);
    recoil = numbers(Column.RECOIL_ENERGY, size);
    pdg = events.integers(Column.NEUTRINO_PDG.name(), first, size);
    target = events.integers(Column.TARGET.name(), first, size);
    part = events.integers(Column.PART.name(), first, size);
    vertex = vectors(size, Column.VERTEX_X, Column.VERTEX_Y, Column.VERTEX_Z);
    direction = vectors(size, Column.NEUTRINO_DX, Column.NEUTRINO_DY, Column.NEUTRINO_DZ);
    recoilDirection = vectors(size, Column.RECOIL_DX, Column.RECOIL_DY, Column.RECOIL_DZ);
    time = numbers(Column.TIME, size);
    this.weights =
        weights.stream().map(name -> events.doubles(name, first, size)).toArray(double[][]::new);
  }

  private double[] numbers(Column column, int size) {
    return events.doubles(column.name(), first, size);
  }

  private double[][] vectors(int size, Column... columns) {
    double[][] all = new double[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      all[c] = numbers(columns[c], size);
    }
    return all;
  }

  private static double[] vector(double[][] columns, int row) {
    return new double[] {columns[0][row], columns[1][row], columns[2][row]};
  }

  /** Whether a neutrino has made the event of a row. */
  boolean isScattering(int row) {
    return target[row] >= 0;
  }

  /**
   * The particles of a row.
   *
   * @throws EventFileException if no run makes it
   */
  EventRecord record(int row) {
    Scatterings.Kind kind =
        scatterings
            .kind(pdg[row], target[row], part[row])
            .orElseThrow(() -> changed(row, "its neutrino scatters not so on its target"));
    try {
      return record(row, kind, events.header().targets().get(target[row]));
    } catch (IllegalArgumentException e) {
      throw changed(row, e.getMessage());
    }
  }

  private EventRecord record(int row, Scatterings.Kind kind, TargetRow hit) {
    double total = energy[row] * Units.KEV;
    double kinetic = recoil[row] * Units.KEV;
    double[] incoming = vector(direction, row);
    double[] outgoing = vector(recoilDirection, row);
    FinalNeutrino left = left(kind, total, kinetic, TwoBodyMomenta.cosine(incoming, outgoing));
    RecoilKinematics kinematics = kinematics(kind, left, total);
    TwoBodyMomenta momenta = TwoBodyMomenta.of(kinematics, kinetic, incoming, outgoing);
    double mass = kind.targetMass();
    int code = hit.a() == 0 ? ELECTRON : NUCLEUS + PER_PROTON * hit.z() + PER_NUCLEON * hit.a();
    double[] all = new double[weights.length + 1];
    all[0] = central;
    for (int w = 0; w < weights.length; w++) {
      all[w + 1] = central * weights[w][row];
    }
    return new EventRecord(
        events.header().shard().firstEvent() + first + row,
        kind.process().id(),
        particle(pdg[row], kind.initialMass(), momenta.neutrino(), total),
        particle(code, mass, new double[momenta.recoil().length], mass),
        particle(left.pdg(), left.mass(), momenta.outgoing(), total - kinetic),
        particle(code, mass, momenta.recoil(), mass + kinetic),
        kinetic,
        hit.shell(),
        hit.bindingEnergy(),
        vertex[0][row] * Units.CM,
        vertex[1][row] * Units.CM,
        vertex[2][row] * Units.CM,
        time[row] * Units.S,
        all);
  }

  // Of parts that interfere a file does not say which neutrino left; the angle of the recoil does.
  private static FinalNeutrino left(
      Scatterings.Kind kind, double energy, double recoil, double cosine) {
    FinalNeutrino nearest = kind.outgoing().get(0);
    double least = Double.POSITIVE_INFINITY;
    if (kind.outgoing().size() == 1) {
      return nearest;
    }
    for (FinalNeutrino neutrino : kind.outgoing()) {
      RecoilKinematics kinematics = kinematics(kind, neutrino, energy);
      if (recoil < kinematics.lowest() || recoil > kinematics.highest()) {
        continue;
      }
      double distance = Math.abs(kinematics.recoilCosine(recoil) - cosine);
      if (distance < least) {
        least = distance;
        nearest = neutrino;
      }
    }
    return nearest;
  }

  private static RecoilKinematics kinematics(
      Scatterings.Kind kind, FinalNeutrino left, double energy) {
    // One of the two is massless.
    return new RecoilKinematics(
        energy, kind.targetMass(), kind.initialMass(), kind.initialMass() > 0 ? 0 : left.mass());
  }

  private static Particle particle(int pdg, double mass, double[] momentum, double energy) {
    return new Particle(pdg, mass, momentum[0], momentum[1], momentum[2], energy);
  }

  private EventFileException changed(int row, String why) {
    return new EventFileException(
        events.path(),
        "no run makes row "
            + (first + row)
            + " ("
            + why
            + ") The file was changed since; generate it again");
  }
}
