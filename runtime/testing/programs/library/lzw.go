// Lempel-Ziv-Welch.
package main

import (
	"bytes"
	"compress/lzw"
	"fmt"
	"hash/crc32"
	"io/ioutil"
	"strings"
)

func main() {
	long := []byte(strings.Repeat("to be or not to be ", 50))
	x := uint32(1)
	for i := 0; i < 20000; i++ {
		x = x*1664525 + 1013904223
		long = append(long, byte(x>>24)&31)
	}
	for _, order := range []lzw.Order{lzw.LSB, lzw.MSB, 7} {
		for _, width := range []int{1, 2, 5, 7, 8, 9} {
			for _, text := range [][]byte{nil, []byte("\x01\x02\x01\x02\x01\x02\x03"), []byte("aaaaaaaaaaaaaaab"), long} {
				var b bytes.Buffer
				w := lzw.NewWriter(&b, order, width)
				n, err := w.Write(text)
				fmt.Print(order, width, n, err, w.Close(), w.Close(), b.Len(), crc32.ChecksumIEEE(b.Bytes()), " ")
				r := lzw.NewReader(&b, order, width)
				back, err := ioutil.ReadAll(r)
				fmt.Println(len(back), bytes.Equal(back, text), err, r.Close())
			}
		}
	}
	for _, s := range []string{"", "\x80", "\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "\xff\xff\xff\xff", "\x54\x9e\x08\x29\xf2\x44\x8a\x93\x27\x54\x04"} {
		for _, order := range []lzw.Order{lzw.LSB, lzw.MSB} {
			b, err := ioutil.ReadAll(lzw.NewReader(strings.NewReader(s), order, 8))
			fmt.Printf("%q %v\n", b, err)
		}
	}
}
