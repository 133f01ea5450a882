// The ciphers of FIPS 46; blocks are turned natively.

// Package des has the ciphers DES and Triple DES.
package des

import (
	"crypto/cipher"
	"strconv"
)

// BlockSize is how many bytes are turned at a time.
const BlockSize = 8

// KeySizeError is given for a key of a wrong length.
type KeySizeError int

func (k KeySizeError) Error() string { return "crypto/des: invalid key size " + strconv.Itoa(int(k)) }

func crypt(key, dst, src []byte, decrypt bool)

type desCipher struct{ key []byte }

// NewCipher gives the cipher of a key of 8 bytes.
func NewCipher(key []byte) (cipher.Block, error) {
	if len(key) != 8 {
		return nil, KeySizeError(len(key))
	}
	return &desCipher{append([]byte(nil), key...)}, nil
}

// NewTripleDESCipher gives the cipher of a key of 24 bytes.
func NewTripleDESCipher(key []byte) (cipher.Block, error) {
	if len(key) != 24 {
		return nil, KeySizeError(len(key))
	}
	return &desCipher{append([]byte(nil), key...)}, nil
}

func (c *desCipher) BlockSize() int { return BlockSize }

func (c *desCipher) Encrypt(dst, src []byte) { c.crypt(dst, src, false) }

func (c *desCipher) Decrypt(dst, src []byte) { c.crypt(dst, src, true) }

func (c *desCipher) crypt(dst, src []byte, decrypt bool) {
	if len(src) < BlockSize {
		panic("crypto/des: input not full block")
	}
	if len(dst) < BlockSize {
		panic("crypto/des: output not full block")
	}
	b := append([]byte(nil), src[:BlockSize]...)
	n := len(c.key)
	for at := 0; at < n; at += 8 {
		part := c.key[at : at+8]
		if decrypt {
			part = c.key[n-at-8 : n-at]
		}
		// The middle one of three turns the other way.
		crypt(part, b, b, decrypt != (at == 8))
	}
	copy(dst, b)
}
