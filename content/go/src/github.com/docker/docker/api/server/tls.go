// Reconstructs the part of api/server/server.go of Docker 1.6.2 that is about TLS: what --tls and --tlsverify make of a listener.

package server

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io/ioutil"
	"net"
	"os"

	"github.com/docker/docker/engine"
)

// encrypted wraps the listener as the job's environment wants it. Upstream this
// stands in setupTcpHttp.
func encrypted(l net.Listener, job *engine.Job) (net.Listener, error) {
	verify := job.GetenvBool("TlsVerify")
	if !verify && !job.GetenvBool("Tls") {
		return l, nil
	}
	ca := ""
	if verify {
		ca = job.Getenv("TlsCa")
	}
	return setupTls(job.Getenv("TlsCert"), job.Getenv("TlsKey"), ca, l)
}

// setupTls makes connections of l encrypted ones. The server shows its
// certificate; with a ca, each client has to show one, too, that the ca has signed.
func setupTls(cert, key, ca string, l net.Listener) (net.Listener, error) {
	own, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		if os.IsNotExist(err) {
			return nil, fmt.Errorf("Could not load X509 key pair (%s, %s): %v", cert, key, err)
		}
		return nil, fmt.Errorf("Error reading X509 key pair (%s, %s): %q. Make sure the key is encrypted.", cert, key, err)
	}
	config := &tls.Config{
		Certificates: []tls.Certificate{own},
		NextProtos:   []string{"http/1.1"},
		// What is older, SSL, can be broken.
		MinVersion: tls.VersionTLS10,
	}
	if ca == "" {
		return tls.NewListener(l, config), nil
	}
	signers, err := ioutil.ReadFile(ca)
	if err != nil {
		return nil, fmt.Errorf("Could not read CA certificate: %v", err)
	}
	config.ClientCAs = x509.NewCertPool()
	config.ClientCAs.AppendCertsFromPEM(signers)
	config.ClientAuth = tls.RequireAndVerifyClientCert
	return tls.NewListener(l, config), nil
}
