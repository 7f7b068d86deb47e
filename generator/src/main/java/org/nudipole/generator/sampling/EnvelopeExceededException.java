package org.nudipole.generator.sampling;

/** A density above its proved envelope: a defect that would bias events, so it stops the run. */
public final class EnvelopeExceededException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  EnvelopeExceededException(Object component, double x, double value, double upper) {
    super("density " + value + " above its envelope " + upper + " at " + x + " of " + component);
  }

  EnvelopeExceededException(
      Object component, double energy, double recoil, double value, double upper) {
    super(
        "density %s above its envelope %s at neutrino energy %s, recoil energy %s of %s"
            .formatted(value, upper, energy, recoil, component));
  }
}
