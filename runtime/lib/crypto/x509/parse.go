// Reading certificates.

package x509

import (
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"math/big"
	"net"
	"net/url"
	"time"
)

type certificate struct {
	Raw                asn1.RawContent
	TBS                tbsCertificate
	SignatureAlgorithm pkix.AlgorithmIdentifier
	SignatureValue     asn1.BitString
}

type tbsCertificate struct {
	Raw                asn1.RawContent
	Version            int `asn1:"optional,explicit,default:0,tag:0"`
	SerialNumber       *big.Int
	SignatureAlgorithm pkix.AlgorithmIdentifier
	Issuer             asn1.RawValue
	Validity           validity
	Subject            asn1.RawValue
	PublicKey          publicKeyInfo
	UniqueId           asn1.BitString   `asn1:"optional,tag:1"`
	SubjectUniqueId    asn1.BitString   `asn1:"optional,tag:2"`
	Extensions         []pkix.Extension `asn1:"omitempty,optional,explicit,tag:3"`
}

type validity struct {
	NotBefore, NotAfter time.Time
}

type basicConstraints struct {
	IsCA       bool `asn1:"optional"`
	MaxPathLen int  `asn1:"optional,default:-1"`
}

type authorityKeyID struct {
	ID []byte `asn1:"optional,tag:0"`
}

type distributionPoint struct {
	Name      distributionPointName `asn1:"optional,tag:0"`
	Reason    asn1.BitString        `asn1:"optional,tag:1"`
	CRLIssuer string                `asn1:"optional,tag:2"`
}

type distributionPointName struct {
	FullName     []asn1.RawValue  `asn1:"optional,tag:0"`
	RelativeName pkix.RDNSequence `asn1:"optional,tag:1"`
}

type authorityInfo struct {
	Method   asn1.ObjectIdentifier
	Location asn1.RawValue
}

type policyInformation struct {
	Policy asn1.ObjectIdentifier
	Rest   asn1.RawValue `asn1:"optional"`
}

// ParseCertificate reads one certificate.
func ParseCertificate(der []byte) (*Certificate, error) {
	c, rest, err := parseCertificate(der)
	if err == nil && len(rest) > 0 {
		return nil, errors.New("x509: trailing data")
	}
	return c, err
}

// ParseCertificates reads certificates that stand one after another.
func ParseCertificates(der []byte) ([]*Certificate, error) {
	var all []*Certificate
	for len(der) > 0 {
		c, rest, err := parseCertificate(der)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
		der = rest
	}
	return all, nil
}

func parseCertificate(der []byte) (*Certificate, []byte, error) {
	var in certificate
	rest, err := asn1.Unmarshal(der, &in)
	if err != nil {
		return nil, nil, errors.New("x509: malformed certificate")
	}
	tbs := &in.TBS
	c := &Certificate{
		Raw: in.Raw, RawTBSCertificate: tbs.Raw, RawSubjectPublicKeyInfo: tbs.PublicKey.Raw,
		RawSubject: tbs.Subject.FullBytes, RawIssuer: tbs.Issuer.FullBytes,
		Signature:          in.SignatureValue.RightAlign(),
		SignatureAlgorithm: signatureAlgorithm(in.SignatureAlgorithm),
		PublicKeyAlgorithm: publicKeyAlgorithm(tbs.PublicKey.Algorithm.Algorithm),
		Version:            tbs.Version + 1, SerialNumber: tbs.SerialNumber,
		NotBefore: tbs.Validity.NotBefore, NotAfter: tbs.Validity.NotAfter,
		Extensions: tbs.Extensions,
	}
	if c.PublicKey, err = readPublicKey(&tbs.PublicKey); err != nil {
		return nil, nil, err
	}
	if c.Issuer, err = readName(c.RawIssuer); err != nil {
		return nil, nil, err
	}
	if c.Subject, err = readName(c.RawSubject); err != nil {
		return nil, nil, err
	}
	for _, e := range tbs.Extensions {
		handled, err := c.readExtension(e)
		if err != nil {
			return nil, nil, err
		}
		if e.Critical && !handled {
			c.UnhandledCriticalExtensions = append(c.UnhandledCriticalExtensions, e.Id)
		}
	}
	return c, rest, nil
}

func readName(der []byte) (n pkix.Name, err error) {
	var rdns pkix.RDNSequence
	if _, err = asn1.Unmarshal(der, &rdns); err == nil {
		n.FillFromRDNSequence(&rdns)
	}
	return
}

func signatureAlgorithm(id pkix.AlgorithmIdentifier) SignatureAlgorithm {
	for _, a := range algorithms {
		if a.oid.Equal(id.Algorithm) {
			return a.algo
		}
	}
	return UnknownSignatureAlgorithm
}

func whole(der []byte, into interface{}, what string) error {
	rest, err := asn1.Unmarshal(der, into)
	if err != nil {
		return errors.New("x509: invalid " + what)
	}
	if len(rest) != 0 {
		return errors.New("x509: trailing data after X.509 " + what)
	}
	return nil
}

// readExtension takes what an extension says; false for one that is not known.
func (c *Certificate) readExtension(e pkix.Extension) (handled bool, err error) {
	if e.Id.Equal(asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 1, 1}) {
		var infos []authorityInfo
		if err = whole(e.Value, &infos, "authority information"); err != nil {
			return
		}
		for _, info := range infos {
			switch last := info.Method[len(info.Method)-1]; {
			case info.Location.Tag != 6:
			case last == 1:
				c.OCSPServer = append(c.OCSPServer, string(info.Location.Bytes))
			case last == 2:
				c.IssuingCertificateURL = append(c.IssuingCertificateURL, string(info.Location.Bytes))
			}
		}
		return true, nil
	}
	if len(e.Id) != 4 || e.Id[0] != 2 || e.Id[1] != 5 || e.Id[2] != 29 {
		return false, nil
	}
	switch e.Id[3] {
	case 14:
		return true, whole(e.Value, &c.SubjectKeyId, "subject key identifier")
	case 15:
		var bits asn1.BitString
		if err = whole(e.Value, &bits, "key usage"); err != nil {
			return
		}
		for i := uint(0); i < 9; i++ {
			c.KeyUsage |= KeyUsage(bits.At(int(i)) << i)
		}
		return true, nil
	case 17:
		var unknown bool
		unknown, err = c.readAlternativeNames(e.Value)
		return !unknown, err
	case 19:
		var constraints basicConstraints
		if err = whole(e.Value, &constraints, "basic constraints"); err != nil {
			return
		}
		c.BasicConstraintsValid = true
		c.IsCA, c.MaxPathLen = constraints.IsCA, constraints.MaxPathLen
		c.MaxPathLenZero = c.MaxPathLen == 0
		return true, nil
	case 30:
		return c.readConstraints(e)
	case 31:
		var points []distributionPoint
		if err = whole(e.Value, &points, "CRL distribution points"); err != nil {
			return
		}
		for _, p := range points {
			for _, name := range p.Name.FullName {
				if name.Tag == 6 {
					c.CRLDistributionPoints = append(c.CRLDistributionPoints, string(name.Bytes))
				}
			}
		}
		return true, nil
	case 32:
		var policies []policyInformation
		if err = whole(e.Value, &policies, "certificate policies"); err != nil {
			return
		}
		for _, p := range policies {
			c.PolicyIdentifiers = append(c.PolicyIdentifiers, p.Policy)
		}
		return true, nil
	case 35:
		var id authorityKeyID
		if err = whole(e.Value, &id, "authority key identifier"); err == nil {
			c.AuthorityKeyId = id.ID
		}
		return true, err
	case 37:
		var list []asn1.ObjectIdentifier
		if err = whole(e.Value, &list, "extended key usages"); err != nil {
			return
		}
	next:
		for _, oid := range list {
			for usage, known := range usages {
				if known.Equal(oid) {
					c.ExtKeyUsage = append(c.ExtKeyUsage, ExtKeyUsage(usage))
					continue next
				}
			}
			c.UnknownExtKeyUsage = append(c.UnknownExtKeyUsage, oid)
		}
		return true, nil
	}
	return false, nil
}

func (c *Certificate) readAlternativeNames(der []byte) (unknown bool, err error) {
	var names []asn1.RawValue
	if err = whole(der, &names, "subject alternative names"); err != nil {
		return
	}
	unknown = true
	for _, name := range names {
		switch name.Tag {
		case 1:
			c.EmailAddresses = append(c.EmailAddresses, string(name.Bytes))
		case 2:
			c.DNSNames = append(c.DNSNames, string(name.Bytes))
		case 6:
			u, err := url.Parse(string(name.Bytes))
			if err != nil {
				return false, errors.New("x509: cannot parse URI " + string(name.Bytes))
			}
			c.URIs = append(c.URIs, u)
		case 7:
			if n := len(name.Bytes); n != net.IPv4len && n != net.IPv6len {
				return false, errors.New("x509: cannot parse IP address of length " + big.NewInt(int64(n)).String())
			}
			c.IPAddresses = append(c.IPAddresses, net.IP(name.Bytes))
		default:
			continue
		}
		unknown = false
	}
	return
}

type nameConstraints struct {
	Permitted []subtree `asn1:"optional,tag:0"`
	Excluded  []subtree `asn1:"optional,tag:1"`
}

type subtree struct {
	Name asn1.RawValue
}

func (c *Certificate) readConstraints(e pkix.Extension) (bool, error) {
	var constraints nameConstraints
	if err := whole(e.Value, &constraints, "name constraints"); err != nil {
		return false, err
	}
	handled := true
	read := func(trees []subtree, dns, mail, uri *[]string, ips *[]*net.IPNet) {
		for _, tree := range trees {
			b := tree.Name.Bytes
			switch tree.Name.Tag {
			case 1:
				*mail = append(*mail, string(b))
			case 2:
				*dns = append(*dns, string(b))
			case 6:
				*uri = append(*uri, string(b))
			case 7:
				half := len(b) / 2
				*ips = append(*ips, &net.IPNet{IP: net.IP(b[:half]), Mask: net.IPMask(b[half:])})
			default:
				handled = false
			}
		}
	}
	read(constraints.Permitted, &c.PermittedDNSDomains, &c.PermittedEmailAddresses, &c.PermittedURIDomains, &c.PermittedIPRanges)
	read(constraints.Excluded, &c.ExcludedDNSDomains, &c.ExcludedEmailAddresses, &c.ExcludedURIDomains, &c.ExcludedIPRanges)
	c.PermittedDNSDomainsCritical = e.Critical
	return handled, nil
}
