package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"time"
)

var caKey, leafKey interface{}

func main() {
	ck, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	lk, _ := rsa.GenerateKey(rand.Reader, 512)
	now := time.Date(2015, 5, 1, 0, 0, 0, 0, time.UTC)
	ca := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "CA", Organization: []string{"Or,g"}, Country: []string{"DE"}}, NotBefore: now, NotAfter: now.AddDate(10, 0, 0),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign, SubjectKeyId: []byte{1, 2, 3}, PermittedDNSDomains: []string{"example.com"}}
	der, err := x509.CreateCertificate(rand.Reader, ca, ca, &ck.PublicKey, ck)
	fmt.Println(err)
	caCert, err := x509.ParseCertificate(der)
	fmt.Println(err, caCert.Subject, caCert.Issuer, caCert.SignatureAlgorithm, caCert.PublicKeyAlgorithm, caCert.IsCA, caCert.MaxPathLen, caCert.KeyUsage, caCert.SubjectKeyId, caCert.Version)
	leaf := &x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "leaf"}, NotBefore: now, NotAfter: now.AddDate(1, 0, 0), DNSNames: []string{"*.example.com", "example.com"}, IPAddresses: []net.IP{net.ParseIP("127.0.0.1")},
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}, KeyUsage: x509.KeyUsageDigitalSignature, EmailAddresses: []string{"a@b.c"}, OCSPServer: []string{"http://o"}, CRLDistributionPoints: []string{"http://c"}}
	der, err = x509.CreateCertificate(rand.Reader, leaf, caCert, &lk.PublicKey, ck)
	fmt.Println(err)
	c, err := x509.ParseCertificate(der)
	fmt.Println(err, c.Subject, c.DNSNames, c.IPAddresses, c.EmailAddresses, c.ExtKeyUsage, c.AuthorityKeyId, c.OCSPServer, c.CRLDistributionPoints, c.NotAfter, len(c.Extensions))
	for _, e := range c.Extensions {
		fmt.Printf("%v %v %x\n", e.Id, e.Critical, e.Value)
	}
	pool := x509.NewCertPool()
	fmt.Println(pool.AppendCertsFromPEM(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: caCert.Raw})), len(pool.Subjects()))
	for _, o := range []x509.VerifyOptions{
		{Roots: pool, CurrentTime: now.AddDate(0, 1, 0), DNSName: "www.example.com"},
		{Roots: pool, CurrentTime: now.AddDate(0, 1, 0), DNSName: "www.example.org"},
		{Roots: pool, CurrentTime: now.AddDate(0, 1, 0), DNSName: "127.0.0.1"},
		{Roots: pool, CurrentTime: now.AddDate(0, 1, 0), DNSName: "127.0.0.2"},
		{Roots: pool, CurrentTime: now.AddDate(2, 1, 0)},
		{Roots: pool, CurrentTime: now.AddDate(-2, 1, 0)},
		{Roots: pool, CurrentTime: now, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}},
		{Roots: x509.NewCertPool(), CurrentTime: now},
	} {
		chains, err := c.Verify(o)
		fmt.Println(len(chains), err)
	}
	fmt.Println(c.CheckSignatureFrom(caCert), caCert.CheckSignatureFrom(c))
	b, err := x509.MarshalECPrivateKey(ck)
	k2, err2 := x509.ParseECPrivateKey(b)
	fmt.Println(err, err2, k2.Equal(ck))
	b = x509.MarshalPKCS1PrivateKey(lk)
	k3, err2 := x509.ParsePKCS1PrivateKey(b)
	fmt.Println(err2, k3.Equal(lk))
	_, err2 = x509.ParseECPrivateKey(b)
	fmt.Println(err2)
	for _, k := range []interface{}{ck, lk} {
		b, err = x509.MarshalPKCS8PrivateKey(k)
		k4, err2 := x509.ParsePKCS8PrivateKey(b)
		fmt.Printf("%v %v %T\n", err, err2, k4)
	}
	for _, k := range []interface{}{&ck.PublicKey, &lk.PublicKey} {
		b, err = x509.MarshalPKIXPublicKey(k)
		k4, err2 := x509.ParsePKIXPublicKey(b)
		fmt.Printf("%v %v %T\n", err, err2, k4)
	}
	r, err := x509.CreateCertificateRequest(rand.Reader, &x509.CertificateRequest{Subject: pkix.Name{CommonName: "req"}, DNSNames: []string{"a.b"}}, ck)
	req, err2 := x509.ParseCertificateRequest(r)
	fmt.Println(err, err2, req.Subject, req.DNSNames, req.CheckSignature())
	blk, err := x509.EncryptPEMBlock(rand.Reader, "KEY", b, []byte("pw"), x509.PEMCipherAES128)
	fmt.Println(err, x509.IsEncryptedPEMBlock(blk), blk.Headers["Proc-Type"])
	d, err := x509.DecryptPEMBlock(blk, []byte("pw"))
	fmt.Println(string(d) == string(b), err)
	_, err = x509.ParseCertificate([]byte{1, 2, 3})
	fmt.Println(err)
	crl, err := caCert.CreateCRL(rand.Reader, ck, []pkix.RevokedCertificate{{SerialNumber: big.NewInt(5), RevocationTime: now}}, now, now)
	l, err2 := x509.ParseCRL(crl)
	fmt.Println(err, err2, len(l.TBSCertList.RevokedCertificates), caCert.CheckCRLSignature(l), l.HasExpired(now))
}
