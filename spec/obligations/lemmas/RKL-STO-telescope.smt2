; RKL-STO: Step t of the sum: s the sum before it. Method: sextant.revkl.AscentRate#averagedBound,
; lemma telescopes.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const m Real)
(declare-const t Real)
(declare-const a Real)
(declare-const next Real)
(declare-const gap Real)
(declare-const g Real)
(declare-const s Real)
(assert (<= (* (* 4 m) s) (- (* (* 4 (- t 1)) g) (* (* m m) (* (* t (- t 1)) a)))))
(assert (<= (* (* (* 4 m) t) gap) (+ (* 4 g) (* (* m m) (- (* (* t (- t 1)) a) (* (* t (+ t 1)) next))))))
; the claim, denied
(assert (not (<= (* (* 4 m) (+ s (* t gap))) (- (* (* 4 t) g) (* (* m m) (* (* t (+ t 1)) next))))))
(check-sat)
