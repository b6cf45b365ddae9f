; ORA-Eq44, one coordinate of ||z - u||^2 = ||z - p||^2 + ||p - u||^2 - 2 <z - p, u - p>.
; Method: sextant.envelope.Projection#expanded.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const z Real)
(declare-const u Real)
(declare-const p Real)
; the claim, denied
(assert (not (= (* (- z u) (- z u)) (- (+ (* (- z p) (- z p)) (* (- p u) (- p u))) (* 2 (- z p) (- u p))))))
(check-sat)
