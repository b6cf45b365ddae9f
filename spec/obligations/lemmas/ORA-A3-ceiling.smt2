; ORA-A3, third term from above: 0 <= l - l0 <= room = log 2 - l0 + 2 beta D B. Method:
; sextant.curvature.CurvatureLemmas#lossCeiling.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const l Real)
(declare-const low Real)
(declare-const a Real)
(declare-const b Real)
(declare-const v Real)
(declare-const room Real)
(assert (<= low l))
(assert (<= (- l low) room))
(assert (>= v 0))
; the claim, denied
(assert (not (and (<= (* (- l low) (- (* (+ a b) (+ a b)) (* 2 v))) (* (- l low) (* (+ a b) (+ a b)))) (<= (* (- l low) (* (+ a b) (+ a b))) (* room (* (+ a b) (+ a b)))))))
(check-sat)
