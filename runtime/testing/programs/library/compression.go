package main

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io/ioutil"
	"math/rand"
	"strings"
	"time"
)

func main() {
	r := rand.New(rand.NewSource(1))
	noise := make([]byte, 1500)
	for i := range noise {
		noise[i] = byte(r.Intn(256))
	}
	few := make([]byte, 3000)
	for i := range few {
		few[i] = "abcde"[r.Intn(5)]
	}
	data := map[string][]byte{"empty": nil, "one": []byte("x"), "text": []byte(strings.Repeat("the quick brown fox ", 60)), "noise": noise, "few": few, "zero": make([]byte, 6000)}
	for _, name := range []string{"empty", "one", "text", "noise", "few", "zero"} {
		for _, level := range []int{-2, -1, 0, 1, 6, 9} {
			if len(data[name]) > 2500 && level > 1 {
				continue
			}
			var b bytes.Buffer
			w, err := flate.NewWriter(&b, level)
			w.Write(data[name])
			w.Flush()
			w.Write([]byte("tail"))
			err2 := w.Close()
			got, err3 := ioutil.ReadAll(flate.NewReader(&b))
			fmt.Println(name, level, err, err2, err3, bytes.Equal(got, append(append([]byte(nil), data[name]...), "tail"...)))
		}
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Name, z.Comment, z.Extra, z.ModTime = "na\u00e9me", "com", []byte("ex"), time.Unix(1400000000, 0)
	z.Write([]byte("hello, "))
	z.Write([]byte("gzip"))
	z.Close()
	z.Reset(&b)
	z.Write([]byte(" again"))
	z.Close()
	all := b.Bytes()
	zr, err := gzip.NewReader(&b)
	got, err2 := ioutil.ReadAll(zr)
	fmt.Printf("%v %q %v %q %q %q %v %d\n", err, got, err2, zr.Name, zr.Comment, zr.Extra, zr.ModTime.UTC(), zr.OS)
	bad := append([]byte(nil), all...)
	bad[len(bad)-5] ^= 1
	zr, err = gzip.NewReader(bytes.NewReader(bad))
	_, err2 = ioutil.ReadAll(zr)
	fmt.Println(err, err2)
	zr, err = gzip.NewReader(bytes.NewReader(all[:len(all)-9]))
	_, err2 = ioutil.ReadAll(zr)
	fmt.Println(err, err2)
	_, err = gzip.NewReader(strings.NewReader("this is no gzip"))
	fmt.Println(err)
	_, err = gzip.NewReader(strings.NewReader(""))
	fmt.Println(err)
	// What stock Go has packed.
	for _, s := range []string{
		"1f8b08000000000000ff2ac9485508cecc4b4f55c82c5628c9485528ceccad4805000000ffff", "789c4acb2f52c8ccd3514854c8cc5350c8cd2f2dd253c84d2c2a01040000ffff3e9d0681",
	} {
		p, _ := hex.DecodeString(s)
		_, err := ioutil.ReadAll(flate.NewReader(bytes.NewReader(p[2:])))
		fmt.Println(err)
	}
	b.Reset()
	zw, _ := zlib.NewWriterLevelDict(&b, 9, []byte("dictionary of words"))
	zw.Write([]byte("words of the dictionary, dictionary of words"))
	zw.Close()
	packed := b.Bytes()
	fmt.Printf("%x\n", packed[:6])
	_, err = zlib.NewReader(bytes.NewReader(packed))
	fmt.Println(err)
	zz, err := zlib.NewReaderDict(bytes.NewReader(packed), []byte("dictionary of words"))
	got, err2 = ioutil.ReadAll(zz)
	fmt.Printf("%v %q %v\n", err, got, err2)
	_, err = zlib.NewReader(strings.NewReader("nope"))
	fmt.Println(err)
	_, err = flate.NewWriter(nil, 11)
	fmt.Println(err)
	_, err = ioutil.ReadAll(flate.NewReader(strings.NewReader("\x07\xff")))
	fmt.Println(err)
}
