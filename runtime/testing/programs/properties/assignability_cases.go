package main

import (
	"errors"
	"fmt"
	"io"
)

type IntSlice []int
type Handler func(string) error
type reader struct{ n int }

func (r *reader) Read(p []byte) (int, error) {
	if r.n == 0 {
		return 0, io.EOF
	}
	r.n--
	p[0] = 'x'
	return 1, nil
}

func take(r io.Reader) (n int) {
	b := make([]byte, 4)
	for {
		k, err := r.Read(b)
		n += k
		if err != nil {
			return
		}
	}
}

func main() {
	var s IntSlice = []int{1, 2}
	var h Handler = func(s string) error { return errors.New(s) }
	var send chan<- int
	c := make(chan int, 1)
	send = c
	send <- 1
	var err error
	err = h("handled")
	fmt.Println(s, err, <-c, take(&reader{3}))
	var any interface{} = s
	any = h
	any = nil
	fmt.Println(any == nil)
	var f float32 = 'a'
	var b byte = 'b'
	var r rune = 98.0
	fmt.Println(f, b, r, b == byte(r))
}
