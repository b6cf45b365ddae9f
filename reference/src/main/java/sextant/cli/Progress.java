package sextant.cli;

import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A progress bar on standard error that only appears once the work has taken a second. */
final class Progress implements AutoCloseable {

  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String task;
  private final long total;
  private final long start = System.nanoTime();
  private long done;
  private @Nullable ProgressBar bar;

  Progress(String task, long total) {
    this.task = task;
    this.total = total;
  }

  /** One more piece of work is done. */
  synchronized void step() {
    done++;
    if (bar == null && System.nanoTime() - start > QUIET_NANOS) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(500)
              .clearDisplayOnFinish()
              .build();
    }
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
