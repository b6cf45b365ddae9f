; ORA-L4.11, the certified ball: 2 (u - theta_ref).x = ||theta-hat - theta_ref||^2 - ||u - theta_ref||^2 - ||x||^2, a
; coordinate. Method: sextant.envelope.EnvelopeLemmas#inwards.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const x Real)
(declare-const hat Real)
(declare-const u Real)
(declare-const ref Real)
(assert (= x (- hat u)))
; the claim, denied
(assert (not (= (* 2 (- u ref) x) (- (- (* (- hat ref) (- hat ref)) (* (- u ref) (- u ref))) (* x x)))))
(check-sat)
