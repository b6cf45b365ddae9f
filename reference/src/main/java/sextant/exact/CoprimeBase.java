package sextant.exact;

import java.math.BigInteger;
import java.util.Arrays;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The natural coprime base of positive integers, found by gcds alone, with weights carried along so
 * that Σ wᵢ log aᵢ never changes.
 *
 * <p>Source: D. J. Bernstein, "Factoring into coprimes in essentially linear time", J. Algorithms
 * 54 (2005), of which this is the plain quadratic-to-quasilinear relative.
 *
 * <p><b>One step.</b> If g = gcd(x, y) > 1, then u log x + v log y = u log(x/g) + v log(y/g) + (u +
 * v) log g. The product of all integers falls by the factor g ≥ 2, so the steps end, and they end
 * with pairwise coprime integers of which every input is a product of powers.
 *
 * <p><b>The result does not depend on the order of steps.</b> Call two primes alike when their
 * valuations in all the inputs are proportional. Steps take minima and differences of valuations,
 * so alike primes stay proportional and are never separated; unlike ones are, for the inputs are
 * products of powers of the end result. An element therefore holds a class of alike primes; its
 * exponent divides all the valuations of the class and is an integer combination of them, hence is
 * their greatest common divisor.
 *
 * <p><b>Speed.</b> Halves are refined first and then merged. A merge takes the product of one base
 * modulo every element of the other (remainder tree), so coprime elements cost next to nothing, and
 * descends a product tree for the others, skipping every subtree that is coprime.
 *
 * <pre>
 * symbol   here       meaning
 * a_i      arguments  the integers given
 * b_j      elements   the coprime base, ascending, > 1
 * w        weights    the coefficient of the logarithm of an integer
 * g        g          a gcd
 * </pre>
 */
public final class CoprimeBase {
  private final /*@ spec_public */ BigInteger[] elements;
  private final /*@ spec_public */ BigFraction[] weights;

  //@ public invariant elements.length == weights.length;

  /*@ private normal_behavior requires elements.length == weights.length;
  @   ensures this.elements == elements && this.weights == weights; pure @*/
  private CoprimeBase(BigInteger[] elements, BigFraction[] weights) {
    this.elements = elements;
    this.weights = weights;
  }

  /**
   * A node of a product tree over pairwise coprime leaves. A leaf may be split later; the nodes
   * above it keep the old product, which has the same prime factors and is all that they are asked.
   */
  private static final class Node {
    final BigInteger product;
    BigFraction weight;
    @Nullable Node left;
    @Nullable Node right;

    /** A leaf. */
    Node(BigInteger element, BigFraction weight) {
      this.product = element;
      this.weight = weight;
    }

    /** An inner node. */
    Node(Node left, Node right) {
      this.product = left.product.multiply(right.product);
      this.weight = BigFraction.ZERO;
      this.left = left;
      this.right = right;
    }
  }

  /** A growing list of leaves, in no particular order. */
  private static final class Leaves {
    private Node[] items = new Node[8];
    private int size;

    void add(Node leaf) {
      if (size == items.length) {
        Node[] longer = new Node[2 * size];
        System.arraycopy(items, 0, longer, 0, size);
        items = longer;
      }
      items[size++] = leaf;
    }

    void add(BigInteger element, BigFraction weight) {
      if (!element.equals(BigInteger.ONE)) {
        add(new Node(element, weight));
      }
    }

    Node removeLast() {
      size--;
      return items[size];
    }

    /** Takes out item i; the last one takes its place. */
    Node remove(int i) {
      Node leaf = items[i];
      size--;
      items[i] = items[size];
      return leaf;
    }

    /** The balanced product tree of the leaves from ≤ i &lt; to, from &lt; to. */
    Node tree(int from, int to) {
      if (to - from == 1) {
        return items[from];
      }
      int middle = from + (to - from) / 2;
      return new Node(tree(from, middle), tree(middle, to));
    }
  }

  /**
   * The natural coprime base of positive integers: pairwise coprime, greater than 1, ascending, and
   * every input is a product of powers of them. It is the coarsest such base that gcds and exact
   * divisions reach, and unique.
   */
  /*@ public normal_behavior
  @   requires (\forall int i; 0 <= i && i < positiveIntegers.length;
  @       positiveIntegers[i].signum() > 0);
  @   ensures (\forall int i; 0 <= i && i < \result.length; \result[i].bitLength() > 1);
  @   ensures (\forall int i, j; 0 <= i && i < j && j < \result.length;
  @       \result[i].gcd(\result[j]).equals(BigInteger.ONE)
  @       && \result[i].compareTo(\result[j]) < 0);
  @ pure */
  public static BigInteger[] refine(BigInteger[] positiveIntegers) {
    BigFraction[] none = new BigFraction[positiveIntegers.length];
    Arrays.fill(none, BigFraction.ZERO);
    return refine(positiveIntegers, none).elements;
  }

  /** The coprime base with weights: Σ weight(j) log element(j) = Σ wᵢ log aᵢ. */
  /*@ normal_behavior
  @   requires arguments.length == weights.length;
  @   requires (\forall int i; 0 <= i && i < arguments.length; arguments[i].signum() > 0);
  @   ensures LogNumber.logSum(\result.weights, \result.elements, \result.elements.length)
  @       == LogNumber.logSum(weights, arguments, arguments.length);
  @ pure */
  static CoprimeBase refine(BigInteger[] arguments, BigFraction[] weights) {
    return refineAlongside(new BigInteger[0], arguments, weights);
  }

  /**
   * The coprime base of the arguments and of given pairwise coprime integers > 1 (of weight 0) that
   * are to be split off where they occur.
   */
  /*@ requires arguments.length == weights.length; // and splitters pairwise coprime
  @ ensures LogNumber.logSum(\result.weights, \result.elements, \result.elements.length)
  @     == LogNumber.logSum(weights, arguments, arguments.length);
  @ pure */
  static CoprimeBase refineAlongside(
      BigInteger[] splitters, BigInteger[] arguments, BigFraction[] weights) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].signum() <= 0) {
        throw new IllegalArgumentException("not a positive integer");
      }
    }
    Leaves split = new Leaves();
    for (int i = 0; i < splitters.length; i++) {
      split.add(splitters[i], BigFraction.ZERO);
    }
    return sorted(merge(split, refineRange(arguments, weights, 0, arguments.length)));
  }

  private static Leaves refineRange(
      BigInteger[] arguments, BigFraction[] weights, int from, int to) {
    if (to - from <= 1) {
      Leaves single = new Leaves();
      if (from < to) {
        single.add(arguments[from], weights[from]);
      }
      return single;
    }
    int middle = from + (to - from) / 2;
    return merge(
        refineRange(arguments, weights, from, middle), refineRange(arguments, weights, middle, to));
  }

  /** The coprime base of the union of two coprime bases. */
  private static Leaves merge(Leaves first, Leaves second) {
    if (first.size == 0) {
      return second;
    }
    if (second.size == 0) {
      return first;
    }
    Node tree = first.tree(0, first.size);
    Node others = second.tree(0, second.size);
    Leaves merged = new Leaves();
    absorbAll(tree, others, tree.product, merged);
    collect(tree, merged);
    return merged;
  }

  /**
   * Absorbs every leaf below {@code others} into the tree and adds what is left of it, coprime to
   * the tree, to {@code rest}. {@code value} is congruent to the tree's product modulo the product
   * of {@code others}.
   */
  private static void absorbAll(Node tree, Node others, BigInteger value, Leaves rest) {
    BigInteger remainder = value.mod(others.product);
    Node left = others.left;
    Node right = others.right;
    if (left != null && right != null) {
      absorbAll(tree, left, remainder, rest);
      absorbAll(tree, right, remainder, rest);
    } else {
      BigInteger common = remainder.gcd(others.product);
      if (common.equals(BigInteger.ONE)) {
        rest.add(others);
      } else {
        rest.add(absorb(tree, common, others.product, others.weight), others.weight);
      }
    }
  }

  /**
   * Refines the leaves below {@code node} against a, and returns the part of a that is coprime to
   * them. {@code common} > 1 holds exactly the primes that a shares with them; being shorter than
   * a, it finds its way down faster.
   */
  private static BigInteger absorb(Node node, BigInteger common, BigInteger a, BigFraction weight) {
    Node left = node.left;
    Node right = node.right;
    if (left == null || right == null) {
      return splitLeaf(node, a, weight);
    }
    BigInteger rest = a;
    BigInteger commonLeft = common.gcd(left.product);
    if (!commonLeft.equals(BigInteger.ONE)) {
      rest = absorb(left, commonLeft, rest, weight);
    }
    BigInteger commonRight = common.gcd(right.product);
    if (!commonRight.equals(BigInteger.ONE)) {
      rest = absorb(right, commonRight, rest, weight);
    }
    return rest;
  }

  /**
   * The coprime base of a leaf b and a, step by step as in the head of this class. Its elements
   * made of primes of b become the leaf's descendants; the remaining one, if any, is the part of a
   * coprime to b (a single element: steps never divide it), and is returned.
   */
  private static BigInteger splitLeaf(Node leaf, BigInteger a, BigFraction weight) {
    if (a.equals(leaf.product)) {
      leaf.weight = plus(leaf.weight, weight);
      return BigInteger.ONE;
    }
    Leaves pending = new Leaves();
    pending.add(a, weight);
    pending.add(leaf.product, leaf.weight);
    Leaves coprime = new Leaves();
    while (pending.size > 0) {
      Node x = pending.removeLast();
      boolean isCoprime = true;
      for (int i = 0; i < coprime.size && isCoprime; i++) {
        BigInteger g = x.product.gcd(coprime.items[i].product);
        if (!g.equals(BigInteger.ONE)) {
          Node y = coprime.remove(i);
          pending.add(g, plus(x.weight, y.weight));
          pending.add(x.product.divide(g), x.weight);
          pending.add(y.product.divide(g), y.weight);
          isCoprime = false;
        }
      }
      if (isCoprime) {
        coprime.add(x);
      }
    }
    return replaceLeaf(leaf, coprime);
  }

  /** Hangs the elements that divide a power of the leaf below it; returns the other one, or 1. */
  private static BigInteger replaceLeaf(Node leaf, Leaves coprime) {
    BigInteger outside = BigInteger.ONE;
    Leaves inside = new Leaves();
    for (int i = 0; i < coprime.size; i++) {
      Node x = coprime.items[i];
      // An element is made of primes of the leaf alone, or of none of them.
      if (x.product.gcd(leaf.product).equals(BigInteger.ONE)) {
        outside = x.product;
      } else {
        inside.add(x);
      }
    }
    if (inside.size == 1 && inside.items[0].product.equals(leaf.product)) {
      leaf.weight = inside.items[0].weight;
    } else {
      Node below = inside.tree(0, inside.size);
      // A one-element base of another power of the leaf still hangs below as two nodes: itself and
      // 1.
      leaf.left = below.left != null ? below.left : below;
      leaf.right = below.right != null ? below.right : new Node(BigInteger.ONE, BigFraction.ZERO);
    }
    return outside;
  }

  private static void collect(Node node, Leaves into) {
    Node left = node.left;
    Node right = node.right;
    if (left != null && right != null) {
      collect(left, into);
      collect(right, into);
    } else {
      into.add(node.product, node.weight);
    }
  }

  private static CoprimeBase sorted(Leaves leaves) {
    BigInteger[] elements = new BigInteger[leaves.size];
    for (int i = 0; i < leaves.size; i++) {
      elements[i] = leaves.items[i].product;
    }
    Arrays.sort(elements);
    BigFraction[] weights = new BigFraction[leaves.size];
    for (int i = 0; i < leaves.size; i++) {
      weights[Arrays.binarySearch(elements, leaves.items[i].product)] = leaves.items[i].weight;
    }
    return new CoprimeBase(elements, weights);
  }

  /** a + b, without the library's gcd when one of them is 0. */
  private static BigFraction plus(BigFraction a, BigFraction b) {
    if (Rationals.isZero(a)) {
      return b;
    }
    return Rationals.isZero(b) ? a : a.add(b);
  }

  /** The number of elements. */
  /*@ normal_behavior ensures \result == elements.length; pure */
  int size() {
    return elements.length;
  }

  /** The j-th element, ascending. */
  /*@ normal_behavior requires 0 <= j && j < elements.length;
  @   ensures \result == elements[j]; pure */
  BigInteger element(int j) {
    return elements[j];
  }

  /** The weight of the j-th element. */
  /*@ normal_behavior requires 0 <= j && j < elements.length;
  @   ensures \result == weights[j]; pure */
  BigFraction weight(int j) {
    return weights[j];
  }
}
