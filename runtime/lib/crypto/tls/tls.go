// Dialing and listening; certificates from files.

package tls

import (
	"bytes"
	"context"
	"crypto"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io/ioutil"
	"net"
	"strings"
	"time"
)

// Server seals a connection as its server.
func Server(conn net.Conn, config *Config) *Conn { return &Conn{conn: conn, config: config} }

// Client seals a connection as its client; config has ServerName or
// InsecureSkipVerify.
func Client(conn net.Conn, config *Config) *Conn {
	return &Conn{conn: conn, config: config, isClient: true}
}

type listener struct {
	net.Listener
	config *Config
}

func (l *listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return Server(c, l.config), nil
}

// NewListener seals what another accepts.
func NewListener(inner net.Listener, config *Config) net.Listener { return &listener{inner, config} }

// Listen accepts sealed connections.
func Listen(network, laddr string, config *Config) (net.Listener, error) {
	if config == nil || len(config.Certificates) == 0 && config.GetCertificate == nil && config.GetConfigForClient == nil {
		return nil, errors.New("tls: neither Certificates, GetCertificate, nor GetConfigForClient set in Config")
	}
	l, err := net.Listen(network, laddr)
	if err != nil {
		return nil, err
	}
	return NewListener(l, config), nil
}

// Dial connects and shakes hands.
func Dial(network, addr string, config *Config) (*Conn, error) {
	return DialWithDialer(new(net.Dialer), network, addr, config)
}

type timeoutError struct{}

func (timeoutError) Error() string   { return "tls: DialWithDialer timed out" }
func (timeoutError) Timeout() bool   { return true }
func (timeoutError) Temporary() bool { return true }

// DialWithDialer connects by a dialer and shakes hands; both within its timeout.
func DialWithDialer(dialer *net.Dialer, network, addr string, config *Config) (*Conn, error) {
	deadline := dialer.Deadline
	if dialer.Timeout != 0 {
		if end := time.Now().Add(dialer.Timeout); deadline.IsZero() || end.Before(deadline) {
			deadline = end
		}
	}
	raw, err := dialer.Dial(network, addr)
	if err != nil {
		return nil, err
	}
	host := addr
	if colon := strings.LastIndex(addr, ":"); colon >= 0 {
		host = addr[:colon]
	}
	if config == nil {
		config = &Config{}
	}
	if config.ServerName == "" {
		config = config.Clone()
		config.ServerName = host
	}
	c := Client(raw, config)
	if !deadline.IsZero() {
		raw.SetDeadline(deadline)
	}
	if err := c.Handshake(); err != nil {
		raw.Close()
		if e, ok := err.(net.Error); ok && e.Timeout() {
			return nil, timeoutError{}
		}
		return nil, err
	}
	raw.SetDeadline(time.Time{})
	return c, nil
}

// Dialer connects and shakes hands.
type Dialer struct {
	NetDialer *net.Dialer
	Config    *Config
}

// Dial connects and shakes hands.
func (d *Dialer) Dial(network, addr string) (net.Conn, error) {
	dialer := d.NetDialer
	if dialer == nil {
		dialer = new(net.Dialer)
	}
	c, err := DialWithDialer(dialer, network, addr, d.Config)
	if err != nil {
		return nil, err
	}
	return c, nil
}

// DialContext is Dial, as long as the context lasts.
func (d *Dialer) DialContext(ctx context.Context, network, addr string) (net.Conn, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return d.Dial(network, addr)
}

// LoadX509KeyPair reads a chain and its key from files.
func LoadX509KeyPair(certFile, keyFile string) (Certificate, error) {
	cert, err := ioutil.ReadFile(certFile)
	if err != nil {
		return Certificate{}, err
	}
	key, err := ioutil.ReadFile(keyFile)
	if err != nil {
		return Certificate{}, err
	}
	return X509KeyPair(cert, key)
}

// X509KeyPair reads a chain and its key, both in PEM.
func X509KeyPair(certPEMBlock, keyPEMBlock []byte) (cert Certificate, err error) {
	var skipped []string
	for {
		var block *pem.Block
		if block, certPEMBlock = pem.Decode(certPEMBlock); block == nil {
			break
		}
		if block.Type == "CERTIFICATE" {
			cert.Certificate = append(cert.Certificate, block.Bytes)
		} else {
			skipped = append(skipped, block.Type)
		}
	}
	if len(cert.Certificate) == 0 {
		switch {
		case len(skipped) == 0:
			err = errors.New("tls: failed to find any PEM data in certificate input")
		case len(skipped) == 1 && strings.HasSuffix(skipped[0], "PRIVATE KEY"):
			err = errors.New("tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched")
		default:
			err = fmt.Errorf("tls: failed to find \"CERTIFICATE\" PEM block in certificate input after skipping PEM blocks of the following types: %v", skipped)
		}
		return Certificate{}, err
	}
	skipped = nil
	var key *pem.Block
	for {
		if key, keyPEMBlock = pem.Decode(keyPEMBlock); key == nil {
			switch {
			case len(skipped) == 0:
				err = errors.New("tls: failed to find any PEM data in key input")
			case len(skipped) == 1 && skipped[0] == "CERTIFICATE":
				err = errors.New("tls: found a certificate rather than a key in the PEM for the private key")
			default:
				err = fmt.Errorf("tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in key input after skipping PEM blocks of the following types: %v", skipped)
			}
			return Certificate{}, err
		}
		if key.Type == "PRIVATE KEY" || strings.HasSuffix(key.Type, " PRIVATE KEY") {
			break
		}
		skipped = append(skipped, key.Type)
	}
	leaf, err := x509.ParseCertificate(cert.Certificate[0])
	if err != nil {
		return Certificate{}, err
	}
	if cert.PrivateKey, err = parseKey(key.Bytes); err != nil {
		return Certificate{}, err
	}
	public, err := x509.MarshalPKIXPublicKey(cert.PrivateKey.(crypto.Signer).Public())
	if err != nil {
		return Certificate{}, errors.New("tls: unknown public key algorithm")
	}
	if !bytes.Equal(public, leaf.RawSubjectPublicKeyInfo) {
		own, err := x509.MarshalPKIXPublicKey(leaf.PublicKey)
		if err != nil || !bytes.Equal(own, public) {
			return Certificate{}, errors.New("tls: private key does not match public key")
		}
	}
	return cert, nil
}

func parseKey(der []byte) (crypto.PrivateKey, error) {
	if key, err := x509.ParsePKCS1PrivateKey(der); err == nil {
		return key, nil
	}
	if key, err := x509.ParsePKCS8PrivateKey(der); err == nil {
		return key, nil
	}
	if key, err := x509.ParseECPrivateKey(der); err == nil {
		return key, nil
	}
	return nil, errors.New("tls: failed to parse private key")
}
