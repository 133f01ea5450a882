// Tests that bytes go through in both directions, and that an end is passed on.

package proxy

import (
	"bytes"
	"io/ioutil"
	"net"
	"testing"

	log "github.com/Sirupsen/logrus"
)

func init() {
	log.SetOutput(&bytes.Buffer{})
}

func local(t *testing.T) *net.TCPAddr {
	return &net.TCPAddr{IP: net.ParseIP("127.0.0.1")}
}

func TestTCPProxy(t *testing.T) {
	backend, err := net.ListenTCP("tcp", local(t))
	if err != nil {
		t.Fatal(err)
	}
	defer backend.Close()
	go func() {
		conn, err := backend.Accept()
		if err != nil {
			return
		}
		asked, _ := ioutil.ReadAll(conn)
		conn.Write(bytes.ToUpper(asked))
		conn.Close()
	}()
	p, err := NewProxy(local(t), backend.Addr())
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan bool)
	go func() {
		p.Run()
		close(done)
	}()
	client, err := net.DialTCP("tcp", nil, p.FrontendAddr().(*net.TCPAddr))
	if err != nil {
		t.Fatal(err)
	}
	client.Write([]byte("through"))
	client.CloseWrite()
	answer, err := ioutil.ReadAll(client)
	if err != nil || string(answer) != "THROUGH" {
		t.Fatalf("got %q, %v", answer, err)
	}
	p.Close()
	<-done
}

func TestNobodyBehind(t *testing.T) {
	gone, err := net.ListenTCP("tcp", local(t))
	if err != nil {
		t.Fatal(err)
	}
	behind := gone.Addr().(*net.TCPAddr)
	gone.Close()
	p, err := NewTCPProxy(local(t), behind)
	if err != nil {
		t.Fatal(err)
	}
	go p.Run()
	defer p.Close()
	client, err := net.DialTCP("tcp", nil, p.FrontendAddr().(*net.TCPAddr))
	if err != nil {
		t.Fatal(err)
	}
	if answer, _ := ioutil.ReadAll(client); len(answer) != 0 {
		t.Fatalf("got %q", answer)
	}
	if _, err := NewProxy(&net.UDPAddr{}, behind); err == nil {
		t.Fatal("a proxy for udp")
	}
}
