// Keys, and the arithmetic of them.

// Package rsa signs and encrypts with two primes' product.
package rsa

import (
	"crypto"
	"crypto/rand"
	"errors"
	"io"
	"math/big"
)

// PublicKey is a modulus and an exponent.
type PublicKey struct {
	N *big.Int
	E int
}

// Size is the length of the modulus, and of signatures, in bytes.
func (pub *PublicKey) Size() int { return (pub.N.BitLen() + 7) / 8 }

// Equal tells whether x is the same key.
func (pub *PublicKey) Equal(x crypto.PublicKey) bool {
	other, ok := x.(*PublicKey)
	return ok && pub.N.Cmp(other.N) == 0 && pub.E == other.E
}

// PrivateKey has the primes, and the other exponent.
type PrivateKey struct {
	PublicKey
	D           *big.Int
	Primes      []*big.Int
	Precomputed PrecomputedValues
}

// PrecomputedValues are for those who write keys down.
type PrecomputedValues struct {
	Dp, Dq    *big.Int
	Qinv      *big.Int
	CRTValues []CRTValue
}

// CRTValue belongs to the third prime and those after it.
type CRTValue struct {
	Exp   *big.Int
	Coeff *big.Int
	R     *big.Int
}

// The errors of this package.
var (
	ErrMessageTooLong = errors.New("crypto/rsa: message too long for RSA public key size")
	ErrDecryption     = errors.New("crypto/rsa: decryption error")
	ErrVerification   = errors.New("crypto/rsa: verification error")

	errModulus  = errors.New("crypto/rsa: missing public modulus")
	errSmall    = errors.New("crypto/rsa: public exponent too small")
	errLarge    = errors.New("crypto/rsa: public exponent too large")
	errExponent = errors.New("crypto/rsa: invalid exponents")
)

var one = big.NewInt(1)

// Public gives the key to check signatures with.
func (priv *PrivateKey) Public() crypto.PublicKey { return &priv.PublicKey }

// Equal tells whether x is the same key.
func (priv *PrivateKey) Equal(x crypto.PrivateKey) bool {
	other, ok := x.(*PrivateKey)
	if !ok || !priv.PublicKey.Equal(&other.PublicKey) || priv.D.Cmp(other.D) != 0 || len(priv.Primes) != len(other.Primes) {
		return false
	}
	for i, p := range priv.Primes {
		if p.Cmp(other.Primes[i]) != 0 {
			return false
		}
	}
	return true
}

// Sign signs a sum: by PSS with *PSSOptions, else by PKCS #1 v1.5.
func (priv *PrivateKey) Sign(rand io.Reader, digest []byte, opts crypto.SignerOpts) ([]byte, error) {
	if pss, ok := opts.(*PSSOptions); ok {
		return SignPSS(rand, priv, pss.Hash, digest, pss)
	}
	return SignPKCS1v15(rand, priv, opts.HashFunc(), digest)
}

// Decrypt opens a message: by OAEP with *OAEPOptions, else by PKCS #1 v1.5.
func (priv *PrivateKey) Decrypt(rand io.Reader, ciphertext []byte, opts crypto.DecrypterOpts) ([]byte, error) {
	switch opts := opts.(type) {
	case nil:
		return DecryptPKCS1v15(rand, priv, ciphertext)
	case *OAEPOptions:
		return DecryptOAEP(opts.Hash.New(), rand, priv, ciphertext, opts.Label)
	case *PKCS1v15DecryptOptions:
		return DecryptPKCS1v15(rand, priv, ciphertext)
	}
	return nil, errors.New("crypto/rsa: invalid options for Decrypt")
}

func checkPublic(pub *PublicKey) error {
	switch {
	case pub.N == nil:
		return errModulus
	case pub.E < 2:
		return errSmall
	case pub.E > 1<<31-1:
		return errLarge
	}
	return nil
}

// Validate tells what is wrong with a key, nil for nothing.
func (priv *PrivateKey) Validate() error {
	if err := checkPublic(&priv.PublicKey); err != nil {
		return err
	}
	product := new(big.Int).Set(one)
	for _, p := range priv.Primes {
		if p.Cmp(one) <= 0 {
			return errors.New("crypto/rsa: invalid prime value")
		}
		product.Mul(product, p)
	}
	if product.Cmp(priv.N) != 0 {
		return errors.New("crypto/rsa: invalid modulus")
	}
	de := new(big.Int).Mul(big.NewInt(int64(priv.E)), priv.D)
	de.Sub(de, one)
	for _, p := range priv.Primes {
		if new(big.Int).Mod(de, new(big.Int).Sub(p, one)).Sign() != 0 {
			return errExponent
		}
	}
	return nil
}

// GenerateKey makes a key of two primes.
func GenerateKey(random io.Reader, bits int) (*PrivateKey, error) {
	return GenerateMultiPrimeKey(random, 2, bits)
}

// GenerateMultiPrimeKey makes a key of several primes.
func GenerateMultiPrimeKey(random io.Reader, nprimes, bits int) (*PrivateKey, error) {
	if nprimes < 2 {
		return nil, errors.New("crypto/rsa: GenerateMultiPrimeKey: nprimes must be >= 2")
	}
	priv := &PrivateKey{PublicKey: PublicKey{E: 65537}, Primes: make([]*big.Int, nprimes)}
	e := big.NewInt(int64(priv.E))
again:
	for {
		left := bits
		n := new(big.Int).Set(one)
		totient := new(big.Int).Set(one)
		for i := range priv.Primes {
			p, err := primeOf(random, left/(nprimes-i))
			if err != nil {
				return nil, err
			}
			for _, q := range priv.Primes[:i] {
				if p.Cmp(q) == 0 {
					continue again
				}
			}
			priv.Primes[i] = p
			left -= p.BitLen()
			n.Mul(n, p)
			totient.Mul(totient, new(big.Int).Sub(p, one))
		}
		if n.BitLen() != bits {
			continue
		}
		if d := new(big.Int); d.ModInverse(e, totient) != nil {
			priv.N, priv.D = n, d
			priv.Precompute()
			return priv, nil
		}
	}
}

// primeOf gives a prime whose two highest bits are set, so that products are
// as long as they should be.
func primeOf(random io.Reader, bits int) (*big.Int, error) {
	for {
		p, err := rand.Prime(random, bits)
		if err != nil {
			return nil, err
		}
		if bits < 3 || p.Bit(bits-2) == 1 {
			return p, nil
		}
	}
}

// Precompute fills in Precomputed.
func (priv *PrivateKey) Precompute() {
	v := &priv.Precomputed
	if v.Dp != nil || len(priv.Primes) < 2 {
		return
	}
	rest := func(p *big.Int) *big.Int { return new(big.Int).Mod(priv.D, new(big.Int).Sub(p, one)) }
	v.Dp, v.Dq = rest(priv.Primes[0]), rest(priv.Primes[1])
	v.Qinv = new(big.Int).ModInverse(priv.Primes[1], priv.Primes[0])
	r := new(big.Int).Mul(priv.Primes[0], priv.Primes[1])
	v.CRTValues = make([]CRTValue, len(priv.Primes)-2)
	for i := 2; i < len(priv.Primes); i++ {
		p := priv.Primes[i]
		v.CRTValues[i-2] = CRTValue{rest(p), new(big.Int).ModInverse(r, p), new(big.Int).Set(r)}
		r.Mul(r, p)
	}
}

func (pub *PublicKey) encrypt(m *big.Int) *big.Int {
	return new(big.Int).Exp(m, big.NewInt(int64(pub.E)), pub.N)
}

func (priv *PrivateKey) decrypt(c *big.Int) (*big.Int, error) {
	if c.Cmp(priv.N) > 0 || priv.N.Sign() == 0 {
		return nil, ErrDecryption
	}
	return new(big.Int).Exp(c, priv.D, priv.N), nil
}
