; RKL-CONC: h <= L^+ n, f <= s n with s = B^2. Method: sextant.revkl.Concavity#smoothness, lemma
; upperSide.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const h Real)
(declare-const f Real)
(declare-const n Real)
(declare-const upper Real)
(declare-const gamma Real)
(declare-const s Real)
(assert (<= h (* upper n)))
(assert (<= f (* s n)))
(assert (>= gamma 0))
; the claim, denied
(assert (not (<= (+ h (* gamma f)) (* (+ upper (* gamma s)) n))))
(check-sat)
