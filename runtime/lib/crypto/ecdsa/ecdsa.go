// Signatures by points of a curve.

// Package ecdsa signs sums with keys of elliptic curves.
package ecdsa

import (
	"crypto"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/asn1"
	"errors"
	"io"
	"math/big"
)

// PublicKey is a point of a curve.
type PublicKey struct {
	elliptic.Curve
	X, Y *big.Int
}

// Equal tells whether x is the same key.
func (pub *PublicKey) Equal(x crypto.PublicKey) bool {
	other, ok := x.(*PublicKey)
	return ok && pub.X.Cmp(other.X) == 0 && pub.Y.Cmp(other.Y) == 0 && pub.Curve == other.Curve
}

// PrivateKey is a number, and the point it leads to.
type PrivateKey struct {
	PublicKey
	D *big.Int
}

// Public gives the key to check signatures with.
func (priv *PrivateKey) Public() crypto.PublicKey { return &priv.PublicKey }

// Equal tells whether x is the same key.
func (priv *PrivateKey) Equal(x crypto.PrivateKey) bool {
	other, ok := x.(*PrivateKey)
	return ok && priv.PublicKey.Equal(&other.PublicKey) && priv.D.Cmp(other.D) == 0
}

// Sign signs a sum; the signature is in ASN.1.
func (priv *PrivateKey) Sign(rand io.Reader, digest []byte, opts crypto.SignerOpts) ([]byte, error) {
	return SignASN1(rand, priv, digest)
}

// GenerateKey makes a key.
func GenerateKey(c elliptic.Curve, rand io.Reader) (*PrivateKey, error) {
	d, x, y, err := elliptic.GenerateKey(c, rand)
	if err != nil {
		return nil, err
	}
	return &PrivateKey{PublicKey{c, x, y}, new(big.Int).SetBytes(d)}, nil
}

// number gives the leftmost bits of a sum, as many as the order has.
func number(digest []byte, c elliptic.Curve) *big.Int {
	bits := c.Params().N.BitLen()
	if size := (bits + 7) / 8; len(digest) > size {
		digest = digest[:size]
	}
	n := new(big.Int).SetBytes(digest)
	if extra := len(digest)*8 - bits; extra > 0 {
		n.Rsh(n, uint(extra))
	}
	return n
}

var errZero = errors.New("zero parameter")

// Sign signs a sum, as two numbers.
func Sign(random io.Reader, priv *PrivateKey, hash []byte) (r, s *big.Int, err error) {
	n := priv.Curve.Params().N
	if n.Sign() == 0 {
		return nil, nil, errZero
	}
	if random == nil {
		random = rand.Reader
	}
	e := number(hash, priv.Curve)
	for {
		k, err := rand.Int(random, n)
		if err != nil {
			return nil, nil, err
		}
		if k.Sign() == 0 {
			continue
		}
		r, _ = priv.Curve.ScalarBaseMult(k.Bytes())
		if r.Mod(r, n); r.Sign() == 0 {
			continue
		}
		s = new(big.Int).Mul(priv.D, r)
		s.Add(s, e)
		s.Mul(s, new(big.Int).ModInverse(k, n))
		if s.Mod(s, n); s.Sign() != 0 {
			return r, s, nil
		}
	}
}

type pair struct{ R, S *big.Int }

// SignASN1 signs a sum; the signature is in ASN.1.
func SignASN1(rand io.Reader, priv *PrivateKey, hash []byte) ([]byte, error) {
	r, s, err := Sign(rand, priv, hash)
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(pair{r, s})
}

// Verify tells whether the signature is of this sum, by this key.
func Verify(pub *PublicKey, hash []byte, r, s *big.Int) bool {
	c := pub.Curve
	n := c.Params().N
	if r.Sign() <= 0 || s.Sign() <= 0 || r.Cmp(n) >= 0 || s.Cmp(n) >= 0 || !c.IsOnCurve(pub.X, pub.Y) {
		return false
	}
	w := new(big.Int).ModInverse(s, n)
	u1 := number(hash, c)
	u1.Mul(u1, w).Mod(u1, n)
	u2 := new(big.Int).Mul(r, w)
	u2.Mod(u2, n)
	x1, y1 := c.ScalarBaseMult(u1.Bytes())
	x2, y2 := c.ScalarMult(pub.X, pub.Y, u2.Bytes())
	x, y := c.Add(x1, y1, x2, y2)
	if x.Sign() == 0 && y.Sign() == 0 {
		return false
	}
	return x.Mod(x, n).Cmp(r) == 0
}

// VerifyASN1 tells whether the signature, in ASN.1, is of this sum, by this key.
func VerifyASN1(pub *PublicKey, hash, sig []byte) bool {
	var p pair
	rest, err := asn1.Unmarshal(sig, &p)
	return err == nil && len(rest) == 0 && Verify(pub, hash, p.R, p.S)
}
