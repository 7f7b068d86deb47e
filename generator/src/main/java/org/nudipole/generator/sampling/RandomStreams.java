package org.nudipole.generator.sampling;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;

/**
 * The only place that creates random generators. Batch i of a run always uses stream i, with one
 * sub-stream per stage of the simulation, so that threads, shards and optional columns never change
 * an event.
 *
 * <p>Four words of Philox4x64-10 (J. K. Salmon et al., SC11, doi 10.1145/2063384.2063405) with key
 * = {seed, stage + 256 run} and counter = {0, more, batch, module} seed a xoshiro256++ (D.
 * Blackman, S. Vigna, ACM TOMS 47 (2021) 36) for the loop over events.
 *
 * @param seed the master seed
 * @param run number of the run from 0: runs of one seed have nothing in common with each other, nor
 *     with runs of another seed
 * @param more another 64 bits of the seed, for who has secrets; 0 in a run of a macro
 * @param module number of the detector module from 0; 0 for what all modules share
 */
public record RandomStreams(long seed, long run, long more, long module) {
  /** Bits of the key that the number of the stage has. */
  private static final int STAGE_BITS = 8;

  private static final long LAST_RUN = Long.MAX_VALUE >> STAGE_BITS;

  /** Checks the number of the run. */
  public RandomStreams {
    if (run < 0 || run > LAST_RUN) {
      throw new IllegalArgumentException("run " + run + " must be 0 to " + LAST_RUN);
    }
  }

  /** The streams of run 0: of one detector, or of what all its modules share. */
  public RandomStreams(long seed) {
    this(seed, 0, 0, 0);
  }

  /** The streams of one module. */
  public RandomStreams ofModule(long number) {
    return new RandomStreams(seed, run, more, number);
  }

  /** Independent stages of the simulation; the ordinal is part of the key, so append only. */
  public enum Stage {
    /** Channel and recoil energy. */
    RECOIL,
    /** Source point and vertex. */
    VERTEX,
    /** Time of the event. */
    TIME,
    /** Resolution. */
    SMEARING,
    /** Acceptance. */
    ACCEPTANCE,
    /** Azimuth of the recoil. */
    AZIMUTH,
    /** Numbers drawn once per run, such as the Poisson count of an exposure. */
    COUNT,
    /** Toy experiments of limits and fits. */
    TOY,
    /** Time in the pulse. */
    PULSE,
    /** Which rows are background, and all that they hold before the response. */
    BACKGROUND,
    /** Which detector module each row is of. */
    MODULE
  }

  /** A new generator for one stage of one batch. */
  public UniformRandomProvider stream(long batch, Stage stage) {
    long key = stage.ordinal() | run << STAGE_BITS;
    Philox4x64 philox = new Philox4x64(new long[] {seed, key, 0, more, batch, module});
    return new RandomWords(
        philox.nextLong(), philox.nextLong(), philox.nextLong(), philox.nextLong());
  }
}
