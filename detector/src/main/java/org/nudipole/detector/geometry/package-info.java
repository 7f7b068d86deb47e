/**
 * Where neutrinos come from and where they interact: detector shapes, the place and extent of the
 * source, the integral of the inverse square law over both, and exact interaction vertices.
 */
package org.nudipole.detector.geometry;
