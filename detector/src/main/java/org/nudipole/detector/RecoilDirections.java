package org.nudipole.detector;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.InterferingScattering;
import org.nudipole.generator.interaction.RecoilKinematics;
import org.nudipole.generator.rate.Channel;

/**
 * Directions of the recoils: the angle to the neutrino from two-body kinematics with the final
 * state that the event has, the azimuth uniform. Of parts that interfere the final state is drawn.
 * For bound electrons the angle is that of a free electron at rest that takes the whole deposit.
 */
final class RecoilDirections {
  private static final double TO_SIGNED_UNIT = 0x1.0p-31;

  private final Flavour[] flavour;
  private final Target[] target;
  private final Interaction[] interaction;

  RecoilDirections(List<Channel> channels) {
    flavour = channels.stream().map(Channel::flavour).toArray(Flavour[]::new);
    target = channels.stream().map(Channel::target).toArray(Target[]::new);
    interaction = channels.stream().map(Channel::interaction).toArray(Interaction[]::new);
  }

  void fill(UniformRandomProvider random, EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      int c = batch.channel[i];
      double cosine =
          new RecoilKinematics(
                  batch.neutrinoEnergy[i],
                  target[c].mass(),
                  interaction[c].initialMass(),
                  finalMass(random, c, batch.neutrinoEnergy[i], batch.recoilEnergy[i]))
              .recoilCosine(batch.recoilEnergy[i]);
      double sine = Math.sqrt((1 - cosine) * (1 + cosine));
      // A point in the unit disc gives a uniform azimuth without a transcendental function.
      double u;
      double v;
      double square;
      do {
        long word = random.nextLong();
        u = (int) word * TO_SIGNED_UNIT;
        v = (int) (word >>> 32) * TO_SIGNED_UNIT;
        square = u * u + v * v;
      } while (square >= 1 || square == 0);
      double scale = sine / Math.sqrt(square);
      set(batch, i, cosine, u * scale, v * scale);
    }
  }

  private double finalMass(UniformRandomProvider random, int c, double energy, double recoil) {
    if (interaction[c] instanceof InterferingScattering sum) {
      double share = sum.sterileShare(flavour[c], energy, target[c], recoil);
      return random.nextDouble() < share ? sum.sterileMass() : sum.finalMass();
    }
    return interaction[c].finalMass();
  }

  // Orthonormal basis around the neutrino's direction (T. Duff et al., J. Comput. Graph. Tech. 6
  // (2017) 1).
  private static void set(EventBatch batch, int i, double along, double first, double second) {
    double x = batch.neutrinoDx[i];
    double y = batch.neutrinoDy[i];
    double z = batch.neutrinoDz[i];
    double sign = Math.copySign(1, z);
    double a = -1 / (sign + z);
    double b = x * y * a;
    batch.recoilDx[i] = (float) (along * x + first * (1 + sign * x * x * a) + second * b);
    batch.recoilDy[i] = (float) (along * y + first * sign * b + second * (sign + y * y * a));
    batch.recoilDz[i] = (float) (along * z - first * sign * x - second * y);
  }
}
