package org.nudipole.generator.interaction;

import java.util.Objects;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;

/**
 * The vector current of a nucleus, of protons and neutrons apart: the weak amplitude g_V^p Z F_p(q)
 * + g_V^n N F_n(q), and the electric one Z F_p(q).
 *
 * <p>The weak one is factored: if F_p = F_n = F it is the charge Q_V times F, else 1 times all of
 * it.
 *
 * @param couplings vector couplings of the nucleons
 * @param protons form factor F_p of the protons
 * @param neutrons form factor F_n of the neutrons
 */
public record VectorCurrent(NucleonCouplings couplings, FormFactor protons, FormFactor neutrons) {
  /** Makes equal form factors one, which is asked for at each recoil. */
  public VectorCurrent {
    neutrons = Objects.equals(protons, neutrons) ? protons : neutrons;
  }

  /** The weak vector charge Q_V, the amplitude at zero momentum transfer. */
  public double charge(Flavour flavour, Target target) {
    return couplings.weakCharge(flavour, target.z(), target.a());
  }

  /** The least momentum transfer at which one of the form factors vanishes, energy. */
  public double firstZero(Target target) {
    return Math.min(protons.firstZero(target), neutrons.firstZero(target));
  }

  /** The factor of the weak amplitude that does not depend on the momentum transfer. */
  double factor(Flavour flavour, Target target) {
    return isOne() ? charge(flavour, target) : 1;
  }

  /** The other factor of the weak amplitude. */
  double form(Flavour flavour, Target target, double q) {
    return isOne() ? protons.value(q, target) : weak(flavour, target, q);
  }

  /** Bounds of the square of {@link #form} for q in [low, high]. */
  Bounds squared(Flavour flavour, Target target, double low, double high) {
    return isOne()
        ? protons.squared(low, high, target)
        : weak(flavour, target, low, high).squared();
  }

  /** Bounds of {@link #form} times F_p. */
  Bounds withProtons(Flavour flavour, Target target, double low, double high) {
    return isOne()
        ? protons.squared(low, high, target)
        : weak(flavour, target, low, high).times(protons.bounds(low, high, target));
  }

  /** The weak amplitude. */
  double weak(Flavour flavour, Target target, double q) {
    return isOne()
        ? charge(flavour, target) * protons.value(q, target)
        : couplings.proton().of(flavour) * target.z() * protons.value(q, target)
            + couplings.neutron().of(flavour)
                * (target.a() - target.z())
                * neutrons.value(q, target);
  }

  /** Bounds of the weak amplitude. */
  Bounds weak(Flavour flavour, Target target, double low, double high) {
    Bounds ofProtons = protons.bounds(low, high, target);
    return isOne()
        ? ofProtons.times(charge(flavour, target))
        : ofProtons
            .times(couplings.proton().of(flavour) * target.z())
            .plus(
                neutrons
                    .bounds(low, high, target)
                    .times(couplings.neutron().of(flavour) * (target.a() - target.z())));
  }

  private boolean isOne() {
    return protons == neutrons;
  }
}
