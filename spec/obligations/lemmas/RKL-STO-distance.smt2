; RKL-STO: c >= gap + (m/2) a bounds the distance after a step, eta its size, v = E||G||^2 <= g.
; Method: sextant.revkl.AscentRate#oneStepBound, lemma distanceAfterStep.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const eta Real)
(declare-const m Real)
(declare-const a Real)
(declare-const next Real)
(declare-const c Real)
(declare-const gap Real)
(declare-const v Real)
(declare-const g Real)
(assert (> eta 0))
(assert (<= next (+ (- a (* (* 2 eta) c)) (* (* eta eta) v))))
(assert (>= (* 2 c) (+ (* 2 gap) (* m a))))
(assert (<= v g))
; the claim, denied
(assert (not (<= next (+ (- (* (- 1 (* eta m)) a) (* (* 2 eta) gap)) (* (* eta eta) g)))))
(check-sat)
