; ORA-C5.3: r <= e iff T e^2 >= 2 K Delta, e = c eps, where r^2 T = 2 K Delta.
; Method: sextant.descent.RateBound#reached.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const k Real)
(declare-const delta Real)
(declare-const steps Real)
(declare-const r Real)
(declare-const e Real)
(assert (> steps 0))
(assert (>= r 0))
(assert (>= e 0))
(assert (= (* r r steps) (* 2 k delta)))
; the claim, denied
(assert (not (= (<= r e) (<= (* 2 k delta) (* steps e e)))))
(check-sat)
