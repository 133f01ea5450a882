// Certificates: what they say.

// Package x509 reads, writes and checks certificates, and reads and writes keys.
package x509

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	_ "crypto/sha1"
	_ "crypto/sha256"
	_ "crypto/sha512"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
	"net"
	"net/url"
	"strconv"
	"time"
)

// SignatureAlgorithm names how something was signed.
type SignatureAlgorithm int

const (
	UnknownSignatureAlgorithm SignatureAlgorithm = iota
	MD2WithRSA
	MD5WithRSA
	SHA1WithRSA
	SHA256WithRSA
	SHA384WithRSA
	SHA512WithRSA
	DSAWithSHA1
	DSAWithSHA256
	ECDSAWithSHA1
	ECDSAWithSHA256
	ECDSAWithSHA384
	ECDSAWithSHA512
	SHA256WithRSAPSS
	SHA384WithRSAPSS
	SHA512WithRSAPSS
	PureEd25519
)

// algorithm is all that is known of a SignatureAlgorithm.
type algorithm struct {
	algo SignatureAlgorithm
	name string
	oid  asn1.ObjectIdentifier
	key  PublicKeyAlgorithm
	hash crypto.Hash
}

var algorithms = []algorithm{
	{MD5WithRSA, "MD5-RSA", asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 4}, RSA, crypto.MD5},
	{SHA1WithRSA, "SHA1-RSA", asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 5}, RSA, crypto.SHA1},
	{SHA256WithRSA, "SHA256-RSA", asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 11}, RSA, crypto.SHA256},
	{SHA384WithRSA, "SHA384-RSA", asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 12}, RSA, crypto.SHA384},
	{SHA512WithRSA, "SHA512-RSA", asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 13}, RSA, crypto.SHA512},
	{ECDSAWithSHA1, "ECDSA-SHA1", asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 1}, ECDSA, crypto.SHA1},
	{ECDSAWithSHA256, "ECDSA-SHA256", asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}, ECDSA, crypto.SHA256},
	{ECDSAWithSHA384, "ECDSA-SHA384", asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 3}, ECDSA, crypto.SHA384},
	{ECDSAWithSHA512, "ECDSA-SHA512", asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 4}, ECDSA, crypto.SHA512},
	{MD2WithRSA, "MD2-RSA", asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 2}, RSA, 0},
	{DSAWithSHA1, "DSA-SHA1", asn1.ObjectIdentifier{1, 2, 840, 10040, 4, 3}, DSA, crypto.SHA1},
	{DSAWithSHA256, "DSA-SHA256", asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 3, 2}, DSA, crypto.SHA256},
	{PureEd25519, "Ed25519", asn1.ObjectIdentifier{1, 3, 101, 112}, Ed25519, 0},
}

func (a SignatureAlgorithm) String() string {
	for _, one := range algorithms {
		if one.algo == a {
			return one.name
		}
	}
	switch a {
	case SHA256WithRSAPSS:
		return "SHA256-RSAPSS"
	case SHA384WithRSAPSS:
		return "SHA384-RSAPSS"
	case SHA512WithRSAPSS:
		return "SHA512-RSAPSS"
	}
	return strconv.Itoa(int(a))
}

// PublicKeyAlgorithm names a kind of keys.
type PublicKeyAlgorithm int

const (
	UnknownPublicKeyAlgorithm PublicKeyAlgorithm = iota
	RSA
	DSA
	ECDSA
	Ed25519
)

func (a PublicKeyAlgorithm) String() string {
	if a > 0 && a <= Ed25519 {
		return [...]string{"", "RSA", "DSA", "ECDSA", "Ed25519"}[a]
	}
	return strconv.Itoa(int(a))
}

// KeyUsage says what a key may be used for.
type KeyUsage int

const (
	KeyUsageDigitalSignature KeyUsage = 1 << iota
	KeyUsageContentCommitment
	KeyUsageKeyEncipherment
	KeyUsageDataEncipherment
	KeyUsageKeyAgreement
	KeyUsageCertSign
	KeyUsageCRLSign
	KeyUsageEncipherOnly
	KeyUsageDecipherOnly
)

// ExtKeyUsage says what a certificate is for.
type ExtKeyUsage int

const (
	ExtKeyUsageAny ExtKeyUsage = iota
	ExtKeyUsageServerAuth
	ExtKeyUsageClientAuth
	ExtKeyUsageCodeSigning
	ExtKeyUsageEmailProtection
	ExtKeyUsageIPSECEndSystem
	ExtKeyUsageIPSECTunnel
	ExtKeyUsageIPSECUser
	ExtKeyUsageTimeStamping
	ExtKeyUsageOCSPSigning
	ExtKeyUsageMicrosoftServerGatedCrypto
	ExtKeyUsageNetscapeServerGatedCrypto
	ExtKeyUsageMicrosoftCommercialCodeSigning
	ExtKeyUsageMicrosoftKernelCodeSigning
)

var usages = []asn1.ObjectIdentifier{
	{2, 5, 29, 37, 0},
	{1, 3, 6, 1, 5, 5, 7, 3, 1},
	{1, 3, 6, 1, 5, 5, 7, 3, 2},
	{1, 3, 6, 1, 5, 5, 7, 3, 3},
	{1, 3, 6, 1, 5, 5, 7, 3, 4},
	{1, 3, 6, 1, 5, 5, 7, 3, 5},
	{1, 3, 6, 1, 5, 5, 7, 3, 6},
	{1, 3, 6, 1, 5, 5, 7, 3, 7},
	{1, 3, 6, 1, 5, 5, 7, 3, 8},
	{1, 3, 6, 1, 5, 5, 7, 3, 9},
	{1, 3, 6, 1, 4, 1, 311, 10, 3, 3},
	{2, 16, 840, 1, 113730, 4, 1},
	{1, 3, 6, 1, 4, 1, 311, 2, 1, 22},
	{1, 3, 6, 1, 4, 1, 311, 61, 1, 1},
}

// Certificate says who has a key, and who says so.
type Certificate struct {
	Raw                     []byte
	RawTBSCertificate       []byte
	RawSubjectPublicKeyInfo []byte
	RawSubject              []byte
	RawIssuer               []byte

	Signature          []byte
	SignatureAlgorithm SignatureAlgorithm

	PublicKeyAlgorithm PublicKeyAlgorithm
	PublicKey          interface{}

	Version             int
	SerialNumber        *big.Int
	Issuer              pkix.Name
	Subject             pkix.Name
	NotBefore, NotAfter time.Time
	KeyUsage            KeyUsage

	Extensions                  []pkix.Extension
	ExtraExtensions             []pkix.Extension
	UnhandledCriticalExtensions []asn1.ObjectIdentifier

	ExtKeyUsage        []ExtKeyUsage
	UnknownExtKeyUsage []asn1.ObjectIdentifier

	BasicConstraintsValid bool
	IsCA                  bool
	MaxPathLen            int
	MaxPathLenZero        bool

	SubjectKeyId   []byte
	AuthorityKeyId []byte

	OCSPServer            []string
	IssuingCertificateURL []string

	DNSNames       []string
	EmailAddresses []string
	IPAddresses    []net.IP
	URIs           []*url.URL

	PermittedDNSDomainsCritical bool
	PermittedDNSDomains         []string
	ExcludedDNSDomains          []string
	PermittedIPRanges           []*net.IPNet
	ExcludedIPRanges            []*net.IPNet
	PermittedEmailAddresses     []string
	ExcludedEmailAddresses      []string
	PermittedURIDomains         []string
	ExcludedURIDomains          []string

	CRLDistributionPoints []string
	PolicyIdentifiers     []asn1.ObjectIdentifier
}

// ErrUnsupportedAlgorithm is given for ways to sign that are not known here.
var ErrUnsupportedAlgorithm = errors.New("x509: cannot verify signature: algorithm unimplemented")

// InsecureAlgorithmError is given for ways to sign that are not trusted any more.
type InsecureAlgorithmError SignatureAlgorithm

func (e InsecureAlgorithmError) Error() string {
	extra := ""
	if a := SignatureAlgorithm(e); a == SHA1WithRSA || a == ECDSAWithSHA1 {
		extra = " (temporarily override with GODEBUG=x509sha1=1)"
	}
	return fmt.Sprintf("x509: cannot verify signature: insecure algorithm %v", SignatureAlgorithm(e)) + extra
}

// ConstraintViolationError is given for a parent that may not sign certificates.
type ConstraintViolationError struct{}

func (ConstraintViolationError) Error() string {
	return "x509: invalid signature: parent certificate cannot sign this kind of certificate"
}

// UnhandledCriticalExtension is given for what must be understood and is not.
type UnhandledCriticalExtension struct{}

func (UnhandledCriticalExtension) Error() string { return "x509: unhandled critical extension" }

// Equal tells whether both are the same.
func (c *Certificate) Equal(other *Certificate) bool {
	if c == nil || other == nil {
		return c == other
	}
	return bytes.Equal(c.Raw, other.Raw)
}

// CheckSignatureFrom gives nil if the parent has signed c, and may.
func (c *Certificate) CheckSignatureFrom(parent *Certificate) error {
	if parent.Version == 3 && !parent.BasicConstraintsValid || parent.BasicConstraintsValid && !parent.IsCA {
		return ConstraintViolationError{}
	}
	if parent.KeyUsage != 0 && parent.KeyUsage&KeyUsageCertSign == 0 {
		return ConstraintViolationError{}
	}
	if parent.PublicKeyAlgorithm == UnknownPublicKeyAlgorithm {
		return ErrUnsupportedAlgorithm
	}
	return checkSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature, parent.PublicKey, false)
}

// CheckSignature gives nil if c's key has signed this.
func (c *Certificate) CheckSignature(algo SignatureAlgorithm, signed, signature []byte) error {
	return checkSignature(algo, signed, signature, c.PublicKey, true)
}

func checkSignature(algo SignatureAlgorithm, signed, signature []byte, key crypto.PublicKey, allowSHA1 bool) error {
	var a algorithm
	for _, one := range algorithms {
		if one.algo == algo {
			a = one
		}
	}
	switch a.hash {
	case 0:
		return ErrUnsupportedAlgorithm
	case crypto.MD5:
		return InsecureAlgorithmError(algo)
	case crypto.SHA1:
		if !allowSHA1 {
			return InsecureAlgorithmError(algo)
		}
	}
	if !a.hash.Available() {
		return ErrUnsupportedAlgorithm
	}
	h := a.hash.New()
	h.Write(signed)
	digest := h.Sum(nil)
	mismatch := func() error {
		return fmt.Errorf("x509: signature algorithm specifies an %s public key, but have public key of type %T", a.key.String(), key)
	}
	switch pub := key.(type) {
	case *rsa.PublicKey:
		if a.key != RSA {
			return mismatch()
		}
		return rsa.VerifyPKCS1v15(pub, a.hash, digest, signature)
	case *ecdsa.PublicKey:
		if a.key != ECDSA {
			return mismatch()
		}
		if !ecdsa.VerifyASN1(pub, digest, signature) {
			return errors.New("x509: ECDSA verification failure")
		}
		return nil
	}
	return ErrUnsupportedAlgorithm
}
