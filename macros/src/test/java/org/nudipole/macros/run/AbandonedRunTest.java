package org.nudipole.macros.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.Existing;
import org.nudipole.macros.binding.RunConfiguration;

/**
 * A run that does not stop when it is asked to leaves its complete blocks when the program ends.
 */
class AbandonedRunTest {
  @TempDir private Path folder;

  @Test
  void leavesWhatIsComplete() throws Exception {
    RunConfiguration run =
        RunConfiguration.readToRun("cr51-cevns-ge", List.of("/run/beamOn=70000"), List.of()).get(0);
    Path file = folder.resolve("a.h5");
    Path part = folder.resolve("a.h5.part");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    RunManager manager =
        new RunManager(
            1,
            (done, total) -> {
              begun.countDown();
              try {
                goOn.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    ExecutorService one = Executors.newSingleThreadExecutor();
    Future<?> running = one.submit(() -> manager.run(run, file, false));
    begun.await();
    assertTrue(Files.exists(part));
    assertEquals(EventBatch.CAPACITY, manager.abandon());
    assertTrue(Files.exists(part));
    goOn.countDown();
    assertThrows(ExecutionException.class, running::get);
    one.shutdown();
    assertFalse(Files.exists(file));
    RunManager next = new RunManager(1, (done, total) -> assertEquals(70000, done));
    RunOutcome resumed = next.run(RunUnit.whole(run), file, Existing.RESUME);
    assertEquals(70000 - EventBatch.CAPACITY, resumed.made());
    assertFalse(Files.exists(part));
    Path undisturbed = folder.resolve("b.h5");
    new RunManager(2, (done, total) -> {}).run(run, undisturbed, false);
    assertEquals(-1, Files.mismatch(undisturbed, file));
  }
}
