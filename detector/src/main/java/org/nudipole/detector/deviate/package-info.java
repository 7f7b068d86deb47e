/**
 * Random deviates whose parameters change from event to event; what reaches an event is the same on
 * every JVM.
 */
package org.nudipole.detector.deviate;
