// Agreeing on keys, as client and as server.

package tls

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
)

func (c *Conn) clientHandshake() error {
	config := c.config
	if config.ServerName == "" && !config.InsecureSkipVerify {
		return errors.New("tls: either ServerName or InsecureSkipVerify must be specified in the tls.Config")
	}
	if config.MaxVersion != 0 && config.MaxVersion < VersionTLS12 || config.MinVersion > VersionTLS12 {
		return errors.New("tls: no supported versions satisfy MinVersion and MaxVersion")
	}
	random := make([]byte, 32)
	if _, err := io.ReadFull(config.rand(), random); err != nil {
		return errors.New("tls: short read from Rand: " + err.Error())
	}
	offered := config.suites()
	if err := c.send(clientHello, func(m *builder) { c.writeClientHello(m, random, offered) }); err != nil {
		return err
	}
	kind, m, err := c.receive()
	if err != nil {
		return err
	}
	if kind != serverHello {
		return c.fail(alertUnexpected)
	}
	version := m.number(2)
	serverRandom := append([]byte(nil), m.bytes(32)...)
	m.list(1)
	id := uint16(m.number(2))
	m.number(1)
	if m.bad {
		return c.fail(alertDecodeError)
	}
	if version != VersionTLS12 {
		c.fail(alertProtocolVersion)
		return fmt.Errorf("tls: server selected unsupported protocol version %x", version)
	}
	var s suite
	for _, one := range offered {
		if one.id == id {
			s = one
		}
	}
	if s.hash == nil {
		c.fail(alertHandshakeFailure)
		return errors.New("tls: server chose an unconfigured cipher suite")
	}
	c.state.Version, c.state.CipherSuite = VersionTLS12, id
	c.state.ServerName = serverName(config.ServerName)
	extensions(m, func(kind int, e *reader) {
		if kind == 16 {
			c.state.NegotiatedProtocol = string(e.nested(2).list(1))
			c.state.NegotiatedProtocolIsMutual = true
		}
	})
	if kind, m, err = c.receive(); err != nil {
		return err
	}
	if kind != certificateMsg {
		return c.fail(alertUnexpected)
	}
	raw := certificatesOf(m)
	if len(raw) == 0 {
		return c.fail(alertDecodeError)
	}
	if err = c.verify(raw, !config.InsecureSkipVerify, config.RootCAs, config.ServerName, x509.ExtKeyUsageServerAuth); err != nil {
		return err
	}
	public := c.state.PeerCertificates[0].PublicKey
	if kind, m, err = c.receive(); err != nil {
		return err
	}
	var curve elliptic.Curve
	var point []byte
	if s.curve {
		if kind != serverKeyExchange {
			return c.fail(alertUnexpected)
		}
		params := m.b
		m.number(1)
		curve = curveOf(CurveID(m.number(2)))
		point = m.list(1)
		params = params[:len(params)-len(m.b)]
		if curve == nil || m.bad {
			return c.fail(alertHandshakeFailure)
		}
		message := append(append(append([]byte(nil), random...), serverRandom...), params...)
		if err = checkSigned(public, message, m); err != nil {
			c.fail(alertDecryptError)
			return err
		}
		if kind, m, err = c.receive(); err != nil {
			return err
		}
	}
	var own *Certificate
	asked := kind == certificateReq
	if asked {
		if own, err = c.ownCertificate(m); err != nil {
			c.fail(alertInternalError)
			return err
		}
		if kind, _, err = c.receive(); err != nil {
			return err
		}
	}
	if kind != serverHelloDone {
		return c.fail(alertUnexpected)
	}
	if asked {
		if err = c.sendCertificate(own); err != nil {
			return err
		}
	}
	secret, message, err := c.exchange(s, curve, point, public)
	if err != nil {
		c.fail(alertInternalError)
		return err
	}
	if err = c.send(clientKeyExchange, func(m *builder) { m.b = append(m.b, message...) }); err != nil {
		return err
	}
	if own != nil && len(own.Certificate) > 0 {
		signature, err := c.signed(own.PrivateKey, c.transcript)
		if err != nil {
			c.fail(alertInternalError)
			return err
		}
		if err = c.send(certificateVerify, func(m *builder) { m.b = append(m.b, signature.b...) }); err != nil {
			return err
		}
	}
	master := expand(s.hash, secret, "master secret", append(append([]byte(nil), random...), serverRandom...), 48)
	if err = c.establish(s, master, random, serverRandom); err != nil {
		return err
	}
	if err = c.sendFinished(s, master, "client finished"); err != nil {
		return err
	}
	return c.receiveFinished(s, master, "server finished")
}

// serverName gives a name as it is sent: IP addresses are not.
func serverName(name string) string {
	host := name
	if len(host) > 0 && host[0] == '[' && host[len(host)-1] == ']' {
		host = host[1 : len(host)-1]
	}
	if i := strings.LastIndex(host, "%"); i > 0 {
		host = host[:i]
	}
	if net.ParseIP(host) != nil {
		return ""
	}
	return strings.TrimRight(name, ".")
}

func (c *Conn) writeClientHello(m *builder, random []byte, offered []suite) {
	m.number(2, VersionTLS12)
	m.b = append(m.b, random...)
	m.number(1, 0)
	m.nested(2, func(m *builder) {
		for _, s := range offered {
			m.number(2, int(s.id))
		}
	})
	m.list(1, []byte{0})
	m.nested(2, func(m *builder) {
		if name := serverName(c.config.ServerName); name != "" {
			m.number(2, 0)
			m.nested(2, func(m *builder) {
				m.nested(2, func(m *builder) {
					m.number(1, 0)
					m.list(2, []byte(name))
				})
			})
		}
		m.number(2, 10)
		m.nested(2, func(m *builder) {
			m.nested(2, func(m *builder) {
				for _, id := range c.config.curves() {
					if curveOf(id) != nil {
						m.number(2, int(id))
					}
				}
			})
		})
		m.number(2, 11)
		m.list(2, []byte{1, 0})
		m.number(2, 13)
		m.nested(2, func(m *builder) { m.nested(2, writeSchemes) })
		if len(c.config.NextProtos) > 0 {
			m.number(2, 16)
			m.nested(2, func(m *builder) {
				m.nested(2, func(m *builder) {
					for _, name := range c.config.NextProtos {
						m.list(1, []byte(name))
					}
				})
			})
		}
	})
}

func writeSchemes(m *builder) {
	for _, s := range []SignatureScheme{
		PKCS1WithSHA256, ECDSAWithP256AndSHA256, PKCS1WithSHA384, ECDSAWithP384AndSHA384, PKCS1WithSHA512,
		ECDSAWithP521AndSHA512,
	} {
		m.number(2, int(s))
	}
}

// extensions calls f for each extension of a hello.
func extensions(m *reader, f func(kind int, e *reader)) {
	if len(m.b) == 0 {
		return
	}
	for list := m.nested(2); len(list.b) > 0 && !list.bad; {
		kind := list.number(2)
		f(kind, list.nested(2))
	}
}

func certificatesOf(m *reader) (raw [][]byte) {
	for list := m.nested(3); len(list.b) > 0 && !list.bad; {
		raw = append(raw, list.list(3))
	}
	return
}

func (c *Conn) sendCertificate(cert *Certificate) error {
	return c.send(certificateMsg, func(m *builder) {
		m.nested(3, func(m *builder) {
			for _, der := range cert.Certificate {
				m.list(3, der)
			}
		})
	})
}

// ownCertificate chooses what a client shows; one without certificates for none.
func (c *Conn) ownCertificate(m *reader) (*Certificate, error) {
	info := &CertificateRequestInfo{Version: VersionTLS12}
	m.list(1)
	for schemes := m.nested(2); len(schemes.b) > 0; {
		info.SignatureSchemes = append(info.SignatureSchemes, SignatureScheme(schemes.number(2)))
	}
	for names := m.nested(2); len(names.b) > 0; {
		info.AcceptableCAs = append(info.AcceptableCAs, names.list(2))
	}
	if c.config.GetClientCertificate != nil {
		return c.config.GetClientCertificate(info)
	}
	for i := range c.config.Certificates {
		cert := &c.config.Certificates[i]
		if len(info.AcceptableCAs) == 0 {
			return cert, nil
		}
		for _, der := range cert.Certificate {
			parsed, err := x509.ParseCertificate(der)
			if err != nil {
				continue
			}
			for _, name := range info.AcceptableCAs {
				if bytes.Equal(parsed.RawIssuer, name) {
					return cert, nil
				}
			}
		}
	}
	return new(Certificate), nil
}

// exchange gives the secret of both ends, and the client's message about it.
func (c *Conn) exchange(s suite, curve elliptic.Curve, point []byte, public crypto.PublicKey) (secret, message []byte, err error) {
	var m builder
	if s.curve {
		private, x, y, err := elliptic.GenerateKey(curve, c.config.rand())
		if err != nil {
			return nil, nil, err
		}
		m.list(1, elliptic.Marshal(curve, x, y))
		secret, err = shared(curve, private, point)
		return secret, m.b, err
	}
	secret = make([]byte, 48)
	if _, err = io.ReadFull(c.config.rand(), secret); err != nil {
		return
	}
	secret[0], secret[1] = 3, 3
	pub, ok := public.(*rsa.PublicKey)
	if !ok {
		return nil, nil, errors.New("tls: server certificate contains incorrect key type for selected ciphersuite")
	}
	sealed, err := rsa.EncryptPKCS1v15(c.config.rand(), pub, secret)
	m.list(2, sealed)
	return secret, m.b, err
}

func (c *Conn) sendFinished(s suite, master []byte, label string) error {
	if err := c.change(); err != nil {
		return err
	}
	sum := c.finished(s, master, label)
	if c.isClient {
		c.state.TLSUnique = sum
	}
	return c.send(finishedMsg, func(m *builder) { m.b = append(m.b, sum...) })
}

func (c *Conn) receiveFinished(s suite, master []byte, label string) error {
	if err := c.changed(); err != nil {
		return err
	}
	want := c.finished(s, master, label)
	kind, m, err := c.receive()
	if err != nil {
		return err
	}
	if kind != finishedMsg {
		return c.fail(alertUnexpected)
	}
	if !bytes.Equal(m.b, want) {
		c.fail(alertDecryptError)
		return errors.New("tls: client's Finished message is incorrect")
	}
	if !c.isClient {
		c.state.TLSUnique = want
	}
	return nil
}

// readClientHello reads a client's first message.
func (c *Conn) readClientHello() (info *ClientHelloInfo, random []byte, err error) {
	kind, m, err := c.receive()
	if err != nil {
		return nil, nil, err
	}
	if kind != clientHello {
		return nil, nil, c.fail(alertUnexpected)
	}
	info = &ClientHelloInfo{Conn: c.conn}
	version := m.number(2)
	random = append([]byte(nil), m.bytes(32)...)
	m.list(1)
	for list := m.nested(2); len(list.b) > 0 && !list.bad; {
		info.CipherSuites = append(info.CipherSuites, uint16(list.number(2)))
	}
	m.list(1)
	if m.bad {
		return nil, nil, c.fail(alertDecodeError)
	}
	for v := version; v >= VersionTLS10; v-- {
		info.SupportedVersions = append(info.SupportedVersions, uint16(v))
	}
	extensions(m, func(kind int, e *reader) {
		switch kind {
		case 0:
			for list := e.nested(2); len(list.b) > 0 && !list.bad; {
				if list.number(1) == 0 {
					info.ServerName = string(list.list(2))
				}
			}
		case 10:
			for list := e.nested(2); len(list.b) > 0 && !list.bad; {
				info.SupportedCurves = append(info.SupportedCurves, CurveID(list.number(2)))
			}
		case 11:
			info.SupportedPoints = e.list(1)
		case 13:
			for list := e.nested(2); len(list.b) > 0 && !list.bad; {
				info.SignatureSchemes = append(info.SignatureSchemes, SignatureScheme(list.number(2)))
			}
		case 16:
			for list := e.nested(2); len(list.b) > 0 && !list.bad; {
				info.SupportedProtos = append(info.SupportedProtos, string(list.list(1)))
			}
		}
	})
	if version < VersionTLS12 {
		c.fail(alertProtocolVersion)
		return nil, nil, fmt.Errorf("tls: client offered only unsupported versions: %x", info.SupportedVersions)
	}
	return info, random, nil
}

// choose finds a suite both ends know and the certificate is good for.
func (c *Conn) choose(info *ClientHelloInfo, cert *Certificate) (s suite, curve CurveID, ok bool) {
	signer, isSigner := cert.PrivateKey.(crypto.Signer)
	if !isSigner {
		return
	}
	_, isECDSA := signer.Public().(*ecdsa.PublicKey)
	for _, id := range c.config.curves() {
		for _, theirs := range info.SupportedCurves {
			if id == theirs && curve == 0 && curveOf(id) != nil {
				curve = id
			}
		}
	}
	for _, s := range c.config.suites() {
		if s.curve && curve == 0 || s.ecdsa != isECDSA {
			continue
		}
		for _, id := range info.CipherSuites {
			if id == s.id {
				return s, curve, true
			}
		}
	}
	return
}

func (c *Conn) serverHandshake() error {
	info, clientRandom, err := c.readClientHello()
	if err != nil {
		return err
	}
	if c.config.GetConfigForClient != nil {
		config, err := c.config.GetConfigForClient(info)
		if err != nil {
			c.fail(alertInternalError)
			return err
		}
		if config != nil {
			c.config = config
		}
	}
	config := c.config
	cert, err := config.certificate(info)
	if err != nil {
		c.fail(alertInternalError)
		return err
	}
	s, curveID, ok := c.choose(info, cert)
	if !ok {
		c.fail(alertHandshakeFailure)
		return errors.New("tls: no cipher suite supported by both client and server")
	}
	c.state.Version, c.state.CipherSuite, c.state.ServerName = VersionTLS12, s.id, info.ServerName
	if c.state.NegotiatedProtocol, err = protocol(config.NextProtos, info.SupportedProtos); err != nil {
		c.fail(alertNoApplicationProt)
		return err
	}
	c.state.NegotiatedProtocolIsMutual = true
	random := make([]byte, 32)
	if _, err = io.ReadFull(config.rand(), random); err != nil {
		c.fail(alertInternalError)
		return err
	}
	if err = c.send(serverHello, func(m *builder) {
		m.number(2, VersionTLS12)
		m.b = append(m.b, random...)
		m.number(1, 0)
		m.number(2, int(s.id))
		m.number(1, 0)
		m.nested(2, func(m *builder) {
			if s.curve {
				m.number(2, 11)
				m.list(2, []byte{1, 0})
			}
			if name := c.state.NegotiatedProtocol; name != "" {
				m.number(2, 16)
				m.nested(2, func(m *builder) { m.nested(2, func(m *builder) { m.list(1, []byte(name)) }) })
			}
		})
	}); err != nil {
		return err
	}
	if err = c.sendCertificate(cert); err != nil {
		return err
	}
	var private []byte
	var curve elliptic.Curve
	if s.curve {
		curve = curveOf(curveID)
		key, x, y, err := elliptic.GenerateKey(curve, config.rand())
		if err != nil {
			c.fail(alertInternalError)
			return err
		}
		private = key
		var params builder
		params.number(1, 3)
		params.number(2, int(curveID))
		params.list(1, elliptic.Marshal(curve, x, y))
		message := append(append(append([]byte(nil), clientRandom...), random...), params.b...)
		signature, err := c.signed(cert.PrivateKey, message)
		if err != nil {
			c.fail(alertInternalError)
			return err
		}
		if err = c.send(serverKeyExchange, func(m *builder) { m.b = append(params.b, signature.b...) }); err != nil {
			return err
		}
	}
	if config.ClientAuth >= RequestClientCert {
		if err = c.send(certificateReq, func(m *builder) {
			m.list(1, []byte{1, 64})
			m.nested(2, writeSchemes)
			m.nested(2, func(m *builder) {
				if config.ClientCAs != nil {
					for _, name := range config.ClientCAs.Subjects() {
						m.list(2, name)
					}
				}
			})
		}); err != nil {
			return err
		}
	}
	if err = c.send(serverHelloDone, func(*builder) {}); err != nil {
		return err
	}
	return c.serverRest(s, cert, curve, private, clientRandom, random)
}

// protocol chooses what is spoken; "" where one end says nothing.
func protocol(ours, theirs []string) (string, error) {
	if len(ours) == 0 || len(theirs) == 0 {
		return "", nil
	}
	old := true
	for _, a := range ours {
		for _, b := range theirs {
			if a == b {
				return a, nil
			}
		}
		old = old && a == "h2"
	}
	for _, b := range theirs {
		if b == "http/1.1" && old {
			return "", nil
		}
	}
	return "", fmt.Errorf("tls: client requested unsupported application protocols (%s)", theirs)
}

// serverRest is what a server does after it has said all.
func (c *Conn) serverRest(s suite, cert *Certificate, curve elliptic.Curve, private, clientRandom, random []byte) error {
	config := c.config
	kind, m, err := c.receive()
	if err != nil {
		return err
	}
	if config.ClientAuth >= RequestClientCert {
		if kind != certificateMsg {
			return c.fail(alertUnexpected)
		}
		raw := certificatesOf(m)
		if len(raw) == 0 && (config.ClientAuth == RequireAnyClientCert || config.ClientAuth == RequireAndVerifyClientCert) {
			c.fail(alertBadCertificate)
			return errors.New("tls: client didn't provide a certificate")
		}
		if err = c.verify(raw, config.ClientAuth >= VerifyClientCertIfGiven, config.ClientCAs, "", x509.ExtKeyUsageClientAuth); err != nil {
			return err
		}
		if kind, m, err = c.receive(); err != nil {
			return err
		}
	}
	if kind != clientKeyExchange {
		return c.fail(alertUnexpected)
	}
	var secret []byte
	if s.curve {
		if secret, err = shared(curve, private, m.list(1)); err != nil {
			c.fail(alertDecodeError)
			return err
		}
	} else {
		key, ok := cert.PrivateKey.(*rsa.PrivateKey)
		if !ok {
			return c.fail(alertInternalError)
		}
		secret = make([]byte, 48)
		io.ReadFull(config.rand(), secret)
		if err = rsa.DecryptPKCS1v15SessionKey(config.rand(), key, m.list(2), secret); err != nil {
			return c.fail(alertDecryptError)
		}
	}
	master := expand(s.hash, secret, "master secret", append(append([]byte(nil), clientRandom...), random...), 48)
	if err = c.establish(s, master, clientRandom, random); err != nil {
		return err
	}
	if len(c.state.PeerCertificates) > 0 {
		signedPart := append([]byte(nil), c.transcript...)
		if kind, m, err = c.receive(); err != nil {
			return err
		}
		if kind != certificateVerify {
			return c.fail(alertUnexpected)
		}
		if err = checkSigned(c.state.PeerCertificates[0].PublicKey, signedPart, m); err != nil {
			c.fail(alertDecryptError)
			return errors.New("tls: invalid signature by the client certificate: " + err.Error())
		}
	}
	if err = c.receiveFinished(s, master, "client finished"); err != nil {
		return err
	}
	return c.sendFinished(s, master, "server finished")
}
