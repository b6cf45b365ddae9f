; ORA-LC.2: from b <= f - eta w + eta^2 moment/(2 lambda) and w >= c q, what bounds the mean of the envelope after a
; step. Method: sextant.descent.SampleOutcomes#expected.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const lambda Real)
(declare-const eta Real)
(declare-const c Real)
(declare-const q Real)
(declare-const w Real)
(declare-const f Real)
(declare-const b Real)
(declare-const moment Real)
(assert (> lambda 0))
(assert (> eta 0))
(assert (>= w (* c q)))
(assert (<= (* 2 lambda b) (+ (* 2 lambda (- f (* eta w))) (* eta eta moment))))
; the claim, denied
(assert (not (<= (* 2 lambda b) (+ (* 2 lambda (- f (* eta c q))) (* eta eta moment)))))
(check-sat)
