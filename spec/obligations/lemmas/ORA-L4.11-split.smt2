; ORA-L4.11: ||u - theta||^2/(2 lambda) is (kappa + m) u^2/2, m = 1/lambda - kappa, and an affine function: a
; coordinate, times 2 lambda. Method: sextant.envelope.EnvelopeLemmas#penaltySplit.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const m Real)
(declare-const lambda Real)
(declare-const kappa Real)
(declare-const u Real)
(declare-const t Real)
(assert (= (* m lambda) (- 1 (* kappa lambda))))
; the claim, denied
(assert (not (= (* (- u t) (- u t)) (+ (- (* lambda (+ kappa m) u u) (* 2 u t)) (* t t)))))
(check-sat)
