/**
 * The detector's response: quenching, resolution, efficiency and threshold, each simulated and
 * folded.
 */
package org.nudipole.detector.response;
