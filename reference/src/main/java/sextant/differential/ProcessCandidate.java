package sextant.differential;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.differential.Answer.Trouble;
import sextant.differential.Child.Reply;
import sextant.differential.Finding.Kind;
import sextant.fast.Target;

/**
 * A program as a candidate: one long-running child that is sent a request a line and answers with a
 * line. After a time-out, a crash or output that cannot be read it is ended and started anew for
 * the next case. It is always ended, also when this process is told to end.
 */
public final class ProcessCandidate implements Candidate {

  private final String name;
  private final List<String> command;
  private final long millis;
  private final Thread hook;
  private final AtomicReference<@Nullable Child> child;

  /**
   * Starts a program.
   *
   * @param name its name in reports
   * @param command its words
   * @param millis how long to wait for an answer
   * @throws IOException if it cannot be started
   */
  public ProcessCandidate(String name, List<String> command, long millis) throws IOException {
    this.name = name;
    this.command = List.copyOf(command);
    this.millis = millis;
    AtomicReference<@Nullable Child> started =
        new AtomicReference<@Nullable Child>(new Child(this.command));
    child = started;
    hook = new Thread(() -> kill(started), "end of candidate");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isConcurrent() {
    return false;
  }

  @Override
  public Answer answer(Case testCase, List<Target> targets) throws InterruptedException {
    Child asked;
    try {
      asked = running();
    } catch (IOException e) {
      return Answer.none(Kind.CRASH, "cannot be started again");
    }
    Reply reply = asked.ask(RequestJson.line(testCase, targets), millis);
    String line = reply.line();
    Trouble trouble = reply.trouble();
    if (line == null) {
      kill(child);
      return trouble == null
          ? Answer.none(Kind.CRASH, "no answer")
          : Answer.none(trouble.kind(), trouble.detail());
    }
    Answer answer = AnswerJson.parse(line, testCase.index());
    Trouble found = answer.trouble();
    if (found != null && found.kind() == Kind.GARBAGE) {
      kill(child); // its lines may be out of step
    }
    return answer;
  }

  private Child running() throws IOException {
    Child now = child.get();
    if (now == null) {
      now = new Child(command);
      child.set(now);
    }
    return now;
  }

  private static void kill(AtomicReference<@Nullable Child> child) {
    Child now = child.getAndSet(null);
    if (now != null) {
      now.kill();
    }
  }

  @Override
  public void close() {
    Child now = child.getAndSet(null);
    if (now != null) {
      now.close();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // already shutting down, and the hook has nothing left to do
    }
  }
}
