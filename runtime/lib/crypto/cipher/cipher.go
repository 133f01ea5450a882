// What ciphers have in common, and the ways to turn more than a block.

// Package cipher has modes of block ciphers.
package cipher

import "io"

// Block is a block cipher with its key.
type Block interface {
	BlockSize() int
	Encrypt(dst, src []byte)
	Decrypt(dst, src []byte)
}

// Stream turns bytes, however many.
type Stream interface {
	XORKeyStream(dst, src []byte)
}

// BlockMode turns whole blocks.
type BlockMode interface {
	BlockSize() int
	CryptBlocks(dst, src []byte)
}

type cbc struct {
	b  Block
	iv []byte
}

func newCBC(b Block, iv []byte, name string) cbc {
	if len(iv) != b.BlockSize() {
		panic("cipher." + name + ": IV length must equal block size")
	}
	return cbc{b, append([]byte(nil), iv...)}
}

func (x cbc) BlockSize() int { return len(x.iv) }

func (x cbc) check(dst, src []byte) {
	if len(src)%len(x.iv) != 0 {
		panic("crypto/cipher: input not full blocks")
	}
	if len(dst) < len(src) {
		panic("crypto/cipher: output smaller than input")
	}
}

type cbcEncrypter struct{ cbc }
type cbcDecrypter struct{ cbc }

// NewCBCEncrypter chains blocks.
func NewCBCEncrypter(b Block, iv []byte) BlockMode {
	return cbcEncrypter{newCBC(b, iv, "NewCBCEncrypter")}
}

// NewCBCDecrypter opens what NewCBCEncrypter's has chained.
func NewCBCDecrypter(b Block, iv []byte) BlockMode {
	return cbcDecrypter{newCBC(b, iv, "NewCBCDecrypter")}
}

func (x cbcEncrypter) CryptBlocks(dst, src []byte) {
	x.check(dst, src)
	n := len(x.iv)
	for at := 0; at < len(src); at += n {
		xor(x.iv, x.iv, src[at:at+n])
		x.b.Encrypt(x.iv, x.iv)
		copy(dst[at:], x.iv)
	}
}

func (x cbcDecrypter) CryptBlocks(dst, src []byte) {
	x.check(dst, src)
	n := len(x.iv)
	block := make([]byte, n)
	for at := 0; at < len(src); at += n {
		sealed := append([]byte(nil), src[at:at+n]...)
		x.b.Decrypt(block, sealed)
		xor(dst[at:at+n], block, x.iv)
		copy(x.iv, sealed)
	}
}

// SetIV starts a chain again.
func (x cbcEncrypter) SetIV(iv []byte) { copy(x.iv, iv) }

// SetIV starts a chain again.
func (x cbcDecrypter) SetIV(iv []byte) { copy(x.iv, iv) }

// xored gives a ^ b, as far as both go.
func xored(a, b []byte) []byte

// xor sets dst to a ^ b, as far as all of them go.
func xor(dst, a, b []byte) int { return copy(dst, xored(a, b)) }

// stream makes bytes to be mixed with others, a block at a time.
type stream struct {
	b    Block
	next []byte // what the next block is made of
	out  []byte
	used int
	mode int
}

const (
	modeCTR = iota
	modeOFB
	modeCFBEncrypt
	modeCFBDecrypt
)

func newStream(b Block, iv []byte, mode int, name string) Stream {
	if len(iv) != b.BlockSize() {
		panic("cipher." + name + ": IV length must equal block size")
	}
	return &stream{b: b, next: append([]byte(nil), iv...), out: make([]byte, len(iv)), used: len(iv), mode: mode}
}

// NewCTR mixes with encrypted numbers.
func NewCTR(block Block, iv []byte) Stream { return newStream(block, iv, modeCTR, "NewCTR") }

// NewOFB mixes with what is encrypted again and again.
func NewOFB(b Block, iv []byte) Stream { return newStream(b, iv, modeOFB, "NewOFB") }

// NewCFBEncrypter mixes with what the result before encrypts to.
func NewCFBEncrypter(block Block, iv []byte) Stream {
	return newStream(block, iv, modeCFBEncrypt, "newCFB")
}

// NewCFBDecrypter opens what NewCFBEncrypter's has mixed.
func NewCFBDecrypter(block Block, iv []byte) Stream {
	return newStream(block, iv, modeCFBDecrypt, "newCFB")
}

func (s *stream) XORKeyStream(dst, src []byte) {
	if len(dst) < len(src) {
		panic("crypto/cipher: output smaller than input")
	}
	for i, c := range src {
		if s.used == len(s.out) {
			s.b.Encrypt(s.out, s.next)
			s.used = 0
			switch s.mode {
			case modeCTR:
				increment(s.next)
			case modeOFB:
				copy(s.next, s.out)
			}
		}
		mixed := c ^ s.out[s.used]
		switch s.mode {
		case modeCFBEncrypt:
			s.next[s.used] = mixed
		case modeCFBDecrypt:
			s.next[s.used] = c
		}
		dst[i] = mixed
		s.used++
	}
}

func increment(counter []byte) {
	for i := len(counter) - 1; i >= 0; i-- {
		if counter[i]++; counter[i] != 0 {
			return
		}
	}
}

// StreamReader mixes what it reads.
type StreamReader struct {
	S Stream
	R io.Reader
}

func (r StreamReader) Read(dst []byte) (n int, err error) {
	n, err = r.R.Read(dst)
	r.S.XORKeyStream(dst[:n], dst[:n])
	return
}

// StreamWriter mixes what is written.
type StreamWriter struct {
	S   Stream
	W   io.Writer
	Err error
}

func (w StreamWriter) Write(src []byte) (n int, err error) {
	c := make([]byte, len(src))
	w.S.XORKeyStream(c, src)
	n, err = w.W.Write(c)
	if n != len(src) && err == nil {
		err = io.ErrShortWrite
	}
	return
}

// Close closes the writer below, if it can be closed.
func (w StreamWriter) Close() error {
	if c, ok := w.W.(io.Closer); ok {
		return c.Close()
	}
	return nil
}
