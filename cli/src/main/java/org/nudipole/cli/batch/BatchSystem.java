package org.nudipole.cli.batch;

import java.util.Locale;

/** A system that takes jobs: one class writes its job files, one line here names it. */
public enum BatchSystem {
  /** Slurm: a shell script with an array of tasks. */
  SLURM(1000) {
    @Override
    public String text(BatchJob job) {
      return SlurmScript.text(job);
    }
  },

  /** HTCondor: a submit description, whose tasks have no limit in number. */
  HTCONDOR(Integer.MAX_VALUE) {
    @Override
    public String text(BatchJob job) {
      return CondorDescription.text(job);
    }
  };

  private final int mostTasks;

  BatchSystem(int mostTasks) {
    this.mostTasks = mostTasks;
  }

  /** The job file. */
  public abstract String text(BatchJob job);

  /** Most tasks of one job, unless the cluster is set up otherwise. */
  public int mostTasks() {
    return mostTasks;
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
