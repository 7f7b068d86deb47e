package org.nudipole.generator.rate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.nudipole.generator.Require;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.ScatteringProcess;

/**
 * Least recoil energies that are generated: one for each scattering process, for a detector that
 * quenches nuclear recoils sees electrons of much smaller energy.
 *
 * @param least of each process that there is, energy
 */
public record GenerationCut(Map<ScatteringProcess, Double> least) {
  /** Keeps a copy. */
  public GenerationCut {
    Map<ScatteringProcess, Double> copy = new EnumMap<>(ScatteringProcess.class);
    copy.putAll(least);
    copy.values().forEach(recoil -> Require.notNegative("minRecoil", recoil));
    least = Collections.unmodifiableMap(copy);
  }

  /** One cut on the recoils of all processes. */
  public static GenerationCut of(double recoil) {
    Map<ScatteringProcess, Double> same = new EnumMap<>(ScatteringProcess.class);
    for (ScatteringProcess process : ScatteringProcess.values()) {
      same.put(process, recoil);
    }
    return new GenerationCut(same);
  }

  /** Least recoil energy of a process, energy; 0 if it has no cut. */
  public double of(ScatteringProcess process) {
    return least.getOrDefault(process, 0.0);
  }

  /** Least recoil energy of a target, energy; 0 if it has no cut. */
  public double on(Target target) {
    return of(ScatteringProcess.on(target));
  }

  /** The least of all, energy; 0 if there is none. */
  public double lowest() {
    return least.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
  }
}
