// Galois/Counter Mode.

package cipher

import (
	"crypto/subtle"
	"encoding/binary"
	"errors"
)

// AEAD seals messages so that changes show.
type AEAD interface {
	NonceSize() int
	Overhead() int
	Seal(dst, nonce, plaintext, additionalData []byte) []byte
	Open(dst, nonce, ciphertext, additionalData []byte) ([]byte, error)
}

type gcm struct {
	b     Block
	h     []byte
	nonce int
	tag   int
}

var errOpen = errors.New("cipher: message authentication failed")

// ghash folds blocks together: each is added to the sum, which is multiplied by h.
func ghash(h, data []byte) []byte

// NewGCM makes an AEAD of a cipher with blocks of 16 bytes.
func NewGCM(cipher Block) (AEAD, error) { return newGCM(cipher, 12, 16) }

// NewGCMWithNonceSize is NewGCM for nonces of another length.
func NewGCMWithNonceSize(cipher Block, size int) (AEAD, error) { return newGCM(cipher, size, 16) }

// NewGCMWithTagSize is NewGCM for tags of another length.
func NewGCMWithTagSize(cipher Block, tagSize int) (AEAD, error) { return newGCM(cipher, 12, tagSize) }

func newGCM(b Block, nonce, tag int) (AEAD, error) {
	if tag < 12 || tag > 16 {
		return nil, errors.New("cipher: incorrect tag size given to GCM")
	}
	if nonce <= 0 {
		return nil, errors.New("cipher: the nonce can't have zero length, or the security of the key will be immediately compromised")
	}
	if b.BlockSize() != 16 {
		return nil, errors.New("cipher: NewGCM requires 128-bit block cipher")
	}
	h := make([]byte, 16)
	b.Encrypt(h, h)
	return &gcm{b, h, nonce, tag}, nil
}

func (g *gcm) NonceSize() int { return g.nonce }
func (g *gcm) Overhead() int  { return g.tag }

func padded(parts ...[]byte) []byte {
	var all []byte
	for _, part := range parts {
		all = append(all, part...)
		all = append(all, make([]byte, (16-len(part)%16)%16)...)
	}
	return all
}

// counter gives the first number for a nonce.
func (g *gcm) counter(nonce []byte) []byte {
	if len(nonce) != g.nonce {
		panic("crypto/cipher: incorrect nonce length given to GCM")
	}
	if len(nonce) == 12 {
		return append(append([]byte(nil), nonce...), 0, 0, 0, 1)
	}
	var length [16]byte
	binary.BigEndian.PutUint64(length[8:], uint64(len(nonce))*8)
	return ghash(g.h, padded(nonce, length[:]))
}

// mix encrypts or decrypts: block after block with the numbers after the first.
func (g *gcm) mix(dst, src, first []byte) {
	counter := append([]byte(nil), first...)
	var mask [16]byte
	for len(src) > 0 {
		increment(counter[12:])
		g.b.Encrypt(mask[:], counter)
		n := xor(dst, src, mask[:])
		dst, src = dst[n:], src[n:]
	}
}

func (g *gcm) sum(ciphertext, data, first []byte) []byte {
	var lengths [16]byte
	binary.BigEndian.PutUint64(lengths[:], uint64(len(data))*8)
	binary.BigEndian.PutUint64(lengths[8:], uint64(len(ciphertext))*8)
	s := ghash(g.h, padded(data, ciphertext, lengths[:]))
	var mask [16]byte
	g.b.Encrypt(mask[:], first)
	xor(s, s, mask[:])
	return s[:g.tag]
}

func (g *gcm) Seal(dst, nonce, plaintext, data []byte) []byte {
	first := g.counter(nonce)
	sealed := make([]byte, len(plaintext))
	g.mix(sealed, plaintext, first)
	dst = append(dst, sealed...)
	return append(dst, g.sum(sealed, data, first)...)
}

func (g *gcm) Open(dst, nonce, ciphertext, data []byte) ([]byte, error) {
	first := g.counter(nonce)
	if len(ciphertext) < g.tag {
		return nil, errOpen
	}
	sealed, tag := ciphertext[:len(ciphertext)-g.tag], ciphertext[len(ciphertext)-g.tag:]
	if subtle.ConstantTimeCompare(g.sum(sealed, data, first), tag) != 1 {
		return nil, errOpen
	}
	opened := make([]byte, len(sealed))
	g.mix(opened, sealed, first)
	return append(dst, opened...), nil
}
