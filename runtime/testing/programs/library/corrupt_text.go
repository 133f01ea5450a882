// What is wrong with letters in base 32 and 64, and where; bytes that fields refuse.
package main

import (
	"bytes"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"strings"
)

func letters() {
	for _, text := range []string{
		"", "A", "AA", "AA=", "AA==", "AA===", "AA====", "AA=====", "AA======", "AA=======", "=", "A=======", "AAA=====", "AAAA====",
		"AAAAA===", "AAAAAA==", "AAAAAAA=", "AAAA=A==", "AAAA===A", "AAAAAAA=AAA", "AAAAAAA=AAAAAAAA", "AA====\n==", "AAAAAAAA====", "!AAA",
		"AAAAAAAAAA======", "aa======", "AAAA====AAAA====",
	} {
		b, err := base32.StdEncoding.DecodeString(text)
		c, also := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(text)
		fmt.Printf("%q %x %v | %x %v\n", text, b, err, c, also)
	}
	for _, text := range []string{"AA=A", "A=AA", "AA=\nA", "AA\n=A", "AA==A", "AAA=A", "AAAA=", "AA=", "AAAAAA=\n", "A===", "=", "AA=\n=\nA"} {
		b, err := base64.StdEncoding.DecodeString(text)
		c, also := base64.RawStdEncoding.DecodeString(text)
		fmt.Printf("%q %x %v | %x %v\n", text, b, err, c, also)
	}
}

// broken gives a text and then an error.
type broken struct {
	text io.Reader
	err  error
}

func (b broken) Read(p []byte) (int, error) {
	n, err := b.text.Read(p)
	if err == io.EOF {
		err = b.err
	}
	return n, err
}

func streams() {
	for _, text := range []string{"TWFu", "TWFuTW", "TWFuTWE=", "TWFu!WFu", "TW\nFu\n", "TWFuT", "TWFuTW=", "TWFuTW=="} {
		for _, err := range []error{io.EOF, errors.New("broken")} {
			for _, enc := range []*base64.Encoding{base64.StdEncoding, base64.RawStdEncoding} {
				b, got := ioutil.ReadAll(base64.NewDecoder(enc, broken{strings.NewReader(text), err}))
				fmt.Printf("%q %v: %q %v\n", text, err, b, got)
			}
		}
	}
}

type open struct {
	A uint8
	_ uint8
	B uint16
}

type closed struct{ a uint8 }

func fields() {
	var o open
	fmt.Println(binary.Read(bytes.NewReader([]byte{1, 2, 3, 4}), binary.BigEndian, &o), o.A, o.B)
	defer func() { fmt.Println(recover()) }()
	var c closed
	fmt.Println(binary.Read(bytes.NewReader([]byte{1}), binary.BigEndian, &c))
}

func main() {
	letters()
	streams()
	fields()
}
