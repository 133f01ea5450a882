// DSA (FIPS 186-3).

// Package dsa signs with the discrete logarithm.
package dsa

import (
	"errors"
	"io"
	"math/big"
)

// Parameters are what keys can share.
type Parameters struct {
	P, Q, G *big.Int
}

// PublicKey checks signatures.
type PublicKey struct {
	Parameters
	Y *big.Int
}

// PrivateKey signs.
type PrivateKey struct {
	PublicKey
	X *big.Int
}

// ErrInvalidPublicKey is the error of a key that cannot be.
var ErrInvalidPublicKey = errors.New("crypto/dsa: invalid public key")

// ParameterSizes are the bits of P and Q.
type ParameterSizes int

// The sizes.
const (
	L1024N160 ParameterSizes = iota
	L2048N224
	L2048N256
	L3072N256
)

const rounds = 64 // of the test for primes

// GenerateParameters chooses parameters, which can take long.
func GenerateParameters(params *Parameters, rand io.Reader, sizes ParameterSizes) error {
	var l, n int
	switch sizes {
	case L1024N160:
		l, n = 1024, 160
	case L2048N224:
		l, n = 2048, 224
	case L2048N256:
		l, n = 2048, 256
	case L3072N256:
		l, n = 3072, 256
	default:
		return errors.New("crypto/dsa: invalid ParameterSizes")
	}
	one := big.NewInt(1)
	q, p, rest := new(big.Int), new(big.Int), new(big.Int)
	qBytes, pBytes := make([]byte, n/8), make([]byte, l/8)
	for found := false; !found; {
		if _, err := io.ReadFull(rand, qBytes); err != nil {
			return err
		}
		qBytes[len(qBytes)-1] |= 1
		qBytes[0] |= 0x80
		if q.SetBytes(qBytes); !q.ProbablyPrime(rounds) {
			continue
		}
		for i := 0; i < 4*l && !found; i++ {
			if _, err := io.ReadFull(rand, pBytes); err != nil {
				return err
			}
			pBytes[len(pBytes)-1] |= 1
			pBytes[0] |= 0x80
			p.SetBytes(pBytes)
			// P is one more than a multiple of Q.
			rest.Mod(p, q)
			rest.Sub(rest, one)
			p.Sub(p, rest)
			found = p.BitLen() >= l && p.ProbablyPrime(rounds)
		}
	}
	params.P, params.Q = p, q
	h, g := big.NewInt(2), new(big.Int)
	power := new(big.Int).Div(rest.Sub(p, one), q)
	for {
		if g.Exp(h, power, p); g.Cmp(one) != 0 {
			params.G = g
			return nil
		}
		h.Add(h, one)
	}
}

// GenerateKey chooses a key; the parameters must be there.
func GenerateKey(priv *PrivateKey, rand io.Reader) error {
	if priv.P == nil || priv.Q == nil || priv.G == nil {
		return errors.New("crypto/dsa: parameters not set up before generating key")
	}
	x := new(big.Int)
	b := make([]byte, priv.Q.BitLen()/8)
	for x.Sign() == 0 || x.Cmp(priv.Q) >= 0 {
		if _, err := io.ReadFull(rand, b); err != nil {
			return err
		}
		x.SetBytes(b)
	}
	priv.X = x
	priv.Y = new(big.Int).Exp(priv.G, x, priv.P)
	return nil
}

// Sign signs a hash, which is to be as long as Q.
func Sign(rand io.Reader, priv *PrivateKey, hash []byte) (r, s *big.Int, err error) {
	n := priv.Q.BitLen()
	if priv.P.Sign() <= 0 || priv.Q.Sign() <= 0 || priv.G.Sign() <= 0 || priv.X.Sign() <= 0 || n%8 != 0 {
		return nil, nil, ErrInvalidPublicKey
	}
	b := make([]byte, n/8)
	for attempts := 10; attempts > 0; attempts-- {
		k := new(big.Int)
		for k.Sign() <= 0 || k.Cmp(priv.Q) >= 0 {
			if _, err = io.ReadFull(rand, b); err != nil {
				return nil, nil, err
			}
			k.SetBytes(b)
		}
		r = new(big.Int).Exp(priv.G, k, priv.P)
		r.Mod(r, priv.Q)
		if r.Sign() == 0 {
			continue
		}
		s = new(big.Int).Mul(priv.X, r)
		s.Add(s, new(big.Int).SetBytes(hash))
		s.Mul(s, new(big.Int).ModInverse(k, priv.Q))
		s.Mod(s, priv.Q)
		if s.Sign() != 0 {
			return r, s, nil
		}
	}
	return nil, nil, ErrInvalidPublicKey
}

// Verify tells whether the hash was signed by the key's owner.
func Verify(pub *PublicKey, hash []byte, r, s *big.Int) bool {
	if pub.P.Sign() == 0 || r.Sign() <= 0 || r.Cmp(pub.Q) >= 0 || s.Sign() <= 0 || s.Cmp(pub.Q) >= 0 || pub.Q.BitLen()%8 != 0 {
		return false
	}
	w := new(big.Int).ModInverse(s, pub.Q)
	if w == nil {
		return false
	}
	times := func(x *big.Int) *big.Int {
		x = new(big.Int).Mul(x, w)
		return x.Mod(x, pub.Q)
	}
	v := new(big.Int).Exp(pub.G, times(new(big.Int).SetBytes(hash)), pub.P)
	v.Mul(v, new(big.Int).Exp(pub.Y, times(r), pub.P))
	v.Mod(v, pub.P)
	v.Mod(v, pub.Q)
	return v.Cmp(r) == 0
}
