// Tests that connections wait until the lock is opened.

package listenbuffer

import (
	"io/ioutil"
	"net"
	"testing"
	"time"
)

func TestAcceptWaitsForLock(t *testing.T) {
	lock := make(chan struct{})
	l, err := NewListenBuffer("tcp", "127.0.0.1:0", lock)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()

	accepted := make(chan bool, 2)
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			conn.Write([]byte("hello"))
			conn.Close()
			accepted <- true
		}
	}()

	// The connection is made, though nobody accepts it yet.
	first, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	select {
	case <-accepted:
		t.Fatal("accepted before the lock was opened")
	case <-time.After(20 * time.Millisecond):
	}

	close(lock)
	<-accepted
	text, err := ioutil.ReadAll(first)
	if err != nil || string(text) != "hello" {
		t.Fatalf("got %q and %v", text, err)
	}

	second, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	<-accepted
}

func TestListenFails(t *testing.T) {
	if _, err := NewListenBuffer("tcp", "127.0.0.1:http-but-wrong", nil); err == nil {
		t.Fatal("listens on no port")
	}
}
