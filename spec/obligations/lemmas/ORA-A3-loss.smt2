; ORA-A3: l = p l^1 + (1 - p) l^0 lies where l^1 and l^0 do. Method:
; sextant.curvature.CurvatureLemmas#mixedLoss.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const p Real)
(declare-const one Real)
(declare-const zero Real)
(declare-const low Real)
(declare-const high Real)
(assert (<= 0 p))
(assert (<= p 1))
(assert (<= low one))
(assert (<= one high))
(assert (<= low zero))
(assert (<= zero high))
; the claim, denied
(assert (not (and (<= low (+ (* p one) (* (- 1 p) zero))) (<= (+ (* p one) (* (- 1 p) zero)) high))))
(check-sat)
