; ORA-LB.2, ORA-A3: one more row t = v^2 + e^2 w of a law of mean 0 and second moment w, with the weight p.
; Method: sextant.curvature.SecondMoments#addsNext.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const e Real)
(declare-const w Real)
(declare-const p Real)
(declare-const v Real)
(declare-const t Real)
(declare-const sum Real)
(declare-const u Real)
(declare-const s Real)
(assert (= t (+ (* v v) (* e e w))))
(assert (= sum (+ u (* e e w s))))
; the claim, denied
(assert (not (= (+ sum (* p t)) (+ (+ u (* p v v)) (* e e w (+ s p))))))
(check-sat)
