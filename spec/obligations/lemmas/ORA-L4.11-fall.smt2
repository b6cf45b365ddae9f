; ORA-L4.11: so F_env(theta) = f is at least phi(u) - s - r^2/(2m), p = phi(u), fall = r^2/(2m). Method:
; sextant.envelope.EnvelopeLemmas#fallBounded.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const m Real)
(declare-const fall Real)
(declare-const r Real)
(declare-const f Real)
(declare-const p Real)
(declare-const s Real)
(declare-const x Real)
(assert (> m 0))
(assert (= (* fall (* 2 m)) (* r r)))
(assert (>= (* 2 f) (+ (- (- (* 2 p) (* 2 s)) (* 2 r x)) (* m x x))))
; the claim, denied
(assert (not (>= f (- (- p s) fall))))
(check-sat)
