package sextant.audit.proof;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A method of the kernel, a constructor, or a model method that stands in a JML comment.
 *
 * @param id {@code package.Class#name(Type,Type)}, types by their simple names
 * @param owner qualified name of the class
 * @param name simple name; a constructor's is its class's
 * @param contract its JML, in normal form; for a model method the whole comment it stands in
 * @param signature everything from the modifiers up to the body, in normal form
 * @param body the body with its braces, in normal form, or ""
 * @param model whether it stands in a JML comment
 * @param types its parameter types, by their simple names
 * @param position where it begins in its file: after its contract; a model method's comment
 */
public record KernelMethod(
    String id,
    String owner,
    String name,
    String contract,
    String signature,
    String body,
    boolean model,
    List<String> types,
    int position) {

  private static final Set<String> CLAUSES =
      Set.of("requires", "ensures", "signals", "signals_only", "behavior", "normal_behavior");

  /** Nothing; fields assigned; a name or an element returned, or its length, size or copy. */
  private static final Pattern TRIVIAL =
      Pattern.compile(
          "|\\{((this\\.)?\\w+=\\w+(\\.clone\\(\\))?;)*(return (this\\.)?\\w+(\\[\\w+\\])*(\\.(length|size\\(\\)|clone\\(\\)))?;)?\\}");

  /**
   * Whether there is something to prove: a clause of its own. A bare {@code pure} is none, and
   * neither is a model function's defining body.
   */
  public boolean hasContract() {
    Set<String> words = SourceText.words(contract);
    return CLAUSES.stream().anyMatch(words::contains);
  }

  /** Whether it is declared public, and Java rather than JML. */
  public boolean isPublic() {
    return !model && SourceText.words(signature).contains("public");
  }

  /** Whether it does no more than hand out a field or a constant, or keep what it is given. */
  public boolean isTrivial() {
    return TRIVIAL.matcher(body).matches();
  }
}
