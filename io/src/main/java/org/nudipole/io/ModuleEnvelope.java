package org.nudipole.io;

/**
 * What the events of one module of a detector are drawn from by acceptance and rejection.
 *
 * @param recoilVolume integral of the envelope of the recoils, in events; 0 if none are expected
 * @param vertexVolume integral of the envelope of the vertices over that of their density
 * @param channels number of channels and backgrounds of the module
 */
public record ModuleEnvelope(double recoilVolume, double vertexVolume, int channels) {}
