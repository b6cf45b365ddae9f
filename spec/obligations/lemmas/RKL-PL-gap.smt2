; RKL-PL: The gap is at most g.s - (m/2)||s||^2, so 2 m gap <= ||g||^2. Method:
; sextant.revkl.PolyakLojasiewicz#plainGap, lemma gradientBoundsGap.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const m Real)
(declare-const gap Real)
(declare-const c Real)
(declare-const n Real)
(declare-const p Real)
(assert (> m 0))
(assert (<= (* 2 gap) (- (* 2 c) (* m n))))
(assert (<= (- (* (* 2 m) c) (* (* m m) n)) p))
; the claim, denied
(assert (not (<= (* 2 (* m gap)) p)))
(check-sat)
