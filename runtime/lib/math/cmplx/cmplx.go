// Functions of complex numbers, put together from those of package math.

// Package cmplx has the functions of complex numbers.
package cmplx

import "math"

// Abs gives the distance of x from 0.
func Abs(x complex128) float64 { return math.Hypot(real(x), imag(x)) }

// Phase gives the angle of x, in [-Pi, Pi].
func Phase(x complex128) float64 { return math.Atan2(imag(x), real(x)) }

// Polar gives distance and angle.
func Polar(x complex128) (r, θ float64) { return Abs(x), Phase(x) }

// Rect gives the number at a distance and an angle.
func Rect(r, θ float64) complex128 {
	s, c := math.Sincos(θ)
	return complex(r*c, r*s)
}

// Conj mirrors x at the real axis.
func Conj(x complex128) complex128 { return complex(real(x), -imag(x)) }

// Inf gives an infinity.
func Inf() complex128 { return complex(math.Inf(1), math.Inf(1)) }

// NaN gives a number that is none.
func NaN() complex128 { return complex(math.NaN(), math.NaN()) }

// IsInf tells whether a part of x is infinite.
func IsInf(x complex128) bool { return math.IsInf(real(x), 0) || math.IsInf(imag(x), 0) }

// IsNaN tells whether a part of x is no number and none is infinite.
func IsNaN(x complex128) bool {
	return !IsInf(x) && (math.IsNaN(real(x)) || math.IsNaN(imag(x)))
}

// Exp gives e to the power of x.
func Exp(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case math.IsInf(re, 0):
		if re > 0 && im == 0 {
			return x
		}
		if math.IsInf(im, 0) || math.IsNaN(im) {
			if re < 0 {
				return complex(0, math.Copysign(0, im))
			}
			return complex(math.Inf(1), math.NaN())
		}
	case math.IsNaN(re) && im == 0:
		return complex(math.NaN(), im)
	}
	r := math.Exp(re)
	s, c := math.Sincos(im)
	return complex(r*c, r*s)
}

// Log gives the natural logarithm.
func Log(x complex128) complex128 { return complex(math.Log(Abs(x)), Phase(x)) }

// Log10 gives the logarithm to base 10.
func Log10(x complex128) complex128 {
	z := Log(x)
	return complex(math.Log10E*real(z), math.Log10E*imag(z))
}

// Sqrt gives the root whose real part is not negative.
func Sqrt(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0 && re < 0:
		return complex(0, math.Copysign(math.Sqrt(-re), im))
	case im == 0:
		return complex(math.Sqrt(re), im)
	case math.IsInf(im, 0):
		return complex(math.Inf(1), im)
	case re == 0 && im < 0:
		r := math.Sqrt(-0.5 * im)
		return complex(r, -r)
	case re == 0:
		r := math.Sqrt(0.5 * im)
		return complex(r, r)
	}
	// Very large and very small numbers are brought near 1, by powers of 4, before they are squared.
	scale := 1.0
	if math.Abs(re) > 4 || math.Abs(im) > 4 {
		re, im, scale = re*0.25, im*0.25, 2
	} else {
		re, im, scale = re*1.8014398509481984e16, im*1.8014398509481984e16, 7.450580596923828125e-9
	}
	r := math.Hypot(re, im)
	var t float64
	if re > 0 {
		t = math.Sqrt(0.5*r + 0.5*re)
		r = scale * math.Abs((0.5*im)/t)
		t *= scale
	} else {
		r = math.Sqrt(0.5*r - 0.5*re)
		t = scale * math.Abs((0.5*im)/r)
		r *= scale
	}
	return complex(t, math.Copysign(r, im))
}

// Pow gives x to the power of y. 0 to a power is 0, 1, or infinite as the power's real part says.
func Pow(x, y complex128) complex128 {
	if x == 0 {
		re, im := real(y), imag(y)
		switch {
		case y == 0:
			return complex(1, 0)
		case re < 0 && im == 0:
			return complex(math.Inf(1), 0)
		case re < 0:
			return Inf()
		case re > 0:
			return 0
		}
		panic("not reached")
	}
	size := Abs(x)
	if size == 0 {
		return complex(0, 0)
	}
	r := math.Pow(size, real(y))
	angle := Phase(x)
	θ := real(y) * angle
	if imag(y) != 0 {
		r *= math.Exp(-imag(y) * angle)
		θ += imag(y) * math.Log(size)
	}
	s, c := math.Sincos(θ)
	return complex(r*c, r*s)
}

// Sin gives the sine.
func Sin(x complex128) complex128 {
	s, c := math.Sincos(real(x))
	sh, ch := sinhcosh(imag(x))
	return complex(s*ch, c*sh)
}

// Sinh gives the hyperbolic sine.
func Sinh(x complex128) complex128 {
	s, c := math.Sincos(imag(x))
	sh, ch := sinhcosh(real(x))
	return complex(c*sh, s*ch)
}

// Cos gives the cosine.
func Cos(x complex128) complex128 {
	s, c := math.Sincos(real(x))
	sh, ch := sinhcosh(imag(x))
	return complex(c*ch, -s*sh)
}

// Cosh gives the hyperbolic cosine.
func Cosh(x complex128) complex128 {
	s, c := math.Sincos(imag(x))
	sh, ch := sinhcosh(real(x))
	return complex(c*ch, s*sh)
}

func sinhcosh(x float64) (sh, ch float64) {
	if math.Abs(x) <= 0.5 {
		return math.Sinh(x), math.Cosh(x)
	}
	e := math.Exp(x)
	small := 0.5 / e
	e *= 0.5
	return e - small, e + small
}

// Tan gives the tangent.
func Tan(x complex128) complex128 {
	if math.IsInf(imag(x), 0) {
		return complex(math.Copysign(0, math.Sin(2*real(x))), math.Copysign(1, imag(x)))
	}
	d := math.Cos(2*real(x)) + math.Cosh(2*imag(x))
	if math.Abs(d) < 0.25 {
		d = tanSeries(x)
	}
	if d == 0 {
		return Inf()
	}
	return complex(math.Sin(2*real(x))/d, math.Sinh(2*imag(x))/d)
}

// Tanh gives the hyperbolic tangent.
func Tanh(x complex128) complex128 {
	if math.IsInf(real(x), 0) {
		return complex(math.Copysign(1, real(x)), math.Copysign(0, math.Sin(2*imag(x))))
	}
	d := math.Cosh(2*real(x)) + math.Cos(2*imag(x))
	if d == 0 {
		return Inf()
	}
	return complex(math.Sinh(2*real(x))/d, math.Sin(2*imag(x))/d)
}

// Cot gives the cotangent.
func Cot(x complex128) complex128 {
	d := math.Cosh(2*imag(x)) - math.Cos(2*real(x))
	if math.Abs(d) < 0.25 {
		d = tanSeries(x)
	}
	if d == 0 {
		return Inf()
	}
	return complex(math.Sin(2*real(x))/d, -math.Sinh(2*imag(x))/d)
}

// tanSeries gives cosh 2y - cos 2r near a pole, where the difference of the two would lose its digits:
// the sum of ((2y)^2n - (-1)^n (2r)^2n)/(2n)!, with r the distance to the nearest multiple of Pi.
func tanSeries(z complex128) float64 {
	x := math.Abs(2 * real(z))
	x -= math.Pi * math.Floor(x/math.Pi+0.5)
	x *= x
	y := math.Abs(2 * imag(z))
	y *= y
	sum, xn, yn, f := 0.0, 1.0, 1.0, 1.0
	sign := 1.0
	for n := 1.0; n < 200; n++ {
		xn *= x
		yn *= y
		f *= (2*n - 1) * (2 * n)
		term := (yn + sign*xn) / f
		sign = -sign
		sum += term
		if math.Abs(term/sum) <= 1.0/(1<<53) {
			break
		}
	}
	return sum
}

// Asin gives the arc sine.
func Asin(x complex128) complex128 {
	if imag(x) == 0 && math.Abs(real(x)) <= 1 {
		return complex(math.Asin(real(x)), imag(x))
	}
	if real(x) == 0 && math.Abs(imag(x)) <= 1 {
		return complex(real(x), math.Asinh(imag(x)))
	}
	ix := complex(-imag(x), real(x))
	w := Log(ix + Sqrt(1-x*x))
	return complex(imag(w), -real(w))
}

// Asinh gives the inverse hyperbolic sine.
func Asinh(x complex128) complex128 {
	if imag(x) == 0 && math.Abs(real(x)) <= 1 {
		return complex(math.Asinh(real(x)), imag(x))
	}
	if real(x) == 0 && math.Abs(imag(x)) <= 1 {
		return complex(real(x), math.Asin(imag(x)))
	}
	return Log(x + Sqrt(x*x+1))
}

// Acos gives the arc cosine.
func Acos(x complex128) complex128 {
	w := Asin(x)
	return complex(math.Pi/2-real(w), -imag(w))
}

// Acosh gives the inverse hyperbolic cosine whose real part is not negative.
func Acosh(x complex128) complex128 {
	if x == 0 {
		return complex(0, math.Copysign(math.Pi/2, imag(x)))
	}
	w := Acos(x)
	if imag(w) <= 0 {
		return complex(-imag(w), real(w))
	}
	return complex(imag(w), -real(w))
}

// Atan gives the arc tangent.
func Atan(x complex128) complex128 {
	re, im := real(x), imag(x)
	if im == 0 {
		return complex(math.Atan(re), im)
	}
	if re == 0 && math.Abs(im) <= 1 {
		return complex(re, math.Atanh(im))
	}
	if math.IsInf(re, 0) || math.IsInf(im, 0) {
		return complex(math.Copysign(math.Pi/2, re), math.Copysign(0, im))
	}
	square := re * re
	a := 1 - square - im*im
	if a == 0 {
		return NaN()
	}
	w := math.Atan2(2*re, a) / 2
	above, below := im+1, im-1
	b := square + below*below
	if b == 0 {
		return NaN()
	}
	return complex(w, 0.25*math.Log((square+above*above)/b))
}

// Atanh gives the inverse hyperbolic tangent.
func Atanh(x complex128) complex128 {
	z := Atan(complex(-imag(x), real(x)))
	return complex(imag(z), -real(z))
}
