/**
 * Event files and challenge files: columns with the header of the run that made them, and the
 * checks of both. Nothing here knows physics, and nothing outside knows the HDF5 library.
 */
package org.nudipole.io;
