; ORA-LB.1, one more term of t = v^2 s + 2 e v q + e^2 r, of sum p (v + e x)^2.
; Method: sextant.curvature.SecondMoments#expandsNext.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const v Real)
(declare-const e Real)
(declare-const p Real)
(declare-const x Real)
(declare-const t Real)
(declare-const r Real)
(declare-const q Real)
(declare-const s Real)
(assert (= t (+ (* v v s) (* 2 e v q) (* e e r))))
; the claim, denied
(assert (not (= (+ t (* p (+ v (* e x)) (+ v (* e x)))) (+ (* v v (+ s p)) (* 2 e v (+ q (* p x))) (* e e (+ r (* p x x)))))))
(check-sat)
