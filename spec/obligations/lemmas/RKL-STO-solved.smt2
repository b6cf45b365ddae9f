; RKL-STO: The same with eta k = 2, k = m (t + 1), times k^2. Method:
; sextant.revkl.AscentRate#averagedBound, lemma solvedForGap.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const eta Real)
(declare-const m Real)
(declare-const k Real)
(declare-const a Real)
(declare-const next Real)
(declare-const gap Real)
(declare-const g Real)
(assert (> k 0))
(assert (= (* eta k) 2))
(assert (<= next (+ (- (* (- 1 (* eta m)) a) (* (* 2 eta) gap)) (* (* eta eta) g))))
; the claim, denied
(assert (not (<= (* (* k k) next) (+ (- (- (* (* k k) a) (* (* (* 2 m) k) a)) (* (* 4 k) gap)) (* 4 g)))))
(check-sat)
