/** Axes of bins, and histograms on them. */
package org.nudipole.generator.axis;
