// A connection that was reset says so once, to whoever asks first: then it is at its end.
package main

import (
	"fmt"
	"net"
	"time"
)

func pair(unread bool) net.Conn {
	l, _ := net.Listen("tcp", "127.0.0.1:0")
	c, _ := net.Dial("tcp", l.Addr().String())
	s, _ := l.Accept()
	c.Write([]byte("x"))
	time.Sleep(50 * time.Millisecond)
	if !unread {
		s.Read(make([]byte, 8))
	}
	s.Close()
	time.Sleep(50 * time.Millisecond)
	return c
}
func say(what string, n int, err error) {
	if err != nil {
		if op, ok := err.(*net.OpError); ok {
			err = op.Err
		}
	}
	fmt.Println(what, n, err)
}
func main() {
	b := make([]byte, 8)
	c := pair(true)
	n, err := c.Read(b)
	say("read", n, err)
	n, err = c.Read(b)
	say("read", n, err)
	n, err = c.Write(b)
	say("write", n, err)
	n, err = c.Write(b)
	say("write", n, err)
	c = pair(true)
	n, err = c.Write(b)
	say("write", n, err)
	n, err = c.Write(b)
	say("write", n, err)
	n, err = c.Read(b)
	say("read", n, err)
	c = pair(false)
	n, err = c.Read(b)
	say("read", n, err)
	n, err = c.Write(b)
	say("write", n, err)
	time.Sleep(50 * time.Millisecond)
	n, err = c.Read(b)
	say("read", n, err)
	n, err = c.Write(b)
	say("write", n, err)
	n, err = c.Read(b)
	say("read", n, err)
	c = pair(false)
	n, err = c.Write(b)
	say("write", n, err)
	time.Sleep(50 * time.Millisecond)
	n, err = c.Write(b)
	say("write", n, err)
	n, err = c.Read(b)
	say("read", n, err)
	n, err = c.Read(b)
	say("read", n, err)
}
