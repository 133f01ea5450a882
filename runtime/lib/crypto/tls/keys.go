// Suites, and the keys that come out of a handshake (RFC 5246, RFC 5288, RFC 8422).

package tls

import (
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha512"
	"errors"
	"hash"
	"io"
	"math/big"
)

type suite struct {
	id    uint16
	name  string
	curve bool // keys by a curve, else by RSA
	ecdsa bool // certificates with ECDSA keys
	key   int
	hash  func() hash.Hash
}

var suites = []suite{
	{TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", true, true, 16, sha256.New},
	{TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", true, false, 16, sha256.New},
	{TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", true, true, 32, sha512.New384},
	{TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", true, false, 32, sha512.New384},
	{TLS_RSA_WITH_AES_128_GCM_SHA256, "TLS_RSA_WITH_AES_128_GCM_SHA256", false, false, 16, sha256.New},
	{TLS_RSA_WITH_AES_256_GCM_SHA384, "TLS_RSA_WITH_AES_256_GCM_SHA384", false, false, 32, sha512.New384},
}

// suites gives those that both the configuration and this package know.
func (c *Config) suites() []suite {
	if c.CipherSuites == nil {
		return suites
	}
	var list []suite
	for _, id := range c.CipherSuites {
		for _, s := range suites {
			if s.id == id {
				list = append(list, s)
			}
		}
	}
	return list
}

func (c *Config) rand() io.Reader {
	if c.Rand != nil {
		return c.Rand
	}
	return rand.Reader
}

func (c *Config) curves() []CurveID {
	if len(c.CurvePreferences) > 0 {
		return c.CurvePreferences
	}
	return []CurveID{CurveP256, CurveP384, CurveP521}
}

func curveOf(id CurveID) elliptic.Curve {
	switch id {
	case CurveP256:
		return elliptic.P256()
	case CurveP384:
		return elliptic.P384()
	case CurveP521:
		return elliptic.P521()
	}
	return nil
}

// expand makes n bytes of a secret, a label and a seed.
func expand(h func() hash.Hash, secret []byte, label string, seed []byte, n int) []byte {
	mac := hmac.New(h, secret)
	sum := func(parts ...[]byte) []byte {
		mac.Reset()
		for _, part := range parts {
			mac.Write(part)
		}
		return mac.Sum(nil)
	}
	whole := append([]byte(label), seed...)
	var out []byte
	for a := sum(whole); len(out) < n; a = sum(a) {
		out = append(out, sum(a, whole)...)
	}
	return out[:n]
}

// establish makes the keys of both directions; they are turned on later.
func (c *Conn) establish(s suite, master, client, server []byte) error {
	block := expand(s.hash, master, "key expansion", append(append([]byte(nil), server...), client...), 2*s.key+8)
	prepare := func(h *half, key, fixed []byte) error {
		b, err := aes.NewCipher(key)
		if err != nil {
			return err
		}
		aead, err := cipher.NewGCM(b)
		if err != nil {
			return err
		}
		h.next = func() { h.aead, h.fixed, h.seq = aead, fixed, 0 }
		return nil
	}
	clientKey, serverKey := block[:s.key], block[s.key:2*s.key]
	clientIV, serverIV := block[2*s.key:2*s.key+4], block[2*s.key+4:]
	if c.isClient {
		if err := prepare(&c.out, clientKey, clientIV); err != nil {
			return err
		}
		return prepare(&c.in, serverKey, serverIV)
	}
	if err := prepare(&c.in, clientKey, clientIV); err != nil {
		return err
	}
	return prepare(&c.out, serverKey, serverIV)
}

// finished sums up all messages up to here.
func (c *Conn) finished(s suite, master []byte, label string) []byte {
	h := s.hash()
	h.Write(c.transcript)
	return expand(s.hash, master, label, h.Sum(nil), 12)
}

func schemeOf(key crypto.PublicKey) (SignatureScheme, crypto.Hash) {
	if pub, ok := key.(*ecdsa.PublicKey); ok {
		if pub.Curve.Params().BitSize == 384 {
			return ECDSAWithP384AndSHA384, crypto.SHA384
		}
		if pub.Curve.Params().BitSize == 521 {
			return ECDSAWithP521AndSHA512, crypto.SHA512
		}
		return ECDSAWithP256AndSHA256, crypto.SHA256
	}
	return PKCS1WithSHA256, crypto.SHA256
}

func hashOf(s SignatureScheme) crypto.Hash {
	switch s {
	case PKCS1WithSHA256, ECDSAWithP256AndSHA256, PSSWithSHA256:
		return crypto.SHA256
	case PKCS1WithSHA384, ECDSAWithP384AndSHA384, PSSWithSHA384:
		return crypto.SHA384
	case PKCS1WithSHA512, ECDSAWithP521AndSHA512, PSSWithSHA512:
		return crypto.SHA512
	case PKCS1WithSHA1, ECDSAWithSHA1:
		return crypto.SHA1
	}
	return 0
}

// signed gives a signature of a message, as it stands in handshake messages.
func (c *Conn) signed(key crypto.PrivateKey, message []byte) (*builder, error) {
	signer, ok := key.(crypto.Signer)
	if !ok {
		return nil, errors.New("tls: certificate private key does not implement crypto.Signer")
	}
	scheme, id := schemeOf(signer.Public())
	h := id.New()
	h.Write(message)
	signature, err := signer.Sign(c.config.rand(), h.Sum(nil), id)
	if err != nil {
		return nil, err
	}
	b := new(builder)
	b.number(2, int(scheme))
	b.list(2, signature)
	return b, nil
}

// checkSigned checks what signed has made; rest of m is read.
func checkSigned(key crypto.PublicKey, message []byte, m *reader) error {
	scheme := SignatureScheme(m.number(2))
	signature := m.list(2)
	id := hashOf(scheme)
	if m.bad || id == 0 {
		return alertDecodeError
	}
	h := id.New()
	h.Write(message)
	digest := h.Sum(nil)
	switch pub := key.(type) {
	case *ecdsa.PublicKey:
		if !ecdsa.VerifyASN1(pub, digest, signature) {
			return errors.New("tls: invalid signature by the server certificate: ECDSA verification failure")
		}
		return nil
	case *rsa.PublicKey:
		if scheme == PSSWithSHA256 || scheme == PSSWithSHA384 || scheme == PSSWithSHA512 {
			return rsa.VerifyPSS(pub, id, digest, signature, nil)
		}
		return rsa.VerifyPKCS1v15(pub, id, digest, signature)
	}
	return errors.New("tls: unsupported certificate key")
}

// shared gives what both ends of an exchange by a curve come to.
func shared(curve elliptic.Curve, private []byte, point []byte) ([]byte, error) {
	x, y := elliptic.Unmarshal(curve, point)
	if x == nil {
		return nil, errors.New("tls: invalid point of an elliptic curve")
	}
	sx, _ := curve.ScalarMult(x, y, private)
	return fixed(sx, (curve.Params().BitSize+7)/8), nil
}

func fixed(x *big.Int, n int) []byte { return x.FillBytes(make([]byte, n)) }
