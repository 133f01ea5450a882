// The cipher of FIPS 197; blocks are turned natively.

// Package aes has the AES cipher.
package aes

import (
	"crypto/cipher"
	"strconv"
)

// BlockSize is how many bytes are turned at a time.
const BlockSize = 16

// KeySizeError is given for a key of no known length.
type KeySizeError int

func (k KeySizeError) Error() string { return "crypto/aes: invalid key size " + strconv.Itoa(int(k)) }

type aesCipher struct{ key []byte }

func crypt(key, dst, src []byte, decrypt bool)

// NewCipher gives the cipher of a key of 16, 24 or 32 bytes.
func NewCipher(key []byte) (cipher.Block, error) {
	switch len(key) {
	case 16, 24, 32:
		return &aesCipher{append([]byte(nil), key...)}, nil
	}
	return nil, KeySizeError(len(key))
}

func (c *aesCipher) BlockSize() int { return BlockSize }

func (c *aesCipher) Encrypt(dst, src []byte) { c.crypt(dst, src, false) }

func (c *aesCipher) Decrypt(dst, src []byte) { c.crypt(dst, src, true) }

func (c *aesCipher) crypt(dst, src []byte, decrypt bool) {
	if len(src) < BlockSize {
		panic("crypto/aes: input not full block")
	}
	if len(dst) < BlockSize {
		panic("crypto/aes: output not full block")
	}
	crypt(c.key, dst[:BlockSize], src[:BlockSize], decrypt)
}
