package sextant.proof;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Runs other programs; none outlives its time limit or this JVM. */
final class Programs {

  /**
   * What became of a program.
   *
   * @param exit its exit status, or -1 when its time was up
   * @param output what it wrote, standard error included
   */
  record Result(int exit, String output) {
    boolean timedOut() {
      return exit == -1;
    }
  }

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Programs::end)));
  }

  private Programs() {}

  /** Runs a program to its end, or to the end of its time. */
  static Result run(List<String> command, Path folder, Duration limit)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("sextant", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .redirectOutput(log.toFile())
            .start();
    RUNNING.add(process);
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        end(process);
      }
      return new Result(ended ? process.exitValue() : -1, Files.readString(log));
    } finally {
      end(process);
      RUNNING.remove(process);
      Files.deleteIfExists(log);
    }
  }

  private static File nothing() {
    return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
  }

  private static void end(Process process) {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /** Whether a program can be found: a path that can be executed, or a name on the PATH. */
  static boolean exists(String program) {
    if (program.contains("/")) {
      return Files.isExecutable(Path.of(program));
    }
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(File.pathSeparator)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
