package org.nudipole.cli.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A submit description of HTCondor. A shard that is there is kept, so a task that is tried again,
 * or the same file submitted again, makes what is missing.
 */
final class CondorDescription {
  private CondorDescription() {}

  static String text(BatchJob job) {
    return """
        # Makes the %1$d shards of each run of the macro below, each a task.
        # Submit:            condor_submit %2$s
        # Once more:         the same; shards that are there are kept, failed ones are made again
        # When all is there: nudipole verify %4$s
        #                    nudipole merge %4$s -o %3$s.h5
        # The folder, the macro and the program have to be on a file system that all machines see.
        universe = vanilla
        executable = %5$s
        Shard = $(ProcId) %6$s
        arguments = "%7$s"
        environment = "NUDIPOLE_JAVA_OPTS=-Xmx%8$dm"
        should_transfer_files = NO
        request_cpus = %9$d
        request_memory = %10$d MB
        allowed_job_duration = %11$d
        max_retries = 3
        log = %3$s.log
        output = %3$s-$(ProcId).out
        error = %3$s-$(ProcId).err
        queue %1$d
        """
        .formatted(
            job.shards(),
            job.file(),
            job.name(),
            SlurmScript.quoted(job.folder() + "/"),
            job.launcher(),
            "+ 1",
            arguments(job),
            job.heap(),
            job.threads(),
            job.memory(),
            60 * job.minutes());
  }

  private static String arguments(BatchJob job) {
    List<String> words = new ArrayList<>(List.of("run"));
    job.arguments().forEach(word -> words.add(quoted(word)));
    words.addAll(List.of("--shard", "$INT(Shard)/" + job.shards(), "--resume"));
    words.addAll(List.of("--threads", Integer.toString(job.threads()), "--quiet", "-o"));
    words.add(quoted(job.folder() + "/"));
    return words.stream().collect(Collectors.joining(" "));
  }

  // In a list of arguments between double quotes, where a dollar begins the name of a value.
  private static String quoted(String word) {
    String plain = word.replace("$", "$(DOLLAR)").replace("\"", "\"\"");
    return plain.matches("[^\\s']+") ? plain : "'" + plain.replace("'", "''") + "'";
  }
}
