package main

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/asn1"
	"encoding/pem"
	"fmt"
	"math/big"
	"os"
	"time"
)

type T struct {
	A int
	B string `asn1:"utf8"`
	C []int
	D asn1.ObjectIdentifier
	E time.Time
	F bool `asn1:"optional"`
	G *big.Int
	H []byte         `asn1:"tag:3"`
	I asn1.BitString `asn1:"explicit,tag:0"`
	J int            `asn1:"optional,default:5,tag:9"`
	K asn1.Enumerated
	L []string `asn1:"set"`
	M struct{ X, Y int }
	N asn1.RawValue
}

func main() {
	for _, c := range []elliptic.Curve{elliptic.P224(), elliptic.P256(), elliptic.P384(), elliptic.P521()} {
		p := c.Params()
		x, y := c.ScalarBaseMult([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9})
		fmt.Println(p.Name, p.BitSize, c.IsOnCurve(p.Gx, p.Gy), x.Text(16), y.Text(16))
		x2, y2 := c.Double(x, y)
		x3, y3 := c.Add(x, y, p.Gx, p.Gy)
		fmt.Println(x2, y2, x3, y3)
		m := elliptic.Marshal(c, x, y)
		a, b := elliptic.Unmarshal(c, m)
		fmt.Printf("%x %v\n", m, a.Cmp(x) == 0 && b.Cmp(y) == 0)
		mc := elliptic.MarshalCompressed(c, x, y)
		a, b = elliptic.UnmarshalCompressed(c, mc)
		fmt.Println(a.Cmp(x) == 0 && b.Cmp(y) == 0)
		k, err := ecdsa.GenerateKey(c, rand.Reader)
		h := sha256.Sum256([]byte("hello"))
		r, s, err2 := ecdsa.Sign(rand.Reader, k, h[:])
		fmt.Println(err, err2, ecdsa.Verify(&k.PublicKey, h[:], r, s), ecdsa.Verify(&k.PublicKey, h[1:], r, s))
		xn, yn := c.ScalarMult(p.Gx, p.Gy, p.N.Bytes())
		fmt.Println(xn, yn)
	}
	k, err := rsa.GenerateKey(rand.Reader, 768)
	h := sha256.Sum256([]byte("hello"))
	sig, err1 := rsa.SignPKCS1v15(rand.Reader, k, crypto.SHA256, h[:])
	fmt.Println(err, err1, k.Validate(), rsa.VerifyPKCS1v15(&k.PublicKey, crypto.SHA256, h[:], sig), rsa.VerifyPKCS1v15(&k.PublicKey, crypto.SHA256, h[:], sig[1:]))
	sig, err1 = rsa.SignPSS(rand.Reader, k, crypto.SHA256, h[:], nil)
	fmt.Println(err1, rsa.VerifyPSS(&k.PublicKey, crypto.SHA256, h[:], sig, nil))
	e, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, &k.PublicKey, []byte("secret"), nil)
	m, err1 := rsa.DecryptOAEP(sha256.New(), rand.Reader, k, e, nil)
	fmt.Println(err, err1, string(m))
	e, err = rsa.EncryptPKCS1v15(rand.Reader, &k.PublicKey, []byte("secret"))
	m, err1 = rsa.DecryptPKCS1v15(rand.Reader, k, e)
	fmt.Println(err, err1, string(m), len(e))
	_, err = rsa.EncryptPKCS1v15(rand.Reader, &k.PublicKey, make([]byte, 200))
	fmt.Println(err)

	t := T{A: -300, B: "héllo", C: []int{1, 128, 70000}, D: asn1.ObjectIdentifier{1, 2, 840, 113549}, E: time.Date(2015, 5, 6, 7, 8, 9, 0, time.UTC),
		G: big.NewInt(-129), H: []byte{1, 2}, I: asn1.BitString{Bytes: []byte{0xf0}, BitLength: 4}, J: 5, K: 3, L: []string{"b", "a", "*"}, N: asn1.NullRawValue}
	t.M.X = 7
	b, err := asn1.Marshal(t)
	fmt.Printf("%x %v\n", b, err)
	var u T
	rest, err := asn1.Unmarshal(append(b, 1, 2), &u)
	fmt.Printf("%+v %v %v\n", u, rest, err)
	for _, bad := range [][]byte{nil, {2}, {2, 1}, {2, 2, 0, 1}, {2, 0}, {48, 3, 2, 1, 1}, {48, 0x80}, {48, 0x81, 5}, {1, 1, 5}, {0x1f, 0x80}} {
		var n int
		_, err := asn1.Unmarshal(bad, &n)
		var q struct{ A bool }
		_, err2 := asn1.Unmarshal(bad, &q)
		var any interface{}
		_, err3 := asn1.Unmarshal(bad, &any)
		fmt.Println(err, "|", err2, "|", err3, any)
	}
	_, err = asn1.Marshal(map[string]int{})
	fmt.Println(err)
	fmt.Println(asn1.Unmarshal(nil, 5))
	pem.Encode(os.Stdout, &pem.Block{Type: "TEST", Headers: map[string]string{"B": "x", "A": "y", "Proc-Type": "4"}, Bytes: b})
	txt := pem.EncodeToMemory(&pem.Block{Type: "TEST", Bytes: b})
	p, r := pem.Decode(append([]byte("junk\n"), append(txt, "more\n"...)...))
	fmt.Println(p.Type, len(p.Bytes), p.Headers, string(r))
	p, r = pem.Decode([]byte("-----BEGIN A-----\nxx\n-----END B-----\n"))
	fmt.Println(p, len(r))
}
