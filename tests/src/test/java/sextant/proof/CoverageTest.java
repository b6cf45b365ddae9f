package sextant.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.audit.Claim;
import sextant.audit.ClaimRegistry;
import sextant.audit.proof.KernelMethod;
import sextant.audit.proof.KernelSources;
import sextant.audit.proof.ProofState;
import sextant.audit.proof.Proofs;
import sextant.audit.proof.Verification;

/** What counts as a method to be proved, and how it is counted. */
class CoverageTest {

  private static KernelMethod method(String signature, String body, boolean model) {
    return new KernelMethod("a.b.C#m()", "a.b.C", "m", "", signature, body, model, List.of(), 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{return x;}",
        "{return this.x;}",
        "{return 3;}",
        "{return x.length;}",
        "{return list.size();}",
        "{return x.clone();}",
        "{return table[x][y];}",
        "{return table[x].clone();}",
        "{this.x=x;this.y=y;}",
        "{x=y.clone();z=y;return this;}"
      })
  void gettersAndSettersDoNotCount(String body) {
    assertTrue(method("public int m()", body, false).isTrivial());
    assertFalse(Coverage.counts(method("public int m()", body, false)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{return x+1;}",
        "{return f(x);}",
        "{return x.negate();}",
        "{return table[x+1];}",
        "{this.x=x.negate();}",
        "{int y=x;return y;}",
        "{return x<y;}"
      })
  void whatComputesCounts(String body) {
    assertFalse(method("public int m()", body, false).isTrivial());
    assertTrue(Coverage.counts(method("public int m()", body, false)));
    assertFalse(Coverage.counts(method("int m()", body, false)), "not public");
    assertFalse(Coverage.counts(method("public int m()", body, true)), "a model function");
  }

  @Test
  void valuesAreToldFromShapes() {
    for (String value :
        List.of(
            "ensures \\result.value==a.value+b.value;",
            "requires x;ensures \\result<==>x;",
            "ensures \\result==1;",
            "ensures \\result>=0;",
            "ensures true;ensures \\result[k].value<=1;",
            "ensures (\\forall int k;0<=k;\\result[k]==v[k]);")) {
      assertTrue(Coverage.statesValue(value), value);
    }
    for (String shape :
        List.of(
            "",
            "requires a.value>0;ensures true;",
            "ensures \\result.length==a.length&&\\nonnullelements(\\result);",
            "ensures \\fresh(\\result);",
            "ensures \\result!=null;")) {
      assertFalse(Coverage.statesValue(shape), shape);
    }
  }

  @Test
  void everyMethodFallsIntoOneClass() throws IOException {
    KernelSources sources = Repository.here().sources();
    Verification record = Repository.here().verification();
    Coverage coverage = new Coverage(record, sources);
    int sum = coverage.total().proved();
    for (Verification.Kind kind : Verification.Kind.values()) {
      sum += coverage.total().of(kind);
    }
    assertEquals(sources.methods().stream().filter(Coverage::counts).count(), sum);
    assertEquals(
        coverage.total().proved(),
        coverage.packages().values().stream().mapToInt(Coverage.Row::proved).sum());
    assertEquals(KernelSources.PACKAGES.size(), coverage.packages().size());
  }

  @Test
  void whatIsNotListedCountsAsNotProved() throws IOException {
    KernelSources sources = Repository.here().sources();
    Coverage nothing = new Coverage(new Verification(), sources);
    assertEquals(0, nothing.total().proved());
    assertEquals(0, nothing.total().percent());
    assertEquals(nothing.unlisted().size(), nothing.total().of(Verification.Kind.OPEN));
  }

  /** A proof that hands on to an unproved method of another class, or of its own, is found out. */
  @Test
  void proofsThatRestOnUnprovedContractsAreFound() throws IOException {
    KernelSources sources = Repository.here().sources();
    KernelMethod add = sources.find("sextant.exact.LogNumber#add(LogNumber)");
    KernelMethod sum = sources.find("sextant.exact.LogNumber#sum(LogNumber[])");
    String dot = "sextant.exact.LogNumber#dot(BigFraction[],LogNumber[])";
    Reliance nothing = new Reliance(new Verification(), sources);
    assertEquals(
        List.of("sextant.exact.LogSums#add(LogNumber,LogNumber)"),
        List.copyOf(nothing.unproved(add)));
    assertTrue(nothing.unproved(sum).contains(dot));
    Reliance recorded = new Reliance(Repository.here().verification(), sources);
    assertFalse(recorded.unproved(sum).contains(dot), "proved by now");
  }

  /** A claim whose contract is shown as PROVED has one that says something of a value. */
  @Test
  void contractsOfProvedClaimsStateAValue() throws IOException {
    KernelSources sources = Repository.here().sources();
    Proofs proofs = new Proofs(Repository.here().verification(), sources);
    for (Claim claim : ClaimRegistry.load().all()) {
      ProofState.State state = proofs.of(claim).state();
      if (state == ProofState.State.PROVED || state == ProofState.State.FORMULA) {
        assertTrue(
            sources.methods().stream()
                .filter(method -> method.id().startsWith(claim.method() + "("))
                .anyMatch(method -> Coverage.statesValue(method.contract())),
            claim.id());
      }
    }
  }

  @Test
  void onlyThePartBetweenTheCommentsIsRenewed() {
    String page = "a\n<!-- made: x -->\nold\n<!-- end: x -->\nb\n";
    assertEquals(
        "a\n<!-- made: x -->\nnew\n<!-- end: x -->\nb\n",
        GeneratedPages.replace(page, "x", "new\n"));
    assertThrows(IllegalStateException.class, () -> GeneratedPages.replace(page, "y", "new\n"));
  }
}
