package main

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/rc4"
	"fmt"
)

func main() {
	text := []byte("The quick brown fox jumps over the lazy dog. 0123456789 abcdef!!")[:64]
	iv := []byte("0123456789abcdef")
	for _, n := range []int{16, 24, 32} {
		key := make([]byte, n)
		for i := range key {
			key[i] = byte(i*7 + n)
		}
		b, err := aes.NewCipher(key)
		out := make([]byte, 16)
		b.Encrypt(out, text)
		fmt.Printf("%x %v\n", out, err)
		b.Decrypt(out, out)
		fmt.Printf("%s\n", out)
		dst := make([]byte, 64)
		cipher.NewCBCEncrypter(b, iv).CryptBlocks(dst, text)
		fmt.Printf("%x\n", dst)
		cipher.NewCBCDecrypter(b, iv).CryptBlocks(dst, dst)
		fmt.Printf("%s\n", dst)
		for _, s := range []cipher.Stream{cipher.NewCTR(b, iv), cipher.NewOFB(b, iv), cipher.NewCFBEncrypter(b, iv), cipher.NewCFBDecrypter(b, iv)} {
			s.XORKeyStream(dst[:7], text[:7])
			s.XORKeyStream(dst[7:], text[7:])
			fmt.Printf("%x\n", dst)
		}
		g, err := cipher.NewGCM(b)
		sealed := g.Seal(nil, iv[:12], text, []byte("data"))
		fmt.Printf("%x %v\n", sealed, err)
		opened, err := g.Open(nil, iv[:12], sealed, []byte("data"))
		fmt.Printf("%s %v\n", opened, err)
		sealed[3] ^= 1
		_, err = g.Open(nil, iv[:12], sealed, []byte("data"))
		fmt.Println(err)
		g, _ = cipher.NewGCMWithNonceSize(b, 16)
		fmt.Printf("%x\n", g.Seal(nil, iv, text[:5], nil))
	}
	d, _ := des.NewCipher([]byte("8bytekey"))
	out := make([]byte, 8)
	d.Encrypt(out, text)
	fmt.Printf("%x\n", out)
	d.Decrypt(out, out)
	fmt.Printf("%s\n", out)
	d, _ = des.NewTripleDESCipher([]byte("24 bytes of key material"))
	for i := 0; i+8 <= 64; i += 8 {
		d.Encrypt(out, text[i:])
		fmt.Printf("%x ", out)
		d.Decrypt(out, out)
		fmt.Printf("%s\n", out)
	}
	_, err := des.NewCipher(text)
	fmt.Println(err)
	_, err = aes.NewCipher(text)
	fmt.Println(err)
	r, _ := rc4.NewCipher([]byte("key"))
	dst := make([]byte, 64)
	r.XORKeyStream(dst, text)
	fmt.Printf("%x\n", dst)
}
