package org.nudipole.validation.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.geometry.Illumination;
import org.nudipole.detector.geometry.IsotropicSource;
import org.nudipole.detector.geometry.ParallelBeam;
import org.nudipole.detector.geometry.SourceVolume;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Histogram;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.RecoilKinematics;
import org.nudipole.generator.rate.Channel;

/**
 * Directions of neutrino and recoil: unit vectors, the neutrino from the source to the vertex, the
 * recoil at the angle of two-body kinematics with a uniform azimuth. Tolerances are those of single
 * precision.
 */
final class DirectionCheck implements ColumnCheck {
  /** Some roundings of single precision (2^-24 each) in a dot product of unit vectors. */
  private static final double ROUNDING = 5e-7;

  /** Least sine of the recoil angle at which rounding leaves the azimuth meaningful. */
  private static final double LEAST_SINE = 1e-3;

  private static final int BINS = 48;

  private final Illumination illumination;
  private final List<List<Channel>> channels;
  private final Histogram azimuths =
      new Histogram(Binning.linear(-StrictMath.PI, StrictMath.PI, BINS));
  private final RowFault neutrinoLength = new RowFault("neutrino_dx, _dy, _dz: length is not 1");
  private final RowFault recoilLength = new RowFault("recoil_dx, _dy, _dz: length is not 1");
  private final RowFault origin =
      new RowFault(
          "neutrino_dx, _dy, _dz: distance from the source, in cm, of the line through the vertex");
  private final RowFault beamDirection =
      new RowFault("neutrino_dx, _dy, _dz: sum of deviations from the direction of the beam");
  private final RowFault angle =
      new RowFault("recoil_dx, _dy, _dz: cosine to the neutrino against two-body kinematics");

  DirectionCheck(Prediction run, ChannelKeys keys) {
    illumination = run.experiment().vertices().illumination();
    channels = keys.all().stream().map(DirectionCheck::finalStates).toList();
  }

  // One channel for each mass of the outgoing neutrino, which rows do not tell apart.
  private static List<Channel> finalStates(ChannelKey key) {
    Map<Double, Channel> byMass = new TreeMap<>();
    key.channels().forEach(c -> byMass.putIfAbsent(c.interaction().finalMass(), c));
    return List.copyOf(byMass.values());
  }

  @Override
  public void add(EventBlock block) {
    double[] x = block.doubles(Column.NEUTRINO_DX.name());
    double[] y = block.doubles(Column.NEUTRINO_DY.name());
    double[] z = block.doubles(Column.NEUTRINO_DZ.name());
    double[] u = block.doubles(Column.RECOIL_DX.name());
    double[] v = block.doubles(Column.RECOIL_DY.name());
    double[] w = block.doubles(Column.RECOIL_DZ.name());
    double[] recoil = block.doubles(Column.RECOIL_ENERGY.name());
    double[] energy = block.doubles(Column.NEUTRINO_ENERGY.name());
    int[] keys = block.channels();
    double[] azimuth = new double[block.size()];
    int n = 0;
    for (int i = 0; i < block.size(); i++) {
      long row = block.row(i);
      if (keys[i] >= channels.size()) {
        continue;
      }
      double neutrino = Math.sqrt(x[i] * x[i] + y[i] * y[i] + z[i] * z[i]);
      if (!(Math.abs(neutrino - 1) <= ROUNDING)) {
        neutrinoLength.at(row, neutrino, 1);
      }
      double length = Math.sqrt(u[i] * u[i] + v[i] * v[i] + w[i] * w[i]);
      if (!(Math.abs(length - 1) <= ROUNDING)) {
        recoilLength.at(row, length, 1);
      }
      double cosine = u[i] * x[i] + v[i] * y[i] + w[i] * z[i];
      if (keys[i] >= 0) {
        checkAngle(row, channels.get(keys[i]), energy[i], recoil[i] * Units.KEV, cosine);
      }
      // Components of the recoil across the neutrino, in a frame that turns with it.
      double sign = Math.copySign(1, z[i]);
      double a = -1 / (sign + z[i]);
      double b = x[i] * y[i] * a;
      double first = u[i] * (1 + sign * x[i] * x[i] * a) + v[i] * sign * b - w[i] * sign * x[i];
      double second = u[i] * b + v[i] * (sign + y[i] * y[i] * a) - w[i] * y[i];
      if (first * first + second * second > LEAST_SINE * LEAST_SINE) {
        azimuth[n++] = Math.atan2(second, first);
      }
    }
    azimuths.fill(azimuth, 0, n, 1);
    checkOrigin(block, x, y, z);
  }

  // Rows do not tell final states of the same part apart, nor of parts that interfere: the angle is
  // that of one of them.
  private void checkAngle(
      long row, List<Channel> finalStates, double stored, double recoil, double cosine) {
    double expected = Double.NaN;
    for (Channel channel : finalStates) {
      double energy = ChannelKeys.energy(channel, stored);
      if (!ChannelKeys.isPossible(energy, recoil)) {
        continue;
      }
      for (Interaction term : channel.interaction().terms()) {
        RecoilKinematics process = term.kinematics(energy, channel.target());
        double inside = Math.max(process.lowest(), Math.min(process.highest(), recoil));
        if (process.isOpen() && inside > 0) {
          expected = process.recoilCosine(inside);
          if (Math.abs(cosine - expected) <= ROUNDING) {
            return;
          }
        }
      }
    }
    angle.at(row, cosine, expected);
  }

  private void checkOrigin(EventBlock block, double[] dx, double[] dy, double[] dz) {
    int[] keys = block.channels();
    if (!(illumination instanceof IsotropicSource source)) {
      checkBeam(block, keys, dx, dy, dz);
      return;
    }
    SourceVolume volume = source.volume();
    double reach = StrictMath.hypot(volume.radius(), volume.height() / 2) / Units.CM;
    double sx = volume.x() / Units.CM;
    double sy = volume.y() / Units.CM;
    double sz = volume.z() / Units.CM;
    double[] x = block.doubles(Column.VERTEX_X.name());
    double[] y = block.doubles(Column.VERTEX_Y.name());
    double[] z = block.doubles(Column.VERTEX_Z.name());
    for (int i = 0; i < block.size(); i++) {
      if (keys[i] >= channels.size()) {
        continue;
      }
      double px = x[i] - sx;
      double py = y[i] - sy;
      double pz = z[i] - sz;
      double along = px * dx[i] + py * dy[i] + pz * dz[i];
      double cx = py * dz[i] - pz * dy[i];
      double cy = pz * dx[i] - px * dz[i];
      double cz = px * dy[i] - py * dx[i];
      double distance = Math.sqrt(cx * cx + cy * cy + cz * cz);
      double length = Math.sqrt(px * px + py * py + pz * pz);
      double rounding = ROUNDING * (length + Math.abs(x[i]) + Math.abs(y[i]) + Math.abs(z[i]));
      if (!(distance <= reach + rounding) || !(along >= -reach - rounding)) {
        origin.at(block.row(i), distance, reach);
      }
    }
  }

  private void checkBeam(EventBlock block, int[] keys, double[] dx, double[] dy, double[] dz) {
    ParallelBeam beam = (ParallelBeam) illumination;
    for (int i = 0; i < block.size(); i++) {
      double across =
          Math.abs(dx[i] - beam.x()) + Math.abs(dy[i] - beam.y()) + Math.abs(dz[i] - beam.z());
      if (!(across <= ROUNDING) && keys[i] < channels.size()) {
        beamDirection.at(block.row(i), across, 0);
      }
    }
  }

  @Override
  public List<TestResult> tests() {
    double[] uniform = new double[BINS];
    Arrays.fill(uniform, 1.0 / BINS);
    return GoodnessOfFit.shape("recoil azimuth", azimuths, uniform, 1, "rad");
  }

  @Override
  public List<String> faults() {
    List<String> faults = new ArrayList<>(neutrinoLength.faults());
    faults.addAll(recoilLength.faults());
    faults.addAll(origin.faults());
    faults.addAll(beamDirection.faults());
    faults.addAll(angle.faults());
    return faults;
  }
}
