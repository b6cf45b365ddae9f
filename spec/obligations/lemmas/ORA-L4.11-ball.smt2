; ORA-L4.11, the certified ball: m x^2 <= s + r x for x = ||theta-hat - u||, where p = phi(u), f = phi(theta-hat), e -
; alpha (u - theta_ref) is a subgradient of phi at u, ex = e.(theta-hat - u), along = (u - theta_ref).(theta-hat - u), d
; = D^2, qq = ||u - theta_ref||^2, dist = ||theta-hat - theta_ref||^2. Method:
; sextant.envelope.EnvelopeLemmas#ballResidual.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const f Real)
(declare-const p Real)
(declare-const ex Real)
(declare-const alpha Real)
(declare-const along Real)
(declare-const m Real)
(declare-const x Real)
(declare-const dist Real)
(declare-const qq Real)
(declare-const d Real)
(declare-const s Real)
(declare-const r Real)
(assert (>= (* 2 f) (+ (* 2 p) (* 2 (- ex (* alpha along))) (* m x x))))
(assert (>= (* 2 p) (+ (* 2 f) (* m x x))))
(assert (= (* 2 along) (- (- dist qq) (* x x))))
(assert (<= dist d))
(assert (>= alpha 0))
(assert (= (* 2 s) (* alpha (- d qq))))
(assert (>= ex (- 0 (* r x))))
; the claim, denied
(assert (not (and (<= (* m x x) (+ s (* r x))) (>= (* 2 f) (+ (- (- (* 2 p) (* 2 s)) (* 2 r x)) (* m x x))))))
(check-sat)
