/** Neutrino sources: what they emit and how their strength changes with time. */
package org.nudipole.generator.source;
