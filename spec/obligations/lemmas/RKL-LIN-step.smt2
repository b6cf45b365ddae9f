; RKL-LIN: J+ >= J + rise, L rise >= m (J* - J), and rounding costs at most e. Method:
; sextant.revkl.AscentRate#nextBound, lemma stepShrinksGap.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const m Real)
(declare-const ell Real)
(declare-const best Real)
(declare-const here Real)
(declare-const reached Real)
(declare-const rounded Real)
(declare-const rise Real)
(declare-const e Real)
(assert (> ell 0))
(assert (>= reached (+ here rise)))
(assert (>= (* ell rise) (* m (- best here))))
(assert (>= rounded (- reached e)))
; the claim, denied
(assert (not (<= (* ell (- best rounded)) (+ (* (- ell m) (- best here)) (* ell e)))))
(check-sat)
