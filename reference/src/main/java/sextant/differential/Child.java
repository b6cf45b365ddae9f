package sextant.differential;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.differential.Answer.Trouble;
import sextant.differential.Finding.Kind;

/** One running candidate process: a line to its input, a line from its output. */
final class Child {

  /** No answer is longer. */
  private static final int LINE_BYTES = 1 << 20;

  private static final int LAST_WORDS = 400;
  private static final long GRACE_MILLIS = 1000;

  private final Process process;
  private final InputStream out;
  private final OutputStream in;
  private final ExecutorService exchanges = Executors.newSingleThreadExecutor(Child::daemon);
  private final StringBuilder lastWords = new StringBuilder();
  private final Thread listener;
  private boolean asked;

  /** A line of output, or why there is none. */
  record Reply(@Nullable String line, @Nullable Trouble trouble) {}

  /** Starts a command. */
  Child(List<String> command) throws IOException {
    process = new ProcessBuilder(command).start();
    out = new BufferedInputStream(process.getInputStream());
    in = process.getOutputStream();
    listener = daemon(new Listener(process.getErrorStream(), lastWords));
    listener.start();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "candidate");
    thread.setDaemon(true);
    return thread;
  }

  /** Keeps the end of what the child says on its standard error. */
  private record Listener(InputStream err, StringBuilder words) implements Runnable {
    @Override
    public void run() {
      byte[] buffer = new byte[4096];
      try {
        for (int n = err.read(buffer); n >= 0; n = err.read(buffer)) {
          synchronized (words) {
            words.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
            words.delete(0, Math.max(0, words.length() - LAST_WORDS));
          }
        }
      } catch (IOException e) {
        // the child is gone, and there is nothing more to hear
      }
    }
  }

  /**
   * Sends a line and waits for one. After any trouble the child is to be ended.
   *
   * @param request the line, without its line feed
   * @param millis how long to wait
   */
  Reply ask(String request, long millis) throws InterruptedException {
    Future<Reply> reply = exchanges.submit((Callable<Reply>) () -> exchange(request));
    try {
      return reply.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return trouble(Kind.TIME_OUT, "no answer within " + millis / 1000.0 + " s");
    } catch (ExecutionException e) {
      return crash();
    }
  }

  private static Reply trouble(Kind kind, String detail) {
    return new Reply(null, new Trouble(kind, detail));
  }

  private Reply exchange(String request) throws IOException, InterruptedException {
    if (asked && out.available() > 0) {
      return trouble(Kind.GARBAGE, "more than one line for a request");
    }
    asked = true;
    send(request);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = out.read(); b != '\n'; b = out.read()) {
      if (b < 0) {
        return line.size() == 0
            ? crash()
            : trouble(
                Kind.PARTIAL_LINE,
                "the output ends in the middle of a line: "
                    + ProtocolJson.quote(line.toString(StandardCharsets.UTF_8)));
      }
      if (line.size() == LINE_BYTES) {
        return trouble(Kind.TOO_LONG, "a line of more than " + LINE_BYTES + " bytes");
      }
      line.write(b);
    }
    return new Reply(line.toString(StandardCharsets.UTF_8), null);
  }

  /** One that has ended cannot be written to; what it has said before is read all the same. */
  private void send(String request) {
    try {
      in.write((request + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException e) {
      // its output will tell: it ends
    }
  }

  private Reply crash() throws InterruptedException {
    boolean ended = process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    String how = ended ? "ended with status " + process.exitValue() : "closed its output";
    listener.join(GRACE_MILLIS);
    String words;
    synchronized (lastWords) {
      words = lastWords.toString().strip();
    }
    int line = words.lastIndexOf('\n');
    String last = ProtocolJson.quote(words.substring(line + 1));
    return trouble(Kind.CRASH, how + (last.isEmpty() ? "" : ": " + last));
  }

  /** Lets it end by closing its input, and ends it, with all that it has started, when it stays. */
  void close() {
    List<ProcessHandle> all = process.descendants().toList();
    try {
      in.close();
    } catch (IOException e) {
      // it does not listen any more
    }
    try {
      process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
    kill();
  }

  /** Ends it and all that it has started, at once. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    exchanges.shutdownNow();
  }
}
