// Parts of certificates.

// Package pkix has what certificates are made of in ASN.1.
package pkix

import (
	"encoding/asn1"
	"encoding/hex"
	"fmt"
	"math/big"
	"time"
)

// AlgorithmIdentifier names an algorithm, with what it needs.
type AlgorithmIdentifier struct {
	Algorithm  asn1.ObjectIdentifier
	Parameters asn1.RawValue `asn1:"optional"`
}

// RDNSequence is a name, from the root down.
type RDNSequence []RelativeDistinguishedNameSET

// RelativeDistinguishedNameSET is one step of a name.
type RelativeDistinguishedNameSET []AttributeTypeAndValue

// AttributeTypeAndValue is an attribute of a name.
type AttributeTypeAndValue struct {
	Type  asn1.ObjectIdentifier
	Value interface{}
}

// AttributeTypeAndValueSET is attributes of one type.
type AttributeTypeAndValueSET struct {
	Type  asn1.ObjectIdentifier
	Value [][]AttributeTypeAndValue `asn1:"set"`
}

// Extension is what else a certificate says.
type Extension struct {
	Id       asn1.ObjectIdentifier
	Critical bool `asn1:"optional"`
	Value    []byte
}

var short = map[string]string{
	"2.5.4.3": "CN", "2.5.4.5": "SERIALNUMBER", "2.5.4.6": "C", "2.5.4.7": "L", "2.5.4.8": "ST", "2.5.4.9": "STREET",
	"2.5.4.10": "O", "2.5.4.11": "OU", "2.5.4.17": "POSTALCODE",
}

// String writes a name as RFC 2253 says: the last step first.
func (r RDNSequence) String() string {
	s := ""
	for i := len(r) - 1; i >= 0; i-- {
		if i < len(r)-1 {
			s += ","
		}
		for j, attribute := range r[i] {
			if j > 0 {
				s += "+"
			}
			name := short[attribute.Type.String()]
			if name == "" {
				if der, err := asn1.Marshal(attribute.Value); err == nil {
					s += attribute.Type.String() + "=#" + hex.EncodeToString(der)
					continue
				}
				name = attribute.Type.String()
			}
			s += name + "=" + escape(fmt.Sprint(attribute.Value))
		}
	}
	return s
}

func escape(value string) string {
	var out []rune
	runes := []rune(value)
	for i, r := range runes {
		switch r {
		case ',', '+', '"', '\\', '<', '>', ';':
			out = append(out, '\\')
		case ' ':
			if i == 0 || i == len(runes)-1 {
				out = append(out, '\\')
			}
		case '#':
			if i == 0 {
				out = append(out, '\\')
			}
		}
		out = append(out, r)
	}
	return string(out)
}

// Name is a name by its usual attributes.
type Name struct {
	Country, Organization, OrganizationalUnit []string
	Locality, Province                        []string
	StreetAddress, PostalCode                 []string
	SerialNumber, CommonName                  string

	Names      []AttributeTypeAndValue // all that was read
	ExtraNames []AttributeTypeAndValue // to be written, too
}

// FillFromRDNSequence takes the attributes of a name.
func (n *Name) FillFromRDNSequence(rdns *RDNSequence) {
	for _, rdn := range *rdns {
		for _, attribute := range rdn {
			n.Names = append(n.Names, attribute)
			value, ok := attribute.Value.(string)
			if !ok {
				continue
			}
			if list := n.list(attribute.Type.String()); list != nil {
				*list = append(*list, value)
				continue
			}
			switch attribute.Type.String() {
			case "2.5.4.3":
				n.CommonName = value
			case "2.5.4.5":
				n.SerialNumber = value
			}
		}
	}
}

func (n *Name) list(id string) *[]string {
	switch id {
	case "2.5.4.6":
		return &n.Country
	case "2.5.4.7":
		return &n.Locality
	case "2.5.4.8":
		return &n.Province
	case "2.5.4.9":
		return &n.StreetAddress
	case "2.5.4.10":
		return &n.Organization
	case "2.5.4.11":
		return &n.OrganizationalUnit
	case "2.5.4.17":
		return &n.PostalCode
	}
	return nil
}

// ToRDNSequence makes a name of the attributes.
func (n Name) ToRDNSequence() (ret RDNSequence) {
	extra := func(last int) bool {
		for _, attribute := range n.ExtraNames {
			if attribute.Type.Equal(asn1.ObjectIdentifier{2, 5, 4, last}) {
				return true
			}
		}
		return false
	}
	add := func(last int, values ...string) {
		var set RelativeDistinguishedNameSET
		for _, value := range values {
			set = append(set, AttributeTypeAndValue{asn1.ObjectIdentifier{2, 5, 4, last}, value})
		}
		if len(set) > 0 && !extra(last) {
			ret = append(ret, set)
		}
	}
	add(6, n.Country...)
	add(10, n.Organization...)
	add(11, n.OrganizationalUnit...)
	add(7, n.Locality...)
	add(8, n.Province...)
	add(9, n.StreetAddress...)
	add(17, n.PostalCode...)
	if n.CommonName != "" {
		add(3, n.CommonName)
	}
	if n.SerialNumber != "" {
		add(5, n.SerialNumber)
	}
	for _, attribute := range n.ExtraNames {
		ret = append(ret, []AttributeTypeAndValue{attribute})
	}
	return ret
}

// String writes the name as RFC 2253 says.
func (n Name) String() string {
	var rdns RDNSequence
	if n.ExtraNames == nil {
		// What has no field of its own was read from somewhere.
		for _, attribute := range n.Names {
			if t := attribute.Type; len(t) == 4 && t[0] == 2 && t[1] == 5 && t[2] == 4 {
				switch t[3] {
				case 3, 5, 6, 7, 8, 9, 10, 11, 17:
					continue
				}
			}
			rdns = append(rdns, []AttributeTypeAndValue{attribute})
		}
	}
	return append(rdns, n.ToRDNSequence()...).String()
}

// CertificateList is what an authority has revoked.
type CertificateList struct {
	TBSCertList        TBSCertificateList
	SignatureAlgorithm AlgorithmIdentifier
	SignatureValue     asn1.BitString
}

// HasExpired tells whether there should be a newer list.
func (list *CertificateList) HasExpired(now time.Time) bool {
	return !now.Before(list.TBSCertList.NextUpdate)
}

// TBSCertificateList is the part that is signed.
type TBSCertificateList struct {
	Raw                 asn1.RawContent
	Version             int `asn1:"optional,default:0"`
	Signature           AlgorithmIdentifier
	Issuer              RDNSequence
	ThisUpdate          time.Time
	NextUpdate          time.Time            `asn1:"optional"`
	RevokedCertificates []RevokedCertificate `asn1:"optional"`
	Extensions          []Extension          `asn1:"tag:0,optional,explicit"`
}

// RevokedCertificate is one that does not hold any more.
type RevokedCertificate struct {
	SerialNumber   *big.Int
	RevocationTime time.Time
	Extensions     []Extension `asn1:"optional"`
}
