/** Lepton mixing with one sterile neutrino, and transition moments in its bases. */
package org.nudipole.generator.mixing;
