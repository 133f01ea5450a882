// Writing certificates, and requests for them.

package x509

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/url"
	"time"
)

type writtenCertificate struct {
	TBS                asn1.RawValue
	SignatureAlgorithm pkix.AlgorithmIdentifier
	SignatureValue     asn1.BitString
}

type writtenTBS struct {
	Version            int `asn1:"optional,explicit,default:0,tag:0"`
	SerialNumber       *big.Int
	SignatureAlgorithm pkix.AlgorithmIdentifier
	Issuer             asn1.RawValue
	Validity           validity
	Subject            asn1.RawValue
	PublicKey          writtenKey
	Extensions         []pkix.Extension `asn1:"omitempty,optional,explicit,tag:3"`
}

// CreateCertificate makes a certificate after a template, signed with the
// parent's key.
func CreateCertificate(rand io.Reader, template, parent *Certificate, pub, priv interface{}) ([]byte, error) {
	key, ok := priv.(crypto.Signer)
	if !ok {
		return nil, errors.New("x509: certificate private key does not implement crypto.Signer")
	}
	if template.SerialNumber == nil {
		return nil, errors.New("x509: no SerialNumber given")
	}
	if template.SerialNumber.Sign() == -1 {
		return nil, errors.New("x509: serial number must be positive")
	}
	if template.BasicConstraintsValid && !template.IsCA && template.MaxPathLen != -1 && (template.MaxPathLen != 0 || template.MaxPathLenZero) {
		return nil, errors.New("x509: only CAs are allowed to specify MaxPathLen")
	}
	algo, err := signingAlgorithm(key.Public(), template.SignatureAlgorithm)
	if err != nil {
		return nil, err
	}
	info, err := writePublicKey(pub)
	if err != nil {
		return nil, err
	}
	issuer, err := subjectBytes(parent.RawSubject, parent.Subject)
	if err != nil {
		return nil, err
	}
	subject, err := subjectBytes(template.RawSubject, template.Subject)
	if err != nil {
		return nil, err
	}
	authority := template.AuthorityKeyId
	if !bytes.Equal(issuer, subject) && len(parent.SubjectKeyId) > 0 {
		authority = parent.SubjectKeyId
	}
	id := template.SubjectKeyId
	if len(id) == 0 && template.IsCA {
		sum := sha1.Sum(info.PublicKey.Bytes)
		id = sum[:]
	}
	if matches, ok := key.Public().(interface{ Equal(crypto.PublicKey) bool }); ok && parent.PublicKey != nil && !matches.Equal(parent.PublicKey) {
		return nil, errors.New("x509: provided PrivateKey doesn't match parent's PublicKey")
	}
	extensions, err := buildExtensions(template, bytes.Equal(subject, emptySubject), authority, id)
	if err != nil {
		return nil, err
	}
	identifier := algo.identifier()
	tbs, err := asn1.Marshal(writtenTBS{
		Version: 2, SerialNumber: template.SerialNumber, SignatureAlgorithm: identifier,
		Issuer:   asn1.RawValue{FullBytes: issuer},
		Validity: validity{template.NotBefore.UTC(), template.NotAfter.UTC()},
		Subject:  asn1.RawValue{FullBytes: subject}, PublicKey: info, Extensions: extensions,
	})
	if err != nil {
		return nil, err
	}
	signature, err := sign(rand, key, algo, tbs)
	if err != nil {
		return nil, err
	}
	der, err := asn1.Marshal(writtenCertificate{
		asn1.RawValue{FullBytes: tbs}, identifier, asn1.BitString{Bytes: signature, BitLength: len(signature) * 8},
	})
	if err != nil {
		return nil, err
	}
	if err := checkSignature(algo.algo, tbs, signature, key.Public(), true); err != nil {
		return nil, fmt.Errorf("x509: signature over certificate returned by signer is invalid: %w", err)
	}
	return der, nil
}

func sign(rand io.Reader, key crypto.Signer, algo algorithm, message []byte) ([]byte, error) {
	h := algo.hash.New()
	h.Write(message)
	return key.Sign(rand, h.Sum(nil), algo.hash)
}

func (a algorithm) identifier() pkix.AlgorithmIdentifier {
	id := pkix.AlgorithmIdentifier{Algorithm: a.oid}
	if a.key == RSA {
		id.Parameters = asn1.NullRawValue
	}
	return id
}

// signingAlgorithm gives the algorithm asked for, or the usual one of a key.
func signingAlgorithm(pub interface{}, wanted SignatureAlgorithm) (algorithm, error) {
	var kind PublicKeyAlgorithm
	usual := SHA256WithRSA
	switch pub := pub.(type) {
	case *rsa.PublicKey:
		kind = RSA
	case *ecdsa.PublicKey:
		kind = ECDSA
		switch pub.Curve {
		case elliptic.P224(), elliptic.P256():
			usual = ECDSAWithSHA256
		case elliptic.P384():
			usual = ECDSAWithSHA384
		case elliptic.P521():
			usual = ECDSAWithSHA512
		default:
			return algorithm{}, errors.New("x509: unknown elliptic curve")
		}
	default:
		return algorithm{}, errors.New("x509: only RSA, ECDSA and Ed25519 keys supported")
	}
	if wanted == 0 {
		wanted = usual
	}
	for _, a := range algorithms {
		if a.algo != wanted {
			continue
		}
		if a.key != kind {
			return a, errors.New("x509: requested SignatureAlgorithm does not match private key type")
		}
		if a.hash == 0 || a.hash == crypto.MD5 {
			return a, errors.New("x509: cannot sign with hash function requested")
		}
		return a, nil
	}
	return algorithm{}, errors.New("x509: unknown SignatureAlgorithm")
}

var emptySubject = []byte{0x30, 0}

func subjectBytes(raw []byte, name pkix.Name) ([]byte, error) {
	if len(raw) > 0 {
		return raw, nil
	}
	return asn1.Marshal(name.ToRDNSequence())
}

func alternativeNames(dns, mail []string, ips []net.IP, uris []*url.URL) ([]byte, error) {
	var names []asn1.RawValue
	for _, name := range dns {
		names = append(names, asn1.RawValue{Tag: 2, Class: 2, Bytes: []byte(name)})
	}
	for _, name := range mail {
		names = append(names, asn1.RawValue{Tag: 1, Class: 2, Bytes: []byte(name)})
	}
	for _, ip := range ips {
		b := ip.To4()
		if b == nil {
			b = ip
		}
		names = append(names, asn1.RawValue{Tag: 7, Class: 2, Bytes: b})
	}
	for _, uri := range uris {
		names = append(names, asn1.RawValue{Tag: 6, Class: 2, Bytes: []byte(uri.String())})
	}
	return asn1.Marshal(names)
}

func usageBits(usage KeyUsage) asn1.BitString {
	var b [2]byte
	last := -1
	for i := 0; i < 9; i++ {
		if usage>>uint(i)&1 == 1 {
			b[i/8] |= 0x80 >> uint(i%8)
			last = i
		}
	}
	return asn1.BitString{Bytes: b[:(last+8)/8], BitLength: last + 1}
}

// buildExtensions writes what the template says, unless ExtraExtensions say it.
func buildExtensions(t *Certificate, noSubject bool, authority, id []byte) (all []pkix.Extension, err error) {
	add := func(oid asn1.ObjectIdentifier, critical bool, value interface{}) {
		for _, extra := range t.ExtraExtensions {
			if extra.Id.Equal(oid) {
				return
			}
		}
		der, ok := value.([]byte)
		if !ok {
			var e error
			if der, e = asn1.Marshal(value); e != nil && err == nil {
				err = e
			}
		}
		all = append(all, pkix.Extension{Id: oid, Critical: critical, Value: der})
	}
	ce := func(last int) asn1.ObjectIdentifier { return asn1.ObjectIdentifier{2, 5, 29, last} }
	if t.KeyUsage != 0 {
		add(ce(15), true, usageBits(t.KeyUsage))
	}
	if len(t.ExtKeyUsage) > 0 || len(t.UnknownExtKeyUsage) > 0 {
		var list []asn1.ObjectIdentifier
		for _, u := range t.ExtKeyUsage {
			if u < 0 || int(u) >= len(usages) {
				return nil, errors.New("x509: unknown extended key usage")
			}
			list = append(list, usages[u])
		}
		add(ce(37), false, append(list, t.UnknownExtKeyUsage...))
	}
	if t.BasicConstraintsValid {
		length := t.MaxPathLen
		if length == 0 && !t.MaxPathLenZero {
			length = -1
		}
		add(ce(19), true, basicConstraints{t.IsCA, length})
	}
	if len(id) > 0 {
		octets, e := asn1.Marshal(id)
		if e != nil {
			return nil, e
		}
		add(ce(14), false, octets)
	}
	if len(authority) > 0 {
		add(ce(35), false, authorityKeyID{authority})
	}
	var infos []authorityInfo
	for i, list := range [][]string{t.OCSPServer, t.IssuingCertificateURL} {
		for _, place := range list {
			infos = append(infos, authorityInfo{
				asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 48, i + 1}, asn1.RawValue{Tag: 6, Class: 2, Bytes: []byte(place)},
			})
		}
	}
	if len(infos) > 0 {
		add(asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 1, 1}, false, infos)
	}
	if len(t.DNSNames)+len(t.EmailAddresses)+len(t.IPAddresses)+len(t.URIs) > 0 {
		der, err := alternativeNames(t.DNSNames, t.EmailAddresses, t.IPAddresses, t.URIs)
		if err != nil {
			return nil, err
		}
		add(ce(17), noSubject, der)
	}
	if len(t.PolicyIdentifiers) > 0 {
		var list []writtenPolicy
		for _, oid := range t.PolicyIdentifiers {
			list = append(list, writtenPolicy{oid})
		}
		add(ce(32), false, list)
	}
	if constraints := t.constraints(); len(constraints.Permitted)+len(constraints.Excluded) > 0 {
		add(ce(30), t.PermittedDNSDomainsCritical, constraints)
	}
	if len(t.CRLDistributionPoints) > 0 {
		var points []distributionPoint
		for _, place := range t.CRLDistributionPoints {
			points = append(points, distributionPoint{Name: distributionPointName{
				FullName: []asn1.RawValue{{Tag: 6, Class: 2, Bytes: []byte(place)}},
			}})
		}
		add(ce(31), false, points)
	}
	return append(all, t.ExtraExtensions...), err
}

type writtenPolicy struct{ Policy asn1.ObjectIdentifier }

func (t *Certificate) constraints() (c writtenConstraints) {
	write := func(dns, mail, uri []string, ips []*net.IPNet) (trees []subtree) {
		for tag, list := range map[int][]string{1: mail, 2: dns, 6: uri} {
			for _, name := range list {
				trees = append(trees, subtree{asn1.RawValue{Tag: tag, Class: 2, Bytes: []byte(name)}})
			}
		}
		for _, n := range ips {
			b := append(append([]byte{}, n.IP...), n.Mask...)
			trees = append(trees, subtree{asn1.RawValue{Tag: 7, Class: 2, Bytes: b}})
		}
		return
	}
	c.Permitted = write(t.PermittedDNSDomains, t.PermittedEmailAddresses, t.PermittedURIDomains, t.PermittedIPRanges)
	c.Excluded = write(t.ExcludedDNSDomains, t.ExcludedEmailAddresses, t.ExcludedURIDomains, t.ExcludedIPRanges)
	return
}

type writtenConstraints struct {
	Permitted []subtree `asn1:"optional,omitempty,tag:0"`
	Excluded  []subtree `asn1:"optional,omitempty,tag:1"`
}

// CertificateRequest asks for a certificate.
type CertificateRequest struct {
	Raw                      []byte
	RawTBSCertificateRequest []byte
	RawSubjectPublicKeyInfo  []byte
	RawSubject               []byte

	Version            int
	Signature          []byte
	SignatureAlgorithm SignatureAlgorithm
	PublicKeyAlgorithm PublicKeyAlgorithm
	PublicKey          interface{}
	Subject            pkix.Name
	Attributes         []pkix.AttributeTypeAndValueSET
	Extensions         []pkix.Extension
	ExtraExtensions    []pkix.Extension
	DNSNames           []string
	EmailAddresses     []string
	IPAddresses        []net.IP
	URIs               []*url.URL
}

type request struct {
	Raw                asn1.RawContent
	TBS                tbsRequest
	SignatureAlgorithm pkix.AlgorithmIdentifier
	SignatureValue     asn1.BitString
}

type tbsRequest struct {
	Raw        asn1.RawContent
	Version    int
	Subject    asn1.RawValue
	PublicKey  publicKeyInfo
	Attributes []asn1.RawValue `asn1:"tag:0"`
}

type writtenRequest struct {
	Version    int
	Subject    asn1.RawValue
	PublicKey  writtenKey
	Attributes []asn1.RawValue `asn1:"tag:0"`
}

var oidExtensionRequest = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 14}

type extensionRequest struct {
	Id    asn1.ObjectIdentifier
	Value [][]pkix.Extension `asn1:"set"`
}

// CreateCertificateRequest makes a request after a template.
func CreateCertificateRequest(rand io.Reader, template *CertificateRequest, priv interface{}) ([]byte, error) {
	key, ok := priv.(crypto.Signer)
	if !ok {
		return nil, errors.New("x509: certificate private key does not implement crypto.Signer")
	}
	algo, err := signingAlgorithm(key.Public(), template.SignatureAlgorithm)
	if err != nil {
		return nil, err
	}
	info, err := writePublicKey(key.Public())
	if err != nil {
		return nil, err
	}
	subject, err := subjectBytes(template.RawSubject, template.Subject)
	if err != nil {
		return nil, err
	}
	extensions, err := buildExtensions(&Certificate{
		DNSNames: template.DNSNames, EmailAddresses: template.EmailAddresses, IPAddresses: template.IPAddresses,
		URIs: template.URIs, ExtraExtensions: template.ExtraExtensions,
	}, false, nil, nil)
	if err != nil {
		return nil, err
	}
	var attributes []asn1.RawValue
	for _, attribute := range template.Attributes {
		der, err := asn1.Marshal(attribute)
		if err != nil {
			return nil, errors.New("x509: failed to serialise extensions attribute: " + err.Error())
		}
		attributes = append(attributes, asn1.RawValue{FullBytes: der})
	}
	if len(extensions) > 0 {
		der, err := asn1.Marshal(extensionRequest{oidExtensionRequest, [][]pkix.Extension{extensions}})
		if err != nil {
			return nil, errors.New("x509: failed to serialise extensions attribute: " + err.Error())
		}
		attributes = append(attributes, asn1.RawValue{FullBytes: der})
	}
	tbs, err := asn1.Marshal(writtenRequest{0, asn1.RawValue{FullBytes: subject}, info, attributes})
	if err != nil {
		return nil, err
	}
	signature, err := sign(rand, key, algo, tbs)
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(writtenCertificate{
		asn1.RawValue{FullBytes: tbs}, algo.identifier(), asn1.BitString{Bytes: signature, BitLength: len(signature) * 8},
	})
}

// ParseCertificateRequest reads a request.
func ParseCertificateRequest(der []byte) (*CertificateRequest, error) {
	var in request
	rest, err := asn1.Unmarshal(der, &in)
	if err != nil {
		return nil, err
	}
	if len(rest) != 0 {
		return nil, asn1.SyntaxError{Msg: "trailing data"}
	}
	r := &CertificateRequest{
		Raw: in.Raw, RawTBSCertificateRequest: in.TBS.Raw, RawSubjectPublicKeyInfo: in.TBS.PublicKey.Raw,
		RawSubject: in.TBS.Subject.FullBytes, Version: in.TBS.Version, Signature: in.SignatureValue.RightAlign(),
		SignatureAlgorithm: signatureAlgorithm(in.SignatureAlgorithm),
		PublicKeyAlgorithm: publicKeyAlgorithm(in.TBS.PublicKey.Algorithm.Algorithm),
	}
	if r.PublicKey, err = readPublicKey(&in.TBS.PublicKey); err != nil {
		return nil, err
	}
	if r.Subject, err = readName(r.RawSubject); err != nil {
		return nil, err
	}
	var names Certificate
	for _, raw := range in.TBS.Attributes {
		var set pkix.AttributeTypeAndValueSET
		if rest, err := asn1.Unmarshal(raw.FullBytes, &set); err == nil && len(rest) == 0 && !set.Type.Equal(oidExtensionRequest) {
			r.Attributes = append(r.Attributes, set)
		}
		var asked extensionRequest
		if _, err := asn1.Unmarshal(raw.FullBytes, &asked); err != nil || !asked.Id.Equal(oidExtensionRequest) || len(asked.Value) == 0 {
			continue
		}
		r.Extensions = asked.Value[0]
		for _, e := range r.Extensions {
			if e.Id.Equal(asn1.ObjectIdentifier{2, 5, 29, 17}) {
				if _, err := names.readAlternativeNames(e.Value); err != nil {
					return nil, err
				}
			}
		}
	}
	r.DNSNames, r.EmailAddresses, r.IPAddresses, r.URIs = names.DNSNames, names.EmailAddresses, names.IPAddresses, names.URIs
	return r, nil
}

// CheckSignature gives nil if the request is signed with its own key.
func (c *CertificateRequest) CheckSignature() error {
	return checkSignature(c.SignatureAlgorithm, c.RawTBSCertificateRequest, c.Signature, c.PublicKey, true)
}

// ParseCRL reads a list of revoked certificates, in PEM or not.
func ParseCRL(b []byte) (*pkix.CertificateList, error) { return ParseDERCRL(decodeCRL(b)) }

// ParseDERCRL reads a list of revoked certificates.
func ParseDERCRL(der []byte) (*pkix.CertificateList, error) {
	list := new(pkix.CertificateList)
	if rest, err := asn1.Unmarshal(der, list); err != nil {
		return nil, err
	} else if len(rest) != 0 {
		return nil, errors.New("x509: trailing data after CRL")
	}
	return list, nil
}

// CheckCRLSignature gives nil if c's key has signed the list.
func (c *Certificate) CheckCRLSignature(crl *pkix.CertificateList) error {
	return c.CheckSignature(signatureAlgorithm(crl.SignatureAlgorithm), crl.TBSCertList.Raw, crl.SignatureValue.RightAlign())
}

// CreateCRL makes a list of revoked certificates, signed with c's key.
func (c *Certificate) CreateCRL(rand io.Reader, priv interface{}, revoked []pkix.RevokedCertificate, now, expiry time.Time) ([]byte, error) {
	key, ok := priv.(crypto.Signer)
	if !ok {
		return nil, errors.New("x509: certificate private key does not implement crypto.Signer")
	}
	algo, err := signingAlgorithm(key.Public(), 0)
	if err != nil {
		return nil, err
	}
	for i := range revoked {
		revoked[i].RevocationTime = revoked[i].RevocationTime.UTC()
	}
	list := pkix.TBSCertificateList{
		Version: 1, Signature: algo.identifier(), Issuer: c.Subject.ToRDNSequence(),
		ThisUpdate: now.UTC(), NextUpdate: expiry.UTC(), RevokedCertificates: revoked,
	}
	if len(c.SubjectKeyId) > 0 {
		der, err := asn1.Marshal(authorityKeyID{c.SubjectKeyId})
		if err != nil {
			return nil, err
		}
		list.Extensions = append(list.Extensions, pkix.Extension{Id: asn1.ObjectIdentifier{2, 5, 29, 35}, Value: der})
	}
	tbs, err := asn1.Marshal(list)
	if err != nil {
		return nil, err
	}
	signature, err := sign(rand, key, algo, tbs)
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(writtenCertificate{
		asn1.RawValue{FullBytes: tbs}, algo.identifier(), asn1.BitString{Bytes: signature, BitLength: len(signature) * 8},
	})
}
