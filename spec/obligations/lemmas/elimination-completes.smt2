; Completing the square: p x^2 + 2 x l + r = p (x + f)^2 + (r - f l) where f p = l.
; Method: sextant.curvature.Elimination#completes.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const p Real)
(declare-const l Real)
(declare-const r Real)
(declare-const x Real)
(declare-const f Real)
(assert (> p 0))
(assert (= (* f p) l))
; the claim, denied
(assert (not (= (+ (* p x x) (* 2 x l) r) (+ (* p (+ x f) (+ x f)) (- r (* f l))))))
(check-sat)
