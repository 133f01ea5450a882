// The curves of NIST; points are counted with natively.

// Package elliptic has curves y² = x³ - 3x + b over prime fields.
package elliptic

import (
	"io"
	"math/big"
)

// Curve is a curve and its group of points; (0, 0) is the point at infinity.
type Curve interface {
	Params() *CurveParams
	IsOnCurve(x, y *big.Int) bool
	Add(x1, y1, x2, y2 *big.Int) (x, y *big.Int)
	Double(x1, y1 *big.Int) (x, y *big.Int)
	ScalarMult(x1, y1 *big.Int, k []byte) (x, y *big.Int)
	ScalarBaseMult(k []byte) (x, y *big.Int)
}

// CurveParams is a curve by its numbers.
type CurveParams struct {
	P       *big.Int // order of the field
	N       *big.Int // order of the base point
	B       *big.Int
	Gx, Gy  *big.Int // base point
	BitSize int
	Name    string
}

// multiply gives k times a point, add the sum of two; numbers in base 16.
func multiply(p, x, y, k string) (xr, yr string)
func add(p, x1, y1, x2, y2 string) (xr, yr string)

func hex(x *big.Int) string { return x.Text(16) }

func number(s string) *big.Int {
	n, _ := new(big.Int).SetString(s, 16)
	return n
}

// Params gives the numbers themselves.
func (c *CurveParams) Params() *CurveParams { return c }

// polynomial is x³ - 3x + b.
func (c *CurveParams) polynomial(x *big.Int) *big.Int {
	y2 := new(big.Int).Mul(x, x)
	y2.Sub(y2, big.NewInt(3))
	y2.Mul(y2, x)
	y2.Add(y2, c.B)
	return y2.Mod(y2, c.P)
}

// IsOnCurve tells whether a point is on the curve.
func (c *CurveParams) IsOnCurve(x, y *big.Int) bool {
	if x.Sign() < 0 || x.Cmp(c.P) >= 0 || y.Sign() < 0 || y.Cmp(c.P) >= 0 {
		return false
	}
	y2 := new(big.Int).Mul(y, y)
	return c.polynomial(x).Cmp(y2.Mod(y2, c.P)) == 0
}

func (c *CurveParams) check(x, y *big.Int) {
	if x.Sign() == 0 && y.Sign() == 0 {
		return
	}
	if !c.IsOnCurve(x, y) {
		panic("crypto/elliptic: attempted operation on invalid point")
	}
}

// Add gives the sum of two points.
func (c *CurveParams) Add(x1, y1, x2, y2 *big.Int) (*big.Int, *big.Int) {
	c.check(x1, y1)
	c.check(x2, y2)
	x, y := add(hex(c.P), hex(x1), hex(y1), hex(x2), hex(y2))
	return number(x), number(y)
}

// Double gives twice a point.
func (c *CurveParams) Double(x1, y1 *big.Int) (*big.Int, *big.Int) { return c.Add(x1, y1, x1, y1) }

// ScalarMult gives k times a point; k is big-endian.
func (c *CurveParams) ScalarMult(x1, y1 *big.Int, k []byte) (*big.Int, *big.Int) {
	c.check(x1, y1)
	x, y := multiply(hex(c.P), hex(x1), hex(y1), hex(new(big.Int).SetBytes(k)))
	return number(x), number(y)
}

// ScalarBaseMult gives k times the base point.
func (c *CurveParams) ScalarBaseMult(k []byte) (*big.Int, *big.Int) {
	return c.ScalarMult(c.Gx, c.Gy, k)
}

// GenerateKey gives a private key and its point.
func GenerateKey(curve Curve, rand io.Reader) (priv []byte, x, y *big.Int, err error) {
	n := curve.Params().N
	bits := n.BitLen()
	priv = make([]byte, (bits+7)/8)
	for x == nil {
		if _, err = io.ReadFull(rand, priv); err != nil {
			return
		}
		if extra := uint(bits % 8); extra != 0 {
			priv[0] &= 1<<extra - 1
		}
		if k := new(big.Int).SetBytes(priv); k.Sign() == 0 || k.Cmp(n) >= 0 {
			continue
		}
		x, y = curve.ScalarBaseMult(priv)
	}
	return
}

// Marshal writes a point without compression: 4, x, y.
func Marshal(curve Curve, x, y *big.Int) []byte {
	size := (curve.Params().BitSize + 7) / 8
	out := make([]byte, 1+2*size)
	out[0] = 4
	x.FillBytes(out[1 : 1+size])
	y.FillBytes(out[1+size:])
	return out
}

// MarshalCompressed writes a point as its x and a bit of y.
func MarshalCompressed(curve Curve, x, y *big.Int) []byte {
	size := (curve.Params().BitSize + 7) / 8
	out := make([]byte, 1+size)
	out[0] = 2 | byte(y.Bit(0))
	x.FillBytes(out[1:])
	return out
}

// Unmarshal reads what Marshal has written; nil if that is no point.
func Unmarshal(curve Curve, data []byte) (x, y *big.Int) {
	size := (curve.Params().BitSize + 7) / 8
	if len(data) != 1+2*size || data[0] != 4 {
		return nil, nil
	}
	x = new(big.Int).SetBytes(data[1 : 1+size])
	y = new(big.Int).SetBytes(data[1+size:])
	if !curve.IsOnCurve(x, y) {
		return nil, nil
	}
	return x, y
}

// UnmarshalCompressed reads what MarshalCompressed has written; nil if that is
// no point.
func UnmarshalCompressed(curve Curve, data []byte) (x, y *big.Int) {
	c := curve.Params()
	if len(data) != 1+(c.BitSize+7)/8 || data[0]&^1 != 2 {
		return nil, nil
	}
	x = new(big.Int).SetBytes(data[1:])
	if x.Cmp(c.P) >= 0 {
		return nil, nil
	}
	if y = new(big.Int).ModSqrt(c.polynomial(x), c.P); y == nil {
		return nil, nil
	}
	if byte(y.Bit(0)) != data[0]&1 {
		y.Sub(c.P, y).Mod(y, c.P)
	}
	return x, y
}

func curve(name string, bits int, p, n, b, gx, gy string) *CurveParams {
	return &CurveParams{P: number(p), N: number(n), B: number(b), Gx: number(gx), Gy: number(gy), BitSize: bits, Name: name}
}

var p224, p256, p384, p521 *CurveParams

// P224 gives secp224r1.
func P224() Curve {
	if p224 == nil {
		p224 = curve("P-224", 224,
			"ffffffffffffffffffffffffffffffff000000000000000000000001",
			"ffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3d",
			"b4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4",
			"b70e0cbd6bb4bf7f321390b94a03c1d356c21122343280d6115c1d21",
			"bd376388b5f723fb4c22dfe6cd4375a05a07476444d5819985007e34")
	}
	return p224
}

// P256 gives secp256r1.
func P256() Curve {
	if p256 == nil {
		p256 = curve("P-256", 256,
			"ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
			"ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
			"5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
			"6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
			"4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")
	}
	return p256
}

// P384 gives secp384r1.
func P384() Curve {
	if p384 == nil {
		p384 = curve("P-384", 384,
			"fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
			"ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973",
			"b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
			"aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7",
			"3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f")
	}
	return p384
}

// P521 gives secp521r1.
func P521() Curve {
	if p521 == nil {
		p521 = curve("P-521", 521,
			"1ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
			"1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409",
			"51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00",
			"c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66",
			"11839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650")
	}
	return p521
}
