// Whom to trust: chains of certificates.

package x509

import (
	"bytes"
	"encoding/pem"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"
	"unicode/utf8"
)

// CertPool is a set of certificates.
type CertPool struct {
	certs []*Certificate
}

// NewCertPool makes an empty set.
func NewCertPool() *CertPool { return &CertPool{} }

// AddCert adds a certificate.
func (s *CertPool) AddCert(cert *Certificate) {
	if cert == nil {
		panic("adding nil Certificate to CertPool")
	}
	if !s.has(cert) {
		s.certs = append(s.certs, cert)
	}
}

func (s *CertPool) has(cert *Certificate) bool {
	if s == nil {
		return false
	}
	for _, one := range s.certs {
		if one.Equal(cert) {
			return true
		}
	}
	return false
}

// AppendCertsFromPEM adds certificates; false if there was none.
func (s *CertPool) AppendCertsFromPEM(pemCerts []byte) (ok bool) {
	for len(pemCerts) > 0 {
		var block *pem.Block
		if block, pemCerts = pem.Decode(pemCerts); block == nil {
			break
		}
		if block.Type != "CERTIFICATE" || len(block.Headers) != 0 {
			continue
		}
		if cert, err := ParseCertificate(block.Bytes); err == nil {
			s.AddCert(cert)
			ok = true
		}
	}
	return ok
}

// Subjects gives the names of all in the set, as they are written.
func (s *CertPool) Subjects() [][]byte {
	names := make([][]byte, len(s.certs))
	for i, c := range s.certs {
		names[i] = c.RawSubject
	}
	return names
}

// Equal tells whether both sets have the same certificates.
func (s *CertPool) Equal(other *CertPool) bool {
	if s == nil || other == nil {
		return s == other
	}
	for _, c := range s.certs {
		if !other.has(c) {
			return false
		}
	}
	return len(s.certs) == len(other.certs)
}

// InvalidReason says why a certificate does not hold.
type InvalidReason int

const (
	NotAuthorizedToSign InvalidReason = iota
	Expired
	CANotAuthorizedForThisName
	TooManyIntermediates
	IncompatibleUsage
	NameMismatch
	NameConstraintsWithoutSANs
	UnconstrainedName
	TooManyConstraints
	CANotAuthorizedForExtKeyUsage
)

// CertificateInvalidError is given for a certificate that does not hold.
type CertificateInvalidError struct {
	Cert   *Certificate
	Reason InvalidReason
	Detail string
}

func (e CertificateInvalidError) Error() string {
	switch e.Reason {
	case NotAuthorizedToSign:
		return "x509: certificate is not authorized to sign other certificates"
	case Expired:
		return "x509: certificate has expired or is not yet valid: " + e.Detail
	case CANotAuthorizedForThisName:
		return "x509: a root or intermediate certificate is not authorized to sign for this name: " + e.Detail
	case CANotAuthorizedForExtKeyUsage:
		return "x509: a root or intermediate certificate is not authorized for an extended key usage: " + e.Detail
	case TooManyIntermediates:
		return "x509: too many intermediates for path length constraint"
	case IncompatibleUsage:
		return "x509: certificate specifies an incompatible key usage"
	case NameMismatch:
		return "x509: issuer name does not match subject from issuing certificate"
	case NameConstraintsWithoutSANs:
		return "x509: issuer has name constraints but leaf doesn't have a SAN extension"
	case UnconstrainedName:
		return "x509: issuer has name constraints but leaf contains unknown or unconstrained name: " + e.Detail
	}
	return "x509: unknown error"
}

// HostnameError is given for a certificate of another host.
type HostnameError struct {
	Certificate *Certificate
	Host        string
}

func (h HostnameError) Error() string {
	c := h.Certificate
	if len(c.DNSNames)+len(c.IPAddresses)+len(c.EmailAddresses)+len(c.URIs) == 0 && validHost(c.Subject.CommonName) {
		return "x509: certificate relies on legacy Common Name field, use SANs instead"
	}
	var valid string
	if ip := net.ParseIP(h.Host); ip != nil {
		if len(c.IPAddresses) == 0 {
			return "x509: cannot validate certificate for " + h.Host + " because it doesn't contain any IP SANs"
		}
		var ips []string
		for _, san := range c.IPAddresses {
			ips = append(ips, san.String())
		}
		valid = strings.Join(ips, ", ")
	} else {
		valid = strings.Join(c.DNSNames, ", ")
	}
	if valid == "" {
		return "x509: certificate is not valid for any names, but wanted to match " + h.Host
	}
	return "x509: certificate is valid for " + valid + ", not " + h.Host
}

// UnknownAuthorityError is given where no chain leads to a root.
type UnknownAuthorityError struct {
	Cert     *Certificate
	hint     error
	hintCert *Certificate
}

func (e UnknownAuthorityError) Error() string {
	s := "x509: certificate signed by unknown authority"
	if e.hint != nil {
		name := e.hintCert.Subject.CommonName
		if name == "" {
			if len(e.hintCert.Subject.Organization) > 0 {
				name = e.hintCert.Subject.Organization[0]
			} else {
				name = "serial:" + e.hintCert.SerialNumber.String()
			}
		}
		s += fmt.Sprintf(" (possibly because of %q while trying to verify candidate authority certificate %q)", e.hint, name)
	}
	return s
}

// SystemRootsError is given where a host's roots cannot be read.
type SystemRootsError struct{ Err error }

func (e SystemRootsError) Error() string {
	s := "x509: failed to load system roots and no roots provided"
	if e.Err != nil {
		return s + "; " + e.Err.Error()
	}
	return s
}

// Unwrap gives the error behind.
func (e SystemRootsError) Unwrap() error { return e.Err }

var errNotParsed = errors.New("x509: missing ASN.1 contents; use ParseCertificate")

// VerifyOptions says what a certificate must be good for.
type VerifyOptions struct {
	DNSName                   string
	Intermediates             *CertPool
	Roots                     *CertPool
	CurrentTime               time.Time
	KeyUsages                 []ExtKeyUsage
	MaxConstraintComparisions int
}

// maxChecks bounds the search for chains.
const maxChecks = 100

// Verify gives the chains from c to a root.
func (c *Certificate) Verify(opts VerifyOptions) (chains [][]*Certificate, err error) {
	if len(c.Raw) == 0 {
		return nil, errNotParsed
	}
	if opts.Intermediates != nil {
		for _, one := range opts.Intermediates.certs {
			if len(one.Raw) == 0 {
				return nil, errNotParsed
			}
		}
	}
	if opts.Roots == nil {
		opts.Roots = systemRoots()
	}
	if err = c.valid(&opts, nil, true, false); err != nil {
		return nil, err
	}
	if opts.DNSName != "" {
		if err = c.VerifyHostname(opts.DNSName); err != nil {
			return nil, err
		}
	}
	var candidates [][]*Certificate
	if opts.Roots.has(c) {
		candidates = [][]*Certificate{{c}}
	} else {
		checks := 0
		if candidates, err = c.build([]*Certificate{c}, &checks, &opts); err != nil {
			return nil, err
		}
	}
	wanted := opts.KeyUsages
	if len(wanted) == 0 {
		wanted = []ExtKeyUsage{ExtKeyUsageServerAuth}
	}
	for _, usage := range wanted {
		if usage == ExtKeyUsageAny {
			return candidates, nil
		}
	}
	for _, chain := range candidates {
		if goodFor(chain, wanted) {
			chains = append(chains, chain)
		}
	}
	if len(chains) == 0 {
		return nil, CertificateInvalidError{c, IncompatibleUsage, ""}
	}
	return chains, nil
}

// valid tells what is wrong with a certificate at its place in a chain.
func (c *Certificate) valid(opts *VerifyOptions, chain []*Certificate, leaf, root bool) error {
	if len(c.UnhandledCriticalExtensions) > 0 {
		return UnhandledCriticalExtension{}
	}
	if len(chain) > 0 && !bytes.Equal(chain[len(chain)-1].RawIssuer, c.RawSubject) {
		return CertificateInvalidError{c, NameMismatch, ""}
	}
	now := opts.CurrentTime
	if now.IsZero() {
		now = time.Now()
	}
	if now.Before(c.NotBefore) {
		return CertificateInvalidError{c, Expired, fmt.Sprintf("current time %s is before %s", now.Format(time.RFC3339), c.NotBefore.Format(time.RFC3339))}
	}
	if now.After(c.NotAfter) {
		return CertificateInvalidError{c, Expired, fmt.Sprintf("current time %s is after %s", now.Format(time.RFC3339), c.NotAfter.Format(time.RFC3339))}
	}
	if leaf {
		return nil
	}
	if err := c.constrain(chain[0]); err != nil {
		return err
	}
	if !c.BasicConstraintsValid && !root || c.BasicConstraintsValid && !c.IsCA {
		return CertificateInvalidError{c, NotAuthorizedToSign, ""}
	}
	if c.BasicConstraintsValid && c.MaxPathLen >= 0 && len(chain)-1 > c.MaxPathLen {
		return CertificateInvalidError{c, TooManyIntermediates, ""}
	}
	return nil
}

// constrain checks the names of a leaf against what an authority may sign for.
func (c *Certificate) constrain(leaf *Certificate) error {
	within := func(name, domain string) bool {
		name, domain = strings.ToLower(name), strings.ToLower(domain)
		if domain == "" {
			return true
		}
		if domain[0] == '.' {
			return strings.HasSuffix(name, domain) && len(name) > len(domain)
		}
		return name == domain || strings.HasSuffix(name, "."+domain)
	}
	check := func(kind, name string, permitted, excluded int, fits func(permitted bool, i int) bool) error {
		for i := 0; i < excluded; i++ {
			if fits(false, i) {
				return CertificateInvalidError{c, CANotAuthorizedForThisName, fmt.Sprintf("%s %q is excluded by constraint", kind, name)}
			}
		}
		for i := 0; i < permitted; i++ {
			if fits(true, i) {
				return nil
			}
		}
		if permitted > 0 {
			return CertificateInvalidError{c, CANotAuthorizedForThisName, fmt.Sprintf("%s %q is not permitted by any constraint", kind, name)}
		}
		return nil
	}
	for _, name := range leaf.DNSNames {
		if err := check("DNS name", name, len(c.PermittedDNSDomains), len(c.ExcludedDNSDomains), func(permitted bool, i int) bool {
			if permitted {
				return within(name, c.PermittedDNSDomains[i])
			}
			return within(name, c.ExcludedDNSDomains[i])
		}); err != nil {
			return err
		}
	}
	for _, ip := range leaf.IPAddresses {
		if err := check("IP address", ip.String(), len(c.PermittedIPRanges), len(c.ExcludedIPRanges), func(permitted bool, i int) bool {
			if permitted {
				return c.PermittedIPRanges[i].Contains(ip)
			}
			return c.ExcludedIPRanges[i].Contains(ip)
		}); err != nil {
			return err
		}
	}
	return nil
}

// build extends a chain by all that may have signed its last certificate.
func (c *Certificate) build(chain []*Certificate, checks *int, opts *VerifyOptions) (chains [][]*Certificate, err error) {
	var hint error
	var hintCert *Certificate
	try := func(parent *Certificate, root bool) {
		for _, one := range chain {
			if one.Equal(parent) {
				return
			}
		}
		if !bytes.Equal(c.RawIssuer, parent.RawSubject) {
			return
		}
		if len(c.AuthorityKeyId) > 0 && len(parent.SubjectKeyId) > 0 && !bytes.Equal(c.AuthorityKeyId, parent.SubjectKeyId) {
			return
		}
		if *checks++; *checks > maxChecks {
			err = errors.New("x509: signature check attempts limit reached while verifying certificate chain")
			return
		}
		if e := c.CheckSignatureFrom(parent); e != nil {
			if hint == nil {
				hint, hintCert = e, parent
			}
			return
		}
		if e := parent.valid(opts, chain, false, root); e != nil {
			err = e
			return
		}
		longer := append(append([]*Certificate{}, chain...), parent)
		if root {
			chains = append(chains, longer)
			return
		}
		more, e := parent.build(longer, checks, opts)
		chains = append(chains, more...)
		if e != nil {
			err = e
		}
	}
	for _, root := range opts.Roots.certs {
		try(root, true)
	}
	if opts.Intermediates != nil {
		for _, one := range opts.Intermediates.certs {
			try(one, false)
		}
	}
	if len(chains) > 0 {
		return chains, nil
	}
	if err == nil {
		err = UnknownAuthorityError{c, hint, hintCert}
	}
	return nil, err
}

// goodFor tells whether all of a chain may be used for one of these.
func goodFor(chain []*Certificate, wanted []ExtKeyUsage) bool {
next:
	for _, usage := range wanted {
		for _, c := range chain {
			if !c.allows(usage) {
				continue next
			}
		}
		return true
	}
	return false
}

func (c *Certificate) allows(usage ExtKeyUsage) bool {
	if len(c.ExtKeyUsage) == 0 && len(c.UnknownExtKeyUsage) == 0 {
		return true
	}
	for _, own := range c.ExtKeyUsage {
		if own == ExtKeyUsageAny || own == usage {
			return true
		}
	}
	return false
}

func validHost(host string) bool {
	host = strings.TrimSuffix(host, ".")
	if host == "" {
		return false
	}
	for i, part := range strings.Split(host, ".") {
		if part == "" {
			return false
		}
		if part == "*" && i == 0 {
			continue
		}
		for j, r := range part {
			switch {
			case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '_', r == ':', r == '-' && j > 0:
			default:
				return false
			}
		}
	}
	return true
}

// VerifyHostname gives nil if c is a certificate of the host.
func (c *Certificate) VerifyHostname(h string) error {
	candidate := h
	if len(h) >= 3 && h[0] == '[' && h[len(h)-1] == ']' {
		candidate = h[1 : len(h)-1]
	}
	if ip := net.ParseIP(candidate); ip != nil {
		for _, own := range c.IPAddresses {
			if ip.Equal(own) {
				return nil
			}
		}
		return HostnameError{c, candidate}
	}
	host := lower(h)
	for _, pattern := range c.DNSNames {
		if validHost(host) && validHost(pattern) && !strings.HasPrefix(host, "*") {
			if matchHost(lower(pattern), host) {
				return nil
			}
		} else if host != "" && host != "." && lower(pattern) == host {
			return nil
		}
	}
	return HostnameError{c, h}
}

func lower(s string) string {
	if !utf8.ValidString(s) {
		return s
	}
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

func matchHost(pattern, host string) bool {
	want := strings.Split(pattern, ".")
	have := strings.Split(strings.TrimSuffix(host, "."), ".")
	if len(want) != len(have) {
		return false
	}
	for i, part := range want {
		if part != have[i] && !(i == 0 && part == "*") {
			return false
		}
	}
	return true
}
