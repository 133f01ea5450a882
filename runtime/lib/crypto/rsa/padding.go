// PKCS #1: v1.5, PSS and OAEP.

package rsa

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"errors"
	"hash"
	"io"
	"math/big"
)

// PKCS1v15DecryptOptions asks for PKCS #1 v1.5.
type PKCS1v15DecryptOptions struct {
	SessionKeyLen int
}

// OAEPOptions asks for OAEP.
type OAEPOptions struct {
	Hash  crypto.Hash
	Label []byte
}

// PSSOptions asks for PSS.
type PSSOptions struct {
	SaltLength int
	Hash       crypto.Hash
}

// HashFunc gives the hash of what is signed.
func (opts *PSSOptions) HashFunc() crypto.Hash { return opts.Hash }

const (
	PSSSaltLengthAuto       = 0
	PSSSaltLengthEqualsHash = -1
)

// prefixes stand before a sum: the hash's name in ASN.1.
var prefixes = map[crypto.Hash]string{
	crypto.MD5:       "\x30\x20\x30\x0c\x06\x08\x2a\x86\x48\x86\xf7\x0d\x02\x05\x05\x00\x04\x10",
	crypto.SHA1:      "\x30\x21\x30\x09\x06\x05\x2b\x0e\x03\x02\x1a\x05\x00\x04\x14",
	crypto.SHA224:    "\x30\x2d\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x04\x05\x00\x04\x1c",
	crypto.SHA256:    "\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20",
	crypto.SHA384:    "\x30\x41\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02\x05\x00\x04\x30",
	crypto.SHA512:    "\x30\x51\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03\x05\x00\x04\x40",
	crypto.MD5SHA1:   "",
	crypto.RIPEMD160: "\x30\x20\x30\x08\x06\x06\x28\xcf\x06\x03\x00\x31\x04\x14",
}

// signed gives the block that a signature of a sum stands for.
func signed(pub *PublicKey, hash crypto.Hash, sum []byte) ([]byte, error) {
	prefix := ""
	if hash != 0 {
		if len(sum) != hash.Size() {
			return nil, errors.New("crypto/rsa: input must be hashed message")
		}
		var ok bool
		if prefix, ok = prefixes[hash]; !ok {
			return nil, errors.New("crypto/rsa: unsupported hash function")
		}
	}
	k := pub.Size()
	n := len(prefix) + len(sum)
	if k < n+11 {
		return nil, ErrMessageTooLong
	}
	block := bytes.Repeat([]byte{0xff}, k)
	block[0], block[1], block[k-n-1] = 0, 1, 0
	copy(block[k-n:], prefix)
	copy(block[k-len(sum):], sum)
	return block, nil
}

// SignPKCS1v15 signs a sum.
func SignPKCS1v15(random io.Reader, priv *PrivateKey, hash crypto.Hash, hashed []byte) ([]byte, error) {
	block, err := signed(&priv.PublicKey, hash, hashed)
	if err != nil {
		return nil, err
	}
	c, err := priv.decrypt(new(big.Int).SetBytes(block))
	if err != nil {
		return nil, err
	}
	return c.FillBytes(block), nil
}

// VerifyPKCS1v15 gives nil if the signature is of this sum.
func VerifyPKCS1v15(pub *PublicKey, hash crypto.Hash, hashed, sig []byte) error {
	want, err := signed(pub, hash, hashed)
	if err == ErrMessageTooLong {
		return ErrVerification
	}
	if err != nil {
		return err
	}
	if len(sig) != pub.Size() {
		return ErrVerification
	}
	m := pub.encrypt(new(big.Int).SetBytes(sig))
	if !bytes.Equal(want, m.FillBytes(make([]byte, len(want)))) {
		return ErrVerification
	}
	return nil
}

// EncryptPKCS1v15 seals a message.
func EncryptPKCS1v15(random io.Reader, pub *PublicKey, msg []byte) ([]byte, error) {
	if err := checkPublic(pub); err != nil {
		return nil, err
	}
	k := pub.Size()
	if len(msg) > k-11 {
		return nil, ErrMessageTooLong
	}
	block := make([]byte, k)
	block[1] = 2
	fill := block[2 : k-len(msg)-1]
	for i := range fill {
		for fill[i] == 0 {
			if _, err := io.ReadFull(random, fill[i:i+1]); err != nil {
				return nil, err
			}
		}
	}
	copy(block[k-len(msg):], msg)
	return pub.encrypt(new(big.Int).SetBytes(block)).FillBytes(block), nil
}

// DecryptPKCS1v15 opens a message.
func DecryptPKCS1v15(random io.Reader, priv *PrivateKey, ciphertext []byte) ([]byte, error) {
	if err := checkPublic(&priv.PublicKey); err != nil {
		return nil, err
	}
	k := priv.Size()
	if k < 11 {
		return nil, ErrDecryption
	}
	m, err := priv.decrypt(new(big.Int).SetBytes(ciphertext))
	if err != nil {
		return nil, err
	}
	block := m.FillBytes(make([]byte, k))
	end := bytes.IndexByte(block[2:], 0)
	if block[0] != 0 || block[1] != 2 || end < 8 {
		return nil, ErrDecryption
	}
	return block[2+end+1:], nil
}

// DecryptPKCS1v15SessionKey opens a message of known length into key; what is
// no such message leaves key as it is.
func DecryptPKCS1v15SessionKey(random io.Reader, priv *PrivateKey, ciphertext, key []byte) error {
	if err := checkPublic(&priv.PublicKey); err != nil {
		return err
	}
	if priv.Size() < 11+len(key) {
		return ErrDecryption
	}
	if msg, err := DecryptPKCS1v15(random, priv, ciphertext); err == nil && len(msg) == len(key) {
		copy(key, msg)
	}
	return nil
}

// mask changes out by what a hash makes of seed.
func mask(out []byte, h hash.Hash, seed []byte) {
	var counter [4]byte
	for done := 0; done < len(out); {
		h.Reset()
		h.Write(seed)
		h.Write(counter[:])
		for _, b := range h.Sum(nil) {
			if done == len(out) {
				break
			}
			out[done] ^= b
			done++
		}
		for i := 3; i >= 0; i-- {
			if counter[i]++; counter[i] != 0 {
				break
			}
		}
	}
	h.Reset()
}

// EncryptOAEP seals a message.
func EncryptOAEP(h hash.Hash, random io.Reader, pub *PublicKey, msg, label []byte) ([]byte, error) {
	if err := checkPublic(pub); err != nil {
		return nil, err
	}
	h.Reset()
	k, size := pub.Size(), h.Size()
	if len(msg) > k-2*size-2 {
		return nil, ErrMessageTooLong
	}
	h.Write(label)
	block := make([]byte, k)
	seed, db := block[1:1+size], block[1+size:]
	copy(db, h.Sum(nil))
	db[len(db)-len(msg)-1] = 1
	copy(db[len(db)-len(msg):], msg)
	if _, err := io.ReadFull(random, seed); err != nil {
		return nil, err
	}
	mask(db, h, seed)
	mask(seed, h, db)
	return pub.encrypt(new(big.Int).SetBytes(block)).FillBytes(block), nil
}

// DecryptOAEP opens a message.
func DecryptOAEP(h hash.Hash, random io.Reader, priv *PrivateKey, ciphertext, label []byte) ([]byte, error) {
	if err := checkPublic(&priv.PublicKey); err != nil {
		return nil, err
	}
	k, size := priv.Size(), h.Size()
	if len(ciphertext) > k || k < 2*size+2 {
		return nil, ErrDecryption
	}
	m, err := priv.decrypt(new(big.Int).SetBytes(ciphertext))
	if err != nil {
		return nil, err
	}
	h.Reset()
	h.Write(label)
	want := h.Sum(nil)
	block := m.FillBytes(make([]byte, k))
	seed, db := block[1:1+size], block[1+size:]
	mask(seed, h, db)
	mask(db, h, seed)
	rest := db[size:]
	at := bytes.IndexByte(rest, 1)
	if block[0] != 0 || !bytes.Equal(db[:size], want) || at < 0 || len(bytes.Trim(rest[:at], "\x00")) > 0 {
		return nil, ErrDecryption
	}
	return rest[at+1:], nil
}

// SignPSS signs a sum.
func SignPSS(random io.Reader, priv *PrivateKey, hash crypto.Hash, digest []byte, opts *PSSOptions) ([]byte, error) {
	length := PSSSaltLengthAuto
	if opts != nil {
		length = opts.SaltLength
		if opts.Hash != 0 {
			hash = opts.Hash
		}
	}
	bits := priv.N.BitLen() - 1
	size := (bits + 7) / 8
	switch length {
	case PSSSaltLengthAuto:
		length = size - 2 - hash.Size()
	case PSSSaltLengthEqualsHash:
		length = hash.Size()
	}
	if len(digest) != hash.Size() {
		return nil, errors.New("crypto/rsa: input must be hashed with given hash")
	}
	if length < 0 || size < hash.Size()+length+2 {
		return nil, ErrMessageTooLong
	}
	if random == nil {
		random = rand.Reader
	}
	salt := make([]byte, length)
	if _, err := io.ReadFull(random, salt); err != nil {
		return nil, err
	}
	h := hash.New()
	block := make([]byte, size)
	db := block[:size-hash.Size()-1]
	sum := saltedSum(h, digest, salt)
	db[len(db)-length-1] = 1
	copy(db[len(db)-length:], salt)
	mask(db, h, sum)
	db[0] &= 0xff >> uint(8*size-bits)
	copy(block[len(db):], sum)
	block[size-1] = 0xbc
	c, err := priv.decrypt(new(big.Int).SetBytes(block))
	if err != nil {
		return nil, err
	}
	return c.FillBytes(make([]byte, priv.Size())), nil
}

func saltedSum(h hash.Hash, digest, salt []byte) []byte {
	h.Reset()
	h.Write(make([]byte, 8))
	h.Write(digest)
	h.Write(salt)
	return h.Sum(nil)
}

// VerifyPSS gives nil if the signature is of this sum.
func VerifyPSS(pub *PublicKey, hash crypto.Hash, digest []byte, sig []byte, opts *PSSOptions) error {
	if len(sig) != pub.Size() || len(digest) != hash.Size() {
		return ErrVerification
	}
	bits := pub.N.BitLen() - 1
	size := (bits + 7) / 8
	m := pub.encrypt(new(big.Int).SetBytes(sig))
	if m.BitLen() > size*8 || size < hash.Size()+2 {
		return ErrVerification
	}
	block := m.FillBytes(make([]byte, size))
	db, sum := block[:size-hash.Size()-1], block[size-hash.Size()-1:size-1]
	unused := byte(0xff) << uint(8-(8*size-bits))
	if block[size-1] != 0xbc || db[0]&unused != 0 && 8*size != bits {
		return ErrVerification
	}
	h := hash.New()
	mask(db, h, sum)
	db[0] &= 0xff >> uint(8*size-bits)
	at := bytes.IndexByte(db, 1)
	if at < 0 || len(bytes.Trim(db[:at], "\x00")) > 0 {
		return ErrVerification
	}
	salt := db[at+1:]
	if opts != nil {
		want := opts.SaltLength
		if want == PSSSaltLengthEqualsHash {
			want = hash.Size()
		}
		if want != PSSSaltLengthAuto && want != len(salt) {
			return ErrVerification
		}
	}
	if !bytes.Equal(saltedSum(h, digest, salt), sum) {
		return ErrVerification
	}
	return nil
}
