; ORA-L4.11, inequality (3), a coordinate: with c = 1 - kappa lambda > 0 and b = kappa/c, m x^2/2 - x d/lambda + d^2/(2
; lambda) >= - b d^2/2, times 2 lambda. Method: sextant.envelope.EnvelopeLemmas#completed.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const c Real)
(declare-const kappa Real)
(declare-const lambda Real)
(declare-const m Real)
(declare-const b Real)
(declare-const x Real)
(declare-const d Real)
(assert (= c (- 1 (* kappa lambda))))
(assert (> c 0))
(assert (= (* m lambda) c))
(assert (= (* b c) kappa))
; the claim, denied
(assert (not (and (= (* c (+ (- (* lambda m x x) (* 2 x d)) (* d d))) (- (* (- (* c x) d) (- (* c x) d)) (* kappa lambda d d))) (>= (+ (- (* lambda m x x) (* 2 x d)) (* d d)) (- 0 (* lambda b d d))))))
(check-sat)
