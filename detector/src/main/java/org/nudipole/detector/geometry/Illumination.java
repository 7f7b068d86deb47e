package org.nudipole.detector.geometry;

/** How neutrinos reach the detector: diverging from a source or as a parallel beam. */
public sealed interface Illumination permits IsotropicSource, ParallelBeam {}
