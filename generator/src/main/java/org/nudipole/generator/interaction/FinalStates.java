package org.nudipole.generator.interaction;

import java.util.stream.IntStream;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MomentMatrix;

/**
 * Mass states that leave an interaction through a transition moment, those of one mass together.
 */
public enum FinalStates {
  /** The sterile neutrino, state 4. */
  STERILE(Mixing.STATES, Mixing.STATES),
  /** The light neutrinos, states 1 to 3, massless in the kinematics. */
  LIGHT(1, Mixing.LIGHT);

  private final int first;
  private final int last;

  FinalStates(int first, int last) {
    this.first = first;
    this.last = last;
  }

  /** Numbers of the states. */
  public IntStream states() {
    return IntStream.rangeClosed(first, last);
  }

  /** Whether any light neutrino has a moment into these states. */
  public boolean areReached(MomentMatrix moments) {
    return IntStream.rangeClosed(1, Mixing.LIGHT).anyMatch(k -> square(moments, k) > 0);
  }

  /** Moment mu / mu_B of one mass state into these: the root of the sum of the squares. */
  public double moment(MomentMatrix moments, int initial) {
    return Math.sqrt(square(moments, initial));
  }

  /** Sum of the squares of the moments from one state into these, in mu_B^2. */
  double square(MomentMatrix moments, int initial) {
    return states().mapToDouble(j -> ComplexMatrix.square(moments.get(j, initial))).sum();
  }
}
