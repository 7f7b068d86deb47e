package org.nudipole.detector.geometry;

/** A uniform flux of neutrinos that all move along +z: vertices are uniform in the detector. */
public record ParallelBeam() implements Illumination {}
