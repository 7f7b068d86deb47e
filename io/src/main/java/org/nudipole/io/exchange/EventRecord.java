package org.nudipole.io.exchange;

/**
 * An event as its particles: a neutrino hits a target at rest.
 *
 * @param number place among the rows of the run, from 0
 * @param process id of one of {@link RunDescription#processes()}
 * @param neutrino the incoming neutrino
 * @param target the nucleus, or an electron
 * @param outgoing the outgoing neutrino
 * @param recoil the target afterwards
 * @param recoilEnergy kinetic energy of the recoil, of electrons the whole deposit, energy
 * @param shell subshell of the electron, {@code free} of a free one; empty for a nucleus
 * @param bindingEnergy binding energy of the subshell, energy; 0 for others
 * @param x vertex, length
 * @param y vertex, length
 * @param z vertex, length
 * @param time time since the start of the exposure, time
 * @param weights the weight of the event in the exposure, and those of other cross sections
 */
public record EventRecord(
    long number,
    int process,
    Particle neutrino,
    Particle target,
    Particle outgoing,
    Particle recoil,
    double recoilEnergy,
    String shell,
    double bindingEnergy,
    double x,
    double y,
    double z,
    double time,
    double[] weights) {}
