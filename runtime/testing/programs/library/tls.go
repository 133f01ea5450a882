package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io/ioutil"
	"math/big"
	"net"
	"time"
)

func main() {
	now := time.Now()
	ck, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	lk, _ := rsa.GenerateKey(rand.Reader, 1024)
	ca := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "CA"}, NotBefore: now.Add(-time.Hour), NotAfter: now.AddDate(10, 0, 0), IsCA: true, BasicConstraintsValid: true}
	der, _ := x509.CreateCertificate(rand.Reader, ca, ca, &ck.PublicKey, ck)
	caCert, _ := x509.ParseCertificate(der)
	leaf := &x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "leaf"}, NotBefore: now.Add(-time.Hour), NotAfter: now.AddDate(1, 0, 0), DNSNames: []string{"example.com"}}
	der, _ = x509.CreateCertificate(rand.Reader, leaf, caCert, &lk.PublicKey, ck)
	cert, err := tls.X509KeyPair(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(lk)}))
	fmt.Println(err)
	pool := x509.NewCertPool()
	pool.AddCert(caCert)
	run := func(server, client *tls.Config) {
		server.MaxVersion = tls.VersionTLS12
		a, b := net.Pipe()
		done := make(chan string)
		go func() {
			s := tls.Server(a, server)
			if err := s.Handshake(); err != nil {
				s.Close()
				done <- fmt.Sprintln("server", err)
				return
			}
			st := s.ConnectionState()
			buf := make([]byte, 100)
			n, err := s.Read(buf)
			got := fmt.Sprintln("server got", string(buf[:n]), err, len(st.PeerCertificates), st.ServerName, st.NegotiatedProtocol, st.HandshakeComplete)
			s.Write(make([]byte, 40000))
			s.Close()
			done <- got
		}()
		c := tls.Client(b, client)
		if err := c.Handshake(); err != nil {
			fmt.Println("client", err)
			c.Close()
			fmt.Print(<-done)
			return
		}
		st := c.ConnectionState()
		fmt.Println(tls.CipherSuiteName(st.CipherSuite), st.Version, len(st.PeerCertificates), len(st.VerifiedChains), st.NegotiatedProtocol)
		c.Write([]byte("hello"))
		all, err := ioutil.ReadAll(c)
		fmt.Println(len(all), err)
		c.Close()
		fmt.Print(<-done)
	}
	srv := func() *tls.Config { return &tls.Config{Certificates: []tls.Certificate{cert}} }
	run(srv(), &tls.Config{RootCAs: pool, ServerName: "example.com"})
	run(srv(), &tls.Config{RootCAs: pool, ServerName: "example.org"})
	run(srv(), &tls.Config{InsecureSkipVerify: true})
	run(srv(), &tls.Config{ServerName: "example.com"})
	s := srv()
	s.ClientAuth = tls.RequireAndVerifyClientCert
	s.ClientCAs = pool
	run(s, &tls.Config{RootCAs: pool, ServerName: "example.com"})
	leaf.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	der, _ = x509.CreateCertificate(rand.Reader, leaf, caCert, &ck.PublicKey, ck)
	own := tls.Certificate{Certificate: [][]byte{der}, PrivateKey: ck}
	s = srv()
	s.ClientAuth = tls.RequireAndVerifyClientCert
	s.ClientCAs = pool
	s.NextProtos = []string{"a", "b"}
	run(s, &tls.Config{RootCAs: pool, ServerName: "example.com", Certificates: []tls.Certificate{own}, NextProtos: []string{"b"}})
	run(srv(), &tls.Config{RootCAs: pool, ServerName: "example.com", CipherSuites: []uint16{tls.TLS_RSA_WITH_AES_128_GCM_SHA256}})
	run(srv(), &tls.Config{RootCAs: pool})
}
