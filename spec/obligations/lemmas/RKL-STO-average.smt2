; RKL-STO: The mean gap with weights t: mean T (T + 1) <= 2 s. Method:
; sextant.revkl.AscentRate#averagedBound, lemma averageBounded.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const m Real)
(declare-const t Real)
(declare-const last Real)
(declare-const g Real)
(declare-const s Real)
(declare-const mean Real)
(assert (> m 0))
(assert (>= t 1))
(assert (>= last 0))
(assert (<= (* (* 4 m) s) (- (* (* 4 t) g) (* (* m m) (* (* t (+ t 1)) last)))))
(assert (<= (* mean (* t (+ t 1))) (* 2 s)))
; the claim, denied
(assert (not (and (<= (* m s) (* t g)) (<= (* mean (* m (+ t 1))) (* 2 g)))))
(check-sat)
