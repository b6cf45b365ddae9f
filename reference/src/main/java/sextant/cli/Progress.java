package sextant.cli;

import java.util.Timer;
import java.util.TimerTask;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A progress bar on standard error that only appears once the work has taken a second, and only
 * where the launcher found a terminal: a log wants no bars.
 */
final class Progress implements AutoCloseable {

  /** Set by the launcher; Java itself cannot tell where its standard error leads. */
  private static final String TERMINAL = "sextant.terminal";

  private static final long QUIET_MILLIS = 1000;

  private final String task;
  private long total;
  private final Timer timer = new Timer("progress", true);
  private long done;
  private boolean closed;
  private @Nullable ProgressBar bar;

  Progress(String task, long total) {
    this.task = task;
    this.total = total;
    if (Boolean.getBoolean(TERMINAL)) {
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              show();
            }
          },
          QUIET_MILLIS);
    }
  }

  /** One more piece of work is done. */
  synchronized void step() {
    done++;
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  /** So much is done of so much, as far as is known at present. */
  synchronized void update(long nowDone, long nowTotal) {
    done = nowDone;
    total = nowTotal;
    ProgressBar shown = bar;
    if (shown != null) {
      shown.maxHint(total);
      shown.stepTo(done);
    }
  }

  private synchronized void show() {
    if (!closed) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(500)
              .clearDisplayOnFinish()
              .build();
      bar.stepTo(done);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    timer.cancel();
    if (bar != null) {
      bar.close();
    }
  }
}
