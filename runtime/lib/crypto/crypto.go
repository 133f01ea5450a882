// What the packages below crypto have in common.

// Package crypto names hashes, and kinds of keys.
package crypto

import (
	"hash"
	"io"
	"strconv"
)

// Hash names a hash function; its package must be in the program.
type Hash uint

const (
	MD4 Hash = 1 + iota
	MD5
	SHA1
	SHA224
	SHA256
	SHA384
	SHA512
	MD5SHA1
	RIPEMD160
	SHA3_224
	SHA3_256
	SHA3_384
	SHA3_512
	SHA512_224
	SHA512_256
	BLAKE2s_256
	BLAKE2b_256
	BLAKE2b_384
	BLAKE2b_512
	maxHash
)

var hashNames = [...]string{
	"", "MD4", "MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512", "MD5+SHA1", "RIPEMD-160", "SHA3-224",
	"SHA3-256", "SHA3-384", "SHA3-512", "SHA-512/224", "SHA-512/256", "BLAKE2s-256", "BLAKE2b-256", "BLAKE2b-384",
	"BLAKE2b-512",
}

var sizes = [...]int{0, 16, 16, 20, 28, 32, 48, 64, 36, 20, 28, 32, 48, 64, 28, 32, 32, 32, 48, 64}

var makers [maxHash]func() hash.Hash

// HashFunc gives h, so that a Hash serves as SignerOpts.
func (h Hash) HashFunc() Hash { return h }

func (h Hash) String() string {
	if h > 0 && h < maxHash {
		return hashNames[h]
	}
	return "unknown hash value " + strconv.Itoa(int(h))
}

// Size is the length of a sum in bytes.
func (h Hash) Size() int {
	if h > 0 && h < maxHash {
		return sizes[h]
	}
	panic("crypto: Size of unknown hash function")
}

// New starts a sum.
func (h Hash) New() hash.Hash {
	if h > 0 && h < maxHash && makers[h] != nil {
		return makers[h]()
	}
	if f := h.shorter(); f != nil {
		return f(h.Size())
	}
	panic("crypto: requested hash function #" + strconv.Itoa(int(h)) + " is unavailable")
}

// Available tells whether the hash's package is in the program.
func (h Hash) Available() bool { return h < maxHash && (makers[h] != nil || h.shorter() != nil) }

// shorter makes the sums of SHA-512 that are named by their size, which need not be registered: SHA-512
// itself knows them.
func (h Hash) shorter() func(size int) hash.Hash {
	if h != SHA512_224 && h != SHA512_256 || makers[SHA512] == nil {
		return nil
	}
	return makers[SHA512]().(interface {
		Shorter(size int) hash.Hash
	}).Shorter
}

// RegisterHash is called by the packages of hashes.
func RegisterHash(h Hash, f func() hash.Hash) {
	if h >= maxHash {
		panic("crypto: RegisterHash of unknown hash function")
	}
	makers[h] = f
}

// PublicKey is a public key of any kind.
type PublicKey interface{}

// PrivateKey is a private key of any kind.
type PrivateKey interface{}

// Signer signs sums.
type Signer interface {
	Public() PublicKey
	Sign(rand io.Reader, digest []byte, opts SignerOpts) (signature []byte, err error)
}

// SignerOpts says what is signed: HashFunc is 0 for a message that is not hashed.
type SignerOpts interface {
	HashFunc() Hash
}

// Decrypter opens messages.
type Decrypter interface {
	Public() PublicKey
	Decrypt(rand io.Reader, msg []byte, opts DecrypterOpts) (plaintext []byte, err error)
}

// DecrypterOpts says how a message is opened.
type DecrypterOpts interface{}
