; ORA-T5.2: 2 G_F is less than G_F/c = q iff kappa lambda > 1/2, c = 1 - kappa lambda > 0. Method:
; sextant.descent.RateLemmas#twiceLeast.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const g Real)
(declare-const c Real)
(declare-const kappa Real)
(declare-const lambda Real)
(declare-const q Real)
(assert (> g 0))
(assert (= c (- 1 (* kappa lambda))))
(assert (> c 0))
(assert (= (* q c) g))
; the claim, denied
(assert (not (= (< (* 2 g) q) (> (* 2 (* kappa lambda)) 1))))
(check-sat)
