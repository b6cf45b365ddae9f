; RKL-CONC: h >= -L^- n, f >= lambda_F n, gamma lambda_F >= L^- + m. Method:
; sextant.revkl.Concavity#crudeThreshold, lemma crudeConcavity.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const h Real)
(declare-const f Real)
(declare-const n Real)
(declare-const lower Real)
(declare-const gamma Real)
(declare-const least Real)
(declare-const m Real)
(assert (>= h (- 0 (* lower n))))
(assert (>= f (* least n)))
(assert (>= n 0))
(assert (>= gamma 0))
(assert (>= (* gamma least) (+ lower m)))
; the claim, denied
(assert (not (>= (+ h (* gamma f)) (* m n))))
(check-sat)
