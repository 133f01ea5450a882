// A sealed connection: records.

package tls

import (
	"bytes"
	"context"
	"crypto/cipher"
	"crypto/x509"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"io"
	"net"
	"sync"
	"time"
)

const (
	recordChange      = 20
	recordAlert       = 21
	recordHandshake   = 22
	recordApplication = 23

	maxPlain = 16384
)

// half is one direction of a connection.
type half struct {
	aead  cipher.AEAD
	fixed []byte // the part of the nonce that stays
	seq   uint64
	next  func() // turns sealing on
}

func (h *half) data(kind byte, n int) []byte {
	var b [13]byte
	binary.BigEndian.PutUint64(b[:], h.seq)
	b[8] = kind
	binary.BigEndian.PutUint16(b[9:], VersionTLS12)
	binary.BigEndian.PutUint16(b[11:], uint16(n))
	return b[:]
}

// Conn is a sealed connection.
type Conn struct {
	conn     net.Conn
	config   *Config
	isClient bool

	mu       sync.Mutex // of the handshake
	done     bool
	failed   error
	state    ConnectionState
	reading  sync.Mutex
	writing  sync.Mutex
	in, out  half
	raw      bytes.Buffer // read, not yet a record
	messages bytes.Buffer // handshake messages, not yet taken
	data     []byte       // opened, not yet read
	pending  []byte       // records not yet written
	inErr    error
	closed   bool

	transcript []byte
	hash       func() hash.Hash
}

// LocalAddr gives the address of this end.
func (c *Conn) LocalAddr() net.Addr { return c.conn.LocalAddr() }

// RemoteAddr gives the address of the other end.
func (c *Conn) RemoteAddr() net.Addr { return c.conn.RemoteAddr() }

// SetDeadline bounds reading and writing.
func (c *Conn) SetDeadline(t time.Time) error { return c.conn.SetDeadline(t) }

// SetReadDeadline bounds reading.
func (c *Conn) SetReadDeadline(t time.Time) error { return c.conn.SetReadDeadline(t) }

// SetWriteDeadline bounds writing.
func (c *Conn) SetWriteDeadline(t time.Time) error { return c.conn.SetWriteDeadline(t) }

// NetConn gives the connection below.
func (c *Conn) NetConn() net.Conn { return c.conn }

// ConnectionState tells how the connection is sealed.
func (c *Conn) ConnectionState() ConnectionState {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.state
}

// OCSPResponse gives what the server has stapled: nothing.
func (c *Conn) OCSPResponse() []byte { return nil }

// VerifyHostname gives nil if the other end is this host.
func (c *Conn) VerifyHostname(host string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case !c.isClient:
		return errors.New("tls: VerifyHostname called on TLS server connection")
	case !c.done:
		return errors.New("tls: handshake has not yet been performed")
	case len(c.state.VerifiedChains) == 0:
		return errors.New("tls: handshake did not verify certificate chain")
	}
	return c.state.PeerCertificates[0].VerifyHostname(host)
}

// Handshake agrees on keys, unless that is done already.
func (c *Conn) Handshake() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done || c.failed != nil {
		return c.failed
	}
	if c.config == nil {
		c.config = &Config{}
	}
	if c.isClient {
		c.failed = c.clientHandshake()
	} else {
		c.failed = c.serverHandshake()
	}
	if c.failed == nil {
		c.failed = c.flush()
	}
	c.done = c.failed == nil
	c.state.HandshakeComplete = c.done
	return c.failed
}

// HandshakeContext is Handshake, as long as the context lasts.
func (c *Conn) HandshakeContext(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	stop := make(chan struct{})
	defer close(stop)
	if ctx.Done() != nil {
		go func() {
			select {
			case <-ctx.Done():
				c.conn.Close()
			case <-stop:
			}
		}()
	}
	err := c.Handshake()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// fill reads until n bytes are there.
func (c *Conn) fill(n int) error {
	var b [4096]byte
	for c.raw.Len() < n {
		got, err := c.conn.Read(b[:])
		c.raw.Write(b[:got])
		if err != nil && c.raw.Len() < n {
			if err == io.EOF && c.raw.Len() > 0 {
				return io.ErrUnexpectedEOF
			}
			return err
		}
	}
	return nil
}

// readRecord reads and opens one record.
func (c *Conn) readRecord() (kind byte, data []byte, err error) {
	if !c.done {
		if err = c.flush(); err != nil {
			return
		}
	}
	if err = c.fill(5); err != nil {
		return
	}
	var header [5]byte
	copy(header[:], c.raw.Bytes())
	kind = header[0]
	version := binary.BigEndian.Uint16(header[1:])
	length := int(binary.BigEndian.Uint16(header[3:]))
	if !c.done && len(c.transcript) == 0 && (kind != recordAlert && kind != recordHandshake || version >= 0x1000) {
		return 0, nil, RecordHeaderError{"first record does not look like a TLS handshake", header, c.conn}
	}
	if version>>8 != 3 {
		return 0, nil, RecordHeaderError{fmt.Sprintf("received record with version %x when expecting version %x", version, VersionTLS12), header, c.conn}
	}
	if length > maxPlain+2048 {
		return 0, nil, RecordHeaderError{fmt.Sprintf("oversized record received with length %d", length), header, c.conn}
	}
	if err = c.fill(5 + length); err != nil {
		return
	}
	c.raw.Next(5)
	data = append([]byte(nil), c.raw.Next(length)...)
	if c.in.aead != nil {
		if len(data) < 8 {
			return 0, nil, c.fail(alertBadRecordMAC)
		}
		nonce := append(append([]byte(nil), c.in.fixed...), data[:8]...)
		sealed := data[8:]
		if data, err = c.in.aead.Open(nil, nonce, sealed, c.in.data(kind, len(sealed)-c.in.aead.Overhead())); err != nil {
			return 0, nil, c.fail(alertBadRecordMAC)
		}
	}
	c.in.seq++
	if kind == recordAlert {
		if len(data) != 2 {
			return 0, nil, c.fail(alertUnexpected)
		}
		if a := alert(data[1]); a == alertCloseNotify {
			return 0, nil, io.EOF
		} else if data[0] == 2 {
			return 0, nil, &net.OpError{Op: "remote error", Err: a}
		}
		return c.readRecord()
	}
	return kind, data, nil
}

// fail tells the other end what is wrong.
func (c *Conn) fail(a alert) error {
	c.writeRecord(recordAlert, []byte{2, byte(a)})
	return &net.OpError{Op: "local error", Err: a}
}

// writeRecord seals and writes data, in as many records as it takes.
func (c *Conn) writeRecord(kind byte, data []byte) (n int, err error) {
	c.writing.Lock()
	defer c.writing.Unlock()
	for first := true; first || len(data) > 0; first = false {
		part := data
		if len(part) > maxPlain {
			part = part[:maxPlain]
		}
		data = data[len(part):]
		body := part
		if c.out.aead != nil {
			var explicit [8]byte
			binary.BigEndian.PutUint64(explicit[:], c.out.seq)
			nonce := append(append([]byte(nil), c.out.fixed...), explicit[:]...)
			body = append(explicit[:], c.out.aead.Seal(nil, nonce, part, c.out.data(kind, len(part)))...)
		}
		record := []byte{kind, 3, 3, byte(len(body) >> 8), byte(len(body))}
		if len(c.transcript) == 0 || kind == recordHandshake && c.isClient && c.state.Version == 0 {
			record[2] = 1 // what a client that begins says
		}
		c.pending = append(append(c.pending, record...), body...)
		c.out.seq++
		n += len(part)
		if kind != recordHandshake && kind != recordChange {
			if err = c.flush(); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

// flush writes what a handshake has to say, all at once.
func (c *Conn) flush() error {
	if len(c.pending) == 0 {
		return nil
	}
	_, err := c.conn.Write(c.pending)
	c.pending = nil
	return err
}

// Read reads what the other end has written.
func (c *Conn) Read(b []byte) (int, error) {
	if err := c.Handshake(); err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	c.reading.Lock()
	defer c.reading.Unlock()
	for len(c.data) == 0 {
		if c.inErr != nil {
			return 0, c.inErr
		}
		kind, data, err := c.readRecord()
		if err != nil {
			if e, ok := err.(net.Error); !ok || !e.Timeout() {
				c.inErr = err
			}
			return 0, err
		}
		switch kind {
		case recordApplication:
			c.data = data
		case recordHandshake:
			// A wish to begin again is not heard.
		default:
			c.inErr = c.fail(alertUnexpected)
		}
	}
	n := copy(b, c.data)
	c.data = c.data[n:]
	return n, nil
}

var errShutdown = errors.New("tls: protocol is shutdown")

// Write writes to the other end.
func (c *Conn) Write(b []byte) (int, error) {
	if c.closed {
		return 0, net.ErrClosed
	}
	if err := c.Handshake(); err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	return c.writeRecord(recordApplication, b)
}

// CloseWrite tells the other end that nothing follows.
func (c *Conn) CloseWrite() error {
	if !c.done {
		return errors.New("tls: CloseWrite called before handshake complete")
	}
	_, err := c.writeRecord(recordAlert, []byte{1, byte(alertCloseNotify)})
	return err
}

// Close closes the connection.
func (c *Conn) Close() error {
	if c.closed {
		return net.ErrClosed
	}
	c.closed = true
	if c.done {
		c.conn.SetWriteDeadline(time.Now().Add(5 * time.Second))
		c.writeRecord(recordAlert, []byte{1, byte(alertCloseNotify)})
	}
	return c.conn.Close()
}

// verify checks the other end's certificates.
func (c *Conn) verify(raw [][]byte, check bool, roots *x509.CertPool, name string, usage x509.ExtKeyUsage) error {
	var certs []*x509.Certificate
	for _, der := range raw {
		cert, err := x509.ParseCertificate(der)
		if err != nil {
			c.fail(alertBadCertificate)
			return errors.New("tls: failed to parse certificate from peer: " + err.Error())
		}
		certs = append(certs, cert)
	}
	if check && len(certs) > 0 {
		opts := x509.VerifyOptions{
			Roots: roots, CurrentTime: c.config.now(), DNSName: name, Intermediates: x509.NewCertPool(),
			KeyUsages: []x509.ExtKeyUsage{usage},
		}
		for _, cert := range certs[1:] {
			opts.Intermediates.AddCert(cert)
		}
		chains, err := certs[0].Verify(opts)
		if err != nil {
			c.fail(alertBadCertificate)
			if usage == x509.ExtKeyUsageClientAuth {
				return errors.New("tls: failed to verify client certificate: " + err.Error())
			}
			return err
		}
		c.state.VerifiedChains = chains
	}
	c.state.PeerCertificates = certs
	if c.config.VerifyPeerCertificate != nil {
		if err := c.config.VerifyPeerCertificate(raw, c.state.VerifiedChains); err != nil {
			c.fail(alertBadCertificate)
			return err
		}
	}
	if c.config.VerifyConnection != nil {
		if err := c.config.VerifyConnection(c.state); err != nil {
			c.fail(alertBadCertificate)
			return err
		}
	}
	return nil
}
