/** The event density and its integrals. */
package org.nudipole.generator.rate;
