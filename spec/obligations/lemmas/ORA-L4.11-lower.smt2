; ORA-L4.11, the lower bound from strong convexity, the moved penalty and the square: p = F(u), q = ||u - theta||^2,
; moved = ||u - theta'||^2, f = F_env(theta), w = g.delta, xx = ||x||^2, xd = x.delta, dd = ||delta||^2. Method:
; sextant.envelope.EnvelopeLemmas#lowerBound.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const lambda Real)
(declare-const p Real)
(declare-const q Real)
(declare-const f Real)
(declare-const m Real)
(declare-const xx Real)
(declare-const moved Real)
(declare-const w Real)
(declare-const xd Real)
(declare-const dd Real)
(declare-const b Real)
(assert (>= (+ (* 2 lambda p) q) (+ (* 2 lambda f) (* lambda m xx))))
(assert (= (- moved q) (+ (- (* 2 lambda w) (* 2 xd)) dd)))
(assert (>= (+ (- (* lambda m xx) (* 2 xd)) dd) (- 0 (* lambda b dd))))
; the claim, denied
(assert (not (>= (+ (* 2 lambda p) moved) (- (* 2 lambda (+ f w)) (* lambda b dd)))))
(check-sat)
