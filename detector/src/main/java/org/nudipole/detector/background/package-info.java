/** Events that no neutrino makes: their spectra, rates and labels, integrated and sampled. */
package org.nudipole.detector.background;
