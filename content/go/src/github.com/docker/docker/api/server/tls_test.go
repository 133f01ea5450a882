// Tests what a listener with TLS asks of a client, and what is told when its files are not as they should be.

package server

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io/ioutil"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// makePair makes a certificate that signs itself, with its key, and the names of their files.
func makePair(t *testing.T, dir, name string) (cert, key string) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: name},
		NotBefore:             time.Now().Add(-time.Hour),
		NotAfter:              time.Now().Add(time.Hour),
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	cert, key = filepath.Join(dir, name+"-cert.pem"), filepath.Join(dir, name+"-key.pem")
	for file, block := range map[string]*pem.Block{
		cert: {Type: "CERTIFICATE", Bytes: der},
		key:  {Type: "EC PRIVATE KEY", Bytes: secret},
	} {
		if err := ioutil.WriteFile(file, pem.EncodeToMemory(block), 0600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key
}

// handshake connects to a listener of setupTls and gives the error of the server's side.
func handshake(t *testing.T, cert, key, ca string, client *tls.Config) error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	encrypted, err := setupTls(cert, key, ca, l)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		conn, err := tls.Dial("tcp", l.Addr().String(), client)
		if err == nil {
			// What the server thinks of the certificate comes with the first read.
			conn.Read(make([]byte, 1))
			conn.Close()
		}
	}()
	conn, err := encrypted.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	return conn.(*tls.Conn).Handshake()
}

func TestWhoIsLetIn(t *testing.T) {
	dir, err := ioutil.TempDir("", "tls")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	cert, key := makePair(t, dir, "house")
	strangerCert, strangerKey := makePair(t, dir, "stranger")
	none := &tls.Config{InsecureSkipVerify: true}
	own, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	other, err := tls.LoadX509KeyPair(strangerCert, strangerKey)
	if err != nil {
		t.Fatal(err)
	}
	known := &tls.Config{InsecureSkipVerify: true, Certificates: []tls.Certificate{own}}
	stranger := &tls.Config{InsecureSkipVerify: true, Certificates: []tls.Certificate{other}}
	for _, c := range []struct {
		ca     string
		client *tls.Config
		in     bool
	}{
		{"", none, true},
		{"", stranger, true},
		{cert, none, false},
		{cert, stranger, false},
		{cert, known, true},
	} {
		err := handshake(t, cert, key, c.ca, c.client)
		if (err == nil) != c.in {
			t.Errorf("ca %q, %d certificates: got %v", filepath.Base(c.ca), len(c.client.Certificates), err)
		}
	}
}

func TestFilesOfTls(t *testing.T) {
	dir, err := ioutil.TempDir("", "tls")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	cert, key := makePair(t, dir, "house")
	for _, c := range [][4]string{
		{cert, filepath.Join(dir, "none"), "", "Could not load X509 key pair ("},
		{key, cert, "", "Error reading X509 key pair ("},
		{cert, key, filepath.Join(dir, "none"), "Could not read CA certificate: "},
	} {
		_, err := setupTls(c[0], c[1], c[2], nil)
		if err == nil || !strings.HasPrefix(err.Error(), c[3]) {
			t.Errorf("got %v, want %s", err, c[3])
		}
	}
}
