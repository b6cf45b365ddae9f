; ORA-T4.7, one more row r of mass 1 and mean mu, with the weight p: M t <= M (q + s mu) - 2 q mu stays true.
; Method: sextant.curvature.FiniteSums#rowsTerm.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const m Real)
(declare-const mu Real)
(declare-const p Real)
(declare-const v Real)
(declare-const r Real)
(declare-const s Real)
(declare-const q Real)
(declare-const t Real)
(assert (>= p 0))
(assert (<= (* m r) (- (* m (+ v mu)) (* 2 v mu))))
(assert (<= (* m t) (- (* m (+ q (* s mu))) (* 2 q mu))))
; the claim, denied
(assert (not (<= (* m (+ t (* p r))) (- (* m (+ (+ q (* p v)) (* (+ s p) mu))) (* 2 (+ q (* p v)) mu)))))
(check-sat)
