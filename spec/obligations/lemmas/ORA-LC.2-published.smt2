; ORA-LC.2: L_env = 1/(lambda c), c in (0, 1], is at least 1/lambda, so the published form follows from the sharper one.
; Method: sextant.descent.SampleOutcomes#published.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const lambda Real)
(declare-const c Real)
(declare-const l Real)
(declare-const r Real)
(declare-const n Real)
(declare-const b Real)
(assert (> lambda 0))
(assert (> c 0))
(assert (<= c 1))
(assert (= (* l lambda c) 1))
(assert (>= n 0))
(assert (<= (* 2 lambda b) (+ (* 2 lambda r) n)))
; the claim, denied
(assert (not (and (>= (* l lambda) 1) (<= (* 2 b) (+ (* 2 r) (* l n))))))
(check-sat)
