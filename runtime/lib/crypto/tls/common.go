// What a connection is told, and what it tells.

// Package tls seals connections by TLS 1.2 (RFC 5246), with keys by elliptic
// curves or RSA and AES-GCM.
package tls

import (
	"context"
	"crypto"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"time"
)

const (
	VersionSSL30 = 0x0300
	VersionTLS10 = 0x0301
	VersionTLS11 = 0x0302
	VersionTLS12 = 0x0303
	VersionTLS13 = 0x0304
)

const (
	TLS_RSA_WITH_RC4_128_SHA                      uint16 = 0x0005
	TLS_RSA_WITH_3DES_EDE_CBC_SHA                 uint16 = 0x000a
	TLS_RSA_WITH_AES_128_CBC_SHA                  uint16 = 0x002f
	TLS_RSA_WITH_AES_256_CBC_SHA                  uint16 = 0x0035
	TLS_RSA_WITH_AES_128_CBC_SHA256               uint16 = 0x003c
	TLS_RSA_WITH_AES_128_GCM_SHA256               uint16 = 0x009c
	TLS_RSA_WITH_AES_256_GCM_SHA384               uint16 = 0x009d
	TLS_ECDHE_ECDSA_WITH_RC4_128_SHA              uint16 = 0xc007
	TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA          uint16 = 0xc009
	TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA          uint16 = 0xc00a
	TLS_ECDHE_RSA_WITH_RC4_128_SHA                uint16 = 0xc011
	TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA           uint16 = 0xc012
	TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA            uint16 = 0xc013
	TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA            uint16 = 0xc014
	TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256       uint16 = 0xc023
	TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256         uint16 = 0xc027
	TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256         uint16 = 0xc02f
	TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256       uint16 = 0xc02b
	TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384         uint16 = 0xc030
	TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384       uint16 = 0xc02c
	TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256   uint16 = 0xcca8
	TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 uint16 = 0xcca9
	TLS_AES_128_GCM_SHA256                        uint16 = 0x1301
	TLS_AES_256_GCM_SHA384                        uint16 = 0x1302
	TLS_CHACHA20_POLY1305_SHA256                  uint16 = 0x1303
	TLS_FALLBACK_SCSV                             uint16 = 0x5600

	TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305   = TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
	TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305 = TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
)

// CipherSuite describes a suite.
type CipherSuite struct {
	ID                uint16
	Name              string
	SupportedVersions []uint16
	Insecure          bool
}

// CipherSuites gives the suites that are spoken here.
func CipherSuites() []*CipherSuite {
	var all []*CipherSuite
	for _, s := range suites {
		all = append(all, &CipherSuite{s.id, s.name, []uint16{VersionTLS12}, false})
	}
	return all
}

// InsecureCipherSuites gives suites nobody should use; none is spoken here.
func InsecureCipherSuites() []*CipherSuite { return nil }

// CipherSuiteName gives a suite's name, or its number as text.
func CipherSuiteName(id uint16) string {
	for _, s := range suites {
		if s.id == id {
			return s.name
		}
	}
	return fmt.Sprintf("0x%04X", id)
}

// CurveID names a curve.
type CurveID uint16

const (
	CurveP256 CurveID = 23
	CurveP384 CurveID = 24
	CurveP521 CurveID = 25
	X25519    CurveID = 29
)

// SignatureScheme names a way to sign.
type SignatureScheme uint16

const (
	PKCS1WithSHA256        SignatureScheme = 0x0401
	PKCS1WithSHA384        SignatureScheme = 0x0501
	PKCS1WithSHA512        SignatureScheme = 0x0601
	PSSWithSHA256          SignatureScheme = 0x0804
	PSSWithSHA384          SignatureScheme = 0x0805
	PSSWithSHA512          SignatureScheme = 0x0806
	ECDSAWithP256AndSHA256 SignatureScheme = 0x0403
	ECDSAWithP384AndSHA384 SignatureScheme = 0x0503
	ECDSAWithP521AndSHA512 SignatureScheme = 0x0603
	Ed25519                SignatureScheme = 0x0807
	PKCS1WithSHA1          SignatureScheme = 0x0201
	ECDSAWithSHA1          SignatureScheme = 0x0203
)

// ClientAuthType says what a server wants of clients.
type ClientAuthType int

const (
	NoClientCert ClientAuthType = iota
	RequestClientCert
	RequireAnyClientCert
	VerifyClientCertIfGiven
	RequireAndVerifyClientCert
)

// RenegotiationSupport says whether a server may ask to begin again.
type RenegotiationSupport int

const (
	RenegotiateNever RenegotiationSupport = iota
	RenegotiateOnceAsClient
	RenegotiateFreelyAsClient
)

// ConnectionState tells how a connection is sealed.
type ConnectionState struct {
	Version                     uint16
	HandshakeComplete           bool
	DidResume                   bool
	CipherSuite                 uint16
	NegotiatedProtocol          string
	NegotiatedProtocolIsMutual  bool
	ServerName                  string
	PeerCertificates            []*x509.Certificate
	VerifiedChains              [][]*x509.Certificate
	SignedCertificateTimestamps [][]byte
	OCSPResponse                []byte
	TLSUnique                   []byte
}

// ClientHelloInfo is what a client has begun with.
type ClientHelloInfo struct {
	CipherSuites      []uint16
	ServerName        string
	SupportedCurves   []CurveID
	SupportedPoints   []uint8
	SignatureSchemes  []SignatureScheme
	SupportedProtos   []string
	SupportedVersions []uint16
	Conn              net.Conn
}

// Context gives the handshake's context.
func (c *ClientHelloInfo) Context() context.Context { return context.Background() }

// CertificateRequestInfo is what a server wants of a client.
type CertificateRequestInfo struct {
	AcceptableCAs    [][]byte
	SignatureSchemes []SignatureScheme
	Version          uint16
}

// ClientSessionState is what a client could begin again with.
type ClientSessionState struct{}

// ClientSessionCache keeps sessions; none is resumed here.
type ClientSessionCache interface {
	Get(sessionKey string) (session *ClientSessionState, ok bool)
	Put(sessionKey string, cs *ClientSessionState)
}

type sessionCache struct {
	mu       sync.Mutex
	capacity int
	keys     []string
	sessions map[string]*ClientSessionState
}

// NewLRUClientSessionCache makes a cache that forgets what was not used longest.
func NewLRUClientSessionCache(capacity int) ClientSessionCache {
	if capacity < 1 {
		capacity = 64
	}
	return &sessionCache{capacity: capacity, sessions: map[string]*ClientSessionState{}}
}

func (c *sessionCache) touch(key string) {
	for i, k := range c.keys {
		if k == key {
			c.keys = append(c.keys[:i], c.keys[i+1:]...)
			break
		}
	}
	c.keys = append(c.keys, key)
}

func (c *sessionCache) Get(key string) (*ClientSessionState, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s, ok := c.sessions[key]
	if ok {
		c.touch(key)
	}
	return s, ok
}

func (c *sessionCache) Put(key string, s *ClientSessionState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s == nil {
		delete(c.sessions, key)
		return
	}
	c.touch(key)
	c.sessions[key] = s
	if len(c.keys) > c.capacity {
		delete(c.sessions, c.keys[0])
		c.keys = c.keys[1:]
	}
}

// Certificate is a chain of certificates, and the key of the first.
type Certificate struct {
	Certificate                  [][]byte
	PrivateKey                   crypto.PrivateKey
	SupportedSignatureAlgorithms []SignatureScheme
	OCSPStaple                   []byte
	SignedCertificateTimestamps  [][]byte
	Leaf                         *x509.Certificate // of Certificate[0], if it was read
}

func (c *Certificate) leaf() (*x509.Certificate, error) {
	if c.Leaf != nil {
		return c.Leaf, nil
	}
	return x509.ParseCertificate(c.Certificate[0])
}

// Config says how to seal connections.
type Config struct {
	Rand                        io.Reader
	Time                        func() time.Time
	Certificates                []Certificate
	NameToCertificate           map[string]*Certificate
	GetCertificate              func(*ClientHelloInfo) (*Certificate, error)
	GetClientCertificate        func(*CertificateRequestInfo) (*Certificate, error)
	GetConfigForClient          func(*ClientHelloInfo) (*Config, error)
	VerifyPeerCertificate       func(rawCerts [][]byte, verifiedChains [][]*x509.Certificate) error
	VerifyConnection            func(ConnectionState) error
	RootCAs                     *x509.CertPool
	NextProtos                  []string
	ServerName                  string
	ClientAuth                  ClientAuthType
	ClientCAs                   *x509.CertPool
	InsecureSkipVerify          bool
	CipherSuites                []uint16
	PreferServerCipherSuites    bool
	SessionTicketsDisabled      bool
	SessionTicketKey            [32]byte
	ClientSessionCache          ClientSessionCache
	MinVersion                  uint16
	MaxVersion                  uint16
	CurvePreferences            []CurveID
	DynamicRecordSizingDisabled bool
	Renegotiation               RenegotiationSupport
	KeyLogWriter                io.Writer
}

// Clone copies the configuration.
func (c *Config) Clone() *Config {
	if c == nil {
		return nil
	}
	d := *c
	return &d
}

// SetSessionTicketKeys changes keys of tickets, of which none are given out.
func (c *Config) SetSessionTicketKeys(keys [][32]byte) {
	if len(keys) == 0 {
		panic("tls: keys must have at least one key")
	}
}

// BuildNameToCertificate fills in NameToCertificate.
func (c *Config) BuildNameToCertificate() {
	c.NameToCertificate = map[string]*Certificate{}
	for i := range c.Certificates {
		cert := &c.Certificates[i]
		leaf, err := cert.leaf()
		if err != nil {
			continue
		}
		if leaf.Subject.CommonName != "" && len(leaf.DNSNames) == 0 {
			c.NameToCertificate[leaf.Subject.CommonName] = cert
		}
		for _, san := range leaf.DNSNames {
			c.NameToCertificate[san] = cert
		}
	}
}

func (c *Config) now() time.Time {
	if c.Time != nil {
		return c.Time()
	}
	return time.Now()
}

var errNoCertificates = errors.New("tls: no certificates configured")

// certificate chooses one for a client.
func (c *Config) certificate(hello *ClientHelloInfo) (*Certificate, error) {
	if c.GetCertificate != nil && (len(c.Certificates) == 0 || hello.ServerName != "") {
		cert, err := c.GetCertificate(hello)
		if cert != nil || err != nil {
			return cert, err
		}
	}
	if len(c.Certificates) == 0 {
		return nil, errNoCertificates
	}
	name := strings.ToLower(strings.TrimRight(hello.ServerName, "."))
	if cert := c.NameToCertificate[name]; cert != nil {
		return cert, nil
	}
	if dot := strings.Index(name, "."); dot >= 0 {
		if cert := c.NameToCertificate["*"+name[dot:]]; cert != nil {
			return cert, nil
		}
	}
	if len(c.Certificates) > 1 && name != "" {
		for i := range c.Certificates {
			if leaf, err := c.Certificates[i].leaf(); err == nil && leaf.VerifyHostname(name) == nil {
				return &c.Certificates[i], nil
			}
		}
	}
	return &c.Certificates[0], nil
}

// RecordHeaderError is given for what is no record.
type RecordHeaderError struct {
	Msg          string
	RecordHeader [5]byte
	Conn         net.Conn
}

func (e RecordHeaderError) Error() string { return "tls: " + e.Msg }

// CertificateVerificationError is given for a certificate that does not hold.
type CertificateVerificationError struct {
	UnverifiedCertificates []*x509.Certificate
	Err                    error
}

func (e *CertificateVerificationError) Error() string {
	return "tls: failed to verify certificate: " + e.Err.Error()
}

// Unwrap gives the error behind.
func (e *CertificateVerificationError) Unwrap() error { return e.Err }

type alert uint8

const (
	alertCloseNotify       alert = 0
	alertUnexpected        alert = 10
	alertBadRecordMAC      alert = 20
	alertHandshakeFailure  alert = 40
	alertBadCertificate    alert = 42
	alertUnknownCA         alert = 48
	alertDecodeError       alert = 50
	alertDecryptError      alert = 51
	alertProtocolVersion   alert = 70
	alertInternalError     alert = 80
	alertNoApplicationProt alert = 120
)

var alertText = map[alert]string{
	alertCloseNotify: "close notify", alertUnexpected: "unexpected message", alertBadRecordMAC: "bad record MAC",
	alertHandshakeFailure: "handshake failure", alertBadCertificate: "bad certificate",
	alertUnknownCA: "unknown certificate authority", alertDecodeError: "error decoding message",
	alertDecryptError: "error decrypting message", alertProtocolVersion: "protocol version not supported",
	alertInternalError: "internal error", alertNoApplicationProt: "no application protocol",
}

func (a alert) Error() string {
	if s, ok := alertText[a]; ok {
		return "tls: " + s
	}
	return fmt.Sprintf("tls: alert(%d)", uint8(a))
}

func (a alert) String() string { return a.Error() }
