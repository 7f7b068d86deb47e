/**
 * Facts with provenance: tables, nuclides, shells, materials and the species of scattering centres
 * in them.
 */
package org.nudipole.generator.data;
