package rand

import (
	"errors"
	"io"
	"math/big"
)

// Int is at least 0 and less than max.
func Int(rand io.Reader, max *big.Int) (n *big.Int, err error) {
	if max.Sign() <= 0 {
		panic("crypto/rand: argument to Int is <= 0")
	}
	last := new(big.Int).Sub(max, big.NewInt(1))
	bits := last.BitLen()
	if bits == 0 {
		return new(big.Int), nil
	}
	b := make([]byte, (bits+7)/8)
	for {
		if _, err = io.ReadFull(rand, b); err != nil {
			return nil, err
		}
		if extra := uint(bits % 8); extra != 0 {
			b[0] &= 1<<extra - 1
		}
		if n = new(big.Int).SetBytes(b); n.Cmp(max) < 0 {
			return n, nil
		}
	}
}

// Prime is a number of so many bits that is prime.
func Prime(rand io.Reader, bits int) (p *big.Int, err error) {
	if bits < 2 {
		return nil, errors.New("crypto/rand: prime size must be at least 2-bit")
	}
	// With the two highest bits set, the product of two has all its bits.
	least := new(big.Int).Lsh(big.NewInt(3), uint(bits-2))
	for {
		if p, err = Int(rand, new(big.Int).Lsh(big.NewInt(1), uint(bits))); err != nil {
			return nil, err
		}
		p.Or(p, least)
		if bits > 2 {
			p.SetBit(p, 0, 1)
		}
		if p.ProbablyPrime(20) {
			return p, nil
		}
	}
}
