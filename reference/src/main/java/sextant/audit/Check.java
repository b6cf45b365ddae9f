package sextant.audit;

import java.util.List;

/** The check of one claim on one instance. */
public interface Check {

  /** The claim's id. */
  String id();

  /**
   * The verdicts, one a variant.
   *
   * @param subject the instance
   */
  List<Verdict> check(Subject subject);
}
