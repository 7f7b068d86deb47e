/**
 * Figures in the look of a paper: spectra with simulated points and a ratio panel, written as PNG,
 * SVG or PDF.
 */
package org.nudipole.cli.plot;
