; RKL-CONC: h >= -C f, q >= r f with r = 1 - 2 D B, gamma r >= C. Method:
; sextant.revkl.Concavity#otherThreshold, lemma otherConcavity.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const h Real)
(declare-const f Real)
(declare-const q Real)
(declare-const c Real)
(declare-const gamma Real)
(declare-const r Real)
(assert (>= h (- 0 (* c f))))
(assert (>= f 0))
(assert (>= q (* r f)))
(assert (>= gamma 0))
(assert (>= (* gamma r) c))
; the claim, denied
(assert (not (>= (+ h (* gamma q)) 0)))
(check-sat)
