package org.nudipole.generator.sampling;

/** A density above its proved envelope: a defect that would bias events, so it stops the run. */
public final class EnvelopeExceededException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  EnvelopeExceededException(Object component, double x, double value, double upper) {
    super("density " + value + " above its envelope " + upper + " at " + x + " of " + component);
  }
}
