; RKL-PL-MAP: jw, jt, jp: J at w, theta, theta+; gw, gs: g.(w - theta), g.s; hw: G_L.(w - theta); n,
; s: ||w - theta||^2, ||s||^2, so ||G_L||^2 = L^2 s. Method:
; sextant.revkl.PolyakLojasiewicz#mappingGap, lemma mappingBoundsGap.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const m Real)
(declare-const ell Real)
(declare-const jw Real)
(declare-const jt Real)
(declare-const jp Real)
(declare-const gw Real)
(declare-const gs Real)
(declare-const hw Real)
(declare-const n Real)
(declare-const s Real)
(assert (> m 0))
(assert (>= ell m))
(assert (<= (* 2 jw) (- (+ (* 2 jt) (* 2 gw)) (* m n))))
(assert (>= (* 2 jp) (- (+ (* 2 jt) (* 2 gs)) (* ell s))))
(assert (<= (- gw gs) (- hw (* ell s))))
(assert (<= (- (* (* 2 m) hw) (* (* m m) n)) (* (* ell ell) s)))
; the claim, denied
(assert (not (<= (* (* 2 m) (- jw jp)) (* (* ell (- ell m)) s))))
(check-sat)
