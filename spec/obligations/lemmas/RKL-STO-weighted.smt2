; RKL-STO: The same divided by k and with u = t + 1 as its weight: 4 m t gap <= 4 g + m^2 (t (t - 1) a
; - t (t + 1) a+). Method: sextant.revkl.AscentRate#averagedBound, lemma weightedGap.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const m Real)
(declare-const t Real)
(declare-const k Real)
(declare-const a Real)
(declare-const next Real)
(declare-const gap Real)
(declare-const g Real)
(assert (> m 0))
(assert (>= t 1))
(assert (>= g 0))
(assert (= k (* m (+ t 1))))
(assert (<= (* (* k k) next) (+ (- (- (* (* k k) a) (* (* (* 2 m) k) a)) (* (* 4 k) gap)) (* 4 g))))
; the claim, denied
(assert (not (<= (* (* (* 4 m) t) gap) (+ (* 4 g) (* (* m m) (- (* (* t (- t 1)) a) (* (* t (+ t 1)) next)))))))
(check-sat)
