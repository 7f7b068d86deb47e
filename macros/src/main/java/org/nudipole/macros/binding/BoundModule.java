package org.nudipole.macros.binding;

import java.util.Optional;
import org.nudipole.detector.Prediction;
import org.nudipole.macros.language.RunSettings;

/**
 * One module of a detector, bound; a detector without modules is one of an empty name.
 *
 * @param name name of the module
 * @param settings what the macro says about it, as if it were all of the detector
 * @param prediction the experiment with what is expected of it
 * @param closed why the dipole has no open channel; empty if it has, or if there is no dipole
 */
public record BoundModule(
    String name, RunSettings settings, Prediction prediction, Optional<String> closed) {}
