// Texts found by their suffixes; signatures by DSA.
package main

import (
	"bytes"
	"crypto/dsa"
	"crypto/sha1"
	"fmt"
	"index/suffixarray"
	"io"
	"math/big"
	"regexp"
	"sort"
	"strings"
)

type zeros struct{ n byte }

func (z *zeros) Read(b []byte) (int, error) {
	for i := range b {
		z.n = z.n*5 + 3
		b[i] = z.n
	}
	return len(b), nil
}

func number(s string) *big.Int {
	n, _ := new(big.Int).SetString(s, 16)
	return n
}

func main() {
	for _, text := range []string{"", "a", "banana", strings.Repeat("ab", 100) + "c" + strings.Repeat("aab", 50)} {
		x := suffixarray.New([]byte(text))
		for _, s := range []string{"", "a", "an", "ana", "ab", "bc", "x", "banana"} {
			all := x.Lookup([]byte(s), -1)
			sort.Ints(all)
			fmt.Println(s, all, len(x.Lookup([]byte(s), 2)))
		}
		fmt.Println(x.FindAllIndex(regexp.MustCompile("an"), -1), x.FindAllIndex(regexp.MustCompile("a+b"), 3), x.FindAllIndex(regexp.MustCompile("[nb]a"), -1), len(x.Bytes()))
		var b bytes.Buffer
		fmt.Println(x.Write(&b))
		var y suffixarray.Index
		fmt.Println(y.Read(&b), string(y.Bytes()) == text, len(y.Lookup([]byte("a"), -1)))
	}
	var k dsa.PrivateKey
	fmt.Println(dsa.GenerateKey(&k, &zeros{}), dsa.GenerateParameters(&k.Parameters, &zeros{}, 9))
	k.P = number("A9B5B793FB4785793D246BAE77E8FF63CA52F442DA763C440259919FE1BC1D6065A9350637A04F75A2F039401D49F08E066C4D275A5A65DA5684BC563C14289D7AB8A67163BFBF79D85972619AD2CFF55AB0EE77A9002B0EF96293BDD0F42685EBB2C66C327079F6C98000FBCB79AACDE1BC6F9D5C7B1A97E3D9D54ED7951FEF")
	k.Q = number("E1D3391245933D68A0714ED34BBCB7A1F422B9C1")
	k.G = number("634364FC25248933D01D1993ECABD0657CC0CB2CEED7ED2E3E8AECDFCDC4A25C3B15E9E3B163ACA2984B5539181F3EFF1A5E8903D71D5B95DA4F27202B77D2C44B430BB53741A8D59A8F86887525C9F2A6A5980A195EAA7F2FF910064301DEF89D3AA213E1FAC7768D89365318E370AF54A112EFBA9246D9158386BA1B4EEFDA")
	fmt.Println(dsa.GenerateKey(&k, io.Reader(&zeros{})), k.X.Sign(), k.Y.BitLen() > 900)
	h := sha1.Sum([]byte("hello"))
	r, s, err := dsa.Sign(&zeros{7}, &k, h[:])
	fmt.Println(err, dsa.Verify(&k.PublicKey, h[:], r, s))
	h[0]++
	fmt.Println(dsa.Verify(&k.PublicKey, h[:], r, s), dsa.Verify(&k.PublicKey, h[:], big.NewInt(0), s))
	k.X = big.NewInt(0)
	_, _, err = dsa.Sign(&zeros{7}, &k, h[:])
	fmt.Println(err)
}
