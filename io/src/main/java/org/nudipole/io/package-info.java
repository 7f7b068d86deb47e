/**
 * Event files: columns in HDF5 with the header of the run that made them. Nothing here knows
 * physics, and nothing outside knows the HDF5 library.
 */
package org.nudipole.io;
