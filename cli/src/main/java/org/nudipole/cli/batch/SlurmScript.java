package org.nudipole.cli.batch;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A job of Slurm. An array has at most 1000 tasks where nobody has raised MaxArraySize, so each
 * task makes every so manieth shard. A shard that is there is kept: the same file submitted again
 * makes what is missing.
 */
final class SlurmScript {
  private static final int HOUR = 60;

  private SlurmScript() {}

  static String text(BatchJob job) {
    return """
        #!/bin/sh
        # Makes the %1$d shards of each run of the macro below, in %2$d tasks.
        # Submit:            sbatch %3$s
        # Once more:         the same; shards that are there are kept, failed ones are made again
        # When all is there: nudipole verify %5$s
        #                    nudipole merge %5$s -o %4$s.h5
        # Your site may want more lines such as #SBATCH --partition=NAME or --account=NAME.
        #SBATCH --job-name=%4$s
        #SBATCH --array=1-%2$d
        #SBATCH --cpus-per-task=%6$d
        #SBATCH --mem=%7$dM
        #SBATCH --time=%8$s
        #SBATCH --output=%4$s-%%A_%%a.log

        nudipole=${NUDIPOLE:-%9$s}
        export NUDIPOLE_JAVA_OPTS="${NUDIPOLE_JAVA_OPTS:--Xmx%10$dm}"
        code=0
        shard=$SLURM_ARRAY_TASK_ID
        while [ "$shard" -le %1$d ]; do
          "$nudipole" run %11$s \\
            --shard "$shard/%1$d" --resume --threads %6$d --quiet -o %5$s || code=$?
          shard=$((shard + %2$d))
        done
        exit "$code"
        """
        .formatted(
            job.shards(),
            job.tasks(),
            job.file(),
            job.name(),
            folder(job),
            job.threads(),
            job.memory(),
            time(job.minutes()),
            quoted(job.launcher().toString()),
            job.heap(),
            arguments(job.arguments()));
  }

  private static String folder(BatchJob job) {
    return quoted(job.folder() + "/");
  }

  private static String time(int minutes) {
    return "%d:%02d:00".formatted(minutes / HOUR, minutes % HOUR);
  }

  private static String arguments(List<String> arguments) {
    return arguments.stream().map(SlurmScript::quoted).collect(Collectors.joining(" "));
  }

  /** A word of a shell. */
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./=:+,@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
