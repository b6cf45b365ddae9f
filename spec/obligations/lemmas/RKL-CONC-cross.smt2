; RKL-CONC: |e| <= k, e = sigma - p*: e (a^2 - b^2) >= -k (a^2 + b^2). Method:
; sextant.revkl.Concavity#modulus, lemma crossTerm.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const e Real)
(declare-const k Real)
(declare-const a Real)
(declare-const b Real)
(assert (<= (- 0 k) e))
(assert (<= e k))
; the claim, denied
(assert (not (>= (* e (- (* a a) (* b b))) (- 0 (* k (+ (* a a) (* b b)))))))
(check-sat)
