; ORA-C5.3: where r^2 T = 2 K Delta, K = L G^2, no step size eta gives 2 Delta + K eta^2 T less than 2 eta T r, which is
; Delta/(eta c T) + K eta/(2c) >= r/c. Method: sextant.descent.RateBound#least.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const k Real)
(declare-const delta Real)
(declare-const steps Real)
(declare-const eta Real)
(declare-const r Real)
(assert (>= k 0))
(assert (>= delta 0))
(assert (> steps 0))
(assert (> eta 0))
(assert (>= r 0))
(assert (= (* r r steps) (* 2 k delta)))
; the claim, denied
(assert (not (>= (+ (* 2 delta) (* k eta eta steps)) (* 2 eta steps r))))
(check-sat)
