; RKL-CONC: h >= -C f, f >= lambda_F n: h + gamma f >= (gamma - C) lambda_F n. Method:
; sextant.revkl.Concavity#modulus, lemma strongConcavity.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const h Real)
(declare-const f Real)
(declare-const n Real)
(declare-const c Real)
(declare-const gamma Real)
(declare-const least Real)
(assert (>= h (- 0 (* c f))))
(assert (>= f (* least n)))
(assert (>= gamma c))
; the claim, denied
(assert (not (>= (+ h (* gamma f)) (* (* (- gamma c) least) n))))
(check-sat)
