/** The experiment: source, detector and exposure as one immutable value, and its expectation. */
package org.nudipole.detector;
