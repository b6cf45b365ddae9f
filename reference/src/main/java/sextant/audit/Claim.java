package sextant.audit;

import java.util.List;
import java.util.Map;

/**
 * One checkable statement, as registered in {@code spec/claims/ID.yaml}.
 *
 * @param id its name across all artefacts
 * @param kind theorem, lemma, assumption, example, remark or algorithm
 * @param title a few words
 * @param source paper, place and provenance
 * @param statement one line
 * @param detail hypotheses and consequences
 * @param assumes ids of assumptions and names of preconditions
 * @param variants names of the variants, empty for a claim with one verdict
 * @param method the kernel method, {@code package.Class#method}, or "none"
 * @param contract "yes" when the method's contract states the claim itself, "formula" when it
 *     states only the formula that the claim is about, or "no: reason"
 * @param note one remark
 * @param expected what the audit should find, by variant ("" for a claim without variants)
 */
public record Claim(
    String id,
    String kind,
    String title,
    Source source,
    String statement,
    String detail,
    List<String> assumes,
    List<String> variants,
    String method,
    String contract,
    String note,
    Map<String, String> expected) {

  /**
   * Where a claim comes from.
   *
   * @param paper ORA, RKL or SAIL
   * @param where equation or statement number
   * @param provenance read or reconstructed
   */
  public record Source(String paper, String where, String provenance) {}

  /** The verdicts' variants: the named ones, or the single unnamed one. */
  public List<String> verdictVariants() {
    return variants.isEmpty() ? List.of("") : variants;
  }

  /** The simple name of the method's class, or "" when there is no method. */
  public String methodFile() {
    int hash = method.indexOf('#');
    return hash < 0 ? "" : method.substring(0, hash).replace('.', '/') + ".java";
  }
}
