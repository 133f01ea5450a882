// Keys as bytes.

package x509

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
)

var (
	oidRSA   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	oidECDSA = asn1.ObjectIdentifier{1, 2, 840, 10045, 2, 1}
)

func curveOID(c elliptic.Curve) (asn1.ObjectIdentifier, bool) {
	switch c {
	case elliptic.P224():
		return asn1.ObjectIdentifier{1, 3, 132, 0, 33}, true
	case elliptic.P256():
		return asn1.ObjectIdentifier{1, 2, 840, 10045, 3, 1, 7}, true
	case elliptic.P384():
		return asn1.ObjectIdentifier{1, 3, 132, 0, 34}, true
	case elliptic.P521():
		return asn1.ObjectIdentifier{1, 3, 132, 0, 35}, true
	}
	return nil, false
}

func namedCurve(oid asn1.ObjectIdentifier) elliptic.Curve {
	for _, c := range []elliptic.Curve{elliptic.P224(), elliptic.P256(), elliptic.P384(), elliptic.P521()} {
		if own, _ := curveOID(c); own.Equal(oid) {
			return c
		}
	}
	return nil
}

type publicKeyInfo struct {
	Raw       asn1.RawContent
	Algorithm pkix.AlgorithmIdentifier
	PublicKey asn1.BitString
}

type rsaPublicKey struct {
	N *big.Int
	E int
}

// ParsePKIXPublicKey reads a public key of any kind.
func ParsePKIXPublicKey(derBytes []byte) (pub interface{}, err error) {
	var info publicKeyInfo
	rest, err := asn1.Unmarshal(derBytes, &info)
	if err != nil {
		if _, err := asn1.Unmarshal(derBytes, &rsaPublicKey{}); err == nil {
			return nil, errors.New("x509: failed to parse public key (use ParsePKCS1PublicKey instead for this key format)")
		}
		return nil, err
	}
	if len(rest) != 0 {
		return nil, errors.New("x509: trailing data after ASN.1 of public-key")
	}
	algo := publicKeyAlgorithm(info.Algorithm.Algorithm)
	if algo == UnknownPublicKeyAlgorithm {
		return nil, errors.New("x509: unknown public key algorithm")
	}
	return readPublicKey(&info)
}

func publicKeyAlgorithm(oid asn1.ObjectIdentifier) PublicKeyAlgorithm {
	switch {
	case oid.Equal(oidRSA):
		return RSA
	case oid.Equal(oidECDSA):
		return ECDSA
	}
	return UnknownPublicKeyAlgorithm
}

func readPublicKey(info *publicKeyInfo) (interface{}, error) {
	bits := info.PublicKey.RightAlign()
	switch publicKeyAlgorithm(info.Algorithm.Algorithm) {
	case RSA:
		pub := new(rsaPublicKey)
		rest, err := asn1.Unmarshal(bits, pub)
		if err != nil {
			return nil, errors.New("x509: invalid RSA public key")
		}
		if len(rest) != 0 {
			return nil, errors.New("x509: trailing data after RSA public key")
		}
		if pub.N.Sign() <= 0 {
			return nil, errors.New("x509: RSA modulus is not a positive number")
		}
		if pub.E <= 0 {
			return nil, errors.New("x509: RSA public exponent is not a positive number")
		}
		return &rsa.PublicKey{N: pub.N, E: pub.E}, nil
	case ECDSA:
		var oid asn1.ObjectIdentifier
		if _, err := asn1.Unmarshal(info.Algorithm.Parameters.FullBytes, &oid); err != nil {
			return nil, errors.New("x509: invalid ECDSA parameters")
		}
		curve := namedCurve(oid)
		if curve == nil {
			return nil, errors.New("x509: unsupported elliptic curve")
		}
		x, y := elliptic.Unmarshal(curve, bits)
		if x == nil {
			return nil, errors.New("x509: failed to unmarshal elliptic curve point")
		}
		return &ecdsa.PublicKey{Curve: curve, X: x, Y: y}, nil
	}
	return nil, nil
}

// MarshalPKIXPublicKey writes a public key of any kind.
func MarshalPKIXPublicKey(pub interface{}) ([]byte, error) {
	info, err := writePublicKey(pub)
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(info)
}

// writtenKey is publicKeyInfo without Raw.
type writtenKey struct {
	Algorithm pkix.AlgorithmIdentifier
	PublicKey asn1.BitString
}

func writePublicKey(pub interface{}) (info writtenKey, err error) {
	var bits []byte
	switch pub := pub.(type) {
	case *rsa.PublicKey:
		if bits, err = asn1.Marshal(rsaPublicKey{pub.N, pub.E}); err != nil {
			return
		}
		info.Algorithm = pkix.AlgorithmIdentifier{Algorithm: oidRSA, Parameters: asn1.NullRawValue}
	case *ecdsa.PublicKey:
		oid, ok := curveOID(pub.Curve)
		if !ok {
			return info, errors.New("x509: unsupported elliptic curve")
		}
		if !pub.Curve.IsOnCurve(pub.X, pub.Y) {
			return info, errors.New("x509: invalid elliptic curve public key")
		}
		bits = elliptic.Marshal(pub.Curve, pub.X, pub.Y)
		der, err := asn1.Marshal(oid)
		if err != nil {
			return info, err
		}
		info.Algorithm = pkix.AlgorithmIdentifier{Algorithm: oidECDSA, Parameters: asn1.RawValue{FullBytes: der}}
	default:
		return info, fmt.Errorf("x509: unsupported public key type: %T", pub)
	}
	info.PublicKey = asn1.BitString{Bytes: bits, BitLength: 8 * len(bits)}
	return info, nil
}

type rsaPrivateKey struct {
	Version int
	N       *big.Int
	E       int
	D       *big.Int
	P, Q    *big.Int
	Dp      *big.Int          `asn1:"optional"`
	Dq      *big.Int          `asn1:"optional"`
	Qinv    *big.Int          `asn1:"optional"`
	More    []additionalPrime `asn1:"optional,omitempty"`
}

type additionalPrime struct {
	Prime, Exp, Coeff *big.Int
}

// ParsePKCS1PrivateKey reads an RSA key.
func ParsePKCS1PrivateKey(der []byte) (*rsa.PrivateKey, error) {
	var k rsaPrivateKey
	rest, err := asn1.Unmarshal(der, &k)
	if len(rest) > 0 {
		return nil, asn1.SyntaxError{Msg: "trailing data"}
	}
	if err != nil {
		if _, err := asn1.Unmarshal(der, &ecPrivateKey{}); err == nil {
			return nil, errors.New("x509: failed to parse private key (use ParseECPrivateKey instead for this key format)")
		}
		if _, err := asn1.Unmarshal(der, &pkcs8{}); err == nil {
			return nil, errors.New("x509: failed to parse private key (use ParsePKCS8PrivateKey instead for this key format)")
		}
		return nil, err
	}
	if k.Version > 1 {
		return nil, errors.New("x509: unsupported private key version")
	}
	key := &rsa.PrivateKey{PublicKey: rsa.PublicKey{N: k.N, E: k.E}, D: k.D, Primes: []*big.Int{k.P, k.Q}}
	for _, more := range k.More {
		key.Primes = append(key.Primes, more.Prime)
	}
	for _, n := range append([]*big.Int{k.N, k.D}, key.Primes...) {
		if n.Sign() <= 0 {
			return nil, errors.New("x509: private key contains zero or negative value")
		}
	}
	if err := key.Validate(); err != nil {
		return nil, err
	}
	key.Precompute()
	return key, nil
}

// MarshalPKCS1PrivateKey writes an RSA key.
func MarshalPKCS1PrivateKey(key *rsa.PrivateKey) []byte {
	key.Precompute()
	v := key.Precomputed
	k := rsaPrivateKey{N: key.N, E: key.E, D: key.D, P: key.Primes[0], Q: key.Primes[1], Dp: v.Dp, Dq: v.Dq, Qinv: v.Qinv}
	for i, more := range v.CRTValues {
		k.Version = 1
		k.More = append(k.More, additionalPrime{key.Primes[2+i], more.Exp, more.Coeff})
	}
	b, _ := asn1.Marshal(k)
	return b
}

// ParsePKCS1PublicKey reads an RSA key.
func ParsePKCS1PublicKey(der []byte) (*rsa.PublicKey, error) {
	var k rsaPublicKey
	rest, err := asn1.Unmarshal(der, &k)
	if err != nil {
		if _, err := asn1.Unmarshal(der, &publicKeyInfo{}); err == nil {
			return nil, errors.New("x509: failed to parse public key (use ParsePKIXPublicKey instead for this key format)")
		}
		return nil, err
	}
	if len(rest) > 0 {
		return nil, asn1.SyntaxError{Msg: "trailing data"}
	}
	if k.N.Sign() <= 0 || k.E <= 0 {
		return nil, errors.New("x509: public key contains zero or negative value")
	}
	return &rsa.PublicKey{N: k.N, E: k.E}, nil
}

// MarshalPKCS1PublicKey writes an RSA key.
func MarshalPKCS1PublicKey(key *rsa.PublicKey) []byte {
	b, _ := asn1.Marshal(rsaPublicKey{key.N, key.E})
	return b
}

type ecPrivateKey struct {
	Version    int
	PrivateKey []byte
	Curve      asn1.ObjectIdentifier `asn1:"optional,explicit,tag:0"`
	PublicKey  asn1.BitString        `asn1:"optional,explicit,tag:1"`
}

// ParseECPrivateKey reads an ECDSA key.
func ParseECPrivateKey(der []byte) (*ecdsa.PrivateKey, error) { return readECKey(nil, der) }

func readECKey(known *asn1.ObjectIdentifier, der []byte) (*ecdsa.PrivateKey, error) {
	var k ecPrivateKey
	if _, err := asn1.Unmarshal(der, &k); err != nil {
		if _, err := asn1.Unmarshal(der, &pkcs8{}); err == nil {
			return nil, errors.New("x509: failed to parse private key (use ParsePKCS8PrivateKey instead for this key format)")
		}
		if _, err := asn1.Unmarshal(der, &rsaPrivateKey{}); err == nil {
			return nil, errors.New("x509: failed to parse private key (use ParsePKCS1PrivateKey instead for this key format)")
		}
		return nil, errors.New("x509: failed to parse EC private key: " + err.Error())
	}
	if k.Version != 1 {
		return nil, fmt.Errorf("x509: unknown EC private key version %d", k.Version)
	}
	if known == nil {
		known = &k.Curve
	}
	curve := namedCurve(*known)
	if curve == nil {
		return nil, errors.New("x509: unknown elliptic curve")
	}
	d := new(big.Int).SetBytes(k.PrivateKey)
	if d.Cmp(curve.Params().N) >= 0 {
		return nil, errors.New("x509: invalid elliptic curve private key value")
	}
	key := &ecdsa.PrivateKey{D: d}
	key.Curve = curve
	key.X, key.Y = curve.ScalarBaseMult(d.Bytes())
	return key, nil
}

// MarshalECPrivateKey writes an ECDSA key.
func MarshalECPrivateKey(key *ecdsa.PrivateKey) ([]byte, error) {
	oid, ok := curveOID(key.Curve)
	if !ok {
		return nil, errors.New("x509: unknown elliptic curve")
	}
	return writeECKey(key, oid)
}

func writeECKey(key *ecdsa.PrivateKey, oid asn1.ObjectIdentifier) ([]byte, error) {
	if !key.Curve.IsOnCurve(key.X, key.Y) {
		return nil, errors.New("invalid elliptic key public key")
	}
	d := make([]byte, (key.Curve.Params().N.BitLen()+7)/8)
	return asn1.Marshal(ecPrivateKey{1, key.D.FillBytes(d), oid, asn1.BitString{Bytes: elliptic.Marshal(key.Curve, key.X, key.Y)}})
}

type pkcs8 struct {
	Version    int
	Algo       pkix.AlgorithmIdentifier
	PrivateKey []byte
}

// ParsePKCS8PrivateKey reads a private key of any kind.
func ParsePKCS8PrivateKey(der []byte) (key interface{}, err error) {
	var k pkcs8
	if _, err := asn1.Unmarshal(der, &k); err != nil {
		if _, err := asn1.Unmarshal(der, &ecPrivateKey{}); err == nil {
			return nil, errors.New("x509: failed to parse private key (use ParseECPrivateKey instead for this key format)")
		}
		if _, err := asn1.Unmarshal(der, &rsaPrivateKey{}); err == nil {
			return nil, errors.New("x509: failed to parse private key (use ParsePKCS1PrivateKey instead for this key format)")
		}
		return nil, err
	}
	switch publicKeyAlgorithm(k.Algo.Algorithm) {
	case RSA:
		key, err := ParsePKCS1PrivateKey(k.PrivateKey)
		if err != nil {
			return nil, errors.New("x509: failed to parse RSA private key embedded in PKCS#8: " + err.Error())
		}
		return key, nil
	case ECDSA:
		oid := new(asn1.ObjectIdentifier)
		if _, err := asn1.Unmarshal(k.Algo.Parameters.FullBytes, oid); err != nil {
			oid = nil
		}
		key, err := readECKey(oid, k.PrivateKey)
		if err != nil {
			return nil, errors.New("x509: failed to parse EC private key embedded in PKCS#8: " + err.Error())
		}
		return key, nil
	}
	return nil, fmt.Errorf("x509: PKCS#8 wrapping contained private key with unknown algorithm: %v", k.Algo.Algorithm)
}

// MarshalPKCS8PrivateKey writes a private key of any kind.
func MarshalPKCS8PrivateKey(key interface{}) ([]byte, error) {
	var k pkcs8
	switch key := key.(type) {
	case *rsa.PrivateKey:
		k.Algo = pkix.AlgorithmIdentifier{Algorithm: oidRSA, Parameters: asn1.NullRawValue}
		k.PrivateKey = MarshalPKCS1PrivateKey(key)
	case *ecdsa.PrivateKey:
		oid, ok := curveOID(key.Curve)
		if !ok {
			return nil, errors.New("x509: unknown curve while marshaling to PKCS#8")
		}
		der, err := asn1.Marshal(oid)
		if err != nil {
			return nil, errors.New("x509: failed to marshal curve OID: " + err.Error())
		}
		k.Algo = pkix.AlgorithmIdentifier{Algorithm: oidECDSA, Parameters: asn1.RawValue{FullBytes: der}}
		if k.PrivateKey, err = writeECKey(key, nil); err != nil {
			return nil, errors.New("x509: failed to marshal EC private key while building PKCS#8: " + err.Error())
		}
	default:
		return nil, fmt.Errorf("x509: unknown key type while marshaling PKCS#8: %T", key)
	}
	return asn1.Marshal(k)
}
