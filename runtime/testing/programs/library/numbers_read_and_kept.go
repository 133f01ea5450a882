// Numbers of any size as they are scanned, sent and rounded; copying that ends where it was to.
package main

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"math/big"
)

func scans() {
	for _, test := range [][2]string{
		{"1010", "%b"}, {"0b1010", "%v"}, {"12", "%o"}, {"012", "%v"}, {"0o17", "%v"}, {"10xyz", "%d"}, {"0x1Fg", "%v"}, {"-0xff+", "%s"},
		{"+7", "%d"}, {"2+3", "%s"}, {"  5", "%d"}, {"089", "%v"}, {"1_000", "%v"}, {"abc", "%x"}, {"z", "%d"}, {"", "%d"}, {"-", "%d"},
	} {
		x := new(big.Int)
		text := bytes.NewBufferString(test[0])
		n, err := fmt.Fscanf(text, test[1], x)
		fmt.Printf("%q %s: %v %d %v, left %q\n", test[0], test[1], x, n, err, text)
	}
}

func roundings() {
	for _, text := range []string{"-1e-350", "1e-350", "-1e-46", "-1e-45", "-3/7", "0", "-1e400"} {
		r, _ := new(big.Rat).SetString(text)
		wide, exact := r.Float64()
		narrow, also := r.Float32()
		fmt.Println(text, wide, exact, narrow, also)
	}
}

func nothings() {
	var network bytes.Buffer
	err := gob.NewEncoder(&network).Encode([]*big.Int{nil, big.NewInt(7), nil})
	var got []*big.Int
	fmt.Println(err, gob.NewDecoder(&network).Decode(&got), got)
	fmt.Println(gob.NewEncoder(&network).Encode([]*int{nil}))
}

// late gives its error with its last bytes.
type late struct{ left int }

func (l *late) Read(p []byte) (int, error) {
	n := len(p)
	if n >= l.left {
		n = l.left
		l.left = 0
		return n, errors.New("too late")
	}
	l.left -= n
	return n, nil
}

func copies() {
	for _, n := range []int64{3, 5, 6} {
		var to bytes.Buffer
		moved, err := io.CopyN(&to, &late{5}, n)
		fmt.Println(n, moved, err)
		moved, err = io.CopyN(struct{ io.Writer }{&to}, &late{5}, n)
		fmt.Println(n, moved, err)
	}
}

func main() {
	scans()
	roundings()
	nothings()
	copies()
}
