/** The nouns that every part shares: units, constants, flavours, columns and event batches. */
package org.nudipole.generator;
